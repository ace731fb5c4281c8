/** The nouns of the answer: findings, rule statuses, deductions, reports, and the events of a session. */
import type { Line, Severity } from './conversation.ts'
import type { AnyOf, Clause, GuardName, PhraseKind } from './phrasebook.ts'

/** Half-open span in UTF-16 units of the source line. */
export interface Span {
  readonly start: number
  readonly end: number
}

/** How the words were found: letter by letter; with fillers, width, script or words between; by sound. */
export type MatchKind = 'exact' | 'variant' | 'sound'

/** What became of a candidate; all but `kept` drop it. */
export type Verdict =
  | 'kept'
  | 'inside-word'
  | 'excepted'
  | 'unlikely-sound'
  | 'wrong-speaker'
  | 'covered'
  | GuardName

/** One phrase in one line. */
export interface Finding extends Span {
  readonly phrase: string
  readonly kind: PhraseKind
  readonly text: string
  readonly match: MatchKind
  /** 0..1, calibrated: of findings given 0.8 about 80 % are right. */
  readonly confidence: number
  readonly severity: Severity
  /** In Chinese: why it was kept. */
  readonly reason: string
}

/** A finding in its conversation; `line` counts from 0. */
export interface ReportFinding extends Finding {
  readonly line: number
  /** `needs-listening`: below the book's confidence floor, shown but not deducted. */
  readonly status: 'kept' | 'needs-listening'
  readonly category?: string
  readonly clause?: Clause
  readonly instead: readonly string[]
}

export type RuleState = 'pending' | 'due' | 'met' | 'missed' | 'not-applicable'

export interface RuleStatus {
  readonly rule: string
  readonly status: 'met' | 'missed' | 'not-applicable'
  /** The line that met or missed it, from 0, where one line did. */
  readonly line?: number
  /** In Chinese. */
  readonly because: string
}

export interface Deduction {
  readonly points: number
  /** Phrase or rule id. */
  readonly for: string
  readonly line?: number
  readonly clause?: Clause
  /** In Chinese; says so where a cap cut the points. */
  readonly because: string
}

export interface Report {
  readonly id: string
  readonly phrasebook: { readonly id: string; readonly version: string }
  readonly score: number
  readonly passed: boolean
  readonly fatal: readonly string[]
  readonly findings: readonly ReportFinding[]
  readonly rules: readonly RuleStatus[]
  readonly deductions: readonly Deduction[]
  readonly bonus: readonly { readonly points: number; readonly for: string }[]
  readonly stats: {
    /** 十字文明用语: how often each was used. */
    readonly courtesyWords: Readonly<Record<string, number>>
    readonly staffLines: number
    readonly customerLines: number
    /** Characters a minute, from the times; null without times. */
    readonly speakingRate: { readonly staff: number | null; readonly customer: number | null }
    /** Milliseconds from a customer's line to the next staff line: median and longest; null without times. */
    readonly answerTime: { readonly median: number | null; readonly longest: number | null }
  }
}

/** A line pushed into a session; an interim line is replaced by the next line with the same `id`. */
export interface SessionLine extends Line {
  /** Utterance id; needed to replace an interim line. */
  readonly id?: string
  readonly interim?: boolean
}

export type SessionEvent =
  | { readonly type: 'finding'; readonly finding: ReportFinding; readonly interim: boolean }
  | { readonly type: 'retracted'; readonly finding: ReportFinding }
  | {
      readonly type: 'rule'
      readonly rule: string
      readonly state: RuleState
      /** While pending or due: what is due and by when. */
      readonly due?: { readonly need: readonly AnyOf[]; readonly lines?: number; readonly by?: number }
      readonly line?: number
      readonly because: string
    }
  | { readonly type: 'score'; readonly score: number }
