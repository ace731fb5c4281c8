/** The journal of live conversations: heads and masked lines, until the conversation has ended and is stored. */
import { sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { transactLate } from './late-sync.ts'
import type { Db, Store } from './open.ts'
import { sized } from './sized.ts'
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

/**
 * Writes lines of many conversations at once, and returns the keys of those that `owner` still owns: only their lines are
 * written. A line that is there already stays: the commit before may have come through although it seemed to fail.
 */
export function appendLines(
  store: Store,
  owner: string,
  lines: readonly JournalLine[],
): Promise<ReadonlySet<number>> {
  return transactLate(store, async (trx) => {
    const keys = [...new Set(lines.map(({ live }) => live))]
    const rows = await lockOwned(trx, store.dialect, keys, (part) => [owner, ...part])
    const owned = new Set(rows.map(({ pk }) => pk))
    const mine = lines.filter(({ live }) => owned.has(live))
    await insertLines(trx, store.dialect, mine, (part) =>
      part.flatMap(({ live, seq, line }) => [live, seq, line]),
    )
    return owned
  })
}

/** Whoever wants to take one of them waits until the transaction is over. */
const lockOwned = sized((db, dialect, size) => {
  const query = db
    .selectFrom('live_conversations')
    .select('pk')
    .where('owner', '=', '')
    .where('pk', 'in', new Array<number>(size).fill(0))
  // In SQLite a transaction that writes has the whole store for itself.
  return (dialect === 'postgres' ? query.forShare() : query).compile()
})

const insertLines = sized((db, _dialect, size) =>
  db
    .insertInto('live_lines')
    .columns(['live', 'seq', 'line'])
    .values(new Array<JournalLine>(size).fill({ live: 0, seq: 0, line: '' }))
    .onConflict((conflict) => conflict.columns(['live', 'seq']).doNothing())
    .compile(),
)

/** Says that these are still going on; the answer holds those that `owner` still owns. */
export async function touchLive(
  store: Store,
  owner: string,
  keys: readonly number[],
  now: number,
): Promise<ReadonlySet<number>> {
  const rows = await transactLate(store, (trx) =>
    touch(trx, store.dialect, keys, (part) => [now, owner, ...part]),
  )
  return new Set(rows.map(({ pk }) => pk))
}

const touch = sized((db, _dialect, size) =>
  db
    .updateTable('live_conversations')
    .set({ updated_at: 0 })
    .where('owner', '=', '')
    .where('pk', 'in', new Array<number>(size).fill(0))
    .returning('pk')
    .compile(),
)

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

/** Of a conversation that is stored now. */
export function markAbandoned(db: Db, conversation: number): Promise<unknown> {
  return db.updateTable('conversations').set({ abandoned: 1 }).where('pk', '=', conversation).execute()
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
