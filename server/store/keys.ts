/** Rows of API keys. */
import type { Db } from './open.ts'
import type { NewRow, Row } from './tables.ts'

export function addKey(db: Db, key: NewRow<'keys'>): Promise<unknown> {
  return db.insertInto('keys').values(key).execute()
}

export function findKey(db: Db, id: string): Promise<Row<'keys'> | undefined> {
  return db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function hasKeys(db: Db): Promise<boolean> {
  return (await db.selectFrom('keys').select('id').limit(1).executeTakeFirst()) !== undefined
}
