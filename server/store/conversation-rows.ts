/** The rows of conversations, written many at a time inside a transaction. */

import { CompiledQuery } from 'kysely'
import type { Phrasebook } from 'liyan'
import { wordsColumn } from './line-words.ts'
import { lineId } from './lines.ts'
import type { Db, Dialect } from './open.ts'
import { addRows, type Target, target, type Values } from './rows.ts'
import type { NewRow } from './tables.ts'

export type FindingRow = Omit<NewRow<'findings'>, 'conversation'>

/** Everything that is written down of one conversation. */
export interface ConversationRows {
  readonly conversation: NewRow<'conversations'>
  readonly lines: readonly Omit<NewRow<'lines'>, 'conversation' | 'id'>[]
  readonly findings: readonly FindingRow[]
  readonly statuses: readonly Omit<NewRow<'rule_statuses'>, 'conversation'>[]
  readonly deductions: readonly Omit<NewRow<'deductions'>, 'conversation'>[]
  /** Saved under its version if it is not there yet. */
  readonly book: Phrasebook
}

/** `stored`: written now; `same`: there already with the same content; `differs`: there with other content. */
export interface Outcome {
  readonly outcome: 'stored' | 'same' | 'differs'
  readonly pk: number
  /** As it was first answered, JSON. */
  readonly report: string
}

const PLACE = { unit: 'text', staff: 'text', window: 'text', at: 'bigint', day: 'text' } as const
const CONVERSATIONS = target(
  'conversations',
  {
    ...PLACE,
    id: 'text',
    channel: 'text',
    ring_count: 'bigint',
    ended_by: 'text',
    started_at: 'text',
    week: 'text',
    hour: 'int',
    received_at: 'bigint',
    source: 'text',
    content_hash: 'text',
    book_id: 'text',
    book_version: 'text',
    score: 'float8',
    reviewed_score: 'float8',
    passed: 'int',
    reviewed_passed: 'int',
    line_count: 'int',
    staff_line_count: 'int',
    forbidden_count: 'int',
    kept: 'text',
    report: 'text',
  },
  'on conflict (unit, id) do nothing returning pk, unit, id',
)
const LINES = target('lines', {
  id: 'bigint',
  conversation: 'bigint',
  n: 'int',
  role: 'text',
  text: 'text',
  start: 'float8',
  end: 'float8',
  confidence: 'float8',
  alternatives: 'text',
  words: 'tsvector',
})
const FINDINGS = target('findings', {
  conversation: 'bigint',
  ...PLACE,
  line: 'int',
  start: 'int',
  end: 'int',
  phrase: 'text',
  kind: 'text',
  text: 'text',
  match: 'text',
  confidence: 'float8',
  severity: 'text',
  severity_rank: 'int',
  category: 'text',
  reason: 'text',
  status: 'text',
  same: 'text',
  practice: 'int',
})
const STATUSES = target('rule_statuses', {
  conversation: 'bigint',
  ...PLACE,
  rule: 'text',
  status: 'text',
  line: 'int',
  because: 'text',
})
const DEDUCTIONS = target('deductions', {
  conversation: 'bigint',
  n: 'int',
  ...PLACE,
  item: 'text',
  line: 'int',
  points: 'float8',
  clause: 'text',
  norm: 'text',
  article: 'text',
})

/** One outcome for each, in order. Of two with the same id the first is stored and the second compared with it. */
export async function addConversations(
  trx: Db,
  dialect: Dialect,
  batch: readonly ConversationRows[],
): Promise<Outcome[]> {
  const heads = batch.map(({ conversation }) => valuesOf(CONVERSATIONS, conversation))
  const added = await addRows<Head>(trx, dialect, CONVERSATIONS, heads)
  const pks = new Map(added.map(({ unit, id, pk }) => [keyOf(unit, id), pk]))
  const lines: Values[] = []
  const findings: Values[] = []
  const statuses: Values[] = []
  const deductions: Values[] = []
  const outcomes: (Outcome | undefined)[] = batch.map((rows) => {
    const { conversation } = rows
    const key = keyOf(conversation.unit, conversation.id)
    const pk = pks.get(key)
    if (pk === undefined) return undefined
    pks.delete(key)
    for (const line of rows.lines) lines.push(lineValues(dialect, pk, line))
    for (const row of rows.findings) findings.push(valuesOf(FINDINGS, row, pk))
    for (const row of rows.statuses) statuses.push(valuesOf(STATUSES, row, pk))
    for (const row of rows.deductions) deductions.push(valuesOf(DEDUCTIONS, row, pk))
    return { outcome: 'stored', pk, report: conversation.report }
  })
  await addRows(trx, dialect, LINES, lines)
  await addRows(trx, dialect, FINDINGS, findings)
  await addRows(trx, dialect, STATUSES, statuses)
  await addRows(trx, dialect, DEDUCTIONS, deductions)
  const whole: Outcome[] = []
  for (const [i, outcome] of outcomes.entries())
    whole.push(outcome ?? (await compareWithStored(trx, dialect, batch[i]!.conversation)))
  return whole
}

type Head = { readonly pk: number; readonly unit: string; readonly id: string }
type Known = { readonly pk: number; readonly content_hash: string; readonly report: string }

const keyOf = (unit: string, id: string) => `${unit}\u0000${id}`

const KNOWN = 'select pk, content_hash, report from conversations where '

async function compareWithStored(
  trx: Db,
  dialect: Dialect,
  { unit, id, content_hash }: NewRow<'conversations'>,
): Promise<Outcome> {
  const place = dialect === 'sqlite' ? 'unit = ? and id = ?' : 'unit = $1 and id = $2'
  const { rows } = await trx.executeQuery<Known>(CompiledQuery.raw(KNOWN + place, [unit, id]))
  const known = rows[0]
  if (known === undefined) throw new Error('a conversation is neither new nor there')
  const outcome = known.content_hash === content_hash ? 'same' : 'differs'
  return { outcome, pk: known.pk, report: known.report }
}

function lineValues(dialect: Dialect, pk: number, line: ConversationRows['lines'][number]): Values {
  return valuesOf(LINES, {
    ...line,
    id: lineId(pk, line.n),
    conversation: pk,
    words: wordsColumn(dialect, line.words),
  })
}

/** In the order of the columns; `pk` stands for `conversation` where the row does not say it yet. */
function valuesOf({ columns }: Target, row: object, pk: number | null = null): Values {
  const from = row as Readonly<Record<string, string | number | null | undefined>>
  return columns.map((name) => (name === 'conversation' && pk !== null ? pk : (from[name] ?? null)))
}
