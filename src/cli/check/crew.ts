/** Reviews pieces on worker threads: one crew for the life of the process, since a worker that ends does not give its dictionary back. */
import { Worker } from 'node:worker_threads'
import type { Outcome, Piece } from './pieces.ts'
import type { ReviewSettings } from './review-piece.ts'

export interface Crew {
  run(piece: Piece): Promise<Outcome>
  /** Lets the workers go once they are idle. */
  close(): void
}

/** Workers start when the pieces need them, up to `jobs`. */
export function startCrew(settings: ReviewSettings, jobs: number): Crew {
  const hands: Hand[] = []
  return {
    run(piece) {
      const idlest = hands.reduce<Hand | undefined>(
        (best, hand) => (best === undefined || hand.pending < best.pending ? hand : best),
        undefined,
      )
      if (idlest !== undefined && (idlest.pending === 0 || hands.length >= jobs)) return idlest.run(piece)
      const hand = new Hand(settings)
      hands.push(hand)
      return hand.run(piece)
    },
    close() {
      for (const hand of hands) hand.close()
    },
  }
}

/** One worker; it takes its pieces one after the other, so answers come in the order of the questions. */
class Hand {
  readonly #worker: Worker
  readonly #waiting: { resolve: (outcome: Outcome) => void; reject: (error: unknown) => void }[] = []

  constructor(settings: ReviewSettings) {
    this.#worker = startWorker(settings)
    this.#worker.on('message', (outcome: Outcome) => this.#waiting.shift()?.resolve(outcome))
    this.#worker.on('error', (error) => this.#fail(error))
    this.#worker.on('exit', () => this.#fail(new Error('工作线程意外结束')))
  }

  get pending(): number {
    return this.#waiting.length
  }

  run(piece: Piece): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject })
      this.#worker.postMessage(piece, 'bytes' in piece ? [piece.bytes.buffer] : [])
    })
  }

  close(): void {
    this.#worker.postMessage(null)
  }

  #fail(error: unknown): void {
    for (const { reject } of this.#waiting.splice(0)) reject(error)
  }
}

/** From the sources Node cannot start a worker by itself: the worker first registers the loader that tests run under. */
function startWorker(settings: ReviewSettings): Worker {
  const isSource = import.meta.url.endsWith('.ts')
  const file = new URL(isSource ? '../worker.ts' : '../worker.js', import.meta.url)
  if (!isSource) return new Worker(file, { workerData: settings })
  const [loader, entry] = [import.meta.resolve('tsx/esm/api'), file.href].map((url) => JSON.stringify(url))
  const boot = `import(${loader}).then((tsx) => { tsx.register(); return import(${entry}) })`
  return new Worker(boot, { eval: true, workerData: settings })
}
