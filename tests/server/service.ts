/** A real service for tests: its own store, a key for every role, and a clock that the test moves. */
import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Checker } from 'liyan'
import pg from 'pg'
import { pino } from 'pino'
import { makeKey } from '../../server/access/keys.ts'
import type { RoleName } from '../../server/access/roles.ts'
import { buildApp } from '../../server/app.ts'
import { loadChecker } from '../../server/books.ts'
import { type Config, readConfig } from '../../server/config.ts'
import { openParts, type Parts } from '../../server/parts.ts'
import type { App } from '../../server/routes/app-type.ts'
import { addKey } from '../../server/store/keys.ts'

export type StoreKind = 'sqlite' | 'postgres'

/** In CI both stores are tested or the run fails; elsewhere PostgreSQL is left out, with a line that says so. */
const POSTGRES_URL = process.env['LIYAN_TEST_POSTGRES'] ?? 'postgres://postgres@127.0.0.1:5432/postgres'

export interface Service {
  readonly app: App
  readonly parts: Parts
  /** Moves on only when told to. */
  readonly clock: { now: number }
  /** Every line that the service logged. */
  readonly log: string[]
  readonly folder: string
  /** The text of a new key. */
  key(role: RoleName, options?: { unit?: string | null; staff?: string | null }): Promise<string>
  close(): Promise<void>
}

const NOON = Date.parse('2026-11-27T12:00:00+08:00')

export async function startService(
  kind: StoreKind = 'sqlite',
  change: Partial<Config> = {},
): Promise<Service> {
  const folder = mkdtempSync(join(tmpdir(), 'liyan-test-'))
  const database = kind === 'postgres' ? await makeDatabase() : undefined
  const config: Config = {
    ...readConfig({}),
    dataFolder: folder,
    databaseUrl: database?.url,
    databasePool: 4,
    ...change,
  }
  const log: string[] = []
  const clock = { now: NOON }
  const logger = pino({ level: 'trace' }, { write: (line: string) => void log.push(line) })
  const parts = await openParts(config, logger, () => clock.now, rememberedChecker)
  const app = await buildApp(parts)
  return {
    app,
    parts,
    clock,
    log,
    folder,
    async key(role, { unit = null, staff = null } = {}) {
      const { id, text, hash } = makeKey()
      const never = { scopes: null, expires_at: null, revoked_at: null, last_used_at: null }
      const row = {
        ...never,
        id,
        hash,
        name: role,
        role,
        unit,
        staff,
        created_by: 'test',
        created_at: clock.now,
      }
      await addKey(parts.store.db, row)
      return text
    },
    async close() {
      await app.close()
      await database?.drop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

/** Compiling a shipped book takes a second; a checker has no state, so services of one test run share it. */
const compiled = new Map<string, Checker>()
const rememberedChecker = (name: string) => {
  const checker = compiled.get(name) ?? loadChecker(name)
  if (!name.includes('/')) compiled.set(name, checker)
  return checker
}

export const bearer = (key: string) => ({ authorization: `Bearer ${key}` })

/** Which stores can be reached; says so where one cannot. */
export async function storesHere(): Promise<readonly StoreKind[]> {
  const client = new pg.Client({ connectionString: POSTGRES_URL, connectionTimeoutMillis: 2_000 })
  try {
    await client.connect()
    await client.end()
    return ['sqlite', 'postgres']
  } catch (error) {
    if (process.env['CI'])
      throw new Error('PostgreSQL is not reachable, and in CI nothing is skipped', { cause: error })
    process.stderr.write(
      'PostgreSQL is not reachable: its tests are skipped (LIYAN_TEST_POSTGRES says where it is)\n',
    )
    return ['sqlite']
  }
}

export async function makeDatabase() {
  const name = `liyan_test_${randomBytes(6).toString('hex')}`
  const run = async (sql: string) => {
    const client = new pg.Client({ connectionString: POSTGRES_URL })
    await client.connect()
    await client.query(sql)
    await client.end()
  }
  await run(`create database ${name}`)
  const url = new URL(POSTGRES_URL)
  url.pathname = `/${name}`
  return { url: url.href, drop: () => run(`drop database ${name} with (force)`) }
}
