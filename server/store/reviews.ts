/** Reviews: who decided what on which finding; the findings and scores that follow from it. */
import { sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import type { Db, Dialect } from './open.ts'
import { inScope } from './scope.ts'
import type { NewRow, Row } from './tables.ts'

export type Decision = NonNullable<Row<'findings'>['decision']>

/** A finding that is to be decided. */
export type Target = Pick<
  Row<'findings'>,
  'pk' | 'conversation' | 'unit' | 'kind' | 'same' | 'decision' | 'disputed'
>

const TARGET = ['f.pk', 'f.conversation', 'f.unit', 'f.kind', 'f.same', 'f.decision', 'f.disputed'] as const
/** Values in one `in (…)`. */
const MOST_VALUES = 500

/** Those of the findings that are visible, in the order of their keys. */
export async function findTargets(db: Db, visible: Visibility, pks: readonly number[]): Promise<Target[]> {
  return inParts(pks, (part) => targets(db, visible).where('f.pk', 'in', part).orderBy('f.pk').execute())
}

/** Open forbidden findings of the same phrase in lines with the same words, the oldest first. */
export function findIdentical(db: Db, visible: Visibility, same: string, limit: number): Promise<Target[]> {
  return targets(db, visible)
    .where('f.same', '=', same)
    .where('f.kind', '=', 'forbidden')
    .where('f.decision', 'is', null)
    .orderBy('f.pk')
    .limit(limit)
    .execute()
}

function targets(db: Db, visible: Visibility) {
  return db
    .selectFrom('findings as f')
    .select(TARGET)
    .where('f.practice', '=', 0)
    .where(inScope('f', visible))
}

export async function bookVersionsOf(db: Db, conversations: readonly number[]): Promise<string[]> {
  const rows = await inParts(conversations, (part) =>
    db.selectFrom('conversations').select('book_version').distinct().where('pk', 'in', part).execute(),
  )
  return [...new Set(rows.map(({ book_version }) => book_version))]
}

/**
 * Conversations with their reports, held until the end of the transaction: whoever decides on another finding of the
 * same one waits, and scores what both decided. Always in the order of their keys, so that nobody waits in a circle.
 */
export async function lockConversations(trx: Db, dialect: Dialect, pks: readonly number[]) {
  const sorted = [...new Set(pks)].sort((a, b) => a - b)
  return inParts(sorted, (part) => {
    const query = trx
      .selectFrom('conversations')
      .select(['pk', 'unit', 'staff', 'window', 'at', 'day', 'book_version', 'report', 'received_at'])
      .where('pk', 'in', part)
      .orderBy('pk')
    // SQLite has one writer at a time anyway.
    return (dialect === 'postgres' ? query.forUpdate() : query).execute()
  })
}

export type LockedConversation = Awaited<ReturnType<typeof lockConversations>>[number]

/** All findings of the conversations, with what decides whether they count. */
export function findingsOf(db: Db, conversations: readonly number[]) {
  return inParts(conversations, (part) =>
    db
      .selectFrom('findings')
      .select(['conversation', 'line', 'start', 'end', 'phrase', 'status', 'decision'])
      .where('conversation', 'in', part)
      .execute(),
  )
}

/** The reviews of the findings that were not taken back, in the order in which they were made. */
export function activeReviews(db: Db, findings: readonly number[]) {
  return inParts(findings, (part) =>
    db
      .selectFrom('reviews')
      .selectAll()
      .where('finding', 'in', part)
      .where('undone_at', 'is', null)
      .orderBy('pk')
      .execute(),
  )
}

/** All reviews of one finding, those taken back among them. */
export function reviewHistory(db: Db, finding: number) {
  return db
    .selectFrom('reviews')
    .select(['pk as id', 'reviewer', 'reviewer_name as reviewerName', 'decision', 'note', 'blind'])
    .select(['at', 'took', 'undone_at as undoneAt', 'act', 'appeal'])
    .where('finding', '=', finding)
    .orderBy('pk')
    .execute()
}

export function findReview(db: Db, { unit }: Visibility, pk: number) {
  return db
    .selectFrom('reviews')
    .selectAll()
    .where('pk', '=', pk)
    .where('undone_at', 'is', null)
    .$if(unit !== null, (query) => query.where('unit', '=', unit!))
    .executeTakeFirst()
}

export function reviewsOfAct(db: Db, act: string): Promise<Row<'reviews'>[]> {
  return db
    .selectFrom('reviews')
    .selectAll()
    .where('act', '=', act)
    .where('undone_at', 'is', null)
    .orderBy('pk')
    .execute()
}

export function addReviews(trx: Db, rows: readonly NewRow<'reviews'>[]) {
  return inParts(
    rows,
    (part) => trx.insertInto('reviews').values(part).returning(['pk', 'finding']).execute(),
    80,
  )
}

export function undoReviews(trx: Db, pks: readonly number[], now: number) {
  return inParts(pks, (part) =>
    trx.updateTable('reviews').set({ undone_at: now }).where('pk', 'in', part).execute(),
  )
}

export interface Settlement {
  readonly decision: Decision | null
  readonly disputed: boolean
  readonly decidedAt: number | null
}

export async function saveSettlement(
  trx: Db,
  finding: number,
  { decision, disputed, decidedAt }: Settlement,
): Promise<void> {
  await trx
    .updateTable('findings')
    .set({ decision, disputed: disputed ? 1 : 0, decided_at: decidedAt })
    .where('pk', '=', finding)
    .execute()
}

/** Writes what a conversation comes to after reviews; the report and its own score stay as they are. */
export async function saveRescored(
  trx: Db,
  conversation: number,
  { score, passed }: { readonly score: number; readonly passed: boolean },
  deductions: readonly NewRow<'deductions'>[],
): Promise<void> {
  await trx
    .updateTable('conversations')
    .set({ reviewed_score: score, reviewed_passed: passed ? 1 : 0 })
    .where('pk', '=', conversation)
    .execute()
  await trx.deleteFrom('deductions').where('conversation', '=', conversation).execute()
  await inParts(deductions, (part) => trx.insertInto('deductions').values(part).execute(), 60)
}

/** Counts, not rows, of double reviews: the first decision of a finding against a second one that was made blind. */
export function countPairs(db: Db, visible: Visibility, scope: Parameters<typeof inScope>[2]) {
  return db
    .selectFrom('reviews as first')
    .innerJoin('reviews as second', 'second.finding', 'first.finding')
    .innerJoin('findings as f', 'f.pk', 'first.finding')
    .select(['first.decision as one', 'second.decision as other', 'f.phrase'])
    .select(['first.reviewer as reviewer', 'second.reviewer as secondReviewer'])
    .select([sql<string>`max(first.reviewer_name)`.as('reviewerName')])
    .select([sql<string>`max(second.reviewer_name)`.as('secondReviewerName')])
    .select(sql<number>`count(*)`.as('count'))
    .where('first.undone_at', 'is', null)
    .where('second.undone_at', 'is', null)
    .where('second.blind', '=', 1)
    .whereRef('second.reviewer', '<>', 'first.reviewer')
    .whereRef('second.pk', '>', 'first.pk')
    .where(
      sql<boolean>`not exists (select 1 from reviews earlier where earlier.finding = first.finding
        and earlier.undone_at is null and earlier.pk < first.pk)`,
    )
    .where(inScope('f', visible, scope))
    .groupBy(['first.decision', 'second.decision', 'f.phrase', 'first.reviewer', 'second.reviewer'])
    .execute()
}

async function inParts<T, R>(
  list: readonly T[],
  run: (part: readonly T[]) => Promise<R[]>,
  size = MOST_VALUES,
): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < list.length; at += size) results.push(...(await run(list.slice(at, at + size))))
  return results
}
