/** What narrows rows to a place and a time: what the principal may see, and what was asked for. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { startOfDay } from '../calendar.ts'

const DAY = 86_400_000

/** `from` and `to` are days, both included. */
export interface Scope {
  readonly unit?: string | undefined
  readonly window?: string | undefined
  readonly staff?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

/** A condition on a table (or its alias) that has the columns unit, staff, window, at and day. */
export function inScope(table: string, visible: Visibility, scope: Scope = {}): RawBuilder<SqlBool> {
  const column = (name: string) => sql.ref(`${table}.${name}`)
  const is = (name: string, value: string | null | undefined) =>
    value === null || value === undefined ? [] : [equals(column(name), value)]
  const conditions = [
    ...is('unit', visible.unit),
    ...is('staff', visible.staff),
    ...is('unit', scope.unit),
    ...is('staff', scope.staff),
    ...is('window', scope.window),
    ...(scope.from === undefined ? [] : [sql<SqlBool>`${column('day')} >= ${scope.from}`]),
    ...(scope.to === undefined ? [] : [sql<SqlBool>`${column('day')} <= ${scope.to}`]),
    // The same said of `at`, for the indexes that end in it; a day that is in no calendar has no instant.
    ...bound(scope.from, 0, (at) => sql<SqlBool>`${column('at')} >= ${at}`),
    ...bound(scope.to, DAY, (at) => sql<SqlBool>`${column('at')} < ${at}`),
  ]
  return all(conditions)
}

function bound<T>(day: string | undefined, later: number, condition: (at: number) => T): T[] {
  const at = day === undefined ? Number.NaN : startOfDay(day) + later
  return Number.isNaN(at) ? [] : [condition(at)]
}

export function all(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`1 = 1` : sql<SqlBool>`(${sql.join(conditions, sql` and `)})`
}

/** PostgreSQL refuses a NUL in a parameter; no row holds one. */
export function equals(column: RawBuilder<unknown>, value: string | number): RawBuilder<SqlBool> {
  return typeof value === 'string' && value.includes('\u0000')
    ? sql<SqlBool>`1 = 0`
    : sql<SqlBool>`${column} = ${value}`
}
