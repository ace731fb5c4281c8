/**
 * Takes in the body of a job: every line is validated and masked, and only then written down, in chunks. Nobody is told of
 * the job before all of it is on the disk.
 */
import { randomUUID } from 'node:crypto'
import type { Principal } from '../access/roles.ts'
import { conversationOfLine, errorRecord } from '../batch.ts'
import { unitFor } from '../ingest.ts'
import type { NdjsonLine } from '../ndjson.ts'
import type { Parts } from '../parts.ts'
import { mask } from '../privacy/mask.ts'
import { masked } from '../record.ts'
import { addItems, addJob, type JobRow, queueJob, removeJob } from '../store/jobs.ts'

/** What the runner needs to know of a job. */
export interface JobOptions {
  readonly phrasebook: string | undefined
  readonly principal: Principal
}

/** What became of an item, as it is kept: never a word of the conversation. */
export type ItemOutput =
  | { readonly status: 'stored' | 'same'; readonly id: string; readonly pk: number }
  | { readonly id?: string; readonly error: ReturnType<typeof errorRecord> }

const CHUNK_ITEMS = 200
const CHUNK_CHARACTERS = 2_000_000

/**
 * Resolves when the whole job is on the disk.
 * @throws ServiceError unknown-phrasebook; whatever the body's stream fails with: then nothing of the job is left
 */
export async function startJob(
  parts: Pick<Parts, 'store' | 'books' | 'config' | 'clock' | 'work' | 'log' | 'hideId'>,
  principal: Principal,
  lines: AsyncIterable<NdjsonLine>,
  { phrasebook }: { readonly phrasebook?: string | undefined } = {},
): Promise<JobRow> {
  const { store, books, clock, work } = parts
  books.get(phrasebook)
  const now = clock()
  const job: JobRow = {
    id: randomUUID(),
    unit: principal.unit ?? '',
    kind: 'batch',
    created_by: principal.name,
    options: JSON.stringify({ phrasebook, principal } satisfies JobOptions),
    status: 'receiving',
    total: 0,
    done: 0,
    failed: 0,
    created_at: now,
    updated_at: now,
    owner: null,
    lease_until: 0,
  }
  await addJob(store.db, job)
  try {
    const { total, failed } = await spool(parts, principal, job.id, lines)
    await queueJob(store.db, job.id, { total, failed, now: clock() })
    work.wake()
    return { ...job, status: 'queued', total, done: failed, failed }
  } catch (error) {
    // If even this fails, retention takes what was received.
    await removeJob(store.db, job.id).catch(() => undefined)
    throw error
  }
}

async function spool(
  parts: Pick<Parts, 'store' | 'config' | 'clock' | 'log' | 'hideId'>,
  principal: Principal,
  job: string,
  lines: AsyncIterable<NdjsonLine>,
) {
  const { store, clock } = parts
  let total = 0
  let failed = 0
  let chunk: { job: string; n: number; input: string; output: string | null }[] = []
  let characters = 0
  const flush = async () => {
    await addItems(store.db, job, chunk, clock())
    chunk = []
    characters = 0
  }
  for await (const line of lines) {
    const item = itemOf(parts, principal, line)
    if (item.output !== null) failed++
    total++
    characters += item.input.length
    chunk.push({ job, n: line.number, ...item })
    if (chunk.length >= CHUNK_ITEMS || characters >= CHUNK_CHARACTERS) await flush()
  }
  if (chunk.length > 0) await flush()
  return { total, failed }
}

/** A line that cannot be used becomes an error at once, and nothing of it is kept. */
function itemOf(parts: Pick<Parts, 'config' | 'log' | 'hideId'>, principal: Principal, line: NdjsonLine) {
  try {
    const conversation = conversationOfLine(line)
    unitFor(principal, conversation.unit)
    const hidden = { ...conversation, id: parts.hideId(conversation.id) }
    const kept = parts.config.mask ? masked(hidden) : hidden
    return { input: JSON.stringify(kept), output: null }
  } catch (error) {
    return { input: '', output: JSON.stringify(errorOutput(parts, error)) }
  }
}

/** A message may quote a value that it did not expect. */
export function errorOutput(parts: Pick<Parts, 'log'>, error: unknown, id?: string): ItemOutput {
  const { message, ...rest } = errorRecord(parts, error)
  return { ...(id !== undefined && { id }), error: { ...rest, message: mask(message) } }
}
