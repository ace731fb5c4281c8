/** Finds a stored conversation for somebody, and shows it as it travels. */
import type { Report } from 'liyan'
import type { z } from 'zod'
import { type Principal, visibilityOf } from './access/roles.ts'
import type { Parts } from './parts.ts'
import { lineOf } from './recompute.ts'
import { findConversations, findingsOf, type ListedConversation, linesOf } from './store/conversations.ts'
import type { Db } from './store/open.ts'
import type { Row } from './store/tables.ts'
import type { ConversationDetail, ConversationList } from './wire/conversations.ts'
import { ServiceError } from './wire/errors.ts'

type Detail = z.output<typeof ConversationDetail>
type Summary = z.output<typeof ConversationList>['items'][number]

/** @throws ServiceError not-found; bad-request where several units have the id and none is named */
export async function storedConversation(
  { store, hideId }: Pick<Parts, 'store' | 'hideId'>,
  principal: Principal,
  place: { readonly id: string; readonly unit?: string | undefined },
): Promise<Row<'conversations'>> {
  const [row, another] = await findConversations(store.db, visibilityOf(principal), {
    ...place,
    id: hideId(place.id),
  })
  if (row === undefined) throw new ServiceError('not-found')
  if (another !== undefined)
    throw new ServiceError('bad-request', '几个单位都有这个编号的会话，请用 unit 指明')
  return row
}

export function summaryOf(row: ListedConversation): Summary {
  const { id, unit, staff, window, at, source, score, kept } = row
  return {
    id,
    unit,
    channel: row.channel as Summary['channel'],
    staff,
    window,
    startedAt: row.started_at,
    at,
    receivedAt: row.received_at,
    source,
    phrasebook: { id: row.book_id, version: row.book_version },
    score,
    reviewedScore: row.reviewed_score,
    passed: row.passed === 1,
    reviewedPassed: row.reviewed_passed === 1,
    lineCount: row.line_count,
    forbiddenCount: row.forbidden_count,
    held: row.held === 1,
    abandoned: row.abandoned === 1,
    kept,
  }
}

export async function detailOf(db: Db, row: Row<'conversations'>): Promise<Detail> {
  const lines = (await linesOf(db, row.pk)).map(lineOf)
  return {
    ...summaryOf(row),
    ringCount: row.ring_count,
    endedBy: row.ended_by as Detail['endedBy'],
    heldBecause: row.held_because,
    ...(row.kept === 'full' && { lines: lines as NonNullable<Detail['lines']> }),
    report: JSON.parse(row.report) as Report,
    findings: (await findingsOf(db, row.pk)) as Detail['findings'],
  }
}
