/** Walks a pattern's graph over a stretch of a folded line, step by step, and gives every way through. */
import type { Folded } from '../text/fold.ts'
import type { Graph } from './graph.ts'
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
import type { Substitution, Way } from './way.ts'

/** Reused from walk to walk: nothing of one walk is read by the next. */
const frontiers: [Frontier, Frontier] = [emptyFrontier(), emptyFrontier()]
const arrivals: Arrival[] = []

/** Adds the ways through `graph` over units `from`..`to` of the line. `tolerance`: see `step`. */
export function walk(
  graph: Graph,
  tolerance: number,
  line: Folded,
  from: number,
  to: number,
  ways: Way[],
): void {
  const { codes, length, skippable, pause } = line
  let [here, next] = frontiers
  here = reset(here, graph.size)
  const firstUnit = from === 0 ? -1 : from
  const lastUnit = to === length ? length : to - 1
  for (let unit = firstUnit; unit <= lastUnit; unit++) {
    next = reset(next, graph.size)
    arrivals.length = 0
    if (unit < 0) step(graph, tolerance, LINE_BEGINS, false, false, here, next, arrivals)
    else if (unit >= length) step(graph, tolerance, LINE_ENDS, false, false, here, next, arrivals)
    else step(graph, tolerance, codes[unit]!, skippable[unit] !== 0, pause[unit] === 2, here, next, arrivals)
    for (const arrival of arrivals) ways.push(wayOf(arrival, unit, length))
    ;[here, next] = [next, here]
  }
}

/** The way that arrived with a unit of a line so long. */
export function wayOf({ worth, age, counts, trail }: Arrival, unit: number, length: number): Way {
  const begun = unit - age
  return {
    start: Math.max(0, begun),
    end: Math.min(unit + 1, length),
    worth,
    text: counts & 0xff,
    substituted: (counts >> 8) & 0x1f,
    light: (counts >> 13) & 0x1f,
    between: (counts >> 18) & 0xff,
    skipped: (counts >>> 26) & 0x3f,
    substitutions: trail === null ? NONE : substitutionsOf(trail, begun),
  }
}

const NONE: readonly Substitution[] = []

function substitutionsOf(trail: Misheard, begun: number): Substitution[] {
  const list: Substitution[] = []
  for (let one: Misheard | null = trail; one !== null; one = one.before)
    list.push({ unit: begun + one.offset, meant: one.meant })
  return list
}
