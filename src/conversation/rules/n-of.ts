/** Rule kind `n-of`: at least `min` of these groups must occur. */
import type { AnyOf, RuleCheck } from '../../model.ts'
import { lacking } from '../facts.ts'
import type { Say } from '../wording.ts'
import { type Live, liveAt, type Reducer, settle } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'n-of' }>

interface State {
  readonly missing: readonly AnyOf[]
  readonly last: number | undefined
}

/**
 * Always applies. Lines of both speakers count: who may say a phrase is the phrase's own matter. Met as soon
 * as enough groups have occurred, missed at the end.
 */
export const nOf = (check: Check, say: Say): Reducer<State> => ({
  start: { missing: check.need, last: undefined },
  step: (state, fact) => {
    if (fact.said.length === 0 || said(check, state) >= check.min) return state
    const missing = lacking(state.missing, fact.said)
    return missing === state.missing ? state : { missing, last: fact.index }
  },
  live: (state) => live(check, say, state),
  finish: (state) => {
    if (said(check, state) >= check.min) return settle(live(check, say, state))
    const because = `只说了 ${said(check, state)} 项，不足 ${check.min} 项，没有说${say(state.missing)}`
    return { status: 'missed', because }
  },
})

const said = (check: Check, state: State): number => check.need.length - state.missing.length

const live = (check: Check, say: Say, state: State): Live => {
  const count = said(check, state)
  if (count >= check.min) {
    return liveAt('met', state.last, () => `已说 ${count} 项，至少应有 ${check.min} 项`)
  }
  const because = () => `还应说 ${check.min - count} 项：${say(state.missing)}`
  return { state: 'pending', due: { need: state.missing }, because }
}
