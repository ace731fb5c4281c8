/**
 * Walks a pattern's graph over a stretch of a folded line and returns the best ways through.
 *
 * All starting points at once (one pass, no backtracking): each position keeps the best way that reached it, so the cost
 * is stretch x active positions whatever the text. A way is worth one for each character heard as written, less for
 * one heard alike, minus a little for everything that stood between.
 */
import type { Folded } from '../text/fold.ts'
import { SAME_SYLLABLE, soundDistance } from '../text/sound.ts'
import { EATS, type Graph } from './graph.ts'

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

/** 也 都 就 …: words that colour a phrase and may stand at a loose joint. */
const LIGHT = charSet('也都就又还可真才太了的是得着过给在再却倒更很挺来去那这个一下')
const NUMBER = charSet('0123456789一二三四五六七八九十百两幺零')
const DATE = charSet(
  '0123456789一二三四五六七八九十两零廿初年月日号下上这本周星期礼拜天今明后大早晚午中底头旬个几点钟半以之内前左右来过完节春夏秋冬',
)

/** The state of one step: for each position the best way that stands on it. */
interface Frontier {
  readonly active: number[]
  worth: Float64Array
  start: Int32Array
  counts: Int32Array[]
  trail: (Substitution | null)[]
}

const TEXT = 0
const SUBSTITUTED = 1
const LIGHT_COUNT = 2
const BETWEEN = 3
const SKIPPED = 4
const COUNTERS = 5

/** Reused from walk to walk: nothing of one walk is read by the next. */
const frontiers: [Frontier, Frontier] = [emptyFrontier(), emptyFrontier()]

/**
 * The best ways through `graph` over units `from`..`to` of the line, best first, no two with the same span.
 * `tolerance`: the greatest sound distance at which a character still counts (0: none but the same).
 */
export function walk(graph: Graph, line: Folded, from: number, to: number, tolerance: number): Way[] {
  const ways: Way[] = []
  let [here, next] = frontiers
  here = reset(here, graph.size)
  const firstUnit = from === 0 ? -1 : from
  const lastUnit = to === line.length ? line.length : to - 1
  for (let unit = firstUnit; unit <= lastUnit; unit++) {
    next = reset(next, graph.size)
    for (const p of here.active) {
      if (line.skippable[unit]) stay(here, next, p)
      for (const q of graph.follow[p]!) enter(graph, line, unit, q, tolerance, here, p, next, ways)
    }
    for (const q of graph.first) enter(graph, line, unit, q, tolerance, null, -1, next, ways)
    ;[here, next] = [next, here]
  }
  return best(ways)
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
  const isPausing = here !== null && line.pause[unit] === 2
  const worth = (here === null ? 0 : here.worth[p]!) + gain - (isPausing ? SENTENCE_END_COST : 0)
  if (worth <= next.worth[q]!) return
  if (next.worth[q] === Number.NEGATIVE_INFINITY) next.active.push(q)
  next.worth[q] = worth
  next.start[q] = here === null ? unit : here.start[p]!
  for (let k = 0; k < COUNTERS; k++) next.counts[k]![q] = here === null ? 0 : here.counts[k]![p]!
  next.trail[q] = here === null ? null : here.trail[p]!
  count(graph, unit, q, gain, next)
  if (graph.last[q]) ways.push(wayOf(next, q, unit, line.length))
}

function worthOf(graph: Graph, line: Folded, unit: number, q: number, tolerance: number): number | undefined {
  const eats = graph.eats[q]!
  if (eats === EATS.lineStart) return unit === -1 ? 0 : undefined
  if (eats === EATS.lineEnd) return unit === line.length ? 0 : undefined
  if (unit < 0 || unit >= line.length) return undefined
  const heard = line.codes[unit]!
  switch (eats) {
    case EATS.text: {
      const meant = graph.code[q]!
      if (heard === meant) return 1
      if (tolerance === 0) return undefined
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

function count(graph: Graph, unit: number, q: number, gain: number, next: Frontier): void {
  const eats = graph.eats[q]!
  if (eats === EATS.lineStart || eats === EATS.lineEnd) return
  if (eats === EATS.light) next.counts[LIGHT_COUNT]![q]!++
  else if (eats !== EATS.text) next.counts[BETWEEN]![q]!++
  else {
    next.counts[TEXT]![q]!++
    if (gain === 1) return
    next.counts[SUBSTITUTED]![q]!++
    next.trail[q] = { unit, meant: graph.code[q]!, before: next.trail[q]! }
  }
}

function stay(here: Frontier, next: Frontier, p: number): void {
  const worth = here.worth[p]! - SKIP_COST
  if (worth <= next.worth[p]!) return
  if (next.worth[p] === Number.NEGATIVE_INFINITY) next.active.push(p)
  next.worth[p] = worth
  next.start[p] = here.start[p]!
  for (let k = 0; k < COUNTERS; k++) next.counts[k]![p] = here.counts[k]![p]!
  next.counts[SKIPPED]![p]!++
  next.trail[p] = here.trail[p]!
}

function wayOf(frontier: Frontier, q: number, unit: number, length: number): Way {
  return {
    start: Math.max(0, frontier.start[q]!),
    end: Math.min(unit + 1, length),
    worth: frontier.worth[q]!,
    text: frontier.counts[TEXT]![q]!,
    substituted: frontier.counts[SUBSTITUTED]![q]!,
    light: frontier.counts[LIGHT_COUNT]![q]!,
    between: frontier.counts[BETWEEN]![q]!,
    skipped: frontier.counts[SKIPPED]![q]!,
    substitutions: frontier.trail[q]!,
  }
}

function best(ways: Way[]): Way[] {
  const plausible = ways.filter((way) => way.substituted <= Math.max(1, way.text / 2))
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
    counts: Array.from({ length: COUNTERS }, () => new Int32Array(size)),
    trail: Array.from({ length: size }, () => null),
  }
}

function charSet(chars: string): Uint8Array {
  const set = new Uint8Array(65536)
  for (const char of chars) set[char.charCodeAt(0)] = 1
  return set
}
