/**
 * Adds many rows with few statements of few shapes, so that each is compiled once: SQLite takes rows as parameters, 32, 8
 * or 1 at a time; PostgreSQL takes a column as one array.
 */
import { setImmediate } from 'node:timers/promises'
import { CompiledQuery } from 'kysely'
import type { Db, Dialect } from './open.ts'

type ColumnType = 'bigint' | 'int' | 'float8' | 'text' | 'tsvector'

/** A table as rows are added to it. */
export interface Target {
  readonly table: string
  readonly columns: readonly string[]
  /** Of the columns, in PostgreSQL. */
  readonly types: readonly ColumnType[]
  /** What follows the rows: `on conflict …`, `returning …`. */
  readonly ending: string
  /** Statements by their number of rows; 0 stands for any number. */
  readonly statements: Map<number, string>
}

export function target(table: string, columns: Readonly<Record<string, ColumnType>>, ending = ''): Target {
  const types = Object.values(columns)
  return { table, columns: Object.keys(columns), types, ending, statements: new Map() }
}

/** Values in the order of the target's columns. */
export type Values = readonly (string | number | null)[]

const SHAPES = [32, 8, 1] as const
/** Rows of one statement in PostgreSQL. */
const MOST_ROWS = 2_000

/**
 * What the statements return, if they return anything. SQLite works in this very process: between two statements others have
 * their turn, or a batch of conversations would stop every live one for a tenth of a second.
 */
export async function addRows<R = unknown>(
  db: Db,
  dialect: Dialect,
  into: Target,
  rows: readonly Values[],
): Promise<R[]> {
  const returned: R[] = []
  for (let from = 0; from < rows.length; ) {
    const left = rows.length - from
    const size = dialect === 'postgres' ? Math.min(left, MOST_ROWS) : SHAPES.find((shape) => shape <= left)!
    const part = rows.slice(from, from + size)
    const query =
      dialect === 'postgres'
        ? CompiledQuery.raw(arrayText(into), columnsOf(into, part))
        : CompiledQuery.raw(valuesText(into, size), part.flat())
    const { rows: answer } = await db.executeQuery<R>(query)
    for (const row of answer) returned.push(row)
    from += size
    if (dialect === 'sqlite' && from < rows.length) await setImmediate()
  }
  return returned
}

function columnsOf({ columns }: Target, rows: readonly Values[]): Values[] {
  return columns.map((_, column) => rows.map((row) => row[column]!))
}

function valuesText(into: Target, size: number): string {
  return remembered(into, size, ({ columns }) => {
    const marks = `(${columns.map(() => '?').join(', ')})`
    return `values ${new Array(size).fill(marks).join(', ')}`
  })
}

function arrayText(into: Target): string {
  return remembered(into, 0, ({ types }) => {
    const arrays = types.map((type, i) => `$${i + 1}::${type === 'tsvector' ? 'text' : type}[]`)
    const picked = types.map((type, i) => `c${i}${type === 'tsvector' ? '::tsvector' : ''}`)
    const names = types.map((_, i) => `c${i}`)
    return `select ${picked.join(', ')} from unnest(${arrays.join(', ')}) as given (${names.join(', ')})`
  })
}

function remembered(into: Target, size: number, source: (into: Target) => string): string {
  const known = into.statements.get(size)
  if (known !== undefined) return known
  const names = into.columns.map((name) => `"${name}"`).join(', ')
  const text = `insert into ${into.table} (${names}) ${source(into)} ${into.ending}`
  into.statements.set(size, text)
  return text
}
