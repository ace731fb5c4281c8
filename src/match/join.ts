/** Where a pattern stands around given units: walks its parts and joins those that belong together. */
import type { Pattern } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import type { Part } from './part.ts'
import { walkAgain } from './walker.ts'
import { addBest, type Substitution, type Way } from './way.ts'

/** Where one pattern stands: folded units `start`..`end`, half-open. */
export interface Match {
  readonly pattern: Pattern
  readonly start: number
  readonly end: number
  /** Spans of the parts joined by `&`; one for an ordinary pattern. */
  readonly parts: readonly Way[]
  readonly worth: number
  readonly substitutions: readonly Substitution[]
}

/** Where a match may stand: within folded units `from`..`to`, half-open, and around `unit`. */
export interface Stretch {
  readonly unit: number
  readonly from: number
  readonly to: number
}

/** Parts of a pattern joined by `&` belong together only within so many units. */
export const FARTHEST_PARTS = 60
/** Ways are shorter than this. */
const LONGEST_WAY = 256
/** Neighbouring stretches are walked in one go, but never more units at a time: it bounds the cost of adversarial lines. */
const LONGEST_STRETCH = 400

/** Adds the matches that have their `lead`, the part of that number, in one of the stretches (in rising order). `tolerance`: see `walk`. */
export function addMatches(
  pattern: Pattern,
  parts: readonly Part[],
  lead: number,
  line: Folded,
  stretches: readonly Stretch[],
  tolerance: number,
  matches: Match[],
): void {
  const leading = parts[lead]!
  const ways = waysIn(leading, line, stretches, tolerance)
  if (parts.length === 1) {
    for (const way of ways) matches.push(alone(pattern, way))
    return
  }
  if (ways.length === 0) return
  const [first, ...others] = parts.map((part) =>
    part === leading ? ways : walkAll(part, line, around(stretches, leading, part), tolerance),
  )
  const sorted = others.map((each) => [...each].sort((a, b) => a.start - b.start))
  for (const way of first!) {
    const chosen = [way]
    for (const candidates of sorted) {
      const nearest = nearestTo(way, candidates, chosen)
      if (nearest !== undefined) chosen.push(nearest)
    }
    if (chosen.length === parts.length) matches.push(joined(pattern, chosen))
  }
}

/** Where another part may stand if the leading one stands in the stretches. */
function around(stretches: readonly Stretch[], leading: Part, part: Part): Stretch[] {
  const reach = leading.reach() + FARTHEST_PARTS + part.reach()
  return stretches.map(({ unit }) => ({ unit, from: unit - reach, to: unit + reach }))
}

function alone(pattern: Pattern, way: Way): Match {
  const { start, end, worth, substitutions } = way
  return { pattern, start, end, parts: [way], worth, substitutions }
}

function joined(pattern: Pattern, parts: readonly Way[]): Match {
  const substitutions: Substitution[] = []
  let { start, end } = parts[0]!
  let worth = 0
  for (const part of parts) {
    for (const substitution of part.substitutions) substitutions.push(substitution)
    start = Math.min(start, part.start)
    end = Math.max(end, part.end)
    worth += part.worth
  }
  return { pattern, start, end, parts, worth, substitutions }
}

/** The nearest of the ways, sorted by start, that keeps clear of the chosen; of equally near ones the best. */
function nearestTo(way: Way, ways: readonly Way[], chosen: readonly Way[]): Way | undefined {
  let nearest: Way | undefined
  for (let i = firstAfter(ways, way.start - FARTHEST_PARTS - LONGEST_WAY); i < ways.length; i++) {
    const other = ways[i]!
    if (other.start > way.end + FARTHEST_PARTS) break
    const far = distance(other, way)
    if (far > FARTHEST_PARTS || !chosen.every((part) => other.end <= part.start || part.end <= other.start))
      continue
    const lead = nearest === undefined ? 1 : distance(nearest, way) - far || other.worth - nearest.worth
    if (lead > 0) nearest = other
  }
  return nearest
}

/** The index of the first way that starts at `start` or later. */
function firstAfter(ways: readonly Way[], start: number): number {
  let from = 0
  let to = ways.length
  while (from < to) {
    const middle = (from + to) >> 1
    if (ways[middle]!.start < start) from = middle + 1
    else to = middle
  }
  return from
}

function distance(a: Way, b: Way): number {
  return Math.max(0, a.start - b.end, b.start - a.end)
}

function waysIn(part: Part, line: Folded, stretches: readonly Stretch[], tolerance: number): readonly Way[] {
  if (part.literal !== '') {
    const ways: Way[] = []
    for (const { unit } of stretches) {
      const way = asWritten(part.literal, line, unit)
      if (way !== undefined) ways.push(way)
    }
    if (ways.length === stretches.length) return ways
  }
  return walkAll(part, line, stretches, tolerance)
}

/** Reused: nobody keeps it. */
const found: Way[] = []

function walkAll(part: Part, line: Folded, stretches: readonly Stretch[], tolerance: number): Way[] {
  const walker = part.walker(tolerance)
  const ways: Way[] = []
  for (let i = 0; i < stretches.length; ) {
    let { from, to } = stretches[i]!
    const longest = Math.max(LONGEST_STRETCH, (to - from) * 2)
    for (i++; i < stretches.length; i++) {
      const next = stretches[i]!
      if (next.from > to || Math.max(to, next.to) - Math.min(from, next.from) > longest) break
      from = Math.min(from, next.from)
      to = Math.max(to, next.to)
    }
    found.length = 0
    walkAgain(walker, line, Math.max(0, from), Math.min(line.length, to), found)
    addBest(found, ways)
  }
  return ways
}

const NO_SUBSTITUTIONS: readonly Substitution[] = []

/** The short cut for a plain word that stands there letter by letter, which is what most candidates are. */
function asWritten(literal: string, line: Folded, unit: number): Way | undefined {
  const size = literal.length
  for (let start = Math.max(0, unit - size + 1); start <= unit && start + size <= line.length; start++) {
    let k = 0
    while (k < size && line.codes[start + k] === literal.charCodeAt(k)) k++
    if (k < size) continue
    return {
      start,
      end: start + size,
      worth: size,
      text: size,
      substituted: 0,
      light: 0,
      between: 0,
      skipped: 0,
      substitutions: NO_SUBSTITUTIONS,
    }
  }
  return undefined
}
