/**
 * Chooses what to search for: the rarest set of sounds such that every way through a pattern passes one of them.
 *
 * A pattern's graph is cut (minimum cut, Dinic): the edges cut are pairs of neighbouring sounds, weighted by how common
 * they are; what cannot be an anchor (gaps, slots) cannot be cut, and light words are left out (skeleton.ts). Rejected: all literal runs of the pattern
 * (three times the candidates), the longest run (often 你怎么, which is everywhere).
 */
import { CLASS_COUNT, classFrequency } from '../text/sound.ts'
import type { Commonness } from './commonness.ts'
import type { Graph } from './graph.ts'
import { type Skeleton, skeletonOf } from './skeleton.ts'

/** Two or three neighbouring sound classes, in the line as it is or without its light words (`bare`), or one exact character. */
export type Anchor =
  | { readonly kind: 'sounds'; readonly classes: readonly number[]; readonly bare: boolean }
  | { readonly kind: 'character'; readonly code: number }

/** A lone character is searched for only where nothing else will do. */
const LONE_CHARACTER_COST = 100
const SCALE = 1e9
const UNCUTTABLE = 1e15
const MOST_CONFIRMATIONS = 4
/** A pair is lengthened to a triple if that needs no more than so many triples. */
const MOST_TRIPLES = 12

/** What the scanner searches for; undefined where some way through the graph has no fixed character at all. */
export function anchorsOf(graph: Graph, common: Commonness): readonly Anchor[] | undefined {
  const whole = cheapestCut(skeletonOf(graph, true), common.whole)
  if (graph.literal.length > 0) return whole && anchorsAt(whole, common.whole, false)
  const bare = cheapestCut(skeletonOf(graph), common.bare)
  if (whole !== undefined && (bare === undefined || whole.share <= bare.share))
    return anchorsAt(whole, common.whole, false)
  return bare && anchorsAt(bare, common.bare, true)
}

/**
 * Further cuts, elsewhere in the pattern: unless an anchor of each is heard in the line, the pattern cannot stand there.
 * None for plain text, which is compared faster than it is confirmed.
 */
export function confirmingAnchors(graph: Graph, common: Commonness): readonly (readonly Anchor[])[] {
  const confirming: (readonly Anchor[])[] = []
  if (graph.literal.length > 0) return confirming
  const skeleton = skeletonOf(graph, true)
  const sounds = [...skeleton.sounds]
  for (let cut = cheapestCut({ ...skeleton, sounds }, common.whole); cut !== undefined; ) {
    confirming.push(anchorsAt(cut, common.whole, false))
    for (const p of cut.edges.flat()) sounds[p] = []
    cut =
      confirming.length < MOST_CONFIRMATIONS ? cheapestCut({ ...skeleton, sounds }, common.whole) : undefined
  }
  return confirming
}

/** A cut through a skeleton; `share` says how often its anchors will be heard. */
interface Cut {
  readonly skeleton: Skeleton
  readonly edges: Edges
  readonly share: number
}

/** Pairs of positions, [p, p] standing for a lone one. */
type Edges = readonly (readonly [number, number])[]
function weight(sounds: readonly number[]): number {
  const share = sounds.reduce((sum, sound) => sum + classFrequency(sound), 0)
  return sounds.length === 0 ? UNCUTTABLE : Math.max(1, Math.round(share * SCALE * LONE_CHARACTER_COST))
}

function pairWeight(here: readonly number[], there: readonly number[], common: Float64Array): number {
  return here.length === 0 || there.length === 0
    ? UNCUTTABLE
    : Math.max(1, Math.round(shareOf(here, there, common) * SCALE))
}

function shareOf(here: readonly number[], there: readonly number[], common: Float64Array): number {
  let sum = 0
  for (const a of here) for (const b of there) sum += common[a * CLASS_COUNT + b]!
  return sum
}

/** The rarest edges that every way must pass; what has no sounds cannot be cut. */
function cheapestCut(skeleton: Skeleton, common: Float64Array): Cut | undefined {
  const { size, sounds, first, next, last } = skeleton
  const network = new Network(
    size * 2 + 2,
    size * 2 + first.length + next.reduce((sum, list) => sum + list.length, 0),
  )
  const source = size * 2
  const sink = source + 1
  for (const p of first) network.connect(source, p * 2, UNCUTTABLE)
  for (let p = 0; p < size; p++) {
    network.connect(p * 2, p * 2 + 1, weight(sounds[p]!))
    for (const q of next[p]!) network.connect(p * 2 + 1, q * 2, pairWeight(sounds[p]!, sounds[q]!, common))
    if (last[p]) network.connect(p * 2 + 1, sink, UNCUTTABLE)
  }
  const share = network.saturate(source, sink)
  if (share >= UNCUTTABLE) return undefined
  return { skeleton, edges: network.cut(source).map(([from, to]) => [from >> 1, to >> 1] as const), share }
}

function anchorsAt({ skeleton, edges }: Cut, common: Float64Array, bare: boolean): Anchor[] {
  const before = predecessors(skeleton)
  const anchors = new Map<number, Anchor>()
  for (const [p, q] of edges) {
    if (p === q) for (const code of skeleton.codes[p]!) anchors.set(-code, { kind: 'character', code })
    else {
      const longer = lengthen(skeleton, common, before, p, q)
      for (const classes of longer) anchors.set(keyOf(classes), { kind: 'sounds', classes, bare })
    }
  }
  return [...anchors.values()]
}

function keyOf(classes: readonly number[]): number {
  return classes.reduce((key, sound) => key * CLASS_COUNT + sound + 1, 0)
}

/** The pairs of sounds at an edge, or triples where its only neighbours on one side are fixed characters too. */
function lengthen(
  { sounds, first, next, last }: Skeleton,
  common: Float64Array,
  before: readonly (readonly number[])[],
  p: number,
  q: number,
): number[][] {
  const here = sounds[p]!
  const there = sounds[q]!
  const after = last[q] ? [] : next[q]!
  const ahead = first.includes(p) ? [] : before[p]!
  const outer = (positions: readonly number[]) =>
    positions.every((n) => sounds[n]!.length > 0) ? [...new Set(positions.flatMap((n) => sounds[n]!))] : []
  const sides = [
    { outside: outer(after), inner: there, make: (one: number) => cross(here, there, (a, b) => [a, b, one]) },
    { outside: outer(ahead), inner: here, make: (one: number) => cross(here, there, (a, b) => [one, a, b]) },
  ]
  // The scanner reads a repeated sound once (stutters), so a triple must not hold one.
  const usable = sides.filter(
    ({ outside, inner }) =>
      outside.length > 0 &&
      outside.length * here.length * there.length <= MOST_TRIPLES &&
      !outside.some((sound) => inner.includes(sound)) &&
      !here.some((sound) => there.includes(sound)),
  )
  usable.sort((a, b) => shareOf(a.inner, a.outside, common) - shareOf(b.inner, b.outside, common))
  const side = usable[0]
  return side === undefined ? cross(here, there, (a, b) => [a, b]) : side.outside.flatMap(side.make)
}

function cross(
  here: readonly number[],
  there: readonly number[],
  make: (a: number, b: number) => number[],
): number[][] {
  return here.flatMap((a) => there.map((b) => make(a, b)))
}

function predecessors({ next }: Skeleton): readonly (readonly number[])[] {
  const before: number[][] = next.map(() => [])
  next.forEach((list, p) => {
    for (const q of list) before[q]!.push(p)
  })
  return before
}

/** A flow network with Dinic's algorithm, in flat arrays; edge 2k and its reverse 2k+1 lie side by side. */
class Network {
  private count = 0
  private readonly to: Int32Array
  private readonly left: Float64Array
  /** For each edge the next one of the same node, for each node its first; -1 ends the list. */
  private readonly nextEdge: Int32Array
  private readonly firstEdge: Int32Array
  private readonly level: Int32Array
  private readonly current: Int32Array
  private readonly queue: Int32Array

  constructor(nodes: number, edges: number) {
    this.to = new Int32Array(edges * 2)
    this.left = new Float64Array(edges * 2)
    this.nextEdge = new Int32Array(edges * 2)
    this.firstEdge = new Int32Array(nodes).fill(-1)
    this.level = new Int32Array(nodes)
    this.current = new Int32Array(nodes)
    this.queue = new Int32Array(nodes)
  }

  connect(from: number, to: number, capacity: number): void {
    this.add(from, to, capacity)
    this.add(to, from, 0)
  }

  /** Sends as much as will go and says how much; stops early once that is uncuttable. */
  saturate(source: number, sink: number): number {
    let total = 0
    while (total < UNCUTTABLE && this.measure(source, sink)) {
      this.current.set(this.firstEdge)
      for (let sent = 1; sent > 0 && total < UNCUTTABLE; total += sent)
        sent = this.send(source, sink, UNCUTTABLE)
    }
    return total
  }

  /** After saturate: the edges from the source's side to the other. */
  cut(source: number): [number, number][] {
    this.measure(source, -1)
    const cut: [number, number][] = []
    for (let e = 0; e < this.count; e += 2) {
      const from = this.to[e + 1]!
      const to = this.to[e]!
      if (this.level[from]! >= 0 && this.level[to]! < 0) cut.push([from, to])
    }
    return cut
  }

  private add(from: number, to: number, capacity: number): void {
    const e = this.count++
    this.to[e] = to
    this.left[e] = capacity
    this.nextEdge[e] = this.firstEdge[from]!
    this.firstEdge[from] = e
  }

  /** Breadth-first levels from the source; true if the sink can still be reached. */
  private measure(source: number, sink: number): boolean {
    const { level, queue } = this
    level.fill(-1)
    level[source] = 0
    queue[0] = source
    for (let head = 0, tail = 1; head < tail; head++) {
      const node = queue[head]!
      for (let e = this.firstEdge[node]!; e >= 0; e = this.nextEdge[e]!) {
        const next = this.to[e]!
        if (this.left[e]! <= 0 || level[next]! >= 0) continue
        level[next] = level[node]! + 1
        queue[tail++] = next
      }
    }
    return sink >= 0 && level[sink]! >= 0
  }

  private send(node: number, sink: number, wanted: number): number {
    if (node === sink) return wanted
    for (let e = this.current[node]!; e >= 0; e = this.nextEdge[e]!) {
      this.current[node] = e
      const to = this.to[e]!
      if (this.left[e]! <= 0 || this.level[to] !== this.level[node]! + 1) continue
      const sent = this.send(to, sink, Math.min(wanted, this.left[e]!))
      if (sent <= 0) continue
      this.left[e]! -= sent
      this.left[e ^ 1]! += sent
      return sent
    }
    this.current[node] = -1
    return 0
  }
}
