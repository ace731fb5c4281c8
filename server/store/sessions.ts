/** Rows of console sessions. */
import type { Db } from './open.ts'
import type { NewRow, Row } from './tables.ts'

/** Also forgets those that have ended. */
export async function addSession(db: Db, session: NewRow<'sessions'>, now: number): Promise<void> {
  await db.deleteFrom('sessions').where('expires_at', '<=', now).execute()
  await db.insertInto('sessions').values(session).execute()
}

/** The session's user; undefined where it has ended, or the user is disabled. */
export function findSession(
  db: Db,
  hash: string,
  now: number,
): Promise<(Row<'users'> & { readonly csrf: string }) | undefined> {
  return db
    .selectFrom('sessions')
    .innerJoin('users', 'users.id', 'sessions.user_id')
    .selectAll('users')
    .select('sessions.csrf')
    .where('sessions.hash', '=', hash)
    .where('sessions.expires_at', '>', now)
    .where('users.disabled_at', 'is', null)
    .executeTakeFirst()
}

export function endSession(db: Db, hash: string): Promise<unknown> {
  return db.deleteFrom('sessions').where('hash', '=', hash).execute()
}

/** All of a user's, or all but one. */
export function endSessionsOf(db: Db, userId: string, exceptHash?: string): Promise<unknown> {
  let query = db.deleteFrom('sessions').where('user_id', '=', userId)
  if (exceptHash !== undefined) query = query.where('hash', '!=', exceptHash)
  return query.execute()
}
