/**
 * Takes away what has been kept long enough, a bounded number of rows at a time, so that whoever writes meanwhile waits for
 * one small transaction at most. Legal hold is asked for in the same statement that takes.
 */
import { sql } from 'kysely'
import { removeScenariosOf } from './drills.ts'
import type { Db } from './open.ts'

/** Rows older than `before`, of the units named or of all but them. */
export interface Expired {
  readonly before: number
  readonly units: { readonly only: string } | { readonly allBut: readonly string[] }
}

type UnitTable = 'conversations' | 'jobs' | 'deliveries' | 'live_conversations'

const MOST_CONVERSATIONS = 100
const MOST_ROWS = 500

/** The lines of conversations go, and with them what they are found by; findings keep their own words. How many conversations. */
export function expireLines(db: Db, expired: Expired): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .updateTable('conversations')
      .set({ kept: 'expired' })
      .where(
        'pk',
        'in',
        trx
          .selectFrom('conversations')
          .select('pk')
          .where('kept', '=', 'full')
          .where('held', '=', 0)
          .where('received_at', '<', expired.before)
          .where(ofUnits('conversations', expired))
          .limit(MOST_CONVERSATIONS),
      )
      .where('held', '=', 0)
      .returning(['pk', 'unit', 'id'])
      .execute()
    await removeScenariosOf(trx, rows)
    await removeLines(
      trx,
      rows.map(({ pk }) => pk),
    )
    return rows.length
  })
}

/** Lines of conversations; the full-text index follows by itself. */
async function removeLines(trx: Db, conversations: readonly number[]): Promise<void> {
  if (conversations.length > 0)
    await trx.deleteFrom('lines').where('conversation', 'in', conversations).execute()
}

/** Conversations with all that belongs to them. */
export function expireConversations(db: Db, expired: Expired): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const rows = await trx
      .deleteFrom('conversations')
      .where(
        'pk',
        'in',
        trx
          .selectFrom('conversations')
          .select('pk')
          .where('held', '=', 0)
          .where('received_at', '<', expired.before)
          .where(ofUnits('conversations', expired))
          .limit(MOST_CONVERSATIONS),
      )
      .where('held', '=', 0)
      .returning(['unit', 'id'])
      .execute()
    await removeScenariosOf(trx, rows)
    return rows.length
  })
}

/** Jobs that have ended, with their results; and what began to come in and never ended. */
export async function expireJobs(db: Db, expired: Expired): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('jobs')
    .where(
      'id',
      'in',
      db
        .selectFrom('jobs')
        .select('id')
        .where('status', 'in', ['done', 'cancelled', 'receiving'])
        .where('updated_at', '<', expired.before)
        .where(ofUnits('jobs', expired))
        .limit(1),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** What was delivered, is dead, or waits for a webhook that is gone or turned off. */
export async function expireDeliveries(db: Db, expired: Expired): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('deliveries')
    .where(
      'id',
      'in',
      db
        .selectFrom('deliveries')
        .select('id')
        .where('created_at', '<', expired.before)
        .where(ofUnits('deliveries', expired))
        .limit(MOST_ROWS),
    )
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

/** Journals of live conversations that nobody ended and nobody could end. */
export async function expireLive(db: Db, expired: Expired): Promise<number> {
  const { numDeletedRows } = await db
    .deleteFrom('live_conversations')
    .where('updated_at', '<', expired.before)
    .where(ofUnits('live_conversations', expired))
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

function ofUnits(table: UnitTable, { units }: Expired) {
  const unit = sql.ref(`${table}.unit`)
  if ('only' in units) return sql<boolean>`${unit} = ${units.only}`
  return units.allBut.length === 0
    ? sql<boolean>`1 = 1`
    : sql<boolean>`${unit} not in (${sql.join(units.allBut)})`
}
