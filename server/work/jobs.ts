/** Works on jobs: one at a time in each process, its items many at once, each exactly once whatever is killed when. */
import { setImmediate } from 'node:timers/promises'
import { ingest } from '../ingest.ts'
import type { Parts } from '../parts.ts'
import { claimJob, completeJob, finishItem, type JobRow, renewJob, waitingItems } from '../store/jobs.ts'
import type { Db } from '../store/open.ts'
import type { Row } from '../store/tables.ts'
import { ServiceError } from '../wire/errors.ts'
import { enqueue } from './outbox.ts'
import { errorOutput, type ItemOutput, type JobOptions } from './spool.ts'

/** Milliseconds for which a job belongs to the process that took it; a process that lives renews it more often. */
const LEASE = 60_000
const RENEW = 10_000
const PAGE = 100

type Needs = Omit<Parts, 'work' | 'live' | 'close'>

/** Works on one job until it is done, cancelled, or `isClosing`. False: there was none. */
export async function runJob(parts: Needs, owner: string, isClosing: () => boolean): Promise<boolean> {
  const { store, clock } = parts
  const now = clock()
  const job = await claimJob(store.db, owner, now, now + LEASE)
  if (job === undefined) return false
  const renewing = setInterval(() => {
    renewJob(store.db, job.id, owner, clock() + LEASE).catch(() => undefined)
  }, RENEW)
  try {
    await runItems(parts, job, owner, isClosing)
  } finally {
    clearInterval(renewing)
    // Whatever stopped it, another process, or this one a moment later, may go on.
    await renewJob(store.db, job.id, owner, 0).catch(() => undefined)
  }
  return true
}

async function runItems(parts: Needs, job: JobRow, owner: string, isClosing: () => boolean) {
  const { store, clock, webhooks } = parts
  const options = JSON.parse(job.options) as JobOptions
  for (let after = 0; !isClosing(); ) {
    if (!(await renewJob(store.db, job.id, owner, clock() + LEASE))) return
    const items = await waitingItems(store.db, job.id, after, PAGE)
    if (items.length === 0) {
      await store.db.transaction().execute(async (trx) => {
        const done = await completeJob(trx, job.id, owner, clock())
        if (done !== undefined) await enqueue(trx, clock(), webhooks.forJob(done))
      })
      return
    }
    const writing: Promise<void>[] = []
    for (const item of items) {
      writing.push(runItem(parts, options, item))
      // A check takes the processor for a moment; live conversations go first.
      await setImmediate()
    }
    const outcomes = await Promise.allSettled(writing)
    const failure = outcomes.find((outcome) => outcome.status === 'rejected')
    // The store has trouble: the items stay, and are tried again when the job is taken again.
    if (failure !== undefined) throw failure.reason
    after = items.at(-1)!.n
  }
}

/** @throws ServiceError store-unavailable, overloaded: the item waits on */
async function runItem(parts: Needs, { principal, phrasebook }: JobOptions, item: Row<'job_items'>) {
  const { store, clock } = parts
  const conversation = JSON.parse(item.input) as { readonly id: string }
  const finish = (db: Db, output: ItemOutput) => {
    const failed = 'error' in output
    return finishItem(db, item.job, item.n, { output: JSON.stringify(output), failed, now: clock() })
  }
  try {
    await ingest(parts, principal, conversation, {
      source: 'batch',
      phrasebook,
      also: (trx, { outcome, pk }) =>
        finish(
          trx,
          outcome === 'differs'
            ? errorOutput(parts, new ServiceError('conversation-differs'), conversation.id)
            : { status: outcome, id: conversation.id, pk },
        ),
    })
  } catch (error) {
    const output = errorOutput(parts, error, conversation.id)
    const code = 'error' in output ? output.error.code : undefined
    if (code === 'store-unavailable' || code === 'overloaded') throw error
    // Written already, in the transaction that found the other one.
    if (code !== 'conversation-differs') await finish(store.db, output)
  }
}
