/** Cuts a stream of bytes into batches of complete lines, holding no more than a batch and the line that is coming in. */
import { INPUT_ERRORS, MAX_LINE } from './input-errors.ts'
import type { Piece } from './pieces.ts'

/** Large enough that handing a batch to a worker costs nothing against the work in it, small enough to share the work out evenly. */
export const BATCH = 256 * 1024
/** When the writer of a pipe pauses so long (ms), the lines it has completed are checked at once. */
const PAUSE = 20
const NEWLINE = 10

interface Origin {
  readonly file: string
  readonly input: number
}

/** The last line need not end in a line break. `longest`: lines beyond so many bytes are refused without being held. */
export async function* splitLines(
  chunks: AsyncIterator<Uint8Array>,
  origin: Origin,
  longest = MAX_LINE,
): AsyncGenerator<Piece> {
  const cutter = new LineCutter(origin, longest)
  for (;;) {
    const coming = chunks.next().then(
      (result) => ({ result }),
      (error: unknown) => ({ error }),
    )
    if (cutter.hasLines && !(await arrivesSoon(coming))) yield* cutter.take()
    const arrived = await coming
    if ('error' in arrived) {
      yield* cutter.take()
      throw arrived.error
    }
    if (arrived.result.done) break
    cutter.add(arrived.result.value)
    if (cutter.isFull) yield* cutter.take()
  }
  yield* cutter.finish()
}

class LineCutter {
  readonly #origin: Origin
  readonly #longest: number
  /** A line that is too long, after the lines that were held when it came. */
  readonly #refused: Piece[] = []
  #held: Uint8Array[] = []
  #size = 0
  /** Bytes held up to and including the last line break. */
  #complete = 0
  /** Number of the first line held. */
  #line = 1
  /** Bytes dropped so far of a line that is too long. */
  #dropped = 0

  constructor(origin: Origin, longest: number) {
    this.#origin = origin
    this.#longest = longest
  }

  get hasLines(): boolean {
    return this.#complete > 0
  }

  get isFull(): boolean {
    return this.#complete >= BATCH || this.#refused.length > 0
  }

  add(chunk: Uint8Array): void {
    const first = chunk.indexOf(NEWLINE)
    if (this.#dropped > 0) {
      this.#drop(chunk, first)
      return
    }
    const lineSize = this.#size - this.#complete + (first < 0 ? chunk.length : first)
    if (lineSize > this.#longest) {
      this.#refuse(chunk, first)
      return
    }
    this.#held.push(chunk)
    const last = chunk.lastIndexOf(NEWLINE)
    if (last >= 0) this.#complete = this.#size + last + 1
    this.#size += chunk.length
  }

  /** Everything that is complete, in order. */
  *take(): Generator<Piece> {
    yield* this.#refused.splice(0)
    if (this.#complete > 0) yield this.#lines(this.#complete)
  }

  *finish(): Generator<Piece> {
    if (this.#dropped > 0) this.#endDrop()
    yield* this.#refused.splice(0)
    if (this.#size > 0) yield this.#lines(this.#size)
  }

  /** The held lines go first; they are cut off here, since what comes after the long line is a batch of its own. */
  #refuse(chunk: Uint8Array, first: number): void {
    if (this.#complete > 0) this.#refused.push(this.#lines(this.#complete))
    this.#dropped = this.#size
    this.#held = []
    this.#size = 0
    this.#drop(chunk, first)
  }

  #drop(chunk: Uint8Array, first: number): void {
    this.#dropped += first < 0 ? chunk.length : first + 1
    if (first < 0) return
    this.#endDrop()
    this.add(chunk.subarray(first + 1))
  }

  #endDrop(): void {
    const { file } = this.#origin
    const code = 'line-too-long'
    const error = { file, line: this.#line, code, message: INPUT_ERRORS[code] } as const
    this.#refused.push({ ...this.#origin, kind: 'refused', error, size: this.#dropped })
    this.#line++
    this.#dropped = 0
  }

  #lines(size: number): Piece {
    const bytes = join(this.#held, this.#size)
    const taken = size === bytes.length ? bytes : bytes.slice(0, size)
    const rest = bytes.slice(size)
    this.#held = rest.length > 0 ? [rest] : []
    this.#size = rest.length
    this.#complete = 0
    const piece = { ...this.#origin, kind: 'lines', line: this.#line, bytes: taken } as const
    this.#line += countNewlines(taken)
    return piece
  }
}

/** In a buffer of its own: those of small Node buffers are shared and cannot be transferred. */
export function join(chunks: readonly Uint8Array[], size: number): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(size)
  let at = 0
  for (const chunk of chunks) {
    bytes.set(chunk, at)
    at += chunk.length
  }
  return bytes
}

function countNewlines({ buffer }: Uint8Array<ArrayBuffer>): number {
  const bytes = Buffer.from(buffer)
  let count = 0
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count++
  return count
}

async function arrivesSoon(coming: Promise<unknown>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(resolve, PAUSE, false)
  })
  try {
    return await Promise.race([coming.then(() => true), late])
  } finally {
    clearTimeout(timer)
  }
}
