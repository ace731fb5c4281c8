/** The journal of live conversations: heads and masked lines, until the conversation has ended and is stored. */
import { sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import type { Db } from './open.ts'
import type { NewRow, Row } from './tables.ts'

export type LiveRow = Row<'live_conversations'>

export interface JournalLine {
  readonly live: number
  readonly seq: number
  /** JSON. */
  readonly line: string
}

/** Resolves to the key of the new row; undefined where there is one with this id. */
export async function addLive(db: Db, row: NewRow<'live_conversations'>): Promise<number | undefined> {
  const added = await db
    .insertInto('live_conversations')
    .values(row)
    .onConflict((conflict) => conflict.columns(['unit', 'id']).doNothing())
    .returning('pk')
    .executeTakeFirst()
  return added?.pk
}

export function findLive(db: Db, unit: string, id: string): Promise<LiveRow | undefined> {
  return db
    .selectFrom('live_conversations')
    .selectAll()
    .where('unit', '=', unit)
    .where('id', '=', id)
    .executeTakeFirst()
}

/** Makes `to` the owner if `from` still is; waits for a commit of `from` that is under way. False: somebody was faster. */
export async function takeLive(db: Db, pk: number, from: string, to: string, now: number): Promise<boolean> {
  const taken = await db
    .updateTable('live_conversations')
    .set({ owner: to, updated_at: now })
    .where('pk', '=', pk)
    .where('owner', '=', from)
    .returning('pk')
    .executeTakeFirst()
  return taken !== undefined
}

/** Removes a conversation that nobody said a line in yet, if `from` still owns it. */
export async function dropEmptyLive(db: Db, pk: number, from: string): Promise<void> {
  await db
    .deleteFrom('live_conversations')
    .where('pk', '=', pk)
    .where('owner', '=', from)
    .where(({ not, exists, selectFrom }) =>
      not(exists(selectFrom('live_lines').select('seq').where('live', '=', pk))),
    )
    .execute()
}

/** With its lines. False: `owner` does not own it any more. */
export async function removeLive(db: Db, pk: number, owner: string): Promise<boolean> {
  const removed = await db
    .deleteFrom('live_conversations')
    .where('pk', '=', pk)
    .where('owner', '=', owner)
    .returning('pk')
    .executeTakeFirst()
  return removed !== undefined
}

/** In order, as JSON. */
export async function linesOfLive(db: Db, pk: number): Promise<string[]> {
  const rows = await db
    .selectFrom('live_lines')
    .select('line')
    .where('live', '=', pk)
    .orderBy('seq')
    .execute()
  return rows.map(({ line }) => line)
}

/** Statements take a limited number of parameters. */
const MOST_IN_ONE = 300

/** Writes lines of many conversations at once, and returns the keys of those that `owner` still owns: only their lines are written. */
export function appendLines(
  db: Db,
  owner: string,
  lines: readonly JournalLine[],
  now: number,
): Promise<ReadonlySet<number>> {
  return db.transaction().execute(async (trx) => {
    const owned = await touchLive(trx, owner, [...new Set(lines.map(({ live }) => live))], now)
    const mine = lines.filter(({ live }) => owned.has(live))
    for (let at = 0; at < mine.length; at += MOST_IN_ONE)
      await trx
        .insertInto('live_lines')
        .values(mine.slice(at, at + MOST_IN_ONE))
        .execute()
    return owned
  })
}

/** Says that these are still going on; the answer holds those that `owner` still owns. */
export async function touchLive(
  db: Db,
  owner: string,
  keys: readonly number[],
  now: number,
): Promise<ReadonlySet<number>> {
  const owned = new Set<number>()
  for (let at = 0; at < keys.length; at += MOST_IN_ONE) {
    const rows = await db
      .updateTable('live_conversations')
      .set({ updated_at: now })
      .where('owner', '=', owner)
      .where('pk', 'in', keys.slice(at, at + MOST_IN_ONE))
      .returning('pk')
      .execute()
    for (const { pk } of rows) owned.add(pk)
  }
  return owned
}

/** Those that nobody has written to since. */
export function abandonedSince(db: Db, before: number, limit: number): Promise<LiveRow[]> {
  return db
    .selectFrom('live_conversations')
    .selectAll()
    .where('updated_at', '<', before)
    .orderBy('updated_at')
    .limit(limit)
    .execute()
}

export function listLive(db: Db, { unit, staff }: Visibility, limit: number) {
  let query = db
    .selectFrom('live_conversations')
    .selectAll()
    .select(({ selectFrom }) =>
      selectFrom('live_lines')
        .select(sql<number>`count(*)`.as('count'))
        .whereRef('live', '=', 'live_conversations.pk')
        .as('lines'),
    )
  if (unit !== null) query = query.where('unit', '=', unit)
  if (staff !== null) query = query.where('staff', '=', staff)
  return query.orderBy('started_at').limit(limit).execute()
}

/** The report of a conversation that was live and has ended; undefined where there is none that may be seen. */
export async function storedReport(
  db: Db,
  unit: string,
  id: string,
  staff: string | null,
): Promise<{ readonly report: string; readonly source: string } | undefined> {
  let query = db
    .selectFrom('conversations')
    .select(['report', 'source'])
    .where('unit', '=', unit)
    .where('id', '=', id)
  if (staff !== null) query = query.where('staff', '=', staff)
  return query.executeTakeFirst()
}
