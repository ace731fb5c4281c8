/**
 * Statements over many values, compiled once for each size. Kysely compiles a query anew whenever it runs, which for
 * hundreds of values takes longer than running it; and while a commit of live lines is made, no line is answered.
 */
import type { CompiledQuery } from 'kysely'
import type { Db, Dialect } from './open.ts'

/** Statements take a limited number of parameters. */
const MOST_IN_ONE = 256

/** Runs it over all values, as many at once as a statement takes; gives the rows of all runs. */
type Sized<R> = <V>(
  db: Db,
  dialect: Dialect,
  values: readonly V[],
  parametersOf: (values: readonly V[]) => readonly unknown[],
) => Promise<R[]>

/**
 * `compile` makes the statement for so many values. Sizes are powers of two, so that statements stay few: a run is filled
 * up with its last value, and the statement must be one to which that makes no difference.
 */
export function sized<R>(compile: (db: Db, dialect: Dialect, size: number) => CompiledQuery<R>): Sized<R> {
  const made = new Map<string, CompiledQuery<R>>()

  function statement(db: Db, dialect: Dialect, size: number): CompiledQuery<R> {
    const key = `${dialect} ${size}`
    const known = made.get(key) ?? compile(db, dialect, size)
    made.set(key, known)
    return known
  }

  return async (db, dialect, values, parametersOf) => {
    const all: R[] = []
    for (let from = 0; from < values.length; from += MOST_IN_ONE) {
      const part = filledUp(values.slice(from, from + MOST_IN_ONE))
      const query = statement(db, dialect, part.length)
      const { rows } = await db.executeQuery<R>({ ...query, parameters: parametersOf(part) })
      for (const row of rows) all.push(row)
    }
    return all
  }
}

function filledUp<V>(values: V[]): V[] {
  const last = values.at(-1)!
  while ((values.length & (values.length - 1)) !== 0) values.push(last)
  return values
}
