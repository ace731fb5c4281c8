/** Appeals of staff against findings. */
import { type SqlBool, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import type { Db } from './open.ts'
import { inScope, type Scope } from './scope.ts'
import type { NewRow, Row } from './tables.ts'

export type AppealStatus = Row<'appeals'>['status']

export interface AppealFilter extends Scope {
  readonly status?: AppealStatus | undefined
  readonly overdue?: boolean | undefined
  readonly finding?: number | undefined
}

export type AppealItem = Awaited<ReturnType<typeof listAppeals>>[number]

/** The latest first; `now` decides what is overdue: open, and past the day by which it was to be answered. */
export async function listAppeals(
  db: Db,
  visible: Visibility,
  filter: AppealFilter,
  {
    now,
    before,
    limit,
  }: { readonly now: number; readonly before: number | undefined; readonly limit: number },
) {
  const { status, overdue, finding } = filter
  const late = sql<SqlBool>`(a.status = 'open' and a.answer_by < ${now})`
  const rows = await appealRows(db, visible, filter)
    .$if(status !== undefined, (query) => query.where('a.status', '=', status!))
    .$if(finding !== undefined, (query) => query.where('a.finding', '=', finding!))
    .$if(overdue === true, (query) => query.where(late))
    .$if(overdue === false, (query) => query.where(sql<SqlBool>`not ${late}`))
    .$if(before !== undefined, (query) => query.where('a.pk', '<', before!))
    .orderBy('a.pk', 'desc')
    .limit(limit)
    .execute()
  return rows.map((row) => itemOf(row, now))
}

export async function findAppeal(db: Db, visible: Visibility, pk: number, now: number) {
  const row = await appealRows(db, visible, {}).where('a.pk', '=', pk).executeTakeFirst()
  return row && itemOf(row, now)
}

function appealRows(db: Db, visible: Visibility, scope: Scope) {
  return db
    .selectFrom('appeals as a')
    .innerJoin('findings as f', 'f.pk', 'a.finding')
    .innerJoin('conversations as c', 'c.pk', 'f.conversation')
    .select(['a.pk as id', 'a.finding', 'a.unit', 'a.staff', 'a.reason', 'a.status', 'a.answer', 'a.final'])
    .select(['a.filed_at as filedAt', 'a.answer_by as answerBy', 'a.decided_at as decidedAt'])
    .select(['a.decided_by_name as decidedBy', 'c.id as conversation', 'f.conversation as conversationPk'])
    .select(['f.window', 'f.day', 'f.line', 'f.phrase', 'f.text', 'f.severity', 'f.decision'])
    .where(inScope('f', visible, scope))
}

function itemOf<T extends { status: AppealStatus; answerBy: number; final: number }>(row: T, now: number) {
  const { final, ...rest } = row
  return { ...rest, final: final === 1, overdue: row.status === 'open' && row.answerBy < now }
}

/** Those that stand in the way of another one: open, or answered once and for all. */
export function blockingAppeal(trx: Db, finding: number) {
  return trx
    .selectFrom('appeals')
    .select(['pk', 'status'])
    .where('finding', '=', finding)
    .where((where) => where.or([where('status', '=', 'open'), where('final', '=', 1)]))
    .executeTakeFirst()
}

export async function addAppeal(trx: Db, row: NewRow<'appeals'>): Promise<number> {
  const { pk } = await trx.insertInto('appeals').values(row).returning('pk').executeTakeFirstOrThrow()
  return pk
}

/** False where it is not open any more. */
export async function closeAppeal(
  trx: Db,
  pk: number,
  changed: Pick<Row<'appeals'>, 'status'> & Partial<Omit<Row<'appeals'>, 'pk'>>,
): Promise<boolean> {
  const { numUpdatedRows } = await trx
    .updateTable('appeals')
    .set(changed)
    .where('pk', '=', pk)
    .where('status', '=', 'open')
    .executeTakeFirst()
  return numUpdatedRows > 0n
}
