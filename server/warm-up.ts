/**
 * Makes books ready for the first citizen: what a checker works out when it is first asked, and remembers, it is asked
 * here, while nobody waits for it. The first lines of a day would otherwise take tens of milliseconds, and stop all others.
 */
import { setImmediate } from 'node:timers/promises'
import type { Checker, Role } from 'liyan'

export interface WarmUp {
  /** A book that will be served. */
  add(checker: Checker): void
  /** Begins with what was added, and goes on with whatever is added later. Resolves when all of it is warm. */
  start(): Promise<void>
  close(): void
}

/** Milliseconds at one go; then the event loop is free for whoever came meanwhile. */
const SLICE = 2

export function openWarmUp(): WarmUp {
  const waiting: Checker[] = []
  let state: 'new' | 'started' | 'closed' = 'new'
  let running: Promise<void> | undefined

  async function run(): Promise<void> {
    for (let checker = waiting.shift(); checker !== undefined; checker = waiting.shift()) await warm(checker)
    running = undefined
  }

  async function warm(checker: Checker): Promise<void> {
    let began = performance.now()
    for (const _ of sayAll(checker)) {
      if (performance.now() - began < SLICE) continue
      // Without a reference it would only go on when something else happens: in a quiet hall, for minutes.
      await setImmediate()
      if (state === 'closed') return
      began = performance.now()
    }
  }

  function go(): Promise<void> {
    running ??= run()
    return running
  }

  return {
    add(checker) {
      waiting.push(checker)
      if (state === 'started') void go()
    },
    start() {
      if (state === 'closed') return Promise.resolve()
      state = 'started'
      return go()
    },
    close() {
      state = 'closed'
      waiting.length = 0
    },
  }
}

/** The book's own sentences, said as they are said live: those that it finds, and those that look as if. */
function* sayAll(checker: Checker): Generator<void> {
  for (const { speaker, hits, misses } of checker.phrasebook.phrases) {
    const role: Role = speaker === 'customer' ? 'customer' : 'staff'
    const session = checker.open({ id: '', channel: 'counter' })
    for (const text of [...hits, ...misses]) {
      const line = { id: '', role, text }
      session.push({ ...line, interim: true })
      session.push(line)
      yield
    }
  }
}
