/** Notices a second conversation with the same id within one input, in bounded memory. */

/** How many of the last ids are certain to be remembered. */
const DUPLICATE_WINDOW = 100_000

/**
 * Remembers at least the last `window` ids and at most twice as many: ids live in two generations, and a full
 * one replaces the other. A single set that drops its oldest key on every insertion was rejected, because
 * finding the oldest of a set that shrinks at the front costs ever more.
 */
export class DuplicateIds {
  readonly #window: number
  #recent = new Map<string, number>()
  #older = new Map<string, number>()

  constructor(window: number = DUPLICATE_WINDOW) {
    this.#window = Math.max(1, window)
  }

  /** Returns where `id` was first seen (as given then), or undefined and remembers that it was seen `at`. */
  remember(id: string, at: number): number | undefined {
    const first = this.#recent.get(id) ?? this.#older.get(id)
    if (first !== undefined) return first
    if (this.#recent.size >= this.#window) {
      this.#older = this.#recent
      this.#recent = new Map()
    }
    this.#recent.set(id, at)
    return undefined
  }
}
