/**
 * Walks as `walk` does, but remembers every step that it took.
 *
 * A walk is an automaton with weights: what stands on the positions of a graph, as seen from the unit heard last, is a
 * state, and the same unit heard in the same state always leads to the same state and the same arrivals. So steps are
 * worked out once (step.ts) and looked up ever after, at the price of one look-up a unit whatever the size of the graph.
 * Phrases are said in few ways; texts that are all new fall back on the plain walk.
 */
import type { Folded } from '../text/fold.ts'
import type { Graph } from './graph.ts'
import { Letters, NUMBER_OF } from './letters.ts'
import {
  type Arrival,
  emptyFrontier,
  type Frontier,
  LINE_BEGINS,
  LINE_ENDS,
  type Misheard,
  reset,
  step,
} from './step.ts'
import { MOST_LETTERS, MOST_STATES, StepTable } from './step-table.ts'
import { walk, wayOf } from './walk.ts'
import type { Way } from './way.ts'

/** A graph to be walked again and again. */
export interface Walker {
  readonly graph: Graph
  readonly tolerance: number
  readonly letters: Letters
  /** The state of having heard nothing; -1 before the first walk, and after all was forgotten. */
  start: number
  /** States by their description. */
  readonly states: Map<string, number>
  epoch: number
  /** It tells more letters apart than the table has room for: it is always walked plainly. */
  isTooRich: boolean
}

/** What stands on the positions, and what arrived on the way here. */
interface State {
  readonly active: readonly number[]
  readonly worth: readonly number[]
  readonly age: readonly number[]
  readonly counts: readonly number[]
  readonly trail: readonly (Misheard | null)[]
  readonly arrivals: readonly Arrival[]
}

/** The lowest two bits of what is looked up say how a unit was heard. */
const SKIPPABLE = 1
const PAUSING = 2
const HOW_BITS = 2
const LETTER_OF_START = 0
const LETTER_OF_END = 1
const FIRST_LETTER = 2

/** With more positions than this remembered (about 30 MB) all is forgotten: it bounds memory for odd texts. */
const MOST_POSITIONS = 400_000
/** A memory that was filled without this many steps for each state in it is not worth having; for so many units it is not asked. */
const WORTHWHILE = 12
const REST = 200_000

const table = new StepTable()
let states: State[] = []
/**
 * For each state the two units heard in it last, each with what they led to: a phrase said again is walked along a few
 * cache lines, since its states were numbered one after the other.
 */
let lately = new Int32Array(1 << 12).fill(-1)
const RECORD = 4
let positions = 0
let epoch = 0
let stepsTaken = 0
let rest = 0

/** Reused from step to step. */
const frontiers: [Frontier, Frontier] = [emptyFrontier(), emptyFrontier()]

export function walkerOf(graph: Graph, tolerance: number): Walker {
  const letters = new Letters(graph, tolerance, FIRST_LETTER)
  return { graph, tolerance, letters, start: -1, states: new Map(), epoch: -1, isTooRich: false }
}

/** Adds the same ways as `walk`, in the same order. */
export function walkAgain(walker: Walker, line: Folded, from: number, to: number, ways: Way[]): void {
  if (rest > 0 || walker.isTooRich) {
    rest -= to - from
    walk(walker.graph, walker.tolerance, line, from, to, ways)
    return
  }
  const { codes, length, skippable, pause } = line
  stepsTaken += to - from
  let state = begin(walker)
  if (from === 0) state = arriveAt(walker, state, LETTER_OF_START << HOW_BITS, LINE_BEGINS, -1, length, ways)
  for (let unit = from; unit < to; unit++) {
    const code = codes[unit]!
    const how = (skippable[unit] !== 0 ? SKIPPABLE : 0) | (pause[unit] === 2 ? PAUSING : 0)
    const key = (code << HOW_BITS) | how
    const at = state * RECORD
    let next = lately[at] === key ? lately[at + 1]! : lately[at + 2] === key ? lately[at + 3]! : -1
    if (next < 0) next = lookUp(walker, state, key, code, how)
    // The lowest bit says that something arrived.
    if ((next & 1) !== 0) arrive(next >> 1, unit, length, ways)
    state = next >> 1
  }
  if (to === length) arriveAt(walker, state, LETTER_OF_END << HOW_BITS, LINE_ENDS, length, length, ways)
}

/** The same at an edge of the line. */
function arriveAt(
  walker: Walker,
  state: number,
  letter: number,
  heard: number,
  unit: number,
  length: number,
  ways: Way[],
): number {
  let next = table.get(state, letter)
  if (next < 0) next = advance(walker, state, letter, heard)
  if ((next & 1) !== 0) arrive(next >> 1, unit, length, ways)
  return next >> 1
}

/** For a unit that is not among the state's latest; it is from now on. */
function lookUp(walker: Walker, state: number, key: number, code: number, how: number): number {
  const { letters } = walker
  const letter = ((letters.byNumber[NUMBER_OF[code]!] || letters.of(code)) << HOW_BITS) | how
  const before = epoch
  let next = table.get(state, letter)
  if (next < 0) next = advance(walker, state, letter, code)
  if (epoch !== before) return next
  const at = state * RECORD
  lately[at + 2] = lately[at]!
  lately[at + 3] = lately[at + 1]!
  lately[at] = key
  lately[at + 1] = next
  return next
}

function arrive(state: number, unit: number, length: number, ways: Way[]): void {
  for (const arrival of states[state]!.arrivals) ways.push(wayOf(arrival, unit, length))
}

function begin(walker: Walker): number {
  if (walker.epoch !== epoch) {
    walker.epoch = epoch
    walker.states.clear()
    walker.start = -1
  }
  if (walker.start < 0) walker.start = remember(walker, snapshot(reset(frontiers[0], 0), [])) >> 1
  return walker.start
}

/** Works a step out. */
function advance(walker: Walker, state: number, letter: number, heard: number): number {
  const { graph, tolerance } = walker
  const here = restore(states[state]!, graph.size)
  const next = reset(frontiers[1], graph.size)
  const arrivals: Arrival[] = []
  step(graph, tolerance, heard, (letter & SKIPPABLE) !== 0, (letter & PAUSING) !== 0, here, next, arrivals)
  const reached = snapshot(next, arrivals)
  if (letter >= MOST_LETTERS) walker.isTooRich = true
  if (positions > MOST_POSITIONS || states.length >= MOST_STATES || walker.isTooRich) {
    forget()
    begin(walker)
    return remember(walker, reached)
  }
  const value = remember(walker, reached)
  table.set(state, letter, value)
  return value
}

/** The number of a state times 2, plus 1 if something arrived in it. */
function remember(walker: Walker, state: State): number {
  const description = describe(state)
  const known = walker.states.get(description)
  if (known !== undefined) return known
  const value = states.length * 2 + (state.arrivals.length > 0 ? 1 : 0)
  states.push(state)
  if (states.length * RECORD > lately.length) {
    const larger = new Int32Array(lately.length * 2).fill(-1)
    larger.set(lately)
    lately = larger
  }
  positions += state.active.length + state.arrivals.length + 4
  walker.states.set(description, value)
  return value
}

function forget(): void {
  if (stepsTaken < states.length * WORTHWHILE) rest = REST
  table.clear()
  lately = new Int32Array(1 << 12).fill(-1)
  states = []
  positions = 0
  stepsTaken = 0
  epoch++
}

function snapshot({ active, worth, age, counts, trail }: Frontier, arrivals: readonly Arrival[]): State {
  return {
    active: [...active],
    worth: active.map((p) => worth[p]!),
    age: active.map((p) => age[p]!),
    counts: active.map((p) => counts[p]!),
    trail: active.map((p) => trail[p]!),
    arrivals,
  }
}

function restore(state: State, size: number): Frontier {
  const frontier = reset(frontiers[0], size)
  state.active.forEach((p, i) => {
    frontier.active.push(p)
    frontier.worth[p] = state.worth[i]!
    frontier.age[p] = state.age[i]!
    frontier.counts[p] = state.counts[i]!
    frontier.trail[p] = state.trail[i]!
  })
  return frontier
}

function describe({ active, worth, age, counts, trail, arrivals }: State): string {
  const stands = active.map((p, i) => `${p} ${worth[i]} ${age[i]} ${counts[i]} ${told(trail[i]!)}`)
  const arrived = arrivals.map((one) => `${one.worth} ${one.age} ${one.counts} ${told(one.trail)}`)
  return `${stands.join()};${arrived.join()}`
}

function told(trail: Misheard | null): string {
  let text = ''
  for (let one = trail; one !== null; one = one.before) text += `${one.offset}:${one.meant} `
  return text
}
