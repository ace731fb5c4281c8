/** Asks the store for a sign of life. */
import { sql } from 'kysely'
import type { Db } from './open.ts'

/** Rejects where the store does not answer. */
export async function ping(db: Db): Promise<void> {
  await sql`select 1`.execute(db)
}
