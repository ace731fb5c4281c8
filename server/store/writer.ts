/**
 * Writes conversations, many in one transaction: whatever arrives while one commit runs goes into the next. A promise
 * resolves only when its rows are on the disk.
 */
import type { Phrasebook } from 'liyan'
import type { Db, Store } from './open.ts'
import type { NewRow } from './tables.ts'

export type FindingRow = Omit<NewRow<'findings'>, 'conversation'>

/** Everything that is written down of one conversation. */
export interface ConversationRows {
  readonly conversation: NewRow<'conversations'>
  readonly lines: readonly Omit<NewRow<'lines'>, 'conversation'>[]
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

/** Work of others that must commit with the conversation: deliveries, a job's progress, the end of a live one. */
export type Also = (trx: Db, outcome: Outcome) => Promise<unknown>

export interface Writer {
  write(rows: ConversationRows, also?: Also): Promise<Outcome>
  /** Resolves when nothing is waiting any more. */
  drain(): Promise<void>
}

/** Conversations in one transaction. */
const MOST_IN_ONE = 200

interface Waiting {
  readonly rows: ConversationRows
  readonly also: Also | undefined
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

export function openWriter(store: Store): Writer {
  let waiting: Waiting[] = []
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    // Requests read in the same turn of the event loop share the first commit too.
    await new Promise((resolve) => setImmediate(resolve))
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_IN_ONE)
      waiting = waiting.slice(MOST_IN_ONE)
      await commit(store, batch)
    }
    running = undefined
  }

  return {
    write: (rows, also) =>
      new Promise((resolve, reject) => {
        waiting.push({ rows, also, resolve, reject })
        running ??= run()
      }),
    drain: () => running ?? Promise.resolve(),
  }
}

async function commit(store: Store, batch: readonly Waiting[]): Promise<void> {
  try {
    const outcomes = await store.db.transaction().execute((trx) => writeAll(trx, batch))
    for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i]!)
  } catch (error) {
    // One bad row must not take the others with it: each is tried alone.
    if (batch.length === 1) batch[0]!.reject(error)
    else for (const one of batch) await commit(store, [one])
  }
}

async function writeAll(trx: Db, batch: readonly Waiting[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = []
  for (const { rows, also } of batch) {
    const outcome = await writeOne(trx, rows)
    await also?.(trx, outcome)
    outcomes.push(outcome)
  }
  return outcomes
}

async function writeOne(trx: Db, rows: ConversationRows): Promise<Outcome> {
  const { conversation, lines, findings, statuses, deductions } = rows
  const added = await trx
    .insertInto('conversations')
    .values(conversation)
    .onConflict((conflict) => conflict.columns(['unit', 'id']).doNothing())
    .returning('pk')
    .executeTakeFirst()
  if (added === undefined) return compareWithStored(trx, conversation)
  const { pk } = added
  const owned = <T extends object>(list: readonly T[]) => list.map((row) => ({ ...row, conversation: pk }))
  for (const part of parts(owned(lines), 100)) await trx.insertInto('lines').values(part).execute()
  for (const part of parts(owned(findings), 40)) await trx.insertInto('findings').values(part).execute()
  for (const part of parts(owned(statuses), 80)) await trx.insertInto('rule_statuses').values(part).execute()
  for (const part of parts(owned(deductions), 60)) await trx.insertInto('deductions').values(part).execute()
  return { outcome: 'stored', pk, report: conversation.report }
}

async function compareWithStored(trx: Db, conversation: NewRow<'conversations'>): Promise<Outcome> {
  const known = await trx
    .selectFrom('conversations')
    .select(['pk', 'content_hash', 'report'])
    .where('unit', '=', conversation.unit)
    .where('id', '=', conversation.id)
    .executeTakeFirstOrThrow()
  const outcome = known.content_hash === conversation.content_hash ? 'same' : 'differs'
  return { outcome, pk: known.pk, report: known.report }
}

/** A statement takes a limited number of parameters. */
function parts<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, i) => list.slice(i * size, (i + 1) * size))
}
