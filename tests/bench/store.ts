/**
 * `npm run bench:store`: conversations through the service's writer against better-sqlite3 inserting the same rows, prepared
 * beforehand, in the same transactions. Both take turns on stores of their own; row counts must come out equal.
 * Option: --quick (small sizes, to see that it runs).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import SQLite from 'better-sqlite3'
import { createChecker, loadPhrasebook } from 'liyan'
import type { ConversationRows } from '../../server/store/conversation-rows.ts'
import { lineId, migrate, openStore, openWriter, record, saveBook } from './built.ts'
import { table } from './measure.ts'
import { transcripts } from './transcripts.ts'

const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })
const ROUNDS = options.quick ? 3 : 15
/** As many as the writer takes into one. */
const IN_TRANSACTION = 200
const TRANSACTIONS = options.quick ? 1 : 5
const TABLES = [
  'conversations',
  'lines',
  'findings',
  'rule_statuses',
  'deductions',
  'line_words',
  'units',
] as const

type Cell = string | number | null
type Part = 'lines' | 'findings' | 'statuses' | 'deductions'

const checker = createChecker(loadPhrasebook('window-service'))
const made = transcripts(checker.phrasebook, (ROUNDS + 1) * TRANSACTIONS * IN_TRANSACTION).map(
  (conversation) =>
    record(checker, {
      conversation: { ...conversation, unit: '甲', staff: '王', window: '3' },
      unit: '甲',
      source: 'batch',
      receivedAt: Date.UTC(2026, 10, 27),
      mask: true,
      keep: 'full',
    }).rows,
)

const folder = mkdtempSync(join(tmpdir(), 'liyan-bench-'))
try {
  console.log(await bench())
} finally {
  rmSync(folder, { recursive: true })
}

async function bench(): Promise<string> {
  const ours = openStore({ folder: join(folder, 'ours'), pool: 1 })
  const theirs = openStore({ folder: join(folder, 'theirs'), pool: 1 })
  for (const store of [ours, theirs]) {
    await migrate(store)
    await saveBook(store.db, checker.phrasebook, 0)
  }
  const writer = openWriter(ours)
  const raw = openRaw(theirs.file!)
  const seconds = { ours: [] as number[], theirs: [] as number[] }
  for (let round = 0; round <= ROUNDS; round++) {
    const batches = Array.from({ length: TRANSACTIONS }, (_, i) => {
      const start = (round * TRANSACTIONS + i) * IN_TRANSACTION
      return made.slice(start, start + IN_TRANSACTION)
    })
    // Whoever goes second finds a warmer machine.
    const runOurs = async () => {
      for (const batch of batches) await Promise.all(batch.map((rows) => writer.write(rows)))
    }
    const runTheirs = async () => batches.forEach(raw.insert)
    const order = round % 2 === 0 ? (['ours', 'theirs'] as const) : (['theirs', 'ours'] as const)
    for (const side of order) {
      const start = performance.now()
      await (side === 'ours' ? runOurs() : runTheirs())
      if (round > 0) seconds[side].push((performance.now() - start) / 1000)
    }
  }
  const counted = raw.counts()
  const { counts } = openRaw(ours.file!)
  if (JSON.stringify(counts()) !== JSON.stringify(counted))
    throw new Error('the two stores hold different numbers of rows')
  await Promise.all([ours.close(), theirs.close()])
  return report(seconds, counted)
}

function report(seconds: Record<'ours' | 'theirs', number[]>, counted: Record<string, number>): string {
  const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1]!
  const perSecond = (side: 'ours' | 'theirs') => (TRANSACTIONS * IN_TRANSACTION) / median(seconds[side])
  const ratio = median(seconds.theirs.map((theirs, round) => theirs / seconds.ours[round]!))
  const rows = Object.values(counted).reduce((sum, n) => sum + n, 0) / counted['conversations']!
  const cells = [
    ['better-sqlite3, the same rows', perSecond('theirs').toFixed(0), '1.00'],
    ["the service's writer", perSecond('ours').toFixed(0), ratio.toFixed(2)],
  ]
  return `${counted['conversations']} conversations, ${rows.toFixed(1)} rows each, ${IN_TRANSACTION} in a transaction, median of ${ROUNDS} rounds\n\n${table(['', 'conversations/s', 'ratio'], cells)}`
}

/** Plain better-sqlite3: one prepared statement a table, run once a row. */
function openRaw(file: string) {
  const database = new SQLite(file)
  for (const pragma of [
    'journal_mode = WAL',
    'synchronous = FULL',
    'foreign_keys = ON',
    'secure_delete = ON',
  ])
    database.pragma(pragma)
  const into = (name: string, columns: readonly string[]) =>
    database.prepare(
      `insert into ${name} (${columns.map((column) => `"${column}"`).join(', ')}) values (${columns.map(() => '?').join(', ')})`,
    )
  const columnsOf = (part: Part) => Object.keys(made.find((rows) => rows[part].length > 0)![part][0]!)
  const heads = into('conversations', Object.keys(made[0]!.conversation))
  const unit = database.prepare('insert into units (name, created_at) values (?, ?) on conflict do nothing')
  const lines = into('lines', [...columnsOf('lines'), 'conversation', 'id'])
  const children = [
    ['findings', into('findings', [...columnsOf('findings'), 'conversation'])],
    ['statuses', into('rule_statuses', [...columnsOf('statuses'), 'conversation'])],
    ['deductions', into('deductions', [...columnsOf('deductions'), 'conversation'])],
  ] as const
  const cells = (row: object) => Object.values(row) as Cell[]
  const insert = database.transaction((batch: readonly ConversationRows[]) => {
    unit.run('甲', 0)
    for (const rows of batch) {
      const pk = Number(heads.run(cells(rows.conversation)).lastInsertRowid)
      for (const line of rows.lines) lines.run(...cells(line), pk, lineId(pk, line.n))
      for (const [part, statement] of children) for (const row of rows[part]) statement.run(...cells(row), pk)
    }
  })
  const counts = () =>
    Object.fromEntries(
      TABLES.map((name) => [name, database.prepare(`select count(*) from ${name}`).pluck().get() as number]),
    )
  return { insert, counts }
}
