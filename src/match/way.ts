/** Ways through a pattern's graph: what they are worth, and which of many are handed on. */
import { mostSubstituted } from './plausible.ts'

/** A character of the pattern that was heard as another one. */
export interface Substitution {
  readonly unit: number
  readonly meant: number
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
  /** The last first. */
  readonly substitutions: readonly Substitution[]
}

/** Ways over one and the same stretch that are worth handing on. */
const MOST_RIVALS = 3

/** Adds the plausible ones of all ways in a stretch, best first, no two with the same span. */
export function addBest(ways: readonly Way[], best: Way[]): void {
  if (ways.length === 1) {
    if (isPlausible(ways[0]!)) best.push(ways[0]!)
    return
  }
  const plausible = ways.filter(isPlausible)
  if (plausible.length > 1) plausible.sort((a, b) => b.worth - a.worth || b.end - b.start - (a.end - a.start))
  const first = best.length
  for (const way of plausible) if (!isOutdone(way, best, first)) best.push(way)
}

function isPlausible({ substituted, text }: Way): boolean {
  return substituted <= mostSubstituted(text)
}

/** By those chosen, from `first` on. */
function isOutdone(way: Way, chosen: readonly Way[], first: number): boolean {
  let rivals = 0
  for (let i = first; i < chosen.length; i++) {
    const other = chosen[i]!
    if (other.start === way.start && other.end === way.end) return true
    if (other.start < way.end && way.start < other.end && ++rivals >= MOST_RIVALS) return true
  }
  return false
}
