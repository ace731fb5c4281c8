/** What the parts that show findings need to know of one, and which of several is shown first. */
import { type Kind, SEVERITIES, type Severity } from '../words.ts'

export interface LineFinding {
  readonly start: number
  readonly end: number
  readonly kind: Kind
  readonly severity: Severity
  readonly reason: string
}

/** Forbidden before courtesy before cue, then the more severe one. */
export function strongestOf<F extends LineFinding>(findings: readonly F[]): F {
  return findings.reduce((best, finding) => (rankOf(finding) < rankOf(best) ? finding : best))
}

function rankOf({ kind, severity }: LineFinding): number {
  const ofKind = { forbidden: 0, courtesy: 1, cue: 2 }[kind]
  return ofKind * SEVERITIES.length + SEVERITIES.indexOf(severity)
}
