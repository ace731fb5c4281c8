/** Phrasebook versions: every book that a report was made with is kept, so that the report can be made again. */
import { gunzipSync, gzipSync } from 'node:zlib'
import type { Phrasebook } from 'liyan'
import type { Db } from './open.ts'

/** Keeps the book under its version; one that is kept already stays as it is. */
export async function saveBook(db: Db, book: Phrasebook, now: number): Promise<void> {
  const known = await db
    .selectFrom('phrasebooks')
    .select('version')
    .where('version', '=', book.version)
    .executeTakeFirst()
  if (known !== undefined) return
  const { version, id, title } = book
  const content = gzipSync(JSON.stringify(book))
  await db
    .insertInto('phrasebooks')
    .values({ version, id, title, content, first_used_at: now })
    .onConflict((conflict) => conflict.column('version').doNothing())
    .execute()
}

/** The book of that version; undefined where it was never used here. */
export async function bookOfVersion(db: Db, version: string): Promise<Phrasebook | undefined> {
  const row = await db
    .selectFrom('phrasebooks')
    .select('content')
    .where('version', '=', version)
    .executeTakeFirst()
  return row && (JSON.parse(gunzipSync(row.content).toString('utf8')) as Phrasebook)
}
