/**
 * Transactions whose way to the disk is waited for without standing still: SQLite's own sync blocks the process, and with
 * it every line of every live conversation, for as long as the disk takes.
 */
import { open } from 'node:fs/promises'
import { sql } from 'kysely'
import type { Db, Store } from './open.ts'

/** Resolves when it is committed and on the disk. */
export async function transactLate<T>(
  { db, file }: Pick<Store, 'db' | 'file'>,
  run: (trx: Db) => Promise<T>,
): Promise<T> {
  if (file === undefined) return db.transaction().execute(run)
  // There is one connection, and it is ours until this is done: nobody else's commit is relaxed.
  const done = await db.connection().execute(async (connection) => {
    await sql`pragma synchronous = normal`.execute(connection)
    try {
      return await connection.transaction().execute(run)
    } finally {
      await sql`pragma synchronous = full`.execute(connection)
    }
  })
  await syncLog(`${file}-wal`)
  return done
}

/** What a checkpoint has moved out of the log meanwhile, SQLite has synced itself. */
async function syncLog(path: string): Promise<void> {
  const log = await open(path, 'r+')
  try {
    await log.datasync()
  } finally {
    await log.close()
  }
}
