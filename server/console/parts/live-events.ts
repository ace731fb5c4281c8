/** What is told of a live conversation, on /v1/live and /v1/monitor alike; docs/live.md says what it means. */
import type { Schemas } from '../client.ts'
import type { RuleState, Severity } from '../words.ts'

export type LiveFinding = Schemas['ReportFinding']
export type FindingPlace = Pick<LiveFinding, 'phrase' | 'line' | 'start' | 'end'>

export interface LiveRule {
  readonly rule: string
  readonly title: string
  readonly severity: Severity
  readonly state: RuleState
  readonly line?: number
  readonly because: string
  readonly due?: {
    readonly need: readonly (readonly { readonly phrase: string; readonly title: string }[])[]
    readonly lines?: number
    /** Milliseconds of the conversation. */
    readonly by?: number
  }
  readonly instead?: readonly string[]
}

export type LiveEvent =
  | { readonly type: 'finding'; readonly finding: LiveFinding; readonly interim: boolean }
  | { readonly type: 'retracted'; readonly finding: FindingPlace }
  | ({ readonly type: 'rule' } & LiveRule)
  | { readonly type: 'score'; readonly score: number }

export function placeOf({ phrase, line, start, end }: FindingPlace): string {
  return `${line} ${phrase} ${start} ${end}`
}
