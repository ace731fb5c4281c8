/** What staff owe after triggers: triggers that wait for a staff line, and groups that must be said in time. */
import type { AnyOf, Role, RuleCheck } from '../../model.ts'
import { holds, type LineFact } from '../facts.ts'

export type AfterCheck = Extract<RuleCheck, { kind: 'after' }>

/** A line that holds a trigger, and the groups that it does not hold itself. */
export interface Trigger {
  readonly role: Role
  readonly line: number
  readonly end: number | undefined
  readonly missing: readonly AnyOf[]
}

/** A group that staff owe since the line `since`; of a group only the oldest debt is kept, it is the strictest. */
export interface Debt {
  readonly group: AnyOf
  readonly since: number
  /** Staff lines that are left to say it. */
  readonly left: number | undefined
  /** The latest start of a line that says it, in milliseconds. */
  readonly by: number | undefined
}

/** The debts with those that these triggers add. Saying a group once pays for all triggers before. */
export const owe = (
  check: AfterCheck,
  debts: readonly Debt[],
  triggers: readonly Trigger[],
): readonly Debt[] => triggers.reduce((owed, trigger) => oweOne(check, owed, trigger), debts)

/** Does a trigger bind, now that this staff line follows? With `pause` only if the line comes late enough. */
export const binds = ({ pause }: AfterCheck, { end }: Trigger, fact: LineFact): boolean => {
  if (pause === undefined) return true
  return end !== undefined && fact.start !== undefined && fact.start - end >= pause
}

/**
 * At most one waiting trigger of each role. Of a customer's two with no staff line between, the one that ended
 * first has the nearer limit and the longer pause.
 */
export const strictest = (waiting: readonly Trigger[], trigger: Trigger): readonly Trigger[] => {
  const old = waiting.find(({ role }) => role === trigger.role)
  if (!old) return [...waiting, trigger]
  const isStricter = trigger.end !== undefined && (old.end === undefined || trigger.end < old.end)
  return isStricter ? waiting.map((other) => (other === old ? trigger : other)) : waiting
}

/** What is left of the debts after a staff line, or the debt that it failed to pay. */
export const pay = (debts: readonly Debt[], fact: LineFact): { open: readonly Debt[]; failed?: Debt } => {
  const open: Debt[] = []
  for (const debt of debts) {
    const said = holds(fact.said, debt.group)
    const late = debt.by !== undefined && fact.start !== undefined && fact.start > debt.by
    const lastChance = debt.left !== undefined && debt.left <= 1
    if (late || (lastChance && !said)) return { open, failed: debt }
    if (!said) open.push(debt.left === undefined ? debt : { ...debt, left: debt.left - 1 })
  }
  return { open }
}

const oweOne = ({ within }: AfterCheck, debts: readonly Debt[], trigger: Trigger): readonly Debt[] => {
  const by = within.ms === undefined || trigger.end === undefined ? undefined : trigger.end + within.ms
  const added = trigger.missing
    .filter((group) => !debts.some((debt) => debt.group === group))
    .map((group) => ({ group, since: trigger.line, left: within.lines, by }))
  const kept = debts.map((debt) =>
    debt.by === undefined && by !== undefined && trigger.missing.includes(debt.group)
      ? { ...debt, by }
      : debt,
  )
  return [...kept, ...added]
}
