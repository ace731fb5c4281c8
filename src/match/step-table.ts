/** A table of remembered steps: (state, letter) -> state, in one block of integers whatever number of automata share it. */

/** Both the key and the value of a free cell. */
const FREE = -1
/** A letter has so many bits in a key, a state the rest. */
const LETTER_BITS = 12
export const MOST_LETTERS = 1 << LETTER_BITS
export const MOST_STATES = (1 << (32 - LETTER_BITS)) - 2
const FIRST_SIZE = 1 << 12

function keyOf(state: number, letter: number): number {
  return (state << LETTER_BITS) | letter
}

/** The cell at which the search for a key begins. */
function slotOf(key: number, shift: number): number {
  return (Math.imul(key, 0x9e3779b1) >>> shift) << 1
}

/**
 * Open addressing: cell 2i holds a key, cell 2i + 1 its value. Rejected: a row of letters for each state. Of the letters of
 * a state few are ever heard, and what is not stored needs no place in the cache.
 */
export class StepTable {
  cells = new Int32Array(FIRST_SIZE * 2).fill(FREE)
  /** What a hash is shifted by to be the number of a pair of cells. */
  shift = 32 - Math.log2(FIRST_SIZE)
  private count = 0

  /** -1 where nothing was set. */
  get(state: number, letter: number): number {
    const key = keyOf(state, letter)
    const { cells } = this
    let at = slotOf(key, this.shift)
    while (cells[at] !== key && cells[at] !== FREE) at = (at + 2) & (cells.length - 1)
    return cells[at + 1]!
  }

  set(state: number, letter: number, value: number): void {
    if (++this.count * 8 > this.cells.length * 3) this.grow()
    this.put(keyOf(state, letter), value)
  }

  clear(): void {
    this.cells = new Int32Array(FIRST_SIZE * 2).fill(FREE)
    this.shift = 32 - Math.log2(FIRST_SIZE)
    this.count = 0
  }

  private put(key: number, value: number): void {
    const { cells } = this
    let at = slotOf(key, this.shift)
    while (cells[at] !== FREE) at = (at + 2) & (cells.length - 1)
    cells[at] = key
    cells[at + 1] = value
  }

  private grow(): void {
    const before = this.cells
    this.cells = new Int32Array(before.length * 2).fill(FREE)
    this.shift--
    for (let at = 0; at < before.length; at += 2)
      if (before[at] !== FREE) this.put(before[at]!, before[at + 1]!)
  }
}
