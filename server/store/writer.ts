/**
 * Writes conversations, many in one transaction: whatever arrives while one commit runs goes into the next. A promise
 * resolves only when its rows are on the disk.
 */
import { setImmediate, setTimeout } from 'node:timers/promises'
import { ServiceError } from '../wire/errors.ts'
import { addConversations, type ConversationRows, type Outcome } from './conversation-rows.ts'
import { transactLate } from './late-sync.ts'
import type { Db, Store } from './open.ts'
import { saveBook } from './phrasebooks.ts'
import { isBusy, isStoreTrouble } from './trouble.ts'
import { noteUnit } from './units.ts'

export type { ConversationRows, FindingRow, Outcome } from './conversation-rows.ts'

/**
 * Work of others that must commit with the conversation: deliveries, a job's progress, the end of a live one. It runs
 * again where the transaction is tried again.
 */
export type Also = (trx: Db, outcome: Outcome) => Promise<unknown>

/** What everything stored brings along, whoever stored it: messages to webhooks. */
export type Accompany = (trx: Db, stored: readonly ConversationRows[]) => Promise<unknown>

export interface Writer {
  /** @throws ServiceError overloaded, store-unavailable: it is not stored, or nobody knows; the same may be sent again. */
  write(rows: ConversationRows, also?: Also): Promise<Outcome>
  /** Resolves when nothing is waiting any more. */
  drain(): Promise<void>
}

/** Conversations in one transaction. */
const MOST_IN_ONE = 200
/** What may wait: so many conversations, and so many characters of them. */
const MOST_WAITING = { conversations: 10_000, characters: 128 * 1024 * 1024 }
/** Milliseconds for which a transaction is tried again while another process holds the store, and between two tries. */
const PATIENCE = 5_000
const PAUSE = 250

interface Waiting {
  readonly rows: ConversationRows
  readonly also: Also | undefined
  readonly resolve: (outcome: Outcome) => void
  readonly reject: (error: unknown) => void
}

export function openWriter(
  store: Store,
  accompany: Accompany = async () => undefined,
  most = MOST_WAITING,
): Writer {
  let waiting: Waiting[] = []
  let characters = 0
  let running: Promise<void> | undefined
  const known = { units: new Set<string>(), books: new Set<string>() }

  async function run(): Promise<void> {
    // Requests read in the same turn of the event loop share the first commit too.
    await setImmediate()
    while (waiting.length > 0) {
      const batch = waiting.slice(0, MOST_IN_ONE)
      waiting = waiting.slice(MOST_IN_ONE)
      for (const { rows } of batch) characters -= sizeOf(rows)
      await commit(store, known, batch, accompany)
    }
    running = undefined
  }

  return {
    write: (rows, also) =>
      new Promise((resolve, reject) => {
        const size = sizeOf(rows)
        const isTooMuch = characters > 0 && characters + size > most.characters
        if (waiting.length >= most.conversations || isTooMuch) throw new ServiceError('overloaded')
        characters += size
        waiting.push({ rows, also, resolve, reject })
        running ??= run()
      }),
    drain: () => running ?? Promise.resolve(),
  }
}

/** What this process knows to be there; it spares a look for each conversation. */
interface Known {
  readonly units: Set<string>
  readonly books: Set<string>
}

/** Never rejects: everyone who waits is told. */
async function commit(
  store: Store,
  known: Known,
  batch: readonly Waiting[],
  accompany: Accompany,
): Promise<void> {
  try {
    const outcomes = await patiently(() =>
      transactLate(store, (trx) => writeAll(trx, store, known, batch, accompany)),
    )
    for (const { rows } of batch) {
      known.units.add(rows.conversation.unit)
      known.books.add(rows.book.version)
    }
    for (const [i, { resolve }] of batch.entries()) resolve(outcomes[i]!)
  } catch (error) {
    if (isStoreTrouble(error) || isBusy(error))
      for (const { reject } of batch) reject(new ServiceError('store-unavailable'))
    else if (batch.length === 1) batch[0]!.reject(error)
    else {
      // One bad row must not take the others with it: it is looked for by halves.
      const middle = batch.length >> 1
      await commit(store, known, batch.slice(0, middle), accompany)
      await commit(store, known, batch.slice(middle), accompany)
    }
  }
}

async function writeAll(
  trx: Db,
  { dialect }: Store,
  known: Known,
  batch: readonly Waiting[],
  accompany: Accompany,
): Promise<Outcome[]> {
  await noteNew(trx, known, batch)
  const outcomes = await addConversations(
    trx,
    dialect,
    batch.map(({ rows }) => rows),
  )
  for (const [i, { also }] of batch.entries()) {
    if (also === undefined) continue
    await also(trx, outcomes[i]!)
    // As in addRows: who speaks meanwhile is answered meanwhile.
    await setImmediate()
  }
  await accompany(
    trx,
    batch.filter((_, i) => outcomes[i]!.outcome === 'stored').map(({ rows }) => rows),
  )
  return outcomes
}

/** Units and books that conversations name for the first time are there when the conversations are. */
async function noteNew(trx: Db, known: Known, batch: readonly Waiting[]): Promise<void> {
  const units = new Map<string, number>()
  const books = new Map<string, ConversationRows>()
  for (const { rows } of batch) {
    const { unit, received_at } = rows.conversation
    if (unit !== '' && !known.units.has(unit)) units.set(unit, received_at)
    if (!known.books.has(rows.book.version)) books.set(rows.book.version, rows)
  }
  for (const [unit, at] of units) await noteUnit(trx, unit, at)
  for (const { book, conversation } of books.values()) await saveBook(trx, book, conversation.received_at)
}

async function patiently<T>(run: () => Promise<T>): Promise<T> {
  for (let left = PATIENCE; ; left -= PAUSE) {
    const begun = performance.now()
    try {
      return await run()
    } catch (error) {
      left -= performance.now() - begun
      if (!isBusy(error) || left <= 0) throw error
      await setTimeout(PAUSE)
    }
  }
}

function sizeOf({ conversation, lines }: ConversationRows): number {
  return lines.reduce((sum, { text, words }) => sum + text.length + words.length, conversation.report.length)
}
