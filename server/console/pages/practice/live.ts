/** What comes over /v1/live, as far as practice reads it; docs/live.md says what it means. */
import type { Schemas } from '../../client.ts'
import { type LiveFinding as Found, type LiveEvent, type LiveRule, placeOf } from '../../parts/live-events.ts'

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
