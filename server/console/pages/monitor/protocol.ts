/** What comes over /v1/monitor, as far as this page reads it; docs/live.md says what it means. */
import type { LiveEvent, LiveFinding, LiveRule } from '../../parts/live-events.ts'
import type { Severity } from '../../words.ts'

export interface LiveConversation {
  readonly unit: string
  readonly id: string
  readonly channel: 'phone' | 'counter'
  readonly staff?: string
  readonly window?: string
  readonly practice: boolean
  readonly startedAt: number
  readonly phrasebook: { readonly id: string; readonly version: string }
  readonly lines: number
  readonly score: number
  readonly severities: Readonly<Record<Severity, number>>
  readonly rules: readonly LiveRule[]
}

export interface LiveLine {
  /** From 1; findings count lines from 0. */
  readonly seq: number
  readonly role: 'staff' | 'customer'
  readonly text: string
  readonly start?: number
  readonly end?: number
}

interface Which {
  readonly unit: string
  readonly id: string
}

export type MonitorMessage =
  | {
      readonly type: 'snapshot'
      readonly first: boolean
      readonly more: boolean
      readonly conversations: readonly LiveConversation[]
      readonly skipped: number
      readonly now: number
    }
  | { readonly type: 'started'; readonly conversation: LiveConversation }
  | ({ readonly type: 'interrupted' } & Which)
  | ({ readonly type: 'ended'; readonly score: number; readonly passed: boolean } & Which)
  | ({
      readonly type: 'events'
      readonly seq: number
      readonly interim: boolean
      readonly events: readonly LiveEvent[]
    } & Which)
  | ({
      readonly type: 'lines'
      readonly lines: readonly LiveLine[]
      readonly findings?: readonly LiveFinding[]
    } & Which)
  | { readonly type: 'error'; readonly code: string; readonly message: string; readonly fatal: boolean }
