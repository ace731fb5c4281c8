/** The nouns of what was said: roles, lines, conversations. */

/** Who spoke a line. Only staff lines are judged; customer lines can only hold cues. */
export type Role = 'staff' | 'customer'
export type Channel = 'phone' | 'counter'

/** Severities in rising order; `info` never costs points by itself. */
export const SEVERITIES = ['info', 'minor', 'major', 'critical'] as const
export type Severity = (typeof SEVERITIES)[number]

/** What one speaker said at one go. Times are milliseconds from the start of the conversation. */
export interface Line {
  readonly role: Role
  readonly text: string
  readonly start?: number
  readonly end?: number
  /** Recogniser confidence of the whole line, 0..1. */
  readonly confidence?: number
  /** Other hypotheses of the recogniser for the same stretch of sound, best first. */
  readonly alternatives?: readonly string[]
}

/** Everything about a conversation that is not a line. */
export interface ConversationHead {
  readonly id: string
  readonly channel: Channel
  readonly staff?: string
  readonly window?: string
  readonly unit?: string
  /** How often the telephone rang before it was answered. */
  readonly ringCount?: number
  readonly endedBy?: Role
  /** ISO 8601 date and time. */
  readonly startedAt?: string
}

export interface Conversation extends ConversationHead {
  readonly lines: readonly Line[]
}
