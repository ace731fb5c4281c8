/** For a phrase that was not found: the pattern that came nearest, and what of it the line lacks. */
import type { Pattern, Phrase } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import { soundDistance } from '../text/sound.ts'
import { buildGraph, EATS, type Graph } from './graph.ts'

/** A pattern written out, each fixed character with whether the line has it in this order. */
export interface Nearest {
  readonly pattern: Pattern
  readonly characters: readonly { readonly character: string; readonly heard: boolean }[]
}

/** A character that the line lacks weighs half of one that it has. */
const LACKING = 0.5
const NEAR = 2

/** Undefined only for a phrase without patterns. Cost: pattern x line, so for explanations only. */
export function nearestPattern(phrase: Phrase, line: Folded): Nearest | undefined {
  let best: (Nearest & { worth: number }) | undefined
  for (const pattern of phrase.say) {
    const parts = pattern.parts.map((part) => longestCommon(buildGraph(part), line))
    const worth = parts.reduce((sum, part) => sum + part.worth, 0)
    if (best !== undefined && best.worth >= worth) continue
    best = { pattern, characters: parts.flatMap((part) => part.characters), worth }
  }
  return best
}

/** The way through the graph that shares most with the line: longest common subsequence over an acyclic graph. */
function longestCommon(graph: Graph, line: Folded) {
  const width = line.length + 1
  const worth = new Float64Array(graph.size * width)
  const from = new Int32Array(graph.size * width).fill(-1)
  const heard = new Uint8Array(graph.size * width)
  const before = graph.follow.map(() => [] as number[])
  // Edges lead from lower to higher positions, so one pass in order is enough.
  for (let p = 0; p < graph.size; p++) {
    for (const q of graph.follow[p]!.flat()) before[q]!.push(p)
    step(graph, line, p, before[p]!, { worth, from, heard })
  }
  let end = -1
  for (let p = 0; p < graph.size; p++) {
    if (graph.last[p] && (end < 0 || worth[p * width + line.length]! > worth[end * width + line.length]!))
      end = p
  }
  return {
    worth: end < 0 ? 0 : worth[end * width + line.length]!,
    characters: traceBack(graph, line, end, from, heard),
  }
}

interface Table {
  readonly worth: Float64Array
  /** The cell before, as position * width + unit; -1 at the start of a way. */
  readonly from: Int32Array
  readonly heard: Uint8Array
}

function step(graph: Graph, line: Folded, p: number, before: readonly number[], table: Table): void {
  const width = line.length + 1
  const isText = graph.eats[p] === EATS.text
  for (let unit = 0; unit <= line.length; unit++) {
    const cell = p * width + unit
    const entry = bestBefore(graph, p, before, unit, width, table)
    table.worth[cell] = entry.worth - (isText ? LACKING : 0)
    table.from[cell] = entry.cell
    if (unit === 0) continue
    if (isText && graph.codes[p]!.some((code) => soundDistance(line.codes[unit - 1]!, code) <= NEAR)) {
      const earlier = bestBefore(graph, p, before, unit - 1, width, table)
      if (earlier.worth + 1 > table.worth[cell]!) {
        table.worth[cell] = earlier.worth + 1
        table.from[cell] = earlier.cell
        table.heard[cell] = 1
      }
    }
    if (table.worth[cell - 1]! > table.worth[cell]!) {
      table.worth[cell] = table.worth[cell - 1]!
      table.from[cell] = table.from[cell - 1]!
      table.heard[cell] = table.heard[cell - 1]!
    }
  }
}

function bestBefore(
  graph: Graph,
  p: number,
  before: readonly number[],
  unit: number,
  width: number,
  table: Table,
) {
  let best = { worth: graph.first.includes(p) ? 0 : Number.NEGATIVE_INFINITY, cell: -1 }
  for (const q of before) {
    const cell = q * width + unit
    if (table.worth[cell]! > best.worth) best = { worth: table.worth[cell]!, cell }
  }
  return best
}

function traceBack(graph: Graph, line: Folded, end: number, from: Int32Array, heard: Uint8Array) {
  const width = line.length + 1
  const characters: { character: string; heard: boolean }[] = []
  for (let cell = end < 0 ? -1 : end * width + line.length; cell >= 0; cell = from[cell]!) {
    const p = Math.floor(cell / width)
    if (graph.eats[p] !== EATS.text) continue
    characters.push({ character: String.fromCharCode(graph.codes[p]![0]!), heard: heard[cell] === 1 })
  }
  return characters.reverse()
}
