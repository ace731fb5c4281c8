/** Rule kind `within-first`: among the first staff lines (or milliseconds), each group must occur. */
import type { AnyOf, RuleCheck } from '../../model.ts'
import { type LineFact, lacking } from '../facts.ts'
import { firstReach, type Say } from '../wording.ts'
import { type Live, liveAt, type Reducer, settle } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'within-first' }>

interface State {
  readonly missing: readonly AnyOf[]
  readonly staffLines: number
  /** The last staff line within reach. */
  readonly last: number | undefined
  readonly closed: boolean
}

/**
 * Both limits apply where both are given; without any the whole conversation counts. A staff line is within
 * `ms` if it starts at most that long after the start of the conversation; one without a time is never too
 * late. Where no staff line was said at all the rule is missed.
 */
export const withinFirst = (check: Check, say: Say): Reducer<State> => {
  const met = `工作人员${firstReach(check.within)}说了${say(check.need)}`
  return {
    start: { missing: check.need, staffLines: 0, last: undefined, closed: check.within.lines === 0 },
    step: (state, fact) => (fact.role === 'staff' && isOpen(state) ? take(check, state, fact) : state),
    live: (state) => (isOpen(state) ? due(check, say, state) : closed(check, say, met, state)),
    finish: (state) => settle(closed(check, say, met, state)),
  }
}

const isOpen = (state: State): boolean => !state.closed && state.missing.length > 0

const take = ({ within }: Check, state: State, fact: LineFact): State => {
  if (within.ms !== undefined && fact.start !== undefined && fact.start > within.ms) {
    return {
      missing: state.missing,
      staffLines: state.staffLines,
      last: state.last ?? fact.index,
      closed: true,
    }
  }
  const staffLines = state.staffLines + 1
  const missing = lacking(state.missing, fact.said)
  return {
    missing,
    staffLines,
    last: fact.index,
    closed: within.lines !== undefined && staffLines >= within.lines,
  }
}

const closed = ({ within }: Check, say: Say, met: string, { missing, last }: State): Live => {
  if (missing.length === 0) return liveAt('met', last, () => met)
  const nobody = last === undefined ? '没有工作人员说话，' : ''
  return liveAt('missed', last, () => `${nobody}工作人员${firstReach(within)}没有说${say(missing)}`)
}

const due = ({ within }: Check, say: Say, { missing, staffLines }: State): Live => ({
  state: 'due',
  due: {
    need: missing,
    ...(within.lines === undefined ? {} : { lines: within.lines - staffLines }),
    ...(within.ms === undefined ? {} : { by: within.ms }),
  },
  because: () => `工作人员${firstReach(within)}应说${say(missing)}`,
})
