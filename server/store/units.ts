/** Rows of units: made by hand, or when something first names one. */
import type { Db } from './open.ts'
import type { Row } from './tables.ts'

/** True where it was not known before. */
export async function noteUnit(db: Db, name: string, now: number): Promise<boolean> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('units')
    .values({ name, created_at: now })
    .onConflict((conflict) => conflict.column('name').doNothing())
    .executeTakeFirstOrThrow()
  return numInsertedOrUpdatedRows === 1n
}

/** All of them, or the one that is seen. */
export function listUnits(db: Db, { unit }: { readonly unit: string | null }): Promise<Row<'units'>[]> {
  let query = db.selectFrom('units').selectAll().orderBy('name')
  if (unit !== null) query = query.where('name', '=', unit)
  return query.execute()
}
