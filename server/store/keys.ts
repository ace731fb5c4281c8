/** Rows of API keys. */
import type { Db } from './open.ts'
import type { NewRow, Row } from './tables.ts'

interface Seen {
  readonly unit: string | null
}

export function addKey(db: Db, key: NewRow<'keys'>): Promise<unknown> {
  return db.insertInto('keys').values(key).execute()
}

export function findKey(db: Db, id: string): Promise<Row<'keys'> | undefined> {
  return db.selectFrom('keys').selectAll().where('id', '=', id).executeTakeFirst()
}

export async function hasKeys(db: Db): Promise<boolean> {
  return (await db.selectFrom('keys').select('id').limit(1).executeTakeFirst()) !== undefined
}

/** By id, after the one named, revoked ones too. */
export function listKeys(
  db: Db,
  { unit }: Seen,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<Row<'keys'>[]> {
  let query = db.selectFrom('keys').selectAll().orderBy('id').limit(limit)
  if (unit !== null) query = query.where('unit', '=', unit)
  if (after !== undefined) query = query.where('id', '>', after)
  return query.execute()
}

/** The key as it is now; undefined where none is seen. Revoking twice keeps the first time. */
export async function revokeKey(
  db: Db,
  { unit }: Seen,
  id: string,
  now: number,
): Promise<Row<'keys'> | undefined> {
  let query = db
    .updateTable('keys')
    .set(({ fn, val }) => ({ revoked_at: fn.coalesce('revoked_at', val(now)) }))
    .where('id', '=', id)
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.returningAll().executeTakeFirst()
}

export function touchKey(db: Db, id: string, now: number): Promise<unknown> {
  return db.updateTable('keys').set({ last_used_at: now }).where('id', '=', id).execute()
}
