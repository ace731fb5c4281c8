/** What the administrative commands work with: the store alone, with no service running here. */
import { existsSync } from 'node:fs'
import { Misuse } from 'liyan/cli'
import { pino } from 'pino'
import type { Office } from '../access/audit.ts'
import type { Principal } from '../access/roles.ts'
import { ConfigError, readConfig } from '../config.ts'
import { openAuditLog } from '../store/audit.ts'
import { migrate } from '../store/migrate.ts'
import { fileOf, openStore, type Store } from '../store/open.ts'
import { ServiceError } from '../wire/errors.ts'

type Env = Readonly<Record<string, string | undefined>>

/** Whoever can run commands beside the store may do everything. */
export function operator(env: Env): Principal {
  const name = env['USER'] ?? env['USERNAME'] ?? ''
  return { kind: 'user', id: 'command-line', name, role: 'admin', unit: null, staff: null, scopes: null }
}

/** Opens the store that the environment names, brings its tables up to date, and closes it again. @throws Misuse */
export function withOffice<T>(env: Env, work: (office: Office) => Promise<T>): Promise<T> {
  return withStore(env, async (store) => {
    await migrate(store)
    const log = pino({ level: 'silent' })
    return work({ store, audit: openAuditLog(store.db), clock: Date.now, log })
  })
}

/** The same for what only reads: a store that is not there is a mistake, and is not made. @throws Misuse */
export async function withExistingStore<T>(env: Env, work: (store: Store) => Promise<T>): Promise<T> {
  const { databaseUrl, dataFolder } = settings(env)
  if (databaseUrl === undefined && !existsSync(fileOf(dataFolder)))
    throw new Misuse(`${dataFolder} 里没有存储；LIYAN_DATA 指向哪里？`)
  return withStore(env, work)
}

/** @throws Misuse for settings that cannot be used and for what the service would refuse */
export async function withStore<T>(env: Env, work: (store: Store) => Promise<T>): Promise<T> {
  const { databaseUrl: url, dataFolder: folder, databasePool: pool } = settings(env)
  const store = openStore({ url, folder, pool })
  try {
    return await work(store)
  } catch (error) {
    if (error instanceof ServiceError) throw new Misuse(error.message)
    throw error
  } finally {
    await store.close()
  }
}

function settings(env: Env) {
  try {
    return readConfig(env)
  } catch (error) {
    throw error instanceof ConfigError ? new Misuse(error.message) : error
  }
}
