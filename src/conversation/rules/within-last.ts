/** Rule kind `within-last`: among the last staff lines (or milliseconds), each group must occur. */
import type { AnyOf, RuleCheck } from '../../model.ts'
import { holds, type LineFact, later } from '../facts.ts'
import { lastReach, type Say } from '../wording.ts'
import { type Live, type Reducer, type Verdict, verdictAt } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'within-last' }>

/** Where a group was last said. */
interface Latest {
  readonly line: number
  /** Counts staff lines from 0. */
  readonly staffLine: number
  readonly time: number | undefined
}

interface State {
  /** One entry for each group of `need`: the latest is all that can ever count. */
  readonly latest: readonly (Latest | undefined)[]
  readonly staffLines: number
  readonly lastStaff: number | undefined
  /** Kept up to date only where the rule has a limit in milliseconds. */
  readonly lastTime: number | undefined
}

/**
 * Nobody knows which line is the last until the conversation ends, so the rule is pending until then; `due`
 * names what would be missing if it ended now. A staff line is within `ms` if it ends (without an end:
 * starts) at most that long before the latest time of the conversation; one without times counts as said at
 * the latest time known then. Where no staff line was said at all the rule is missed.
 */
export const withinLast = (check: Check, say: Say): Reducer<State> => {
  const met = `工作人员${lastReach(check.within)}说了${say(check.need)}`
  const live = standings(check, say)
  return {
    start: {
      latest: check.need.map(() => undefined),
      staffLines: 0,
      lastStaff: undefined,
      lastTime: undefined,
    },
    step: (state, fact) => step(check, state, fact),
    live: (state) => live(unmet(check, state)),
    finish: (state) => finish(check, say, met, state),
  }
}

const step = (check: Check, state: State, fact: LineFact): State => {
  const { within, need } = check
  const lastTime = within.ms === undefined ? undefined : later(state.lastTime, later(fact.start, fact.end))
  if (fact.role === 'staff') {
    const said = need.some((group) => holds(fact.said, group))
    const latest = said ? renewed(need, state, fact, lastTime) : state.latest
    return { latest, staffLines: state.staffLines + 1, lastStaff: fact.index, lastTime }
  }
  if (lastTime === state.lastTime) return state
  return { latest: state.latest, staffLines: state.staffLines, lastStaff: state.lastStaff, lastTime }
}

const renewed = (
  need: readonly AnyOf[],
  { latest, staffLines }: State,
  fact: LineFact,
  lastTime: number | undefined,
): State['latest'] => {
  const time = fact.end ?? fact.start ?? lastTime
  return need.map((group, at) => {
    const old = latest[at]
    return holds(fact.said, group)
      ? { line: fact.index, staffLine: staffLines, time: later(old?.time, time) }
      : old
  })
}

/** The very list of the rule where nothing counts. */
const unmet = (check: Check, state: State): readonly AnyOf[] => {
  if (state.latest.every((said) => said === undefined)) return check.need
  return check.need.filter((_, group) => !counts(check, state, state.latest[group]))
}

const counts = ({ within }: Check, state: State, said: Latest | undefined): boolean => {
  if (!said) return false
  if (within.lines !== undefined && said.staffLine < state.staffLines - within.lines) return false
  if (within.ms === undefined || said.time === undefined || state.lastTime === undefined) return true
  return said.time >= state.lastTime - within.ms
}

/** Every staff line moves a rule of this kind, and seldom what it says: that is made once for each usual case. */
const standings = ({ within, need }: Check, say: Say): ((missing: readonly AnyOf[]) => Live) => {
  const reach = lastReach(within)
  const lacks = (missing: readonly AnyOf[]): Live => ({
    state: 'pending',
    due: { need: missing },
    because: () => `工作人员${reach}应说${say(missing)}`,
  })
  const nothing = lacks(need)
  const all: Live = { state: 'pending', because: () => `已说${say(need)}，到此结束即符合` }
  return (missing) => {
    if (missing.length === 0) return all
    return missing.length === need.length ? nothing : lacks(missing)
  }
}

const finish = (check: Check, say: Say, met: string, state: State): Verdict => {
  const missing = unmet(check, state)
  if (missing.length > 0) {
    const nobody = state.lastStaff === undefined ? '没有工作人员说话，' : ''
    const because = `${nobody}工作人员${lastReach(check.within)}没有说${say(missing)}`
    return verdictAt('missed', state.lastStaff, because)
  }
  let line: number | undefined
  for (const said of state.latest) line = later(line, said?.line)
  return verdictAt('met', line, met)
}
