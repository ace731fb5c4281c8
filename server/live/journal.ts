/**
 * Writes the lines of all live conversations, many in one transaction. A line is told durable only when it is on the
 * disk; while the store fails, lines wait (credit keeps them few) and are tried again.
 */
import type { Metrics } from '../operations/metrics.ts'
import { appendLines, type JournalLine } from '../store/live.ts'
import type { Store } from '../store/open.ts'

/** Whose line it is. */
export interface JournalUser {
  /** All its lines up to this number are on the disk. */
  durable(seq: number): void
  /** The conversation belongs to another process now. */
  lost(): void
  /** The store does not take lines at the moment. */
  waits(): void
  /** Nobody will acknowledge its lines any more: after a failure they are not tried again. */
  readonly isGone: boolean
}

export interface Journal {
  append(user: JournalUser, line: JournalLine): void
  /** Resolves when everything appended so far has been tried. */
  settled(): Promise<void>
}

/** Milliseconds from the first line that waits to the commit: so long others may join it. */
const GATHER = 15
/** Milliseconds between attempts while the store fails. */
const RETRY = 500

interface Waiting {
  readonly user: JournalUser
  readonly line: JournalLine
}

export function openJournal(store: Store, owner: string, metrics: Metrics): Journal {
  let waiting: Waiting[] = []
  let settlers: (() => void)[] = []
  let running = false
  let rest = GATHER

  async function run(): Promise<void> {
    running = true
    while (waiting.length > 0) {
      await pause(rest)
      const batch = waiting
      const settling = settlers
      waiting = []
      settlers = []
      const began = performance.now()
      const owned = await attempt(batch)
      metrics.stages.observe({ stage: 'journal' }, (performance.now() - began) / 1_000)
      if (owned === undefined) {
        waiting = [...batch.filter(({ user }) => !user.isGone), ...waiting]
        rest = RETRY
      } else {
        tell(batch, owned)
        rest = GATHER
      }
      metrics.queue.set({ queue: 'journal' }, waiting.length)
      for (const settle of settling) settle()
    }
    running = false
    for (const settle of settlers.splice(0)) settle()
  }

  async function attempt(batch: readonly Waiting[]): Promise<ReadonlySet<number> | undefined> {
    try {
      return await appendLines(
        store,
        owner,
        batch.map(({ line }) => line),
      )
    } catch {
      for (const user of new Set(batch.map((one) => one.user))) user.waits()
      return undefined
    }
  }

  return {
    append(user, line) {
      waiting.push({ user, line })
      if (!running) void run()
    },
    settled: () =>
      running ? new Promise((resolve) => settlers.push(() => resolve(undefined))) : Promise.resolve(),
  }
}

/** One word a conversation: the greatest number speaks for those before it. */
function tell(batch: readonly Waiting[], owned: ReadonlySet<number>): void {
  const last = new Map<JournalUser, JournalLine>()
  for (const { user, line } of batch) last.set(user, line)
  for (const [user, { live, seq }] of last) {
    if (owned.has(live)) user.durable(seq)
    else user.lost()
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}
