/** Findings: as a list with filters, one by one with what stands around them, and counted. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { countedSql } from './counted.ts'
import type { Db } from './open.ts'
import { all, equals, inScope, type Scope } from './scope.ts'

type FindingStatus =
  | 'open'
  | 'confirmed'
  | 'false-alarm'
  | 'needs-listening'
  | 'appealed'
  | 'disputed'
  | 'kept'
  | 'counted'

export interface FindingFilter extends Scope {
  readonly kind: 'forbidden' | 'courtesy'
  readonly status?: FindingStatus | undefined
  readonly phrase?: string | undefined
  readonly category?: string | undefined
  /** The least, 0 to 3. */
  readonly rank?: number | undefined
  /** Of the conversation's start, in the service's time zone; 0 is Monday. */
  readonly weekday?: number | undefined
  readonly hour?: number | undefined
  /** Only what this reviewer can give a second opinion on: one decision, made by somebody else. */
  readonly second?: string | undefined
}

export interface FindingPage {
  readonly order: FindingOrder
  readonly after: { readonly key: number; readonly pk: number } | undefined
  readonly limit: number
}

type FindingOrder = 'queue' | 'newest'

/**
 * What a list is sorted by, the highest first.
 *
 * `queue`: how urgent it is, in milliseconds: 20 days for each step of severity, plus up to 10 days for doubt, plus
 * its age. The age of all grows alike, so that the order is the same at every moment and `now` can be left out:
 *
 *     severity_rank * 20 d + (1 - confidence) * 10 d - at
 *
 * Of two alike in the other two the graver, the more doubtful, the older one comes first; and whatever waits long
 * enough comes to the top. Whole numbers, since a cursor has to compare equal.
 */
const ORDERS: Readonly<Record<FindingOrder, RawBuilder<number>>> = {
  queue: sql<number>`(cast(f.severity_rank as bigint) * 1728000000 + cast(round((1 - f.confidence) * 864000000) as bigint) - f.at)`,
  newest: sql<number>`f.at`,
}

const OPEN_APPEAL = sql<SqlBool>`exists (select 1 from appeals where appeals.finding = f.pk and appeals.status = 'open')`

export type FindingItem = Awaited<ReturnType<typeof listFindings>>[number]

export async function listFindings(db: Db, visible: Visibility, filter: FindingFilter, page: FindingPage) {
  const key = ORDERS[page.order]
  const [beyond, direction] =
    page.order === 'queue' ? [sql`f.pk > `, 'asc' as const] : [sql`f.pk < `, 'desc' as const]
  const { after } = page
  let query = findingRows(db, visible)
    .select(key.as('key'))
    .where(matches(filter))
    .orderBy(key, 'desc')
    .orderBy('f.pk', direction)
    .limit(page.limit)
  if (after !== undefined)
    query = query.where(
      sql<SqlBool>`(${key} < ${after.key} or (${key} = ${after.key} and ${beyond}${after.pk}))`,
    )
  return (await query.execute()).map((row) => itemOf(row, filter.second !== undefined))
}

export async function findFinding(db: Db, visible: Visibility, pk: number, isHidden: boolean) {
  const row = await findingRows(db, visible)
    .select(['f.conversation as conversationPk', 'c.report', 'c.book_id as bookId'])
    .select('c.book_version as bookVersion')
    .select(['c.score', 'c.passed', 'c.reviewed_score as reviewedScore'])
    .select(['c.reviewed_passed as reviewedPassed', 'c.received_at as receivedAt'])
    .where('f.pk', '=', pk)
    .executeTakeFirst()
  return row && itemOf(row, isHidden)
}

/** Every finding that is visible, with its line where lines are kept; those of practice are nobody's record. */
function findingRows(db: Db, visible: Visibility) {
  return db
    .selectFrom('findings as f')
    .innerJoin('conversations as c', 'c.pk', 'f.conversation')
    .leftJoin('lines as l', (join) =>
      join.onRef('l.conversation', '=', 'f.conversation').onRef('l.n', '=', 'f.line'),
    )
    .select(['f.pk as id', 'c.id as conversation', 'f.unit', 'f.staff', 'f.window', 'f.at', 'f.day'])
    .select(['f.line', 'f.start', 'f.end', 'f.phrase', 'f.kind', 'f.text', 'f.match', 'f.confidence'])
    .select(['f.severity', 'f.category', 'f.reason', 'f.status', 'f.decision', 'f.decided_at as decidedAt'])
    .select(['f.disputed', 'f.same', 'l.text as said'])
    .select(sql<number>`case when ${OPEN_APPEAL} then 1 else 0 end`.as('appealed'))
    .where('f.practice', '=', 0)
    .where(inScope('f', visible))
}

/** What was decided is hidden from whoever is to decide for themselves. */
function itemOf<T extends Awaited<ReturnType<ReturnType<typeof findingRows>['executeTakeFirstOrThrow']>>>(
  row: T,
  isHidden: boolean,
) {
  const { decision, decidedAt, disputed, appealed, ...rest } = row
  return isHidden
    ? { ...rest, decision: null, decidedAt: null, disputed: false, appealed: false }
    : { ...rest, decision, decidedAt, disputed: disputed === 1, appealed: appealed === 1 }
}

/** The condition of a filter on `f` (findings). */
export function matches(filter: FindingFilter): RawBuilder<SqlBool> {
  const { kind, status, phrase, category, rank, weekday, hour, second } = filter
  const is = (column: string, value: string | number | undefined) =>
    value === undefined ? [] : [equals(sql.ref(column), value)]
  return all([
    inScope('f', { unit: null, staff: null }, filter),
    ...is('f.kind', kind),
    ...is('f.phrase', phrase),
    ...is('f.category', category),
    ...(hour === undefined ? [] : [sql<SqlBool>`${hourSql('f')} = ${hour}`]),
    ...(rank === undefined ? [] : [sql<SqlBool>`f.severity_rank >= ${rank}`]),
    ...(weekday === undefined ? [] : [sql<SqlBool>`${weekdaySql('f')} = ${weekday}`]),
    ...(status === undefined ? [] : [STATUS[status]]),
    ...(second === undefined ? [] : [isSecondFor(second)]),
  ])
}

const STATUS: Readonly<Record<FindingStatus, RawBuilder<SqlBool>>> = {
  open: sql<SqlBool>`f.decision is null`,
  confirmed: sql<SqlBool>`f.decision = 'confirmed'`,
  'false-alarm': sql<SqlBool>`f.decision = 'false-alarm'`,
  'needs-listening': sql<SqlBool>`f.decision = 'needs-listening'`,
  appealed: OPEN_APPEAL,
  disputed: sql<SqlBool>`f.disputed = 1`,
  kept: sql<SqlBool>`f.status = 'kept'`,
  counted: countedSql('f'),
}

/** 0 is Monday; day 0 of 1970 was a Thursday. The offset is that of calendar.ts. */
export function weekdaySql(table: string): RawBuilder<number> {
  return sql<number>`(((${sql.ref(`${table}.at`)} + 28800000) / 86400000 + 3) % 7)`
}

function hourSql(table: string): RawBuilder<number> {
  return sql<number>`((${sql.ref(`${table}.at`)} + 28800000) / 3600000 % 24)`
}

function isSecondFor(reviewer: string): RawBuilder<SqlBool> {
  const active = sql`from reviews r where r.finding = f.pk and r.undone_at is null`
  return sql<SqlBool>`(
    (select count(*) ${active}) = 1
    and (select count(*) ${active} and r.reviewer <> ${reviewer} and r.appeal is null) = 1)`
}
