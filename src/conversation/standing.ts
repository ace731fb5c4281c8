/** How a conversation stands after a line, and the events that tell what changed since the one before. */
import type { ReportFinding, RuleState, SessionEvent } from '../model.ts'
import type { Course } from './course.ts'
import type { Plan } from './plan.ts'
import type { Due, Live, Watch } from './rules/reducer.ts'
import { enterMiss, scoreOf, type Tally } from './score.ts'

export interface Standing {
  readonly watches: readonly Watch[]
  readonly lives: readonly Live[]
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

/** The standing of a course; what has not moved since `before` is taken over. */
export const standingOf = (plan: Plan, course: Course, before?: Standing): Standing => {
  const { watches, tally } = course
  if (!before) {
    const lives = watches.map((watch) => watch.live())
    return { watches, lives, tally, score: liveScore(plan, tally, lives) }
  }
  if (before.watches === watches && before.tally === tally) return before
  let scores = before.tally !== tally
  const lives = before.lives.slice()
  for (let rule = 0; rule < watches.length; rule += 1) {
    const watch = watches[rule]
    if (!watch || watch === before.watches[rule]) continue
    const live = watch.live()
    scores ||= (live.state === 'missed') !== (lives[rule]?.state === 'missed')
    lives[rule] = live
  }
  return { watches, lives, tally, score: scores ? liveScore(plan, tally, lives) : before.score }
}

/** Rules that changed, in the book's order, and then the score if it changed. */
export const changes = (plan: Plan, before: Standing, after: Standing): SessionEvent[] => {
  if (before === after) return []
  const events: SessionEvent[] = []
  for (let rule = 0; rule < after.lives.length; rule += 1) {
    const live = after.lives[rule]
    const old = before.lives[rule]
    if (!old || !live || old === live || isSame(old, live)) continue
    events.push({ type: 'rule', ...shown(plan, rule, live) })
  }
  if (before.score !== after.score) events.push({ type: 'score', score: after.score })
  return events
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

export const rulesShown = (plan: Plan, { lives }: Standing): RuleStanding[] =>
  lives.map((live, rule) => shown(plan, rule, live))

const shown = (plan: Plan, rule: number, { state, due, line, because }: Live): RuleStanding => ({
  rule: plan.book.rules[rule]?.id ?? '',
  state,
  ...(due && { due }),
  ...(line === undefined ? {} : { line }),
  because: because(),
})

const liveScore = (plan: Plan, tally: Tally, lives: readonly Live[]): number => {
  const { rules, scoring } = plan.book
  let sum = tally
  for (const [index, rule] of rules.entries()) {
    if (lives[index]?.state === 'missed') sum = enterMiss(scoring, sum, rule, undefined, '').tally
  }
  return scoreOf(scoring, sum).score
}

const isSame = (a: Live, b: Live): boolean =>
  a.state === b.state && a.line === b.line && isSameDue(a.due, b.due)

/** Groups are the rule's own objects, so they can be compared as such. */
const isSameDue = (a: Due | undefined, b: Due | undefined): boolean => {
  if (!a || !b) return a === b
  if (a.lines !== b.lines || a.by !== b.by || a.need.length !== b.need.length) return false
  return a.need.every((group, index) => group === b.need[index])
}

const identity = ({ line, phrase, start, end, text, status }: ReportFinding): string =>
  JSON.stringify([line, phrase, start, end, text, status])
