/** How a conversation stands after a line, and the events that tell what changed since the one before. */
import type { ReportFinding, RuleState, SessionEvent } from '../model.ts'
import type { Course } from './course.ts'
import type { Plan } from './plan.ts'
import type { Due, Live, Watch } from './rules/reducer.ts'
import { enterMiss, scoreOf, type Tally } from './score.ts'

/**
 * How a conversation stands. What its watches say is worked out whenever it is asked for: kept, it would be most of
 * what a session holds, be replaced with every line, and keep the collector of garbage busy.
 */
export interface Standing {
  readonly watches: readonly Watch[]
  /** Places of the rules that are missed, in the book's order. */
  readonly missed: readonly number[]
  readonly tally: Tally
  readonly score: number
}

/** A rule as a snapshot or an event shows it. */
export interface RuleStanding {
  readonly rule: string
  readonly state: RuleState
  readonly due?: Due
  readonly line?: number
  readonly because: string
}

export const standingOf = (plan: Plan, { watches, tally }: Course): Standing => {
  const missed = watches.flatMap((watch, rule) => (watch.live().state === 'missed' ? rule : []))
  return { watches, missed, tally, score: liveScore(plan, tally, missed) }
}

/**
 * The standing of a course that follows `before`. Tells what changed, behind what `events` holds already: rules in the
 * book's order, and then the score.
 */
export const follow = (plan: Plan, before: Standing, course: Course, events: SessionEvent[]): Standing => {
  const { watches, tally } = course
  if (before.watches === watches && before.tally === tally) return before
  let { missed } = before
  for (let rule = 0; rule < watches.length; rule += 1) {
    const watch = watches[rule]
    const last = before.watches[rule]
    if (!watch || !last || watch === last) continue
    const live = watch.live()
    const old = last.live()
    if (isSame(old, live)) continue
    events.push({ type: 'rule', ...shown(plan, rule, live) })
    if (live.state === 'missed' || old.state === 'missed') missed = withRule(missed, rule, live)
  }
  const isNew = before.tally !== tally || before.missed !== missed
  const score = isNew ? liveScore(plan, tally, missed) : before.score
  if (before.score !== score) events.push({ type: 'score', score })
  return { watches, missed, tally, score }
}

const withRule = (missed: readonly number[], rule: number, { state }: Live): readonly number[] => {
  const others = missed.filter((other) => other !== rule)
  return state === 'missed' ? [...others, rule].sort((a, b) => a - b) : others
}

/**
 * Retractions first, then what is new. A finding stays if phrase, place and status are the same: its line
 * too, since that is how it is found again.
 */
export const findingChanges = (
  before: readonly ReportFinding[],
  after: readonly ReportFinding[],
  interim: boolean,
): SessionEvent[] => {
  const told = (finding: ReportFinding): SessionEvent => ({ type: 'finding', finding, interim })
  if (before.length === 0) return after.map(told)
  const old = new Set(before.map(identity))
  const now = new Set(after.map(identity))
  const gone = before.filter((finding) => !now.has(identity(finding)))
  const fresh = after.filter((finding) => !old.has(identity(finding)))
  return [...gone.map((finding): SessionEvent => ({ type: 'retracted', finding })), ...fresh.map(told)]
}

export const rulesShown = (plan: Plan, { watches }: Standing): RuleStanding[] =>
  watches.map((watch, rule) => shown(plan, rule, watch.live()))

const shown = (plan: Plan, rule: number, { state, due, line, because }: Live): RuleStanding => ({
  rule: plan.book.rules[rule]?.id ?? '',
  state,
  ...(due && { due }),
  ...(line === undefined ? {} : { line }),
  because: because(),
})

const liveScore = (plan: Plan, tally: Tally, missed: readonly number[]): number => {
  const { rules, scoring } = plan.book
  let sum = tally
  for (const index of missed) {
    const rule = rules[index]
    if (rule) sum = enterMiss(scoring, sum, rule, undefined, '').tally
  }
  return scoreOf(scoring, sum).score
}

const isSame = (a: Live, b: Live): boolean =>
  a === b || (a.state === b.state && a.line === b.line && isSameDue(a.due, b.due))

/** Groups are the rule's own objects, so they can be compared as such. */
const isSameDue = (a: Due | undefined, b: Due | undefined): boolean => {
  if (!a || !b) return a === b
  if (a.lines !== b.lines || a.by !== b.by || a.need.length !== b.need.length) return false
  return a.need.every((group, index) => group === b.need[index])
}

const identity = ({ line, phrase, start, end, text, status }: ReportFinding): string =>
  JSON.stringify([line, phrase, start, end, text, status])
