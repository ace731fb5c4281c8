/** Rows of practice: runs with what they missed, and whether live conversations got better. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { countedSql } from './counted.ts'
import type { Db } from './open.ts'
import { inScope, type Scope } from './scope.ts'
import type { NewRow, Row } from './tables.ts'

export type RunRow = Row<'practice_runs'>
export type Miss = Pick<Row<'practice_misses'>, 'kind' | 'item'>

export interface PracticeScope extends Scope {
  readonly scenario?: string | undefined
}

/** The run of this conversation: the new one, or that which is there already. */
export function addRun(
  db: Db,
  run: NewRow<'practice_runs'>,
  misses: readonly Miss[],
  trained: readonly string[],
): Promise<RunRow> {
  return db.transaction().execute(async (trx) => {
    const added = await trx
      .insertInto('practice_runs')
      .values(run)
      .onConflict((conflict) => conflict.columns(['unit', 'conversation']).doNothing())
      .returningAll()
      .executeTakeFirst()
    if (added === undefined)
      return trx
        .selectFrom('practice_runs')
        .selectAll()
        .where('unit', '=', run.unit)
        .where('conversation', '=', run.conversation)
        .executeTakeFirstOrThrow()
    if (misses.length > 0)
      await trx
        .insertInto('practice_misses')
        .values(misses.map((miss) => ({ ...miss, run: added.pk })))
        .execute()
    if (trained.length > 0)
      await trx
        .insertInto('practice_trained')
        .values(trained.map((item) => ({ unit: run.unit, staff: run.staff, item, first_at: run.at })))
        .onConflict((conflict) => conflict.columns(['unit', 'staff', 'item']).doNothing())
        .execute()
    return added
  })
}

/** The latest first. */
export function latestRuns(
  db: Db,
  visible: Visibility,
  scope: PracticeScope,
  limit: number,
): Promise<RunRow[]> {
  return db
    .selectFrom('practice_runs as r')
    .selectAll()
    .where(inPractice('r', visible, scope))
    .orderBy('r.at', 'desc')
    .orderBy('r.pk', 'desc')
    .limit(limit)
    .execute()
}

interface Figures {
  readonly runs: number
  readonly average: number
  readonly best: number
  readonly passed: number
}

export interface ScenarioFigures extends Figures {
  readonly scenario: string
}

const FIGURES = sql`count(*) as runs, avg(r.score) as average, max(r.score) as best, sum(r.passed) as passed`

export async function byScenario(
  db: Db,
  visible: Visibility,
  scope: PracticeScope,
): Promise<ScenarioFigures[]> {
  const { rows } = await sql<ScenarioFigures>`
    select r.scenario, ${FIGURES} from practice_runs r
    where ${inPractice('r', visible, scope)} group by r.scenario order by r.scenario`.execute(db)
  return rows
}

export interface PersonFigures extends Figures {
  readonly unit: string
  readonly staff: string
  readonly name: string
  readonly lastAt: number
}

export async function byPerson(db: Db, visible: Visibility, scope: PracticeScope): Promise<PersonFigures[]> {
  const { rows } = await sql<PersonFigures>`
    select r.unit, r.staff, max(r.name) as name, ${FIGURES}, max(r.at) as ${sql.ref('lastAt')}
    from practice_runs r where ${inPractice('r', visible, scope)}
    group by r.unit, r.staff order by r.unit, r.staff`.execute(db)
  return rows
}

export async function missesOf(db: Db, visible: Visibility, scope: PracticeScope) {
  const { rows } = await sql<Miss & { readonly times: number }>`
    select m.kind, m.item, count(*) as times
    from practice_runs r join practice_misses m on m.run = r.pk
    where ${inPractice('r', visible, scope)}
    group by m.kind, m.item order by times desc, m.kind, m.item limit 50`.execute(db)
  return rows
}

export interface LiveWeek {
  readonly week: number
  readonly chances: number
  readonly misses: number
}

const WEEK = 7 * 86_400_000
/** Weeks looked at before the first practice, and after it. */
const REACH = 12

/**
 * Each week, counted from the moment at which the person first practised the item: conversations (not practice) in which
 * it could be missed, and in how many it was. `items` narrows what is looked at.
 */
export async function liveWeeks(
  db: Db,
  { unit, staff }: Visibility,
  scope: Pick<Scope, 'unit' | 'staff'>,
  items: readonly string[] | undefined,
): Promise<LiveWeek[]> {
  const is = (column: RawBuilder<unknown>, value: string | null | undefined) =>
    value === null || value === undefined ? [] : [sql<SqlBool>`${column} = ${value}`]
  const people = [
    ...is(sql.ref('t.unit'), unit),
    ...is(sql.ref('t.staff'), staff),
    ...is(sql.ref('t.unit'), scope.unit),
    ...is(sql.ref('t.staff'), scope.staff),
    ...(items === undefined
      ? []
      : [items.length === 0 ? sql<SqlBool>`1 = 0` : sql<SqlBool>`t.item in (${sql.join(items)})`]),
  ]
  const span = sql.lit(REACH * WEEK)
  const { rows } = await sql<LiveWeek>`
    select w.week - ${sql.lit(REACH)} as week, count(*) as chances, sum(w.missed) as misses from (
      select (c.at - t.first_at + ${span}) / ${sql.lit(WEEK)} as week,
        case when exists (select 1 from rule_statuses s
            where s.conversation = c.pk and s.rule = t.item and s.status = 'missed')
          or exists (select 1 from findings f
            where f.conversation = c.pk and f.phrase = t.item and f.kind = 'forbidden' and ${countedSql('f')})
        then 1 else 0 end as missed
      from practice_trained t join conversations c on c.staff = t.staff and c.unit = t.unit
      where c.source <> 'practice' and c.at >= t.first_at - ${span} and c.at < t.first_at + ${span}
        and ${sql.join([sql<SqlBool>`1 = 1`, ...people], sql` and `)}
    ) as w group by w.week order by w.week`.execute(db)
  return rows
}

/** Runs have no window, and nobody asks for one. */
function inPractice(
  table: string,
  visible: Visibility,
  { scenario, ...scope }: PracticeScope,
): RawBuilder<SqlBool> {
  const narrowed = inScope(table, visible, scope)
  return scenario === undefined
    ? narrowed
    : sql<SqlBool>`(${narrowed} and ${sql.ref(`${table}.scenario`)} = ${scenario})`
}
