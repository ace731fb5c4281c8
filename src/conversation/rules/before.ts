/** Rule kind `before`: wherever `then` occurs, `first` must have occurred before it. */
import type { RuleCheck } from '../../model.ts'
import type { LineFact } from '../facts.ts'
import { nth, type Say } from '../wording.ts'
import { type Live, type Reducer, settle } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'before' }>

interface State {
  readonly prepared: boolean
  readonly met: number | undefined
  readonly missed: number | undefined
}

/**
 * Who may say a phrase is the phrase's own matter: lines of both speakers count. Within one line the one that
 * starts (of two that start together: ends) first is before. `then` heard with less confidence than the floor
 * is passed over; `first` counts however unsure. Without any `then` the rule does not apply.
 */
export const before = (check: Check, say: Say): Reducer<State> => ({
  start: { prepared: false, met: undefined, missed: undefined },
  step: (state, fact) =>
    state.missed === undefined && fact.found.length > 0 ? step(check, state, fact) : state,
  live: (state) => live(check, say, state),
  finish: (state) => {
    if (state.missed !== undefined || state.met !== undefined) return settle(live(check, say, state))
    return { status: 'not-applicable', because: `没有说过${say([check.then])}` }
  },
})

const step = (check: Check, state: State, fact: LineFact): State => {
  let { prepared, met } = state
  for (const finding of fact.found) {
    if (check.then.includes(finding.phrase) && fact.sure.includes(finding)) {
      if (!prepared) return { prepared, met, missed: fact.index }
      met = fact.index
    }
    prepared ||= check.first.includes(finding.phrase)
  }
  return prepared === state.prepared && met === state.met ? state : { prepared, met, missed: undefined }
}

const live = ({ first, then }: Check, say: Say, { prepared, met, missed }: State): Live => {
  if (missed !== undefined) {
    const because = () => `${nth(missed)}说了${say([then])}，此前没有说${say([first])}`
    return { state: 'missed', line: missed, because }
  }
  if (met !== undefined) {
    return { state: 'met', line: met, because: () => `说${say([then])}之前，已说${say([first])}` }
  }
  if (prepared) return { state: 'pending', because: () => `已说${say([first])}` }
  return {
    state: 'pending',
    due: { need: [first] },
    because: () => `说${say([then])}之前，应先说${say([first])}`,
  }
}
