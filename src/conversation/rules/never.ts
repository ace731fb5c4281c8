/** Rule kind `never`: none of these phrases may occur more than `max` times in all. */
import type { RuleCheck } from '../../model.ts'
import { countOf } from '../facts.ts'
import { nth, type Say } from '../wording.ts'
import { type Live, type Reducer, settle } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'never' }>

interface State {
  readonly count: number
  readonly missed: number | undefined
}

/** Always applies, and is met at the end where it was not broken. What was heard with less confidence than the floor is not counted. */
export const never = (check: Check, say: Say): Reducer<State> => ({
  start: { count: 0, missed: undefined },
  step: (state, fact) => {
    if (state.missed !== undefined) return state
    const more = countOf(fact.sure, check.phrases)
    if (more === 0) return state
    const count = state.count + more
    return { count, missed: count > check.max ? fact.index : undefined }
  },
  live: (state) => live(check, say, state),
  finish: (state) => {
    if (state.missed !== undefined) return settle(live(check, say, state))
    return {
      status: 'met',
      because: `${say([check.phrases])}出现 ${state.count} 次，没有超过 ${check.max} 次`,
    }
  },
})

const live = ({ phrases, max }: Check, say: Say, { count, missed }: State): Live => {
  if (missed === undefined) {
    return { state: 'pending', because: () => `${say([phrases])}最多 ${max} 次，目前 ${count} 次` }
  }
  const because = () => `${nth(missed)}说了${say([phrases])}，共 ${count} 次，超过 ${max} 次`
  return { state: 'missed', line: missed, because }
}
