/** Rule kind `after`: after each line that holds a trigger, each group within so many staff lines or milliseconds. */
import type { AnyOf } from '../../model.ts'
import { countOf, holds, type LineFact, lacking } from '../facts.ts'
import { afterReach, nth, type Say, seconds } from '../wording.ts'
import { type AfterCheck, binds, type Debt, owe, pay, strictest, type Trigger } from './debts.ts'
import { type Live, type Reducer, settle, type Verdict } from './reducer.ts'

interface State {
  /** Triggers that bind only when a staff line follows: a customer's, or any with `pause`. */
  readonly waiting: readonly Trigger[]
  readonly debts: readonly Debt[]
  /** The line that last answered a trigger in full. */
  readonly met: number | undefined
  readonly missed:
    | { readonly line: number; readonly since: number; readonly missing: readonly AnyOf[] }
    | undefined
}

interface Words {
  readonly met: string
  readonly idle: string
  readonly none: string
}

const NONE: readonly never[] = []

/**
 * One miss decides the rule. Triggers heard with less confidence than the floor start nothing; what answers
 * one counts however unsure. A customer's trigger, or one with `pause`, without a staff line after it does
 * not apply; `pause` without times does not apply either. A staff trigger in the last staff line is judged on
 * that line alone. A line is late if it starts more than `within.ms` after the trigger's end; without times
 * it is never late. What is still owed at the end is missed.
 */
export const after = (check: AfterCheck, say: Say): Reducer<State> => {
  const words = {
    met: `每次需要时，工作人员${afterReach(check.within, check.sameLine)}都说了${say(check.need)}`,
    idle: `还没有出现需要说${say(check.need)}的情形`,
    none: `没有出现需要说${say(check.need)}的情形`,
  }
  return {
    start: { waiting: NONE, debts: NONE, met: undefined, missed: undefined },
    step: (state, fact) => step(check, state, fact),
    live: (state) => live(check, say, words, state),
    finish: (state) => finish(check, say, words, state),
  }
}

const step = (check: AfterCheck, state: State, fact: LineFact): State => {
  if (state.missed) return state
  const isAnswer = fact.role === 'staff' && (state.waiting.length > 0 || state.debts.length > 0)
  const answered = isAnswer ? answer(check, state, fact) : state
  if (answered.missed || countOf(fact.sure, check.trigger) === 0) return answered
  return arise(check, answered, fact)
}

/** What a staff line does to all that was waiting or owed before it. */
const answer = (check: AfterCheck, state: State, fact: LineFact): State => {
  const binding = state.waiting.filter((trigger) => binds(check, trigger, fact))
  const debts = owe(check, state.debts, binding)
  if (debts.length === 0) {
    const met = binding.length > 0 ? fact.index : state.met
    return { waiting: NONE, debts, met, missed: undefined }
  }
  const { open, failed } = pay(debts, fact)
  if (failed) return { waiting: NONE, debts: NONE, met: state.met, missed: miss(debts, failed, fact) }
  const paid = debts.some((debt) => !open.some((other) => other.since === debt.since))
  return { waiting: NONE, debts: open, met: paid ? fact.index : state.met, missed: undefined }
}

const miss = (debts: readonly Debt[], failed: Debt, fact: LineFact): State['missed'] => {
  const missing = debts
    .filter((debt) => debt === failed || (debt.since === failed.since && !holds(fact.said, debt.group)))
    .map((debt) => debt.group)
  return { line: fact.index, since: failed.since, missing }
}

/** What a trigger in this line starts. */
const arise = (check: AfterCheck, { waiting, debts, met }: State, fact: LineFact): State => {
  const { role, index: line, end } = fact
  const ownLineCounts = check.sameLine && role === 'staff'
  const missing = ownLineCounts ? lacking(check.need, fact.said) : check.need
  const trigger: Trigger = { role, line, end, missing }
  if (role !== 'staff' || check.pause !== undefined) {
    return { waiting: strictest(waiting, trigger), debts, met, missed: undefined }
  }
  if (missing.length === 0) return { waiting, debts, met: line, missed: undefined }
  if (check.within.lines === 0) {
    return { waiting: NONE, debts: NONE, met, missed: { line, since: line, missing } }
  }
  return { waiting, debts: owe(check, debts, [trigger]), met, missed: undefined }
}

const live = (check: AfterCheck, say: Say, words: Words, state: State): Live => {
  if (state.missed) {
    const { line, since, missing } = state.missed
    const reach = afterReach(check.within, check.sameLine)
    return {
      state: 'missed',
      line,
      because: () => `${nth(since)}之后，工作人员${reach}没有说${say(missing)}`,
    }
  }
  const [waiting] = state.waiting
  if (state.debts.length > 0 || (waiting && check.pause === undefined)) return due(check, say, state)
  if (waiting) {
    const { line, missing } = waiting
    const because = () =>
      `${nth(line)}之后，如隔 ${seconds(check.pause ?? 0)}以上才再说话，应说${say(missing)}`
    return { state: 'pending', due: { need: missing }, because }
  }
  if (state.met !== undefined) return { state: 'met', line: state.met, because: () => words.met }
  return { state: 'pending', because: () => words.idle }
}

const due = (check: AfterCheck, say: Say, state: State): Live => {
  const waiting = check.pause === undefined ? state.waiting : NONE
  const debts = owe(check, state.debts, waiting)
  const need = debts.map((debt) => debt.group)
  const since = smallest([...debts.map((debt) => debt.since), ...waiting.map(({ line }) => line)]) ?? 0
  const lines = smallest(debts.map((debt) => debt.left))
  const by = smallest(debts.map((debt) => debt.by))
  const reach = afterReach(check.within, check.sameLine)
  return {
    state: 'due',
    due: { need, ...(lines === undefined ? {} : { lines }), ...(by === undefined ? {} : { by }) },
    line: since,
    because: () => `${nth(since)}之后，工作人员${reach}应说${say(need)}`,
  }
}

const smallest = (values: readonly (number | undefined)[]): number | undefined => {
  const known = values.filter((value) => value !== undefined)
  return known.length > 0 ? Math.min(...known) : undefined
}

const finish = (check: AfterCheck, say: Say, words: Words, state: State): Verdict => {
  if (state.missed) return settle(live(check, say, words, state))
  const [first] = state.debts
  if (first) {
    const missing = state.debts.filter((debt) => debt.since === first.since).map((debt) => debt.group)
    const because = `${nth(first.since)}之后，直到结束工作人员也没有说${say(missing)}`
    return { status: 'missed', line: first.since, because }
  }
  if (state.met !== undefined) return { status: 'met', line: state.met, because: words.met }
  return { status: 'not-applicable', because: words.none }
}
