/** Makes sure that nothing of what was deleted is left in the files of the store. */
import { sql } from 'kysely'
import type { Store } from './open.ts'

/**
 * SQLite overwrites freed pages in the file itself (open.ts), but its log of changes still holds the pages as they were:
 * it is written back and cut to nothing. PostgreSQL looks after its own files.
 */
export async function eraseTraces({ db, dialect }: Store): Promise<void> {
  if (dialect === 'sqlite') await sql`pragma wal_checkpoint(truncate)`.execute(db)
}
