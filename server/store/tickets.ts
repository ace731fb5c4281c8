/** Rows of one-time tickets. */
import type { Db } from './open.ts'
import type { NewRow, Row } from './tables.ts'

/** Also forgets those that nobody came for. */
export async function addTicket(db: Db, ticket: NewRow<'tickets'>, now: number): Promise<void> {
  await db.deleteFrom('tickets').where('expires_at', '<=', now).execute()
  await db.insertInto('tickets').values(ticket).execute()
}

/** Whoever asks second, even at the same moment, gets nothing: deleting decides. */
export async function takeTicket(db: Db, hash: string, now: number): Promise<Row<'tickets'> | undefined> {
  const ticket = await db.deleteFrom('tickets').where('hash', '=', hash).returningAll().executeTakeFirst()
  return ticket !== undefined && ticket.expires_at > now ? ticket : undefined
}
