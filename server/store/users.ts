/** Rows of console users. */
import type { Db } from './open.ts'
import type { NewRow, Row } from './tables.ts'

interface Seen {
  readonly unit: string | null
}

/** False where the name is taken. */
export async function addUser(db: Db, user: NewRow<'users'>): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('users')
    .values(user)
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

export function findUser(db: Db, { unit }: Seen, id: string): Promise<Row<'users'> | undefined> {
  let query = db.selectFrom('users').selectAll().where('id', '=', id)
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.executeTakeFirst()
}

export function findUserNamed(db: Db, name: string): Promise<Row<'users'> | undefined> {
  return db.selectFrom('users').selectAll().where('name', '=', name).executeTakeFirst()
}

/** By name, after the one named, disabled ones too. */
export function listUsers(
  db: Db,
  { unit }: Seen,
  { after, limit }: { readonly after: string | undefined; readonly limit: number },
): Promise<Row<'users'>[]> {
  let query = db.selectFrom('users').selectAll().orderBy('name').limit(limit)
  if (unit !== null) query = query.where('unit', '=', unit)
  if (after !== undefined) query = query.where('name', '>', after)
  return query.execute()
}

/** Undefined where no such user is seen. */
export function changeUser(
  db: Db,
  { unit }: Seen,
  id: string,
  change: Partial<Omit<NewRow<'users'>, 'id' | 'name' | 'created_at'>>,
): Promise<Row<'users'> | undefined> {
  let query = db.updateTable('users').set(change).where('id', '=', id)
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.returningAll().executeTakeFirst()
}
