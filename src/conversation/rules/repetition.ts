/** Rule kind `repetition`: one speaker says the same thing again at most `max` times. */
import type { RuleCheck } from '../../model.ts'
import { spokenText } from '../characters.ts'
import { nth, roleName } from '../wording.ts'
import { type Live, type Reducer, settle } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'repetition' }>

interface State {
  /** Spoken text of the role's latest lines. */
  readonly recent: readonly string[]
  readonly count: number
  readonly missed: number | undefined
}

/** How many lines back, and how many characters of a line, are compared: keeps the cost of a line constant. */
const WINDOW = 32
const LENGTH = 200

/**
 * Similarity is Dice's coefficient over the sets of character bigrams, 0..1; a line counts once, however many
 * earlier ones it is like. Always applies, and is met at the end where it was not broken.
 */
export const repetition = (check: Check): Reducer<State> => ({
  start: { recent: [], count: 0, missed: undefined },
  step: (state, fact) => {
    if (state.missed !== undefined || fact.role !== check.role) return state
    const text = spokenText(fact.text)
    if (text === '' || text.length < check.minLength) return state
    const line = text.slice(0, LENGTH)
    const count = state.count + (isLikeAny(line, state.recent, check.similarity) ? 1 : 0)
    const recent = [...state.recent.slice(1 - WINDOW), line]
    return { recent, count, missed: count > check.max ? fact.index : undefined }
  },
  live: (state) => live(check, state),
  finish: (state) => {
    if (state.missed !== undefined) return settle(live(check, state))
    const because = `${roleName(check.role)}重复 ${state.count} 次，没有超过 ${check.max} 次`
    return { status: 'met', because }
  },
})

const isLikeAny = (line: string, earlier: readonly string[], similarity: number): boolean => {
  const own = bigrams(line)
  return earlier.some((other) => dice(own, bigrams(other)) >= similarity)
}

/** A single character is its own bigram, so that one-character lines can be compared. */
const bigrams = (text: string): Set<string> => {
  if (text.length === 1) return new Set([text])
  const pairs = new Set<string>()
  for (let at = 1; at < text.length; at += 1) pairs.add(text.slice(at - 1, at + 1))
  return pairs
}

const dice = (a: ReadonlySet<string>, b: ReadonlySet<string>): number => {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared += 1
  return (2 * shared) / (a.size + b.size)
}

const live = (check: Check, { count, missed }: State): Live => {
  if (missed === undefined) {
    return { state: 'pending', because: () => `同样的话最多重复 ${check.max} 次，目前 ${count} 次` }
  }
  const because = () => `${nth(missed)}又说了前面说过的话，共重复 ${count} 次，超过 ${check.max} 次`
  return { state: 'missed', line: missed, because }
}
