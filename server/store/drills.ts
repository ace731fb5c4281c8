/** Rows of drills, whom they were given to, and how often those practised them; scenarios that units made. */
import { type SqlBool, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import type { Db } from './open.ts'
import { all, equals } from './scope.ts'
import type { NewRow, Row } from './tables.ts'

export function listOwnScenarios(db: Db, { unit }: Pick<Visibility, 'unit'>): Promise<Row<'scenarios'>[]> {
  let query = db.selectFrom('scenarios').selectAll().orderBy('created_at', 'desc').orderBy('id')
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.execute()
}

export function findOwnScenario(
  db: Db,
  { unit }: Pick<Visibility, 'unit'>,
  id: string,
): Promise<Row<'scenarios'> | undefined> {
  let query = db
    .selectFrom('scenarios')
    .selectAll()
    .where(equals(sql.ref('id'), id))
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.executeTakeFirst()
}

export function addScenario(db: Db, row: NewRow<'scenarios'>): Promise<unknown> {
  return db.insertInto('scenarios').values(row).execute()
}

/** Its drills go with it: nobody can practise them any more. Runs stay. */
export async function removeScenarios(db: Db, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await db.deleteFrom('drills').where('scenario', 'in', ids).execute()
  await db.deleteFrom('scenarios').where('id', 'in', ids).execute()
}

/** What was made of a conversation holds its lines: it goes when they go. */
export async function removeScenariosOf(
  db: Db,
  conversations: readonly { readonly unit: string; readonly id: string }[],
): Promise<void> {
  for (const { unit, id } of conversations) {
    const made = await db
      .selectFrom('scenarios')
      .select('id')
      .where('made_from', '=', id)
      .where('unit', '=', unit)
      .execute()
    await removeScenarios(
      db,
      made.map((row) => row.id),
    )
  }
}

/** People of the console who can be given drills: those with a label, by name. */
export async function peopleToPractise(db: Db, { unit }: Pick<Visibility, 'unit'>) {
  let query = db
    .selectFrom('users')
    .select(['staff', 'display as name', 'unit'])
    .where('disabled_at', 'is', null)
    .where('staff', 'is not', null)
    .where('unit', 'is not', null)
    .where('role', 'in', ['trainee', 'staff'])
    .orderBy('display')
    .limit(5_000)
  if (unit !== null) query = query.where('unit', '=', unit)
  return (await query.execute()) as { staff: string; name: string; unit: string }[]
}

export function addDrill(
  db: Db,
  drill: NewRow<'drills'>,
  people: readonly { readonly staff: string; readonly name: string }[],
): Promise<number> {
  return db.transaction().execute(async (trx) => {
    const { pk } = await trx.insertInto('drills').values(drill).returning('pk').executeTakeFirstOrThrow()
    await trx
      .insertInto('drill_people')
      .values(people.map(({ staff, name }) => ({ drill: pk, staff, name })))
      .execute()
    return pk
  })
}

interface DrillPage {
  readonly id?: number | undefined
  readonly unit?: string | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** The newest first. */
export function listDrills(
  db: Db,
  { unit, staff }: Visibility,
  { id, unit: asked, before, limit }: DrillPage,
): Promise<Row<'drills'>[]> {
  const given = sql<SqlBool>`exists (select 1 from drill_people p where p.drill = drills.pk and p.staff = ${staff})`
  const is = (column: string, value: string | number | null | undefined) =>
    value === null || value === undefined ? [] : [equals(sql.ref(column), value)]
  return db
    .selectFrom('drills')
    .selectAll()
    .where(
      all([...is('unit', unit), ...is('unit', asked), ...is('pk', id), ...(staff === null ? [] : [given])]),
    )
    .where(before === undefined ? sql<SqlBool>`1 = 1` : sql<SqlBool>`pk < ${before}`)
    .orderBy('pk', 'desc')
    .limit(limit)
    .execute()
}

export interface DrillPerson {
  readonly drill: number
  readonly staff: string
  readonly name: string
  readonly runs: number
  readonly best: number | null
  readonly passed: number
  readonly lastAt: number | null
}

export async function peopleOfDrills(
  db: Db,
  { staff }: Visibility,
  drills: readonly number[],
): Promise<readonly DrillPerson[]> {
  if (drills.length === 0) return []
  const own = staff === null ? sql<SqlBool>`1 = 1` : sql<SqlBool>`p.staff = ${staff}`
  const { rows } = await sql<DrillPerson>`
    select p.drill, p.staff, p.name, count(r.pk) as runs, max(r.score) as best,
      coalesce(max(r.passed), 0) as passed, max(r.at) as ${sql.ref('lastAt')}
    from drill_people p left join practice_runs r on r.drill = p.drill and r.staff = p.staff
    where p.drill in (${sql.join(drills)}) and ${own}
    group by p.drill, p.staff, p.name order by p.drill, p.name, p.staff`.execute(db)
  return rows
}

export async function removeDrill(db: Db, pk: number): Promise<void> {
  await db.deleteFrom('drills').where('pk', '=', pk).execute()
}
