/** Brings the tables up to date; forward only. */
import { Migrator } from 'kysely'
import { first } from './migrations/001-first.ts'
import type { Store } from './open.ts'

/** In order; a migration that has run is never changed. */
const MIGRATIONS = { '001-first': first }

/** Runs what has not run yet and returns its names. @throws Error with the name of the migration that failed. */
export async function migrate({ db, dialect }: Store): Promise<readonly string[]> {
  const migrations = Object.fromEntries(
    Object.entries(MIGRATIONS).map(([name, up]) => [name, { up: (on: typeof db) => up(on, dialect) }]),
  )
  const migrator = new Migrator({ db, provider: { getMigrations: async () => migrations } })
  const { error, results = [] } = await migrator.migrateToLatest()
  if (error !== undefined) {
    const failed = results.find(({ status }) => status === 'Error')?.migrationName
    throw new Error(`数据库升级失败${failed === undefined ? '' : `（${failed}）`}`, { cause: error })
  }
  return results.map(({ migrationName }) => migrationName)
}
