/** Figures over many conversations; grouped by the database, a statement each, the same in both. */
import { type RawBuilder, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { countedSql } from './counted.ts'
import { weekdaySql } from './findings.ts'
import type { Db } from './open.ts'
import { inScope, type Scope } from './scope.ts'

export type Grouping = 'staff' | 'window' | 'unit' | 'phrase' | 'rule' | 'day' | 'hour'
export type Period = 'day' | 'week' | 'month' | 'total'

/** What the rows of a grouping are told apart by. */
export interface Key {
  readonly unit?: string
  readonly staff?: string | null
  readonly window?: string | null
  readonly phrase?: string
  readonly rule?: string
  readonly day?: string
  readonly weekday?: number
  readonly hour?: number
}

/** The same number or name at two units is two people, two windows. */
const KEYS: Readonly<Record<Grouping, Readonly<Partial<Record<keyof Key, RawBuilder<unknown>>>>>> = {
  staff: { unit: sql`c.unit`, staff: sql`c.staff` },
  window: { unit: sql`c.unit`, window: sql`c."window"` },
  unit: { unit: sql`c.unit` },
  phrase: { phrase: sql`f.phrase` },
  rule: { rule: sql`s.rule` },
  day: { day: sql`c.day` },
  hour: { weekday: weekdaySql('c'), hour: sql`c.hour` },
}

const PERIOD: Readonly<Record<Period, RawBuilder<string>>> = {
  day: sql`c.day`,
  week: sql`c.week`,
  month: sql`substr(c.day, 1, 7)`,
  total: sql`''`,
}

/** Sums over the conversations of a group and period; ratios are made of them outside. */
export interface Figures extends Key {
  readonly period: string
  readonly conversations: number
  readonly staffLines: number
  /** Forbidden findings that the checker was sure of, and those that count after reviews. */
  readonly found: number
  readonly counted: number
  /** Of those that count. */
  readonly info: number
  readonly minor: number
  readonly major: number
  readonly critical: number
  /** Tenths of a point, so that the sum is exact. */
  readonly scores: number
  readonly reviewedScores: number
  readonly passed: number
  readonly reviewedPassed: number
  readonly met: number
  readonly missed: number
  readonly appeals: number
  readonly upheld: number
}

interface Wanted {
  readonly by: Grouping
  readonly period: Period
  readonly scope: Scope
  readonly limit: number
}

/**
 * By phrase, a group has the conversations in which the phrase was found; by rule, those to which the rule applied.
 *
 * What is counted of each conversation is looked up from the conversations that are wanted: `cross join`, which SQLite takes
 * for an order, PostgreSQL for a join like any other. Going through all findings for the sake of one month takes
 * ten times as long.
 */
export async function groupFigures(db: Db, visible: Visibility, wanted: Wanted): Promise<Figures[]> {
  const { by, period, scope, limit } = wanted
  const { selected, positions } = keysOf(by, PERIOD[period])
  const perPhrase = by === 'phrase'
  const { rows } = await sql<Figures>`
    with wanted as materialized (
      select pk, unit, staff, ${sql.ref('window')}, at, day, week, hour, staff_line_count, score, reviewed_score,
        passed, reviewed_passed
      from conversations c where c.source <> 'practice' and ${inScope('c', visible, scope)})
    select ${selected}, ${SUMS}
    from wanted c
    ${perPhrase ? sql`join` : sql`left join`} (${findingCounts(perPhrase)}) f on f.conversation = c.pk
    left join (${appealCounts(perPhrase)}) a on a.conversation = c.pk
      ${perPhrase ? sql`and a.phrase = f.phrase` : sql``}
    ${by === 'rule' ? sql`join` : sql`left join`} (${ruleCounts(by === 'rule')}) s on s.conversation = c.pk
    group by ${positions} order by ${positions} limit ${limit}`.execute(db)
  return rows
}

/** The columns that tell the rows of an answer apart, and their positions. */
function keysOf(by: Grouping, period: RawBuilder<string>, ...more: readonly [string, RawBuilder<unknown>][]) {
  const parts = [...Object.entries(KEYS[by]), ['period', period] as const, ...more]
  return {
    selected: sql.join(parts.map(([name, part]) => sql`${part} as ${sql.ref(name)}`)),
    positions: sql.raw(parts.map((_, i) => i + 1).join(', ')),
  }
}

const total = (column: string) => sql`coalesce(sum(${sql.ref(column)}), 0) as ${sql.ref(column.slice(2))}`

const SUMS = sql`
  count(*) as conversations, sum(c.staff_line_count) as ${sql.ref('staffLines')},
  ${sql.join(['f.found', 'f.counted', 'f.info', 'f.minor', 'f.major', 'f.critical'].map(total))},
  sum(cast(round(c.score * 10) as bigint)) as scores,
  sum(cast(round(c.reviewed_score * 10) as bigint)) as ${sql.ref('reviewedScores')},
  sum(c.passed) as passed, sum(c.reviewed_passed) as ${sql.ref('reviewedPassed')},
  ${sql.join(['s.met', 's.missed', 'a.appeals', 'a.upheld'].map(total))}`

const ifThen = (condition: RawBuilder<unknown>) => sql`sum(case when ${condition} then 1 else 0 end)`

/** Of each conversation, or of each phrase in it. */
function findingCounts(perPhrase: boolean) {
  const counts = countedSql('g')
  const severities = ['info', 'minor', 'major', 'critical'].map(
    (name) => sql`${ifThen(sql`${counts} and g.severity = ${sql.lit(name)}`)} as ${sql.ref(name)}`,
  )
  const phrase = perPhrase ? sql`, g.phrase` : sql``
  return sql`
    select g.conversation${phrase}, ${ifThen(sql`g.status = 'kept'`)} as found, ${ifThen(counts)} as counted,
      ${sql.join(severities)}
    from wanted cross join findings g
    where g.conversation = wanted.pk and g.kind = 'forbidden'
    group by g.conversation${phrase}`
}

/** There are few appeals: all of them are looked at. */
function appealCounts(perPhrase: boolean) {
  const phrase = perPhrase ? sql`, g.phrase` : sql``
  return sql`
    select g.conversation${phrase}, count(*) as appeals, ${ifThen(sql`p.status = 'accepted'`)} as upheld
    from appeals p join findings g on g.pk = p.finding
    where p.status <> 'withdrawn'
    group by g.conversation${phrase}`
}

/** Of each conversation, or of each rule that applied to it. */
function ruleCounts(perRule: boolean) {
  const rule = perRule ? sql`, r.rule` : sql``
  return sql`
    select r.conversation${rule}, ${ifThen(sql`r.status = 'met'`)} as met, ${ifThen(sql`r.status = 'missed'`)} as missed
    from wanted cross join rule_statuses r
    where r.conversation = wanted.pk and r.status <> 'not-applicable'
    group by r.conversation${rule}`
}

export interface RuleFigures extends Key {
  readonly period: string
  readonly name: string
  readonly met: number
  readonly missed: number
}

/** How each rule was kept in each group; not for groups of phrases or rules. */
export async function groupRules(db: Db, visible: Visibility, wanted: Wanted): Promise<RuleFigures[]> {
  const { by, period, scope } = wanted
  const { selected, positions } = keysOf(by, PERIOD[period], ['name', sql`r.rule`])
  const { rows } = await sql<RuleFigures>`
    select ${selected}, ${ifThen(sql`r.status = 'met'`)} as met, ${ifThen(sql`r.status = 'missed'`)} as missed
    from conversations c cross join rule_statuses r
    where r.conversation = c.pk and c.source <> 'practice' and r.status <> 'not-applicable'
      and ${inScope('c', visible, scope)}
    group by ${positions} order by ${positions}`.execute(db)
  return rows
}

/** Staff lines of all conversations of each period: what phrases are set against. */
export async function staffLines(db: Db, visible: Visibility, { period, scope }: Wanted) {
  const { rows } = await sql<{ period: string; lines: number }>`
    select ${PERIOD[period]} as period, sum(c.staff_line_count) as lines
    from conversations c
    where c.source <> 'practice' and ${inScope('c', visible, scope)}
    group by 1`.execute(db)
  return new Map(rows.map(({ period: of, lines }) => [of, lines]))
}

export interface LostPoints {
  readonly unit: string
  readonly staff: string | null
  readonly clause: string | null
  readonly norm: string | null
  readonly article: string | null
  /** Id of a phrase, or of a rule where `isRule` is 1. */
  readonly item: string
  readonly isRule: number
  /** Hundredths. */
  readonly cents: number
  readonly times: number
}

/** What each person lost after reviews, by clause and by the phrase or rule under it. */
export async function lostPoints(db: Db, visible: Visibility, scope: Scope): Promise<LostPoints[]> {
  const isRule = sql`exists (select 1 from rule_statuses s where s.conversation = d.conversation and s.rule = d.item)`
  const { rows } = await sql<LostPoints>`
    select d.unit, d.staff, d.clause, d.norm, d.article, d.item,
      max(case when ${isRule} then 1 else 0 end) as ${sql.ref('isRule')},
      sum(cast(round(d.points * 100) as bigint)) as cents, count(*) as times
    from conversations c cross join deductions d
    where d.conversation = c.pk and c.source <> 'practice' and ${inScope('c', visible, scope)}
    group by d.unit, d.staff, d.clause, d.norm, d.article, d.item
    order by cents desc, d.item`.execute(db)
  return rows
}
