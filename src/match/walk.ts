/**
 * Walks a pattern's graph over a stretch of a folded line and returns the best ways through.
 *
 * All starting points at once (one pass, no backtracking): each position keeps the best way that reached it, so the cost
 * is stretch x active positions whatever the text. A way is worth one for each character heard as written, less for
 * one heard alike, minus a little for everything that stood between.
 */
import { type Folded, SCAN_CLASS } from '../text/fold.ts'
import { SAME_SYLLABLE, soundDistance, UNLIKE } from '../text/sound.ts'
import { type Branch, branchesOf, positionsFor } from './branches.ts'
import { DATE_CHARACTERS, EATS, type Graph, LIGHT_CHARACTERS, NUMBER_CHARACTERS } from './graph.ts'
import { hasEnough, mostSubstituted } from './plausible.ts'

/** A character of the pattern that was heard as another one. */
export interface Substitution {
  readonly unit: number
  readonly meant: number
  readonly before: Substitution | null
}

/** One way through a graph: folded units `start`..`end`. */
export interface Way {
  readonly start: number
  readonly end: number
  readonly worth: number
  /** Fixed characters of the pattern, of them substituted, light words, gap and slot characters, fillers stepped over. */
  readonly text: number
  readonly substituted: number
  readonly light: number
  readonly between: number
  readonly skipped: number
  readonly substitutions: Substitution | null
}

const SAME_SYLLABLE_WORTH = -0.2
const NEAR_SYLLABLE_WORTH = -0.5
const LIGHT_COST = 0.1
const BETWEEN_COST = 0.05
const SKIP_COST = 0.05
const SENTENCE_END_COST = 0.3
/** Ways over one and the same stretch that are worth handing on. */
const MOST_RIVALS = 3

const LIGHT = setOf(LIGHT_CHARACTERS)
const NUMBER = setOf(NUMBER_CHARACTERS)
const DATE = setOf(DATE_CHARACTERS)

/** The state of one step: for each position the best way that stands on it. */
interface Frontier {
  readonly active: number[]
  worth: Float64Array
  start: Int32Array
  /** Five counters in one integer, see `ONE` and `counted`: they are copied at every step. */
  counts: Int32Array
  trail: (Substitution | null)[]
}

/** What one more of each adds to `counts`. */
const ONE = { text: 1, substituted: 1 << 8, light: 1 << 13, between: 1 << 18, skipped: 1 << 26 } as const

/** Reused from walk to walk: nothing of one walk is read by the next. `bestOf`: for each branch its best way in, plus 1; 0 between units. */
let bestOf = new Int32Array(64)
const reached: Branch[] = []
const frontiers: [Frontier, Frontier] = [emptyFrontier(), emptyFrontier()]

/**
 * The best ways through `graph` over units `from`..`to` of the line, best first, no two with the same span.
 * `tolerance`: the greatest sound distance at which a character still counts (0: none but the same).
 */
export function walk(graph: Graph, line: Folded, from: number, to: number, tolerance: number): Way[] {
  const ways: Way[] = []
  if (!hasEnough(graph, line, from, to, tolerance)) return ways
  let [here, next] = frontiers
  here = reset(here, graph.size)
  const firstUnit = from === 0 ? -1 : from
  const lastUnit = to === line.length ? line.length : to - 1
  const branches = branchesOf(graph)
  if (bestOf.length < branches.count) bestOf = new Int32Array(branches.count * 2)
  for (let unit = firstUnit; unit <= lastUnit; unit++) {
    const mayBegin = unit < 0 || unit >= line.length || branches.opens[SCAN_CLASS[line.codes[unit]!]!] === 1
    if (!mayBegin && here.active.length === 0) continue
    next = reset(next, graph.size)
    const isSkippable = unit >= 0 && unit < line.length && line.skippable[unit] !== 0
    // Of all positions that lead into a branch only the best can win there, so the branch is entered once.
    reached.length = 0
    for (const p of here.active) {
      if (isSkippable) stay(here, next, p)
      for (const branch of branches.follow[p]!) {
        const rival = bestOf[branch.id]! - 1
        if (rival < 0) reached.push(branch)
        if (rival < 0 || here.worth[p]! > here.worth[rival]!) bestOf[branch.id] = p + 1
      }
    }
    for (const branch of reached) {
      enterAll(graph, line, unit, branch, tolerance, here, bestOf[branch.id]! - 1, next, ways)
      bestOf[branch.id] = 0
    }
    if (mayBegin) enterAll(graph, line, unit, branches.first, tolerance, null, -1, next, ways)
    ;[here, next] = [next, here]
  }
  return best(ways)
}

function enterAll(
  graph: Graph,
  line: Folded,
  unit: number,
  branch: Branch,
  tolerance: number,
  here: Frontier | null,
  p: number,
  next: Frontier,
  ways: Way[],
): void {
  for (const q of branch.always) enter(graph, line, unit, q, tolerance, here, p, next, ways)
  if (unit < 0 || unit >= line.length) return
  for (const q of positionsFor(branch, line.codes[unit]!))
    enter(graph, line, unit, q, tolerance, here, p, next, ways)
}

function enter(
  graph: Graph,
  line: Folded,
  unit: number,
  q: number,
  tolerance: number,
  here: Frontier | null,
  p: number,
  next: Frontier,
  ways: Way[],
): void {
  const gain = worthOf(graph, line, unit, q, tolerance)
  if (gain === undefined) return
  const isPausing = here !== null && unit < line.length && line.pause[unit] === 2
  const worth = (here === null ? 0 : here.worth[p]!) + gain - (isPausing ? SENTENCE_END_COST : 0)
  if (worth <= next.worth[q]!) return
  if (next.worth[q] === Number.NEGATIVE_INFINITY) next.active.push(q)
  next.worth[q] = worth
  next.start[q] = here === null ? unit : here.start[p]!
  next.counts[q] = here === null ? 0 : here.counts[p]!
  next.trail[q] = here === null ? null : here.trail[p]!
  count(graph, unit, q, gain, next)
  if (graph.last[q]) ways.push(wayOf(next, q, unit, line.length))
}

/** The pattern's character for which `worthOf` last took what it heard. */
let meant = 0

function worthOf(graph: Graph, line: Folded, unit: number, q: number, tolerance: number): number | undefined {
  const eats = graph.eats[q]!
  if (eats === EATS.lineStart) return unit === -1 ? 0 : undefined
  if (eats === EATS.lineEnd) return unit === line.length ? 0 : undefined
  if (unit < 0 || unit >= line.length) return undefined
  const heard = line.codes[unit]!
  switch (eats) {
    case EATS.text: {
      const codes = graph.codes[q]!
      if (heard === codes[0]) return 1
      if (codes.includes(heard)) return 1
      if (tolerance === 0) return undefined
      meant = likest(codes, heard)
      const distance = soundDistance(heard, meant)
      if (distance > tolerance) return undefined
      return distance === SAME_SYLLABLE ? SAME_SYLLABLE_WORTH : NEAR_SYLLABLE_WORTH
    }
    case EATS.light:
      return LIGHT[heard] ? -LIGHT_COST : undefined
    case EATS.number:
      return NUMBER[heard] ? -BETWEEN_COST : undefined
    case EATS.date:
      return DATE[heard] ? -BETWEEN_COST : undefined
    default:
      return -BETWEEN_COST
  }
}

/** Of the characters that may stand here, the one that sounds most like what was heard. */
function likest(codes: readonly number[], heard: number): number {
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

function count(graph: Graph, unit: number, q: number, gain: number, next: Frontier): void {
  const eats = graph.eats[q]!
  if (eats === EATS.lineStart || eats === EATS.lineEnd) return
  if (eats === EATS.light) next.counts[q]! += ONE.light
  else if (eats !== EATS.text) next.counts[q]! += ONE.between
  else {
    next.counts[q]! += ONE.text
    if (gain === 1) return
    next.counts[q]! += ONE.substituted
    next.trail[q] = { unit, meant, before: next.trail[q]! }
  }
}

function stay(here: Frontier, next: Frontier, p: number): void {
  const worth = here.worth[p]! - SKIP_COST
  if (worth <= next.worth[p]!) return
  if (next.worth[p] === Number.NEGATIVE_INFINITY) next.active.push(p)
  next.worth[p] = worth
  next.start[p] = here.start[p]!
  next.counts[p] = here.counts[p]! + ONE.skipped
  next.trail[p] = here.trail[p]!
}

function wayOf(frontier: Frontier, q: number, unit: number, length: number): Way {
  const counts = frontier.counts[q]!
  return {
    start: Math.max(0, frontier.start[q]!),
    end: Math.min(unit + 1, length),
    worth: frontier.worth[q]!,
    text: counts & 0xff,
    substituted: (counts >> 8) & 0x1f,
    light: (counts >> 13) & 0x1f,
    between: (counts >> 18) & 0xff,
    skipped: (counts >>> 26) & 0x3f,
    substitutions: frontier.trail[q]!,
  }
}

function best(ways: Way[]): Way[] {
  const plausible = ways.filter((way) => way.substituted <= mostSubstituted(way.text))
  plausible.sort((a, b) => b.worth - a.worth || b.end - b.start - (a.end - a.start))
  const chosen: Way[] = []
  for (const way of plausible) {
    let rivals = 0
    for (const other of chosen) {
      if (other.start === way.start && other.end === way.end) rivals = MOST_RIVALS
      else if (other.start < way.end && way.start < other.end) rivals++
      if (rivals >= MOST_RIVALS) break
    }
    if (rivals < MOST_RIVALS) chosen.push(way)
  }
  return chosen
}

function reset(frontier: Frontier, size: number): Frontier {
  if (frontier.worth.length < size) Object.assign(frontier, sized(size * 2))
  else for (const p of frontier.active) frontier.worth[p] = Number.NEGATIVE_INFINITY
  frontier.active.length = 0
  return frontier
}

function emptyFrontier(): Frontier {
  return { active: [], ...sized(64) }
}

function sized(size: number): Omit<Frontier, 'active'> {
  return {
    worth: new Float64Array(size).fill(Number.NEGATIVE_INFINITY),
    start: new Int32Array(size),
    counts: new Int32Array(size),
    trail: Array.from({ length: size }, () => null),
  }
}

function setOf(codes: readonly number[]): Uint8Array {
  const set = new Uint8Array(65536)
  for (const code of codes) set[code] = 1
  return set
}
