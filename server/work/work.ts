/** What the service does by itself: jobs, messages to webhooks, retention. One runner in each process. */
import { randomUUID } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import type { Parts } from '../parts.ts'
import { countWaitingItems, releaseJobs } from '../store/jobs.ts'
import { countPendingDeliveries } from '../store/webhooks.ts'
import { deliverDue } from './deliver.ts'
import { runJob } from './jobs.ts'
import { sweep } from './retention.ts'

export interface Work {
  /** There is something new to do. */
  wake(): void
  /** Resolves when nothing is due any more; for tests. */
  settle(): Promise<void>
  /** Stops after what is being done; the rest is done by the next process. */
  close(): Promise<void>
}

/** Milliseconds between two looks for what is due. */
const LOOK = 1_000
/** The same after a failure. */
const RETRY = 5_000
/** Between two sweeps. */
const SWEEP = 3_600_000

type Needs = Omit<Parts, 'work' | 'live' | 'close'>

export async function openWork(parts: Needs): Promise<Work> {
  await releaseJobs(parts.store)
  const owner = randomUUID()
  const closing = new AbortController()
  const isClosing = () => closing.signal.aborted
  let swept = Number.NEGATIVE_INFINITY

  const jobs = openLoop(parts, closing.signal, () => runJob(parts, owner, isClosing))
  const deliveries = openLoop(parts, closing.signal, () => deliverDue(parts))
  const upkeep = openLoop(parts, closing.signal, async () => {
    await parts.webhooks.refresh()
    await measure(parts)
    if (parts.clock() - swept < SWEEP) return false
    swept = parts.clock()
    await sweep(parts, isClosing)
    return false
  })
  const loops = [jobs, deliveries, upkeep]
  return {
    wake: () => {
      for (const loop of loops) loop.wake()
    },
    async settle() {
      await jobs.settle()
      await deliveries.settle()
      await upkeep.settle()
    },
    async close() {
      closing.abort()
      await Promise.all(loops.map(({ ended }) => ended))
    },
  }
}

/** Calls `step` until it has nothing to do, and again after a while or when woken. A failure is logged and tried again. */
function openLoop({ log }: Pick<Parts, 'log'>, signal: AbortSignal, step: () => Promise<boolean>) {
  let woken = new AbortController()
  let rounds: (() => void)[] = []
  const wake = () => woken.abort()

  async function run(): Promise<void> {
    while (!signal.aborted) {
      const waiting = rounds
      rounds = []
      woken = new AbortController()
      const rest = (await untilIdle()) ? LOOK : RETRY
      for (const settled of waiting) settled()
      if (rounds.length > 0 || signal.aborted) continue
      const stop = AbortSignal.any([woken.signal, signal])
      await setTimeout(rest, undefined, { signal: stop, ref: false }).catch(() => undefined)
    }
    for (const settled of rounds) settled()
  }

  /** False: it failed. */
  async function untilIdle(): Promise<boolean> {
    try {
      while (!signal.aborted && (await step()));
      return true
    } catch (error) {
      const { name, code } = error as NodeJS.ErrnoException
      log.error({ error: { type: name, code } }, 'work failed, and is tried again')
      return false
    }
  }

  return {
    wake,
    /** A whole round that begins after the call. */
    settle: () =>
      new Promise<void>((resolve) => {
        rounds.push(resolve)
        wake()
      }),
    ended: run(),
  }
}

async function measure({ store: { db }, metrics }: Pick<Parts, 'store' | 'metrics'>): Promise<void> {
  metrics.queue.set({ queue: 'jobs' }, await countWaitingItems(db))
  metrics.queue.set({ queue: 'deliveries' }, await countPendingDeliveries(db))
}
