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
const MOST_CONFIRMATIONS = 3
/** A pair is lengthened to a triple if that needs no more than so many triples. */
const MOST_TRIPLES = 12

export interface Anchors {
  /** What the scanner searches for. */
  readonly search: readonly Anchor[]
  /** Further cuts, elsewhere in the pattern: unless one of each is heard in the line, the pattern cannot stand there. */
  readonly confirm: readonly (readonly Anchor[])[]
}

/** Undefined where some way through the graph has no fixed character at all. */
export function anchorsOf(graph: Graph): Anchors | undefined {
  const edges = cutEdges(graph, new Set())
  if (edges === undefined) return undefined
  const search = anchorsAt(graph, edges)
  const confirm: Anchor[][] = []
  const used = new Set(edges.flat())
  while (graph.literal.length === 0 && confirm.length < MOST_CONFIRMATIONS) {
    const more = cutEdges(graph, used)
    if (more === undefined) break
    confirm.push(anchorsAt(graph, more))
    for (const p of more.flat()) used.add(p)
  }
  return { search, confirm }
}

/** The cheapest edges that every way must pass, [p, p] standing for a lone position; none at a `used` position. */
function cutEdges(graph: Graph, used: ReadonlySet<number>): [number, number][] | undefined {
  const network = new Network(graph.size * 2 + 2)
  const source = graph.size * 2
  const sink = source + 1
  const isFree = (p: number) => isText(graph, p) && !used.has(p)
  for (const p of graph.first) network.connect(source, p * 2, UNCUTTABLE)
  for (let p = 0; p < graph.size; p++) {
    network.connect(p * 2, p * 2 + 1, isFree(p) ? weight(graph, p) * LONE_CHARACTER_COST : UNCUTTABLE)
    for (const q of graph.follow[p]!) {
      network.connect(p * 2 + 1, q * 2, isFree(p) && isFree(q) ? pairWeight(graph, p, q) : UNCUTTABLE)
    }
    if (graph.last[p]) network.connect(p * 2 + 1, sink, UNCUTTABLE)
  }
  if (network.saturate(source, sink) >= UNCUTTABLE) return undefined
  return network.cut(source).map(([from, to]) => [from >> 1, to >> 1])
}

function anchorsAt(graph: Graph, edges: readonly (readonly [number, number])[]): Anchor[] {
  const before = predecessors(graph)
  const anchors = new Map<string, Anchor>()
  for (const [p, q] of edges) {
    for (const anchor of p === q ? lone(graph, p) : lengthen(graph, before, p, q)) {
      anchors.set(anchor.kind === 'sounds' ? anchor.classes.join() : `=${anchor.code}`, anchor)
    }
  }
  return [...anchors.values()]
}

function isText(graph: Graph, p: number): boolean {
  return graph.eats[p] === EATS.text && graph.codes[p]!.every((code) => classOf(code) !== OTHER_CLASS)
}

function soundsOf(graph: Graph, p: number): number[] {
  return [...new Set(graph.codes[p]!.map(classOf))]
}

function weight(graph: Graph, p: number): number {
  const frequency = soundsOf(graph, p).reduce((sum, sound) => sum + classFrequency(sound), 0)
  return Math.max(1, Math.round(frequency * SCALE))
}

function pairWeight(graph: Graph, p: number, q: number): number {
  return Math.max(1, Math.round((weight(graph, p) * weight(graph, q)) / SCALE))
}

function lone(graph: Graph, p: number): Anchor[] {
  return graph.codes[p]!.map((code) => ({ kind: 'character', code }))
}

/** The pairs of sounds at an edge, or triples where its only neighbours on one side are fixed characters too. */
function lengthen(graph: Graph, before: readonly (readonly number[])[], p: number, q: number): Anchor[] {
  const here = soundsOf(graph, p)
  const there = soundsOf(graph, q)
  const after = graph.last[q] ? [] : graph.follow[q]!
  const ahead = graph.first.includes(p) ? [] : before[p]!
  const outer = (positions: readonly number[]) =>
    positions.every((n) => isText(graph, n)) ? [...new Set(positions.flatMap((n) => soundsOf(graph, n)))] : []
  const sides = [
    {
      sounds: outer(after),
      inner: there,
      make: (outside: number) => cross(here, there, (a, b) => [a, b, outside]),
    },
    {
      sounds: outer(ahead),
      inner: here,
      make: (outside: number) => cross(here, there, (a, b) => [outside, a, b]),
    },
  ]
  // The scanner reads a repeated sound once (stutters), so a triple must not hold one.
  const usable = sides.filter(
    ({ sounds, inner }) =>
      sounds.length > 0 &&
      sounds.length * here.length * there.length <= MOST_TRIPLES &&
      !sounds.some((sound) => inner.includes(sound)) &&
      !here.some((sound) => there.includes(sound)),
  )
  usable.sort((a, b) => commonness(a.sounds) - commonness(b.sounds))
  const side = usable[0]
  const all = side === undefined ? cross(here, there, (a, b) => [a, b]) : side.sounds.flatMap(side.make)
  return all.map((classes) => ({ kind: 'sounds', classes }))
}

function commonness(sounds: readonly number[]): number {
  return sounds.reduce((sum, sound) => sum + classFrequency(sound), 0)
}

function cross(
  here: readonly number[],
  there: readonly number[],
  make: (a: number, b: number) => number[],
): number[][] {
  return here.flatMap((a) => there.map((b) => make(a, b)))
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
