/** Makes times of the calendar count from the first of them, as the times of a conversation do. */
import type { Utterance } from './draft.ts'

/** Times from here on (1973) count from the epoch: no conversation lasts three years. */
const EPOCH_TIMES = 100_000_000_000

/** Leaves times alone that count from the start already. */
export function sinceFirst(utterances: readonly Utterance[]): readonly Utterance[] {
  let zero = Number.POSITIVE_INFINITY
  for (const { start } of utterances)
    if (start !== undefined && start >= EPOCH_TIMES) zero = Math.min(zero, start)
  if (zero === Number.POSITIVE_INFINITY) return utterances
  return utterances.map((one) => ({ ...one, start: relative(one.start, zero), end: relative(one.end, zero) }))
}

function relative(time: number | undefined, zero: number): number | undefined {
  return time === undefined || time < EPOCH_TIMES ? time : time - zero
}
