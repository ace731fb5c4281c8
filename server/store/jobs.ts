/** Rows of jobs and their items. A process works on a job while its lease lasts; every change by it asks for that. */
import { sql } from 'kysely'
import type { Db, Store } from './open.ts'
import type { NewRow, Row } from './tables.ts'

export type JobRow = Row<'jobs'>

export async function addJob(db: Db, job: NewRow<'jobs'>): Promise<void> {
  await db.insertInto('jobs').values(job).execute()
}

/** Writes down what came in, and that it is still coming in. */
export function addItems(db: Db, job: string, items: readonly NewRow<'job_items'>[], now: number) {
  return db.transaction().execute(async (trx) => {
    for (let at = 0; at < items.length; at += MOST_ROWS)
      await trx
        .insertInto('job_items')
        .values(items.slice(at, at + MOST_ROWS))
        .execute()
    await trx.updateTable('jobs').set({ updated_at: now }).where('id', '=', job).execute()
  })
}
const MOST_ROWS = 100

/** All is there: the job may be worked on. Items that could not be used are done already. */
export async function queueJob(
  db: Db,
  id: string,
  { total, failed, now }: { readonly total: number; readonly failed: number; readonly now: number },
): Promise<void> {
  await db
    .updateTable('jobs')
    .set({ status: 'queued', total, done: failed, failed, updated_at: now })
    .where('id', '=', id)
    .execute()
}

export async function removeJob(db: Db, id: string): Promise<void> {
  await db.deleteFrom('jobs').where('id', '=', id).execute()
}

/** Takes the oldest job that nobody works on; compare-and-set, so of two processes one gets it. */
export async function claimJob(
  db: Db,
  owner: string,
  now: number,
  leaseUntil: number,
): Promise<JobRow | undefined> {
  for (;;) {
    const next = await db
      .selectFrom('jobs')
      .select(['id', 'lease_until'])
      .where('status', 'in', ['queued', 'running'])
      .where('lease_until', '<=', now)
      .orderBy('created_at')
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (next === undefined) return undefined
    const claimed = await db
      .updateTable('jobs')
      .set({ status: 'running', owner, lease_until: leaseUntil })
      .where('id', '=', next.id)
      .where('status', 'in', ['queued', 'running'])
      .where('lease_until', '=', next.lease_until)
      .returningAll()
      .executeTakeFirst()
    if (claimed !== undefined) return claimed
  }
}

/** An embedded store belongs to one process: when that begins, what is leased was leased by the one that died before it. */
export async function releaseJobs({ db, dialect }: Store): Promise<void> {
  if (dialect === 'sqlite') await db.updateTable('jobs').set({ lease_until: 0 }).execute()
}

/** False: it was cancelled, or another process has it. `leaseUntil` 0 gives it back. */
export async function renewJob(db: Db, id: string, owner: string, leaseUntil: number): Promise<boolean> {
  const row = await db
    .updateTable('jobs')
    .set({ lease_until: leaseUntil })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('status', '=', 'running')
    .returning('id')
    .executeTakeFirst()
  return row !== undefined
}

/** Items that wait, in input order. */
export function waitingItems(db: Db, job: string, after: number, limit: number): Promise<Row<'job_items'>[]> {
  return db
    .selectFrom('job_items')
    .selectAll()
    .where('job', '=', job)
    .where('n', '>', after)
    .where('output', 'is', null)
    .orderBy('n')
    .limit(limit)
    .execute()
}

/** Writes down what became of an item and forgets what it was; counts it once, whoever comes twice. */
export async function finishItem(
  db: Db,
  job: string,
  n: number,
  { output, failed, now }: { readonly output: string; readonly failed: boolean; readonly now: number },
): Promise<void> {
  const finished = await db
    .updateTable('job_items')
    .set({ output, input: '' })
    .where('job', '=', job)
    .where('n', '=', n)
    .where('output', 'is', null)
    .returning('n')
    .executeTakeFirst()
  if (finished === undefined) return
  await db
    .updateTable('jobs')
    .set({
      done: sql<number>`done + 1`,
      failed: sql<number>`failed + ${failed ? 1 : 0}`,
      updated_at: now,
    })
    .where('id', '=', job)
    .execute()
}

/** Undefined: it was cancelled or taken over meanwhile. */
export function completeJob(db: Db, id: string, owner: string, now: number): Promise<JobRow | undefined> {
  return db
    .updateTable('jobs')
    .set({ status: 'done', owner: null, lease_until: 0, updated_at: now })
    .where('id', '=', id)
    .where('owner', '=', owner)
    .where('status', '=', 'running')
    .returningAll()
    .executeTakeFirst()
}

/** Ends a job that is not done, and forgets what it still had to do. */
export function cancelJob(db: Db, id: string, now: number): Promise<void> {
  return db.transaction().execute(async (trx) => {
    const cancelled = await trx
      .updateTable('jobs')
      .set({ status: 'cancelled', owner: null, updated_at: now })
      .where('id', '=', id)
      .where('status', 'in', ['receiving', 'queued', 'running'])
      .returning('id')
      .executeTakeFirst()
    if (cancelled === undefined) return
    await trx.deleteFrom('job_items').where('job', '=', id).where('output', 'is', null).execute()
  })
}

export function findJob(db: Db, unit: string | null, id: string): Promise<JobRow | undefined> {
  let query = db.selectFrom('jobs').selectAll().where('id', '=', id)
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.executeTakeFirst()
}

/** The newest first; `before` is the last one of the page before. */
export function listJobs(
  db: Db,
  unit: string | null,
  { before, limit }: { readonly before: JobMark | undefined; readonly limit: number },
): Promise<JobRow[]> {
  let query = db.selectFrom('jobs').selectAll().orderBy('created_at', 'desc').orderBy('id', 'desc')
  if (unit !== null) query = query.where('unit', '=', unit)
  if (before !== undefined)
    query = query.where(({ eb, or, and }) =>
      or([
        eb('created_at', '<', before.at),
        and([eb('created_at', '=', before.at), eb('id', '<', before.id)]),
      ]),
    )
  return query.limit(limit).execute()
}

export interface JobMark {
  readonly at: number
  readonly id: string
}

/** What became of items, in input order, with the report where the conversation is still there. */
export function finishedItems(db: Db, job: string, after: number, limit: number) {
  return db
    .selectFrom('job_items')
    .select(['n', 'output'])
    .where('job', '=', job)
    .where('n', '>', after)
    .where('output', 'is not', null)
    .orderBy('n')
    .limit(limit)
    .execute()
}

/** Reports by primary key, those that are still there. */
export async function reportsOf(db: Db, pks: readonly number[]): Promise<ReadonlyMap<number, string>> {
  if (pks.length === 0) return new Map()
  const rows = await db.selectFrom('conversations').select(['pk', 'report']).where('pk', 'in', pks).execute()
  return new Map(rows.map(({ pk, report }) => [pk, report]))
}

export async function countWaitingItems(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('jobs')
    .select(sql<number>`coalesce(sum(total - done), 0)`.as('count'))
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow()
  return Number(count)
}
