/** The course of a conversation: an immutable value that each line takes one step further. */
import type { ConversationHead, Deduction, Finding, ReportFinding } from '../model.ts'
import { type Heard, type LineFact, later } from './facts.ts'
import type { Plan } from './plan.ts'
import type { Watch } from './rules/reducer.ts'
import { EMPTY_TALLY, enterFinding, type Tally } from './score.ts'

export interface Course {
  /** Lines so far: the index of the next. */
  readonly lines: number
  /** The latest start or end of any line. */
  readonly lastTime: number | undefined
  /** One for each rule of the book, in its order. */
  readonly watches: readonly Watch[]
  /** Of findings alone; missed rules are entered when a score is wanted. */
  readonly tally: Tally
}

export interface Step {
  readonly course: Course
  readonly fact: LineFact
  /** For the report: courtesy and forbidden, in order of start. */
  readonly findings: readonly ReportFinding[]
  readonly deductions: readonly Deduction[]
}

const NONE: readonly never[] = []

export const startCourse = (plan: Plan, head: ConversationHead): Course => ({
  lines: 0,
  lastTime: undefined,
  watches: plan.starts.map((start) => start(head)),
  tally: EMPTY_TALLY,
})

/** Takes the next line. Costs the same however many lines went before. */
export const advance = (plan: Plan, course: Course, heard: Heard): Step => {
  const { role, text, start, end, found, said, sure } = heard
  const fact: LineFact = { index: course.lines, role, text, start, end, found, said, sure }
  const entered = heard.found.length > 0 ? enter(plan, course.tally, fact) : undefined
  return {
    course: {
      lines: course.lines + 1,
      lastTime: later(course.lastTime, later(heard.start, heard.end)),
      watches: stepAll(course.watches, fact),
      tally: entered?.tally ?? course.tally,
    },
    fact,
    findings: entered?.findings ?? NONE,
    deductions: entered?.deductions ?? NONE,
  }
}

/** The same array if no watch moved, so that what follows can skip it. */
const stepAll = (watches: readonly Watch[], fact: LineFact): readonly Watch[] => {
  let moved: Watch[] | undefined
  for (let at = 0; at < watches.length; at += 1) {
    const watch = watches[at]
    const next = watch?.step(fact)
    if (!next || next === watch) continue
    moved ??= watches.slice()
    moved[at] = next
  }
  return moved ?? watches
}

const enter = (plan: Plan, before: Tally, fact: LineFact) => {
  const { scoring } = plan.book
  const findings: ReportFinding[] = []
  const deductions: Deduction[] = []
  let tally = before
  for (const finding of fact.found) {
    if (finding.kind !== 'cue') findings.push(reported(plan, finding, fact.index))
    if (finding.confidence < scoring.floor || !plan.scored.has(finding.phrase)) continue
    const phrase = plan.phrases.get(finding.phrase)
    if (!phrase) continue
    const charged = enterFinding(scoring, tally, phrase, finding, fact.index)
    tally = charged.tally
    if (charged.deduction) deductions.push(charged.deduction)
  }
  return { tally, findings, deductions }
}

const reported = (plan: Plan, finding: Finding, line: number): ReportFinding => {
  const phrase = plan.phrases.get(finding.phrase)
  const { kind, start, end, text, match, confidence, severity, reason } = finding
  return {
    phrase: finding.phrase,
    kind,
    line,
    start,
    end,
    text,
    match,
    confidence,
    severity,
    status: confidence < plan.book.scoring.floor ? 'needs-listening' : 'kept',
    reason,
    ...(phrase?.category === undefined ? {} : { category: phrase.category }),
    ...(phrase?.clause && { clause: phrase.clause }),
    instead: phrase?.instead ?? [],
  }
}
