/** The lines of an exercise on the clock of the conversation: thinking and typing take no time in it. */
import type { LiveFinding as Found } from '../../parts/live-events.ts'

export interface Said {
  readonly role: 'staff' | 'customer'
  readonly text: string
  readonly start: number
  readonly end: number
  readonly findings: readonly Found[]
  /** What happened before it without words. */
  readonly scene?: string | undefined
  /** What was seen or found after it. */
  readonly aside?: string | undefined
  /** Groups of phrases that were wanted here and not said. */
  readonly missing?: readonly (readonly string[])[] | undefined
}

export type Words = Pick<Said, 'role' | 'text' | 'scene' | 'aside'>

/** Milliseconds that a character takes to say, and between two lines. */
const PER_CHARACTER = 220
const BETWEEN = 1_000

export function placed(lines: readonly Said[], line: Words, pause: number): Said {
  const start = (lines.at(-1)?.end ?? 0) + BETWEEN + pause
  return { ...line, start, end: start + line.text.length * PER_CHARACTER, findings: [] }
}

/** Without a digit, so that it can never be taken for a citizen's number. */
export function freshId(): string {
  const letters = [...crypto.getRandomValues(new Uint8Array(20))].map((byte) =>
    String.fromCharCode(97 + (byte % 26)),
  )
  return `practice-${letters.join('')}`
}
