/** What comes over /v1/live, as far as practice reads it; docs/live.md says what it means. */
import type { Schemas } from '../../client.ts'
import type { RuleState, Severity } from '../../words.ts'

export type Found = Schemas['ReportFinding']

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
    readonly by?: number
  }
  readonly instead?: readonly string[]
}

type Place = Pick<Found, 'phrase' | 'line' | 'start' | 'end'>

export type LiveEvent =
  | { readonly type: 'finding'; readonly finding: Found; readonly interim: boolean }
  | { readonly type: 'retracted'; readonly finding: Place }
  | ({ readonly type: 'rule' } & LiveRule)
  | { readonly type: 'score'; readonly score: number }

interface Standing {
  readonly token: string
  readonly ack: number
  readonly credit: number
  readonly snapshot: {
    readonly score: number
    readonly rules: readonly LiveRule[]
    readonly findings: readonly Found[]
  }
}

export type LiveMessage =
  | { readonly type: 'hello' }
  | ({ readonly type: 'started' | 'resumed' } & Standing)
  | {
      readonly type: 'events'
      readonly seq: number
      readonly interim: boolean
      readonly events: readonly LiveEvent[]
    }
  | { readonly type: 'ack'; readonly seq: number }
  | { readonly type: 'credit'; readonly lines: number }
  | { readonly type: 'report'; readonly report: Schemas['Report'] }
  | { readonly type: 'error'; readonly code: string; readonly message: string; readonly fatal: boolean }

/** The findings of one line after what is told of it; each place once, and cues are nobody's business here. */
export function afterEvents(before: readonly Found[], events: readonly LiveEvent[]): readonly Found[] {
  const found = new Map(before.map((finding) => [placeOf(finding), finding]))
  for (const event of events) {
    if (event.type === 'retracted') found.delete(placeOf(event.finding))
    if (event.type === 'finding' && event.finding.kind !== 'cue')
      found.set(placeOf(event.finding), event.finding)
  }
  return [...found.values()]
}

function placeOf({ phrase, line, start, end }: Place): string {
  return `${line} ${phrase} ${start} ${end}`
}
