/** Opens the store: SQLite in a folder, or PostgreSQL by URL. Nothing outside this room knows which. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import { Kysely, PostgresDialect, SqliteDialect } from 'kysely'
import pg from 'pg'
import type { Database } from './tables.ts'

export type Db = Kysely<Database>
export type Dialect = 'sqlite' | 'postgres'

export interface Store {
  readonly db: Db
  readonly dialect: Dialect
  /** Path of the SQLite file, for backups. */
  readonly file: string | undefined
  close(): Promise<void>
}

export interface StoreOptions {
  /** `postgres://…`; without it SQLite in `folder`. */
  readonly url?: string | undefined
  readonly folder: string
  readonly pool: number
}

/** Milliseconds for which the process stands still for another process's lock; conversations are tried again for longer (writer.ts). */
const BUSY_TIMEOUT = 250
/** Types of PostgreSQL that come as text unless told otherwise: bigint and numeric; all that we keep fit a double. */
const INT8 = 20
const NUMERIC = 1700

export function openStore({ url, folder, pool }: StoreOptions): Store {
  return url === undefined ? openSqlite(folder) : openPostgres(url, pool)
}

/** Where the embedded store of a folder is, whether or not there is one yet. */
export function fileOf(folder: string): string {
  return join(folder, 'liyan.db')
}

function openSqlite(folder: string): Store {
  mkdirSync(folder, { recursive: true, mode: 0o700 })
  const file = fileOf(folder)
  const database = new SQLite(file, { timeout: BUSY_TIMEOUT })
  database.pragma('journal_mode = WAL')
  // What is acknowledged survives a power cut too; where many wait, late-sync.ts relaxes it and waits beside the process.
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  // Deleted means gone: freed pages are overwritten.
  database.pragma('secure_delete = ON')
  const db = new Kysely<Database>({
    dialect: new SqliteDialect({ database: rememberStatements(database) }),
  })
  return { db, dialect: 'sqlite', file, close: () => db.destroy() }
}

function openPostgres(url: string, max: number): Store {
  const types = {
    getTypeParser: (type: number, format?: 'text' | 'binary') =>
      type === INT8 || type === NUMERIC ? Number : pg.types.getTypeParser(type, format as 'text'),
  }
  const connections = new pg.Pool({ connectionString: url, max, types: types as pg.CustomTypesConfig })
  // An idle connection that breaks is replaced; without a listener it would end the process.
  connections.on('error', () => {})
  // So would one that breaks while it is lent out, between two queries; the next query on it fails by itself.
  connections.on('connect', (connection) => void connection.on('error', () => {}))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool: connections }) })
  return { db, dialect: 'postgres', file: undefined, close: () => db.destroy() }
}

/** Most statements kept prepared; queries of lists differ by their filters. */
const MOST_STATEMENTS = 500

/** Kysely prepares each query anew, which costs more than running it: statements are kept by their text. */
function rememberStatements(database: SQLite.Database) {
  const statements = new Map<string, SQLite.Statement>()
  const rollBack = rollBackOf(database)
  return {
    close: () => void database.close(),
    prepare(sql: string) {
      if (sql === 'rollback') return rollBack
      const known = statements.get(sql)
      if (known !== undefined) return known
      // A transaction that reads first and then writes would fail where another process wrote in between.
      const statement = database.prepare(sql === 'begin' ? 'begin immediate' : sql)
      if (statements.size >= MOST_STATEMENTS) statements.clear()
      statements.set(sql, statement)
      return statement
    },
  }
}

/** SQLite rolls back by itself when the disk is full; a second time would hide that error behind another. */
function rollBackOf(database: SQLite.Database) {
  const nothing = { changes: 0, lastInsertRowid: 0 }
  return {
    reader: false,
    all: () => [],
    run: () => (database.inTransaction ? database.prepare('rollback').run() : nothing),
    iterate: () => [][Symbol.iterator](),
  }
}
