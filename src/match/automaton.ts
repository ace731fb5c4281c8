/**
 * Says in a few nanoseconds a unit whether patterns can stand in a line, going by sound alone.
 *
 * Deterministic automata made lazily from graphs: a state is the set of positions that may have eaten the last unit,
 * worked out when first entered and kept. From an anchor they run outwards, once each way, and mostly die on the first
 * steps. They over-accept (sounds for characters, gaps longer than they are, no costs) and never refuse what a walk would find; on real dialogue
 * they spare 97 of 100 walks. All automata of a matcher lie in one array: a run touches three cache lines or four, where
 * an object for each touched a dozen and took four times as long.
 * Rejected: one automaton for all patterns (too many states, since every gap may be open beside every other).
 */
import { SKIPPABLE, SOUND_COUNT } from './heard.ts'
import { ENTRY, lettersOf } from './net.ts'
import { DIET, END, NEXT, type PackedNet, RUN } from './packed-net.ts'

/** What stands in a row instead of another one: nothing can come of it, or nobody asked yet. */
const DEAD = 0
const UNKNOWN = -1
const FOR_EVER = 0x7fffffff
/** With more cells than this (64 MB) all automata start afresh: it bounds memory for odd texts. */
const MOST_CELLS = 1 << 24
const NO_ENDS: readonly number[] = []
/** Of tables that grow. */
const FIRST_SIZE = 1 << 9

/** A net and what has been worked out of it. */
interface Machine {
  readonly net: PackedNet
  readonly letterCount: number
  /** `eaten[diet * letterCount + letter]`: 1 if it is. */
  readonly eaten: Uint8Array
  /** Row -> the positions of its state, and the rows by the positions. */
  readonly sets: Map<number, readonly number[]>
  readonly rows: Map<string, number>
}

/** Positions and lists that one step has met bear its stamp. */
let seen = new Int32Array(1 << 10)
let read = new Int32Array(1 << 10)
let lastStamp = 0

function nextStamp({ positions, lists }: PackedNet): number {
  if (seen.length < positions.length) seen = new Int32Array(positions.length * 2)
  if (read.length < lists.length) read = new Int32Array(lists.length * 2)
  return ++lastStamp
}

function isNew(stamps: Int32Array, at: number, stamp: number): boolean {
  if (stamps[at] === stamp) return false
  stamps[at] = stamp
  return true
}

export class Automata {
  /**
   * Rows of cells, one row a state. By letter: the next row times 2, plus 1 if a graph ends there. Before a row stands for
   * how many units its state can last: the length of its gaps.
   */
  private cells = unknown(FIRST_SIZE)
  /** The same for units that may be stepped over. */
  private skips = unknown(FIRST_SIZE)
  private used = 1
  /** `letters[base + sound]`: sounds that a net cannot tell apart share a letter. */
  private letters = new Uint8Array(FIRST_SIZE)
  private lettersUsed = 0
  /** For automaton a: in 2a the row of having eaten nothing, 0 until it is first asked; in 2a + 1 where its letters begin. */
  private readonly begins: Int32Array
  private readonly machines: (Machine | undefined)[]
  private readonly netOf: (automaton: number) => PackedNet
  private readonly pairs: number

  /** Nets are asked for when first needed. Of the first `pairs` automata each two read one graph, and share its letters. */
  constructor(count: number, netOf: (automaton: number) => PackedNet, pairs = 0) {
    this.begins = new Int32Array(count * 2)
    this.machines = []
    this.netOf = netOf
    this.pairs = pairs
  }

  /** True if the automaton gets to an end, reading places `from`, `from + step` … before `limit`. */
  getsThrough(automaton: number, sounds: Uint16Array, from: number, step: number, limit: number): boolean {
    let row = this.begins[automaton * 2]! || this.begin(automaton)
    const base = this.begins[automaton * 2 + 1]!
    const { letters } = this
    let { cells, skips } = this
    let lasted = 0
    for (let at = from; at !== limit; at += step) {
      const sound = sounds[at]!
      let next =
        sound < SKIPPABLE
          ? cells[row + letters[base + sound]!]!
          : skips[row + letters[base + sound - SKIPPABLE]!]!
      if (next === UNKNOWN) {
        next = this.advance(automaton, row, sound)
        cells = this.cells
        skips = this.skips
      }
      if (next === DEAD) return false
      if ((next & 1) !== 0) return true
      if (next >> 1 !== row) {
        row = next >> 1
        lasted = 0
      } else if (sound < SKIPPABLE && ++lasted > cells[row - 1]!) return false
    }
    return false
  }

  /** The last place, from `from` on, before which nothing is lost yet: a match that begins there ends there or earlier. */
  lastAlive(automaton: number, sounds: Uint16Array, from: number, step: number, limit: number): number {
    let row = this.begins[automaton * 2]! || this.begin(automaton)
    const base = this.begins[automaton * 2 + 1]!
    let lasted = 0
    let at = from
    for (; at !== limit; at += step) {
      const sound = sounds[at]!
      const table = sound < SKIPPABLE ? this.cells : this.skips
      let next = table[row + this.letters[base + (sound & (SKIPPABLE - 1))]!]!
      if (next === UNKNOWN) next = this.advance(automaton, row, sound)
      if (next === DEAD) break
      if (next >> 1 !== row) {
        row = next >> 1
        lasted = 0
      } else if (sound < SKIPPABLE && ++lasted > this.cells[row - 1]!) break
    }
    return at - step
  }

  /** The number of a graph and the place of its last unit for every end that the automaton gets to before `limit`; two numbers each. */
  listEnds(automaton: number, sounds: Uint16Array, limit: number): readonly number[] {
    let row = this.begins[automaton * 2]! || this.begin(automaton)
    const base = this.begins[automaton * 2 + 1]!
    const { letters } = this
    let { cells, skips } = this
    let ends: number[] | undefined
    for (let at = 0; at < limit; at++) {
      const sound = sounds[at]!
      let next =
        sound < SKIPPABLE
          ? cells[row + letters[base + sound]!]!
          : skips[row + letters[base + sound - SKIPPABLE]!]!
      if (next === UNKNOWN) {
        next = this.advance(automaton, row, sound)
        cells = this.cells
        skips = this.skips
      }
      row = next >> 1
      if ((next & 1) !== 0) {
        ends ??= []
        this.addEnds(automaton, row, at, ends)
      }
    }
    return ends ?? NO_ENDS
  }

  private addEnds(automaton: number, row: number, place: number, ends: number[]): void {
    const { net, sets } = this.machines[automaton]!
    for (const p of sets.get(row)!) {
      const end = net.words[net.positions[p]! + END]!
      if (end > 0) ends.push(end - 1, place)
    }
  }

  /** What comes after a row where its cell does not say. */
  private advance(automaton: number, row: number, sound: number): number {
    const { net, letterCount, eaten, sets } = this.machines[automaton]!
    const isSkippable = sound >= SKIPPABLE
    const letter = this.letters[this.begins[automaton * 2 + 1]! + (sound & (SKIPPABLE - 1))]!
    const { floats, words, lists, positions } = net
    const reached: number[] = []
    const stamp = nextStamp(net)
    for (const p of sets.get(row)!) {
      if ((p === ENTRY ? floats : isSkippable) && isNew(seen, p, stamp)) reached.push(p)
      let next = positions[p]! + NEXT
      for (let left = words[next]!; left > 0; left--) {
        const list = words[++next]!
        if (!isNew(read, list, stamp)) continue
        let at = lists[list]!
        for (let more = words[at]!; more > 0; more--) {
          const q = words[++at]!
          const diet = words[positions[q]! + DIET]!
          if (eaten[diet * letterCount + letter] === 1 && isNew(seen, q, stamp)) reached.push(q)
        }
      }
    }
    if (this.used > MOST_CELLS) {
      this.forget()
      this.begin(automaton)
      return this.rowOf(automaton, reached)
    }
    const next = this.rowOf(automaton, reached)
    const table = isSkippable ? this.skips : this.cells
    table[row + letter] = next
    return next
  }

  /** The row of the state times 2, plus 1 if a graph ends at one of its positions. */
  private rowOf(automaton: number, positions: number[]): number {
    if (positions.length === 0) return DEAD
    const { net, letterCount, rows, sets } = this.machines[automaton]!
    positions.sort((a, b) => a - b)
    const key = positions.join()
    const known = rows.get(key)
    if (known !== undefined) return known
    const row = this.used + 1
    this.used += letterCount + 1
    if (this.used > this.cells.length) {
      this.cells = enlarged(this.cells, letterCount + 1)
      this.skips = enlarged(this.skips, letterCount + 1)
    }
    const told = (p: number, what: number) => net.words[net.positions[p]! + what]!
    this.cells[row - 1] = net.floats ? FOR_EVER : positions.reduce((sum, p) => sum + told(p, RUN), 0)
    const next = row * 2 + (positions.some((p) => told(p, END) > 0) ? 1 : 0)
    // A copy has no room for more, which an array that grew has.
    sets.set(row, positions.slice())
    rows.set(key, next)
    return next
  }

  private forget(): void {
    this.cells = unknown(FIRST_SIZE)
    this.skips = unknown(FIRST_SIZE)
    this.used = 1
    for (let i = 0; i < this.begins.length; i += 2) this.begins[i] = 0
    for (const machine of this.machines) {
      machine?.sets.clear()
      machine?.rows.clear()
    }
  }

  /** The first row of an automaton that is asked for the first time. */
  private begin(automaton: number): number {
    this.machines[automaton] ??= this.machineOf(automaton)
    const row = this.rowOf(automaton, [ENTRY]) >> 1
    this.begins[automaton * 2] = row
    return row
  }

  private machineOf(automaton: number): Machine {
    const net = this.netOf(automaton)
    const other = automaton < this.pairs ? automaton ^ 1 : automaton
    const { letterCount, eaten } = this.machines[other] ?? this.readDiets(automaton, net)
    this.begins[automaton * 2 + 1] = this.begins[other * 2 + 1]!
    return { net, letterCount, eaten, sets: new Map(), rows: new Map() }
  }

  /** Sorts the sounds by which positions eat them; the same for an automaton and its pair. */
  private readDiets(automaton: number, net: PackedNet): Pick<Machine, 'letterCount' | 'eaten'> {
    const { letters, letterCount } = lettersOf(net.diets)
    const base = this.lettersUsed
    this.lettersUsed += SOUND_COUNT
    if (this.lettersUsed > this.letters.length) {
      const larger = new Uint8Array(this.lettersUsed * 2)
      larger.set(this.letters)
      this.letters = larger
    }
    this.letters.set(letters, base)
    const other = automaton < this.pairs ? automaton ^ 1 : automaton
    this.begins[automaton * 2 + 1] = base
    this.begins[other * 2 + 1] = base
    const eaten = new Uint8Array(net.diets.length * letterCount)
    net.diets.forEach((diet, d) => {
      for (const sound of diet) eaten[d * letterCount + letters[sound]!] = 1
    })
    return { letterCount, eaten }
  }
}

function unknown(size: number): Int32Array {
  return new Int32Array(size).fill(UNKNOWN)
}

function enlarged(cells: Int32Array, extra: number): Int32Array {
  const larger = unknown(cells.length * 2 + extra)
  larger.set(cells)
  return larger
}
