/** One conversation on its way in: mask -> review -> rows. The same for HTTP, batches, jobs and live ends. */
import { createHash } from 'node:crypto'
import {
  type Checker,
  type Conversation,
  type Deduction,
  type Report,
  type ReportFinding,
  SEVERITIES,
} from 'liyan'
import { dayOf, hourOf, instantOf, weekOf } from './calendar.ts'
import { mask } from './privacy/mask.ts'
import { wordsOfLine } from './store/line-words.ts'
import type { NewRow } from './store/tables.ts'
import type { ConversationRows, FindingRow } from './store/writer.ts'

export type Source = NewRow<'conversations'>['source']

export interface Arrival {
  readonly conversation: Conversation
  readonly unit: string
  readonly source: Source
  readonly receivedAt: number
  readonly mask: boolean
  readonly keep: 'full' | 'findings'
}

/** What is written down of one conversation, and its report. */
export interface Recorded {
  readonly report: Report
  readonly rows: ConversationRows
}

/** Masks first and checks what is left, so that the report can be made again from what is kept. */
export function record(checker: Checker, arrival: Arrival): Recorded {
  const storable = storableConversation(arrival.conversation)
  const conversation = arrival.mask ? masked(storable) : storable
  return recordReviewed(checker, { ...arrival, conversation }, checker.review(conversation))
}

/** The same where the report is there already, from a live session; `arrival.conversation` is masked already. */
export function recordReviewed(checker: Checker, arrival: Arrival, report: Report): Recorded {
  const { conversation, unit, receivedAt } = arrival
  const startedAt = conversation.startedAt === undefined ? Number.NaN : instantOf(conversation.startedAt)
  const at = Number.isNaN(startedAt) ? receivedAt : startedAt
  const place = {
    unit,
    staff: conversation.staff ?? null,
    window: conversation.window ?? null,
    at,
    day: dayOf(at),
  }
  const { score, passed } = report
  return {
    report,
    rows: {
      conversation: {
        ...place,
        id: conversation.id,
        channel: conversation.channel,
        ring_count: conversation.ringCount ?? null,
        ended_by: conversation.endedBy ?? null,
        started_at: conversation.startedAt ?? null,
        week: weekOf(at),
        hour: hourOf(at),
        received_at: receivedAt,
        source: arrival.source,
        content_hash: contentHash(conversation),
        book_id: report.phrasebook.id,
        book_version: report.phrasebook.version,
        score,
        reviewed_score: score,
        passed: passed ? 1 : 0,
        reviewed_passed: passed ? 1 : 0,
        line_count: conversation.lines.length,
        staff_line_count: report.stats.staffLines,
        forbidden_count: report.findings.filter(({ kind }) => kind === 'forbidden').length,
        kept: arrival.keep,
        report: JSON.stringify(report),
      },
      lines: arrival.keep === 'full' ? conversation.lines.map(lineRow) : [],
      findings: report.findings.map((finding) => ({
        ...place,
        practice: arrival.source === 'practice' ? 1 : 0,
        ...findingRow(finding, conversation),
      })),
      statuses: report.rules.map(({ rule, status, line = null, because }) => ({
        ...place,
        rule,
        status,
        line,
        because,
      })),
      deductions: report.deductions.map((deduction, n) => ({ ...place, ...deductionRow(deduction, n) })),
      book: checker.phrasebook,
    },
  }
}

/** Every text as any database can keep it; offsets stay right. */
function storableConversation({ lines, ...head }: Conversation): Conversation {
  const { id, staff, window, unit } = head
  return {
    ...head,
    id: storableText(id),
    ...(staff !== undefined && { staff: storableText(staff) }),
    ...(window !== undefined && { window: storableText(window) }),
    ...(unit !== undefined && { unit: storableText(unit) }),
    lines: lines.map(storableLine),
  }
}

function storableLine<T extends Conversation['lines'][number]>(line: T): T {
  const text = storableText(line.text)
  if (line.alternatives !== undefined)
    return { ...line, text, alternatives: line.alternatives.map(storableText) }
  return text === line.text ? line : { ...line, text }
}

/** Halves of characters and NUL become U+FFFD: the one cannot be written as UTF-8, the other not in PostgreSQL. */
function storableText(text: string): string {
  const whole = text.isWellFormed() ? text : text.toWellFormed()
  return whole.includes('\u0000') ? whole.replaceAll('\u0000', '\uFFFD') : whole
}

/** The conversation with every line and alternative masked. */
export function masked(conversation: Conversation): Conversation {
  return { ...conversation, lines: conversation.lines.map(maskedLine) }
}

export function maskedLine<T extends Conversation['lines'][number]>(line: T): T {
  const { text: said, alternatives } = storableLine(line)
  const text = mask(said)
  if (alternatives === undefined) return text === line.text ? line : { ...line, text }
  return { ...line, text, alternatives: alternatives.map(mask) }
}

/** Of the fields as the checker takes them, in one order: white space and unknown fields of the request do not matter. */
function contentHash({ lines, ...head }: Conversation): string {
  const fields = Object.entries(head)
    .filter(([, value]) => value !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
  const words = lines.map(({ role, text, start, end, confidence, alternatives }) => [
    role,
    text,
    start,
    end,
    confidence,
    alternatives,
  ])
  return createHash('sha256')
    .update(JSON.stringify([fields, words]))
    .digest('hex')
}

function lineRow(line: Conversation['lines'][number], n: number): ConversationRows['lines'][number] {
  return {
    n,
    role: line.role,
    text: line.text,
    start: line.start ?? null,
    end: line.end ?? null,
    confidence: line.confidence ?? null,
    alternatives: line.alternatives === undefined ? null : JSON.stringify(line.alternatives),
    words: wordsOfLine(line.text),
  }
}

function findingRow(finding: ReportFinding, { lines }: Conversation) {
  const { line, start, end, phrase, kind, text, match, confidence, severity, reason, status } = finding
  return {
    line,
    start,
    end,
    phrase,
    kind,
    text,
    match,
    confidence,
    severity,
    severity_rank: SEVERITIES.indexOf(severity),
    category: finding.category ?? null,
    reason,
    status,
    same: sameness(phrase, lines[line]!.text),
  } satisfies Partial<FindingRow>
}

/** What a deduction says of itself; where and when is the conversation's. */
export function deductionRow({ for: item, line, points, clause }: Deduction, n: number) {
  return {
    n,
    item,
    line: line ?? null,
    points,
    clause: clause?.id ?? null,
    norm: clause?.norm ?? null,
    article: clause?.article ?? null,
  }
}

/** Equal for lines that differ in white space and punctuation only. */
function sameness(phrase: string, text: string): string {
  const bare = text.normalize('NFKC').replace(/[\s\p{P}]+/gu, '')
  return createHash('sha256').update(`${phrase}\n${bare}`).digest('hex').slice(0, 32)
}
