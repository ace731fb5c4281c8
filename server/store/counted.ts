/** Which findings count against a person: the one definition, in SQL and in code. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Row } from './tables.ts'

/** What the checker was sure of counts until it is called a false alarm; what it was not sure of, once it is confirmed. */
export function isCounted({ status, decision }: Pick<Row<'findings'>, 'status' | 'decision'>): boolean {
  return decision === 'confirmed' || (status === 'kept' && decision !== 'false-alarm')
}

/** The same as a condition on a table (or its alias) that has the columns of findings. */
export function countedSql(table: string): RawBuilder<SqlBool> {
  const decision = sql.ref(`${table}.decision`)
  const status = sql.ref(`${table}.status`)
  return sql<SqlBool>`(coalesce(${decision}, '') = 'confirmed' or (${status} = 'kept' and coalesce(${decision}, '') <> 'false-alarm'))`
}
