/** A stored report made again from the stored lines, and how the two differ. Nothing is stored. */
import type { Conversation, ConversationHead, Line, Report, ReportFinding } from 'liyan'
import type { Books } from './books.ts'
import { linesOf } from './store/conversations.ts'
import type { Db } from './store/open.ts'
import type { Row } from './store/tables.ts'
import { ServiceError } from './wire/errors.ts'

/** @throws ServiceError lines-not-kept, unknown-phrasebook */
export async function recompute(
  { db, books }: { readonly db: Db; readonly books: Books },
  row: Row<'conversations'>,
  phrasebook: string | undefined,
) {
  if (row.kept !== 'full') throw new ServiceError('lines-not-kept')
  const checker = await checkerFor(books, phrasebook ?? row.book_version)
  const lines = (await linesOf(db, row.pk)).map(lineOf)
  const report = checker.review(conversationOf(row, lines))
  const stored = JSON.parse(row.report) as Report
  const before = new Set(stored.findings.map(keyOf))
  const after = new Set(report.findings.map(keyOf))
  return {
    same: JSON.stringify(report) === row.report,
    report,
    score: { stored: stored.score, now: report.score },
    findings: {
      onlyStored: stored.findings.filter((finding) => !after.has(keyOf(finding))),
      onlyNow: report.findings.filter((finding) => !before.has(keyOf(finding))),
    },
    rules: changedRules(stored, report),
  }
}

export type LineRow = Awaited<ReturnType<typeof linesOf>>[number]

/** A line as it came in. */
export function lineOf({ role, text, start, end, confidence, alternatives }: LineRow): Line {
  return {
    role: role as Line['role'],
    text,
    ...(start !== null && { start }),
    ...(end !== null && { end }),
    ...(confidence !== null && { confidence }),
    ...(alternatives !== null && { alternatives: JSON.parse(alternatives) as string[] }),
  }
}

function conversationOf(row: Row<'conversations'>, lines: readonly Line[]): Conversation {
  const { id, channel, staff, window, unit, ring_count, ended_by, started_at } = row
  return {
    id,
    channel: channel as ConversationHead['channel'],
    unit,
    ...(staff !== null && { staff }),
    ...(window !== null && { window }),
    ...(ring_count !== null && { ringCount: ring_count }),
    ...(ended_by !== null && { endedBy: ended_by as NonNullable<ConversationHead['endedBy']> }),
    ...(started_at !== null && { startedAt: started_at }),
    lines,
  }
}

async function checkerFor(books: Books, phrasebook: string) {
  return phrasebook.startsWith('sha256:') ? books.ofVersion(phrasebook) : books.get(phrasebook)
}

function keyOf({ phrase, line, start, end }: ReportFinding): string {
  return JSON.stringify([phrase, line, start, end])
}

function changedRules(stored: Report, now: Report) {
  const statuses = ({ rules }: Report) => new Map(rules.map(({ rule, status }) => [rule, status]))
  const before = statuses(stored)
  const after = statuses(now)
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((rule) => ({ rule, stored: before.get(rule) ?? null, now: after.get(rule) ?? null }))
    .filter((change) => change.stored !== change.now)
}
