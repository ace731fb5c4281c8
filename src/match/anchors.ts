/**
 * Chooses what to search for: the rarest set of sounds such that every way through a pattern passes one of them.
 *
 * A pattern's graph is cut (minimum cut, Dinic): the edges cut are pairs of neighbouring sounds, weighted by how common
 * they are; what cannot be an anchor (gaps, slots, light words) cannot be cut. Rejected: all literal runs of the pattern
 * (three times the candidates), the longest run (often 你怎么, which is everywhere).
 */
import { classFrequency, classOf, OTHER_CLASS } from '../text/sound.ts'
import { EATS, type Graph } from './graph.ts'

/** Two or three neighbouring sound classes, or one exact character. */
export type Anchor =
  | { readonly kind: 'sounds'; readonly classes: readonly number[] }
  | { readonly kind: 'character'; readonly code: number }

/** A lone character is searched for only where nothing else will do. */
const LONE_CHARACTER_COST = 100
const SCALE = 1e9
const UNCUTTABLE = 1e15
/** A pair is lengthened to a triple if that needs no more than so many triples. */
const MOST_TRIPLES = 12

/** Undefined where some way through the graph has no fixed character at all. */
export function anchorsOf(graph: Graph): readonly Anchor[] | undefined {
  const network = new Network(graph.size * 2 + 2)
  const source = graph.size * 2
  const sink = source + 1
  for (const p of graph.first) network.connect(source, p * 2, UNCUTTABLE)
  for (let p = 0; p < graph.size; p++) {
    network.connect(p * 2, p * 2 + 1, isText(graph, p) ? weight(graph, p) * LONE_CHARACTER_COST : UNCUTTABLE)
    for (const q of graph.follow[p]!) {
      const cuttable = isText(graph, p) && isText(graph, q)
      network.connect(p * 2 + 1, q * 2, cuttable ? pairWeight(graph, p, q) : UNCUTTABLE)
    }
    if (graph.last[p]) network.connect(p * 2 + 1, sink, UNCUTTABLE)
  }
  if (network.saturate(source, sink) >= UNCUTTABLE) return undefined
  const before = predecessors(graph)
  const anchors = new Map<string, Anchor>()
  for (const [from, to] of network.cut(source)) {
    const p = from >> 1
    const q = to >> 1
    for (const anchor of p === q ? [lone(graph, p)] : lengthen(graph, before, p, q)) {
      anchors.set(JSON.stringify(anchor), anchor)
    }
  }
  return [...anchors.values()]
}

function isText(graph: Graph, p: number): boolean {
  return graph.eats[p] === EATS.text && classOf(graph.code[p]!) !== OTHER_CLASS
}

function weight(graph: Graph, p: number): number {
  return Math.max(1, Math.round(classFrequency(classOf(graph.code[p]!)) * SCALE))
}

function pairWeight(graph: Graph, p: number, q: number): number {
  return Math.max(1, Math.round((weight(graph, p) * weight(graph, q)) / SCALE))
}

function lone(graph: Graph, p: number): Anchor {
  return { kind: 'character', code: graph.code[p]! }
}

function lengthen(graph: Graph, before: readonly (readonly number[])[], p: number, q: number): Anchor[] {
  const sound = (position: number) => classOf(graph.code[position]!)
  const pair = [sound(p), sound(q)]
  // The scanner reads a repeated sound once (stutters), so a triple must not hold one.
  const canGrow = (positions: readonly number[], neighbour: number) =>
    pair[0] !== pair[1] &&
    positions.length > 0 &&
    positions.length <= MOST_TRIPLES &&
    positions.every((n) => isText(graph, n) && sound(n) !== neighbour)
  const after = graph.last[q] ? [] : graph.follow[q]!
  const ahead = graph.first.includes(p) ? [] : before[p]!
  const canFollow = canGrow(after, pair[1]!)
  const canLead = canGrow(ahead, pair[0]!)
  const frequency = (positions: readonly number[]) => positions.reduce((sum, n) => sum + weight(graph, n), 0)
  if (canFollow && !(canLead && frequency(ahead) < frequency(after))) {
    return after.map((n) => ({ kind: 'sounds', classes: [...pair, sound(n)] }))
  }
  if (canLead) return ahead.map((n) => ({ kind: 'sounds', classes: [sound(n), ...pair] }))
  return [{ kind: 'sounds', classes: pair }]
}

function predecessors(graph: Graph): readonly (readonly number[])[] {
  const before: number[][] = graph.follow.map(() => [])
  graph.follow.forEach((nexts, p) => {
    for (const q of nexts) before[q]!.push(p)
  })
  return before
}

/** A flow network with Dinic's algorithm; edge 2k and its reverse 2k+1 lie side by side. */
class Network {
  private readonly to: number[] = []
  private readonly left: number[] = []
  private readonly edges: number[][]
  private level: Int32Array = new Int32Array(0)

  constructor(nodes: number) {
    this.edges = Array.from({ length: nodes }, () => [])
  }

  connect(from: number, to: number, capacity: number): void {
    this.edges[from]!.push(this.to.push(to) - 1)
    this.left.push(capacity)
    this.edges[to]!.push(this.to.push(from) - 1)
    this.left.push(0)
  }

  /** Sends as much as will go and says how much; stops early once that is uncuttable. */
  saturate(source: number, sink: number): number {
    let total = 0
    while (total < UNCUTTABLE && this.measure(source)[sink]! >= 0) {
      const next = new Int32Array(this.edges.length)
      for (let sent = this.send(source, sink, UNCUTTABLE, next); sent > 0; ) {
        total += sent
        sent = this.send(source, sink, UNCUTTABLE, next)
      }
    }
    return total
  }

  /** After saturate: the edges from the source's side to the other. */
  cut(source: number): [number, number][] {
    const level = this.measure(source)
    const cut: [number, number][] = []
    for (let e = 0; e < this.to.length; e += 2) {
      const from = this.to[e + 1]!
      const to = this.to[e]!
      if (level[from]! >= 0 && level[to]! < 0) cut.push([from, to])
    }
    return cut
  }

  private measure(source: number): Int32Array {
    this.level = new Int32Array(this.edges.length).fill(-1)
    this.level[source] = 0
    const queue = [source]
    for (const node of queue) {
      for (const e of this.edges[node]!) {
        const next = this.to[e]!
        if (this.left[e]! <= 0 || this.level[next]! >= 0) continue
        this.level[next] = this.level[node]! + 1
        queue.push(next)
      }
    }
    return this.level
  }

  private send(node: number, sink: number, wanted: number, next: Int32Array): number {
    if (node === sink) return wanted
    const edges = this.edges[node]!
    for (; next[node]! < edges.length; next[node]!++) {
      const e = edges[next[node]!]!
      const to = this.to[e]!
      if (this.left[e]! <= 0 || this.level[to] !== this.level[node]! + 1) continue
      const sent = this.send(to, sink, Math.min(wanted, this.left[e]!), next)
      if (sent <= 0) continue
      this.left[e]! -= sent
      this.left[e ^ 1]! += sent
      return sent
    }
    return 0
  }
}
