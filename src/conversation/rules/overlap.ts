/** Rule kind `overlap`: one speaker cuts into the other's words at most `max` times. */
import type { RuleCheck } from '../../model.ts'
import type { LineFact } from '../facts.ts'
import { nth, roleName, seconds } from '../wording.ts'
import { type Live, type Reducer, settle } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'overlap' }>

interface State {
  /** The other's line that goes on longest. */
  readonly other: { readonly start: number | undefined; readonly end: number } | undefined
  /** The role's last line, while it has not been counted: the line that it cut into may be handed in after it. */
  readonly own: { readonly line: number; readonly start: number } | undefined
  readonly compared: boolean
  readonly count: number
  readonly missed: number | undefined
}

/**
 * A line cuts in if it starts after the other's line has started and `ms` or more before that ends; who starts
 * at the same moment does not cut in. Does not apply where no two lines of both could be compared.
 */
export const overlap = (check: Check): Reducer<State> => ({
  start: { other: undefined, own: undefined, compared: false, count: 0, missed: undefined },
  step: (state, fact) => {
    if (state.missed !== undefined) return state
    return fact.role === check.role ? speak(check, state, fact) : listen(check, state, fact)
  },
  live: (state) => live(check, state),
  finish: (state) => {
    if (state.missed !== undefined) return settle(live(check, state))
    if (!state.compared) return { status: 'not-applicable', because: '没有双方都有时间的话' }
    return { status: 'met', because: `抢话 ${state.count} 次，没有超过 ${check.max} 次` }
  },
})

const speak = (check: Check, state: State, { start, index }: LineFact): State => {
  if (start === undefined) return state
  const { other, count } = state
  if (!other)
    return { other, own: { line: index, start }, compared: state.compared, count, missed: undefined }
  const began = other.start === undefined || other.start < start
  if (began && other.end - start >= check.ms) return cutIn(check, state, index, other)
  return { other, own: { line: index, start }, compared: true, count, missed: undefined }
}

const listen = (check: Check, state: State, { start, end }: LineFact): State => {
  if (end === undefined) return state
  const other = state.other && state.other.end > end ? state.other : { start, end }
  const { own, count } = state
  if (!own || start === undefined) return { other, own, compared: state.compared, count, missed: undefined }
  if (own.start > start && end - own.start >= check.ms) return cutIn(check, state, own.line, other)
  return { other, own, compared: true, count, missed: undefined }
}

const cutIn = (check: Check, state: State, line: number, other: State['other']): State => {
  const count = state.count + 1
  return { other, own: undefined, compared: true, count, missed: count > check.max ? line : undefined }
}

const live = (check: Check, { count: times, missed }: State): Live => {
  if (missed === undefined) {
    return { state: 'pending', because: () => `抢话最多 ${check.max} 次，目前 ${times} 次` }
  }
  const because = () =>
    `${nth(missed)}${roleName(check.role)}抢在对方说完前 ${seconds(check.ms)}以上开口，共 ${times} 次，超过 ${check.max} 次`
  return { state: 'missed', line: missed, because }
}
