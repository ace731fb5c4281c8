/** How much of a pattern may be misheard, and whether a stretch has enough of its characters to be worth a walk. */
import type { Folded } from '../text/fold.ts'
import { EATS, type Graph } from './graph.ts'

/** Of so many fixed characters at most so many may be heard as others. */
export function mostSubstituted(text: number): number {
  return Math.max(1, Math.floor(text / 2))
}

interface Needs {
  /** Fixed characters of the graph. */
  readonly codes: ReadonlySet<number>
  /** The fewest of them on any way through. */
  readonly fewest: number
}

const known = new WeakMap<Graph, Needs>()

/** False if no way through the graph can be plausible in units `from`..`to`: 推荐一家 only sounds like 建议加. */
export function hasEnough(graph: Graph, line: Folded, from: number, to: number, tolerance: number): boolean {
  const { codes, fewest } = needsOf(graph)
  let wanted = fewest - (tolerance === 0 ? 0 : mostSubstituted(fewest))
  for (let unit = from; unit < to && wanted > 0; unit++) if (codes.has(line.codes[unit]!)) wanted--
  return wanted <= 0
}

function needsOf(graph: Graph): Needs {
  const before = known.get(graph)
  if (before !== undefined) return before
  const { size, eats, codes, first, follow, last } = graph
  const isText = (p: number) => (eats[p] === EATS.text ? 1 : 0)
  const left: number[] = []
  const least = (list: readonly number[]) =>
    list.reduce((least, q) => Math.min(least, isText(q) + left[q]!), Number.POSITIVE_INFINITY)
  // Edges lead to higher positions only.
  for (let p = size - 1; p >= 0; p--)
    left[p] = last[p] ? 0 : Math.min(Number.POSITIVE_INFINITY, ...follow[p]!.map(least))
  const text = codes.filter((_, p) => isText(p) === 1).flat()
  const needs = { codes: new Set(text), fewest: least(first) }
  known.set(graph, needs)
  return needs
}
