/** A stored conversation as the page shows it: which finding is which, and what was taken back by reviews. */
import type { Schemas } from '../../client.ts'

export type Conversation = Schemas['ConversationDetail']
export type StoredFinding = Conversation['findings'][number]
type Deduction = Conversation['report']['deductions'][number]

/** Forbidden phrases are what a report is read for; the rest follow the lines. */
export function forbiddenOf({ findings }: Conversation): readonly StoredFinding[] {
  return findings
    .filter(({ kind }) => kind === 'forbidden')
    .toSorted((a, b) => a.line - b.line || a.start - b.start)
}

/** Clause and better words stand in the report only. */
export function toldOf({ report }: Conversation, { phrase, line, start }: StoredFinding) {
  return report.findings.find((one) => one.phrase === phrase && one.line === line && one.start === start)
}

/** All findings behind a deduction were decided to be false alarms. */
export function isTakenBack({ findings }: Conversation, { for: name, line }: Deduction): boolean {
  const behind = findings.filter((one) => one.phrase === name && one.line === line)
  return behind.length > 0 && behind.every(({ decision }) => decision === 'false-alarm')
}
