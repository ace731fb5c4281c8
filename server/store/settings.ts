/** Settings that are changed while the service runs, by unit; '' is the whole service. */
import type { Db } from './open.ts'

/** The JSON of a setting in every unit that has its own. */
export async function settingsNamed(db: Db, name: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db.selectFrom('settings').select(['unit', 'value']).where('name', '=', name).execute()
  return new Map(rows.map(({ unit, value }) => [unit, value]))
}

export async function saveSetting(db: Db, unit: string, name: string, value: string): Promise<void> {
  await db
    .insertInto('settings')
    .values({ unit, name, value })
    .onConflict((conflict) => conflict.columns(['unit', 'name']).doUpdateSet({ value }))
    .execute()
}

/** Sets it where it is not set yet, and returns what it is, whoever was first. */
export async function saveFirstSetting(db: Db, unit: string, name: string, value: string): Promise<string> {
  await db
    .insertInto('settings')
    .values({ unit, name, value })
    .onConflict((conflict) => conflict.columns(['unit', 'name']).doNothing())
    .execute()
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('unit', '=', unit)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return row.value
}
