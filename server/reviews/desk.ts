/**
 * The desk at which decisions are entered: conversations held in one transaction, their books at hand, and every score
 * that a decision changes written with it.
 */
import { type Phrasebook, type Report, type ReportFinding, rescore } from 'liyan'
import { grouped } from '../grouped.ts'
import type { Parts } from '../parts.ts'
import { deductionRow } from '../record.ts'
import { isCounted } from '../store/counted.ts'
import type { Db } from '../store/open.ts'
import {
  activeReviews,
  bookVersionsOf,
  findingsOf,
  type LockedConversation,
  lockConversations,
  type Settlement,
  saveRescored,
  saveSettlement,
} from '../store/reviews.ts'
import type { Row } from '../store/tables.ts'
import { settle } from './settle.ts'

export interface Desk {
  readonly trx: Db
  readonly conversations: readonly LockedConversation[]
  /** By version. Loaded before the transaction: the embedded store has one connection. */
  readonly books: ReadonlyMap<string, Phrasebook>
}

export async function atDesk<T>(
  parts: Parts,
  conversations: readonly number[],
  run: (desk: Desk) => Promise<T>,
): Promise<T> {
  const { db, dialect } = parts.store
  const versions = await bookVersionsOf(db, conversations)
  const books = new Map<string, Phrasebook>()
  for (const version of versions) books.set(version, (await parts.books.ofVersion(version)).phrasebook)
  return db.transaction().execute(async (trx) => {
    const held = await lockConversations(trx, dialect, conversations)
    return run({ trx, conversations: held, books })
  })
}

/** Brings findings to what their reviews come to, and all conversations at the desk to what their findings come to. */
export async function resettle(
  { trx, conversations, books }: Desk,
  findings: readonly number[],
): Promise<ReadonlyMap<number, Settlement>> {
  const reviews = grouped(await activeReviews(trx, findings), ({ finding }) => finding)
  const settled = new Map(findings.map((pk) => [pk, settle(reviews.get(pk) ?? [])]))
  for (const [pk, settlement] of settled) await saveSettlement(trx, pk, settlement)
  const rows = await findingsOf(
    trx,
    conversations.map(({ pk }) => pk),
  )
  const found = grouped(rows, ({ conversation }) => conversation)
  for (const conversation of conversations)
    await scoreAnew(trx, books, conversation, found.get(conversation.pk) ?? [])
  return settled
}

type FindingState = Pick<Row<'findings'>, 'line' | 'start' | 'end' | 'phrase' | 'status' | 'decision'>

async function scoreAnew(
  trx: Db,
  books: Desk['books'],
  conversation: LockedConversation,
  found: readonly FindingState[],
): Promise<void> {
  const { pk, book_version, report, unit, staff, window, at, day } = conversation
  const decided = new Map(found.map((finding) => [placeOf(finding), isCounted(finding)]))
  const isInForce = (finding: ReportFinding) => decided.get(placeOf(finding)) ?? finding.status === 'kept'
  const rescored = rescore(books.get(book_version)!, JSON.parse(report) as Report, isInForce)
  const rows = rescored.deductions.map((deduction, n) => ({
    conversation: pk,
    ...{ unit, staff, window, at, day },
    ...deductionRow(deduction, n),
  }))
  await saveRescored(trx, pk, rescored, rows)
}

/** One phrase is found once in one place. */
function placeOf({ line, start, end, phrase }: Pick<ReportFinding, 'line' | 'start' | 'end' | 'phrase'>) {
  return `${line} ${start} ${end} ${phrase}`
}
