/** One conversation while it runs: lines go in, events come out, and at the end a report. */
import type {
  Conversation,
  ConversationHead,
  Deduction,
  Finding,
  Line,
  Phrasebook,
  Report,
  ReportFinding,
  Role,
  SessionEvent,
  SessionLine,
} from '../model.ts'
import { advance, type Course, type Step, startCourse } from './course.ts'
import { type Heard, hear } from './facts.ts'
import { type Plan, planOf } from './plan.ts'
import { concluded } from './report.ts'
import {
  findingChanges,
  follow,
  type RuleStanding,
  rulesShown,
  type Standing,
  standingOf,
} from './standing.ts'
import { openStats, type Stats } from './stats.ts'

/** Finds courtesy phrases, forbidden ones and cues in one line; must depend on the line alone. */
export type Find = (line: Line) => readonly Finding[]

/** What a session looks like at one moment; plain data. Open interim lines are counted in rules and score. */
export interface SessionSnapshot {
  readonly id: string
  /** Committed lines. */
  readonly lines: number
  /** Interim lines that are still open. */
  readonly interim: number
  readonly score: number
  readonly rules: readonly RuleStanding[]
  /** Of the committed lines. */
  readonly findings: readonly ReportFinding[]
}

export interface Session {
  /**
   * Takes a line and tells what changed: retracted and new findings, then rules, then the score. An interim
   * line is tried on top of the committed ones, in the order in which utterances began, and is replaced by the
   * next line with its id; a final line commits. Once committed an id is free again. Of more than
   * `MAX_INTERIM` open interim lines the oldest is dropped.
   * @throws Error after `end`, and for an interim line without `id`; the session is then as before.
   */
  push(line: SessionLine): SessionEvent[]
  /**
   * The report on all committed lines. Interim lines still open were never confirmed and are dropped.
   * `endedBy` overrides the head's.
   * @throws Error if the session has ended before.
   */
  end(tail?: { readonly endedBy?: Role }): Report
  /** Rule states and score now: before the first line too, since the head alone may decide rules; also after the end (then: as the last line left them). */
  snapshot(): SessionSnapshot
}

/** How many interim lines can be open at once. */
export const MAX_INTERIM = 16

/** Opens a conversation under a book; `find` is asked once for every line pushed. */
export const openSession = (book: Phrasebook, find: Find, head: ConversationHead): Session =>
  new RunningSession(planOf(book), find, head, true)

/**
 * Reviews a finished conversation: open, push every line, end. There is no second way to a report; only the
 * telling of changes, which nobody would hear, is left out.
 */
export const review = (book: Phrasebook, find: Find, conversation: Conversation): Report => {
  const session = new RunningSession(planOf(book), find, conversation, false)
  for (const line of conversation.lines) session.push(line)
  return session.end()
}

interface Interim {
  heard: Heard
  /** As events last showed them. */
  shown: readonly ReportFinding[]
}

class RunningSession implements Session {
  readonly #plan: Plan
  readonly #find: Find
  readonly #id: string
  readonly #endedBy: Role | undefined
  readonly #stats: Stats
  readonly #findings: ReportFinding[] = []
  readonly #deductions: Deduction[] = []
  /** In order of their first hypothesis. */
  readonly #interims = new Map<string, Interim>()
  /** Undefined: nobody listens. */
  #standing: Standing | undefined
  #course: Course
  #ended = false

  constructor(plan: Plan, find: Find, head: ConversationHead, tells: boolean) {
    this.#plan = plan
    this.#find = find
    this.#id = head.id
    this.#endedBy = head.endedBy
    this.#stats = openStats(plan.book.courtesyWords)
    this.#course = startCourse(plan, head)
    this.#standing = tells ? standingOf(plan, this.#course) : undefined
  }

  push(line: SessionLine): SessionEvent[] {
    this.#refuseWhenEnded()
    const { id } = line
    if (line.interim && id === undefined) throw new Error('临时句必须带有 id，否则无法被后来的句子替换')
    const heard = hear(line, this.#find(line), this.#plan.book.scoring.floor)
    const events = line.interim && id !== undefined ? this.#hold(id, heard) : this.#commit(id, heard)
    if (this.#standing) this.#standing = follow(this.#plan, this.#standing, this.#rehearse(events), events)
    return events
  }

  end(tail?: { readonly endedBy?: Role }): Report {
    this.#refuseWhenEnded()
    this.#ended = true
    return concluded(this.#plan, {
      id: this.#id,
      endedBy: tail?.endedBy ?? this.#endedBy,
      course: this.#course,
      findings: this.#findings,
      deductions: this.#deductions,
      stats: this.#stats.report(),
    })
  }

  snapshot(): SessionSnapshot {
    const standing = this.#standing ?? standingOf(this.#plan, this.#course)
    return {
      id: this.#id,
      lines: this.#course.lines,
      interim: this.#interims.size,
      score: standing.score,
      rules: rulesShown(this.#plan, standing),
      findings: [...this.#findings],
    }
  }

  #refuseWhenEnded(): void {
    if (this.#ended) throw new Error(`对话 ${this.#id} 已经结束，不能再加入句子或再次结束`)
  }

  #commit(id: string | undefined, heard: Heard): SessionEvent[] {
    const shown = (id !== undefined && this.#interims.get(id)?.shown) || []
    if (id !== undefined) this.#interims.delete(id)
    const step: Step = advance(this.#plan, this.#course, heard)
    this.#course = step.course
    this.#stats.enter(step.fact)
    for (const finding of step.findings) this.#findings.push(finding)
    for (const deduction of step.deductions) this.#deductions.push(deduction)
    return this.#standing ? findingChanges(shown, step.findings, false) : []
  }

  #hold(id: string, heard: Heard): SessionEvent[] {
    const known = this.#interims.get(id)
    if (known) {
      known.heard = heard
      return []
    }
    const dropped = this.#interims.size < MAX_INTERIM ? undefined : this.#interims.entries().next().value
    if (dropped) this.#interims.delete(dropped[0])
    this.#interims.set(id, { heard, shown: [] })
    return dropped ? findingChanges(dropped[1].shown, [], true) : []
  }

  /** Steps all open interim lines on top of the committed course, and tells what their findings became. */
  #rehearse(events: SessionEvent[]): Course {
    let course = this.#course
    for (const interim of this.#interims.values()) {
      const step = advance(this.#plan, course, interim.heard)
      for (const event of findingChanges(interim.shown, step.findings, true)) events.push(event)
      interim.shown = step.findings
      course = step.course
    }
    return course
  }
}
