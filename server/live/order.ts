/** Brings final lines into the order of their numbers: late and repeated ones are expected, holes are not. */

type Placing =
  /** Its turn, and perhaps that of lines which waited for it. */
  | 'next'
  /** Kept until the lines before it have come. */
  | 'early'
  /** Known already. */
  | 'repeated'
  | 'out-of-window'

export class LineOrder<T> {
  /** Number of the line whose turn it is; all before it are taken. */
  #next: number
  readonly #window: number
  /** All greater than `next`, and less than `next` + window. */
  readonly #early = new Map<number, T>()

  constructor(taken: number, window: number) {
    this.#next = taken + 1
    this.#window = window
  }

  get next(): number {
    return this.#next
  }

  /** The greatest number that has come, early ones included. */
  get greatest(): number {
    return Math.max(this.#next - 1, ...this.#early.keys())
  }

  placing(seq: number): Placing {
    if (seq < this.#next || this.#early.has(seq)) return 'repeated'
    if (seq === this.#next) return 'next'
    return seq < this.#next + this.#window ? 'early' : 'out-of-window'
  }

  keep(seq: number, line: T): void {
    this.#early.set(seq, line)
  }

  /** The line is taken; gives the one whose turn it is then, if it waits already. */
  advance(): T | undefined {
    this.#next += 1
    const waiting = this.#early.get(this.#next)
    this.#early.delete(this.#next)
    return waiting
  }
}
