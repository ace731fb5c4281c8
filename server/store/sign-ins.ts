/** Rows that count failed sign-ins, by name. */
import type { Db } from './open.ts'
import type { Row } from './tables.ts'

export type Attempts = Omit<Row<'sign_ins'>, 'name'>

export function attemptsOf(db: Db, name: string): Promise<Attempts | undefined> {
  return db
    .selectFrom('sign_ins')
    .select(['failures', 'locked_until', 'updated_at'])
    .where('name', '=', name)
    .executeTakeFirst()
}

/** Of those names, the ones locked now, and until when. */
export async function lockedNames(
  db: Db,
  names: readonly string[],
  now: number,
): Promise<ReadonlyMap<string, number>> {
  const rows = await db
    .selectFrom('sign_ins')
    .select(['name', 'locked_until'])
    .where('name', 'in', names.length === 0 ? [''] : names)
    .where('locked_until', '>', now)
    .execute()
  return new Map(rows.map(({ name, locked_until }) => [name, locked_until!]))
}

/** True where nobody else counted since `before` was read; undefined: there was no row. */
export async function countAttempt(
  db: Db,
  name: string,
  before: Attempts | undefined,
  after: Attempts,
): Promise<boolean> {
  if (before === undefined) {
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('sign_ins')
      .values({ name, ...after })
      .onConflict((conflict) => conflict.column('name').doNothing())
      .executeTakeFirstOrThrow()
    return numInsertedOrUpdatedRows === 1n
  }
  const { numUpdatedRows } = await db
    .updateTable('sign_ins')
    .set(after)
    .where('name', '=', name)
    .where('failures', '=', before.failures)
    .executeTakeFirstOrThrow()
  return numUpdatedRows === 1n
}

export function forgetAttempts(db: Db, name: string): Promise<unknown> {
  return db.deleteFrom('sign_ins').where('name', '=', name).execute()
}

export function forgetAttemptsBefore(db: Db, at: number): Promise<unknown> {
  return db.deleteFrom('sign_ins').where('updated_at', '<', at).execute()
}
