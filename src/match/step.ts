/**
 * One step of a walk through a pattern's graph: what stands on its positions after one more unit is heard.
 *
 * All starting points at once, without backtracking: each position keeps the best way that reached it, so a step costs
 * the active positions whatever the text. A way is worth one for each character heard as written, less for one heard
 * alike, minus a little for everything that stood between. Everything is told as seen from the unit heard last, so that
 * equal steps are equal wherever in a line they are taken (walker.ts).
 */
import { SCAN_CLASS } from '../text/fold.ts'
import { SAME_SYLLABLE, soundDistance, UNLIKE } from '../text/sound.ts'
import { type Branch, branchesOf, positionsFor } from './branches.ts'
import { DATE_CHARACTERS, EATS, type Graph, LIGHT_CHARACTERS, NUMBER_CHARACTERS } from './graph.ts'

/** A character of the pattern that was heard as another one, `offset` units after the way began. */
export interface Misheard {
  readonly offset: number
  readonly meant: number
  readonly before: Misheard | null
}

/** For each position the best way that stands on it. */
export interface Frontier {
  /** The positions that one stands on, in the order in which they were reached. */
  readonly active: number[]
  worth: Float64Array
  /** Units since the way began. */
  age: Int32Array
  /** Five counters in one integer, see `ONE`: they are copied at every step. */
  counts: Int32Array
  trail: (Misheard | null)[]
}

/** A way that got through the graph with the unit heard last. */
export interface Arrival {
  readonly worth: number
  readonly age: number
  readonly counts: number
  readonly trail: Misheard | null
}

/** Heard instead of a folded unit at the edges of a line. */
export const LINE_BEGINS = -1
export const LINE_ENDS = -2

/** What one more of each adds to `counts`. */
const ONE = {
  text: 1,
  substituted: 1 << 8,
  light: 1 << 13,
  between: 1 << 18,
  skipped: 1 << 26,
} as const

const SAME_SYLLABLE_WORTH = -0.2
const NEAR_SYLLABLE_WORTH = -0.5
const LIGHT_COST = 0.1
const BETWEEN_COST = 0.05
const SKIP_COST = 0.05
const SENTENCE_END_COST = 0.3

export const IS_LIGHT_CHARACTER = setOf(LIGHT_CHARACTERS)
export const IS_NUMBER = setOf(NUMBER_CHARACTERS)
export const IS_DATE = setOf(DATE_CHARACTERS)

/** Reused from step to step. `bestInto`: for each branch its best way in, plus 1; 0 between steps. */
let bestInto = new Int32Array(64)
const reached: Branch[] = []

/**
 * Steps from `here` to `next` (emptied before) over a unit, and adds to `arrivals`. `tolerance`: the greatest sound
 * distance at which a character still counts (0: none but the same). `isSkippable`: it may be stepped over.
 * `isPausing`: a sentence ended before it.
 */
export function step(
  graph: Graph,
  tolerance: number,
  heard: number,
  isSkippable: boolean,
  isPausing: boolean,
  here: Frontier,
  next: Frontier,
  arrivals: Arrival[],
): void {
  const branches = branchesOf(graph)
  if (bestInto.length < branches.count) bestInto = new Int32Array(branches.count * 2)
  // Of all positions that lead into a branch only the best can win there, so the branch is entered once.
  reached.length = 0
  for (const p of here.active) {
    if (isSkippable) stay(here, next, p)
    for (const branch of branches.follow[p]!) {
      const rival = bestInto[branch.id]! - 1
      if (rival < 0) reached.push(branch)
      if (rival < 0 || here.worth[p]! > here.worth[rival]!) bestInto[branch.id] = p + 1
    }
  }
  const cost = isPausing ? SENTENCE_END_COST : 0
  for (const branch of reached) {
    enterAll(graph, tolerance, heard, branch, cost, here, bestInto[branch.id]! - 1, next, arrivals)
    bestInto[branch.id] = 0
  }
  if (mayBegin(graph, heard)) enterAll(graph, tolerance, heard, branches.first, 0, null, -1, next, arrivals)
}

/** A match may begin with this unit. */
function mayBegin(graph: Graph, heard: number): boolean {
  return heard < 0 || branchesOf(graph).opens[SCAN_CLASS[heard]!] === 1
}

function enterAll(
  graph: Graph,
  tolerance: number,
  heard: number,
  branch: Branch,
  cost: number,
  here: Frontier | null,
  p: number,
  next: Frontier,
  arrivals: Arrival[],
): void {
  for (const q of branch.always) enter(graph, tolerance, heard, q, cost, here, p, next, arrivals)
  if (heard < 0) return
  for (const q of positionsFor(branch, heard))
    enter(graph, tolerance, heard, q, cost, here, p, next, arrivals)
}

function enter(
  graph: Graph,
  tolerance: number,
  heard: number,
  q: number,
  cost: number,
  here: Frontier | null,
  p: number,
  next: Frontier,
  arrivals: Arrival[],
): void {
  const gain = worthOf(graph, heard, q, tolerance)
  if (gain === undefined) return
  const worth = (here === null ? 0 : here.worth[p]!) + gain - cost
  if (worth <= next.worth[q]!) return
  if (next.worth[q] === Number.NEGATIVE_INFINITY) next.active.push(q)
  next.worth[q] = worth
  next.age[q] = here === null ? 0 : here.age[p]! + 1
  next.counts[q] = here === null ? 0 : here.counts[p]!
  next.trail[q] = here === null ? null : here.trail[p]!
  count(graph, q, gain, next)
  if (graph.last[q])
    arrivals.push({ worth, age: next.age[q]!, counts: next.counts[q]!, trail: next.trail[q]! })
}

/** The pattern's character for which `worthOf` last took what it heard. */
let meant = 0

function worthOf(graph: Graph, heard: number, q: number, tolerance: number): number | undefined {
  const eats = graph.eats[q]!
  if (eats === EATS.lineStart) return heard === LINE_BEGINS ? 0 : undefined
  if (eats === EATS.lineEnd) return heard === LINE_ENDS ? 0 : undefined
  if (heard < 0) return undefined
  switch (eats) {
    case EATS.text: {
      const codes = graph.codes[q]!
      if (codes.includes(heard)) return 1
      if (tolerance === 0) return undefined
      meant = likest(codes, heard)
      const distance = soundDistance(heard, meant)
      if (distance > tolerance) return undefined
      return distance === SAME_SYLLABLE ? SAME_SYLLABLE_WORTH : NEAR_SYLLABLE_WORTH
    }
    case EATS.light:
      return IS_LIGHT_CHARACTER[heard] ? -LIGHT_COST : undefined
    case EATS.number:
      return IS_NUMBER[heard] ? -BETWEEN_COST : undefined
    case EATS.date:
      return IS_DATE[heard] ? -BETWEEN_COST : undefined
    default:
      return -BETWEEN_COST
  }
}

/** Of the characters that may stand at a position, the one that sounds most like what was heard. */
export function likest(codes: readonly number[], heard: number): number {
  let likest = codes[0]!
  if (codes.length === 1) return likest
  let least: number = UNLIKE
  for (const code of codes) {
    const distance = soundDistance(heard, code)
    if (distance < least) {
      least = distance
      likest = code
    }
  }
  return likest
}

function count(graph: Graph, q: number, gain: number, next: Frontier): void {
  const eats = graph.eats[q]!
  if (eats === EATS.lineStart || eats === EATS.lineEnd) return
  if (eats === EATS.light) next.counts[q]! += ONE.light
  else if (eats !== EATS.text) next.counts[q]! += ONE.between
  else {
    next.counts[q]! += ONE.text
    if (gain === 1) return
    next.counts[q]! += ONE.substituted
    next.trail[q] = { offset: next.age[q]!, meant, before: next.trail[q]! }
  }
}

function stay(here: Frontier, next: Frontier, p: number): void {
  const worth = here.worth[p]! - SKIP_COST
  if (worth <= next.worth[p]!) return
  if (next.worth[p] === Number.NEGATIVE_INFINITY) next.active.push(p)
  next.worth[p] = worth
  next.age[p] = here.age[p]! + 1
  next.counts[p] = here.counts[p]! + ONE.skipped
  next.trail[p] = here.trail[p]!
}

export function emptyFrontier(): Frontier {
  return { active: [], ...sized(64) }
}

/** Empties a frontier and makes it large enough for a graph. */
export function reset(frontier: Frontier, size: number): Frontier {
  if (frontier.worth.length < size) Object.assign(frontier, sized(size * 2))
  else for (const p of frontier.active) frontier.worth[p] = Number.NEGATIVE_INFINITY
  frontier.active.length = 0
  return frontier
}

function sized(size: number): Omit<Frontier, 'active'> {
  return {
    worth: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    age: new Int32Array(size),
    counts: new Int32Array(size),
    trail: Array.from({ length: size }, () => null),
  }
}

function setOf(codes: readonly number[]): Uint8Array {
  const set = new Uint8Array(65536)
  for (const code of codes) set[code] = 1
  return set
}
