/**
 * Chooses what to search for: the rarest set of sounds such that every way through a pattern passes one of them.
 *
 * A pattern's graph is cut (min-cut.ts): the edges cut are pairs of neighbouring sounds, weighted by how common they are;
 * what cannot be an anchor (gaps, slots) cannot be cut, and light words are left out (skeleton.ts). Rejected: all literal
 * runs of the pattern (three times the candidates), the longest run (often 你怎么, which is everywhere).
 */
import { CLASS_COUNT, classFrequency, everydayClassesOf, OTHER_CLASS } from '../text/sound.ts'
import type { Commonness } from './commonness.ts'
import type { Graph } from './graph.ts'
import { Network, UNCUTTABLE } from './min-cut.ts'
import { bareSkeleton, type Skeleton, wholeSkeleton } from './skeleton.ts'

/** Two or three neighbouring sound classes, in the line as it is or without its light words (`bare`), or one exact character. */
export type Anchor =
  | { readonly kind: 'sounds'; readonly classes: readonly number[]; readonly bare: boolean }
  | { readonly kind: 'character'; readonly code: number }

/** What to search for on behalf of one graph. */
export interface Anchors {
  readonly list: readonly Anchor[]
  /** The positions that eat the last unit of an anchor. */
  readonly heads: readonly number[]
  /** How often they will be heard, as a share of all units (times 1e9); only comparisons mean anything. */
  readonly share: number
}

/** A lone character is searched for only where nothing else will do. */
const LONE_CHARACTER_COST = 100
const SCALE = 1e9
/** A pair is lengthened to a triple if that needs no more than so many triples. */
const MOST_TRIPLES = 100

/** Undefined where some way through the graph has no fixed character at all. */
export function anchorsOf(graph: Graph, common: Commonness): Anchors | undefined {
  const skeleton = wholeSkeleton(graph)
  const whole = cheapestCut(skeleton, common.whole)
  const bareOne = bareSkeleton(graph)
  const bare = bareOne && cheapestCut(bareOne, common.bare)
  if (bareOne === undefined || bare === undefined || (whole !== undefined && whole.share <= bare.share))
    return whole && anchorsAt(skeleton, whole, common.whole, false)
  return anchorsAt(bareOne, bare, common.bare, true)
}

/** The same for plain text, without a graph: its rarest pair, or three of its characters. */
export function anchorsOfText(text: string, { whole }: Commonness): Anchors | undefined {
  const sounds = Array.from(text, (char) => everydayClassesOf(char.charCodeAt(0)))
  let best: Anchors | undefined
  const offer = (places: readonly (readonly number[])[], head: number, share: number) => {
    if (
      places.some((classes) => classes.includes(OTHER_CLASS)) ||
      (best !== undefined && best.share <= share)
    )
      return
    const list = crossAll(places).map((classes) => ({ kind: 'sounds', classes, bare: false }) as const)
    best = { list, heads: [head], share }
  }
  for (let i = 1; i < sounds.length; i++) {
    const [a, b, c] = sounds.slice(i - 1, i + 2) as [
      readonly number[],
      readonly number[],
      readonly number[] | undefined,
    ]
    const share = shareOf(a, b, whole) * SCALE
    offer([a, b], i, share)
    if (c !== undefined && !a.some((sound) => b.includes(sound)) && !b.some((sound) => c.includes(sound)))
      offer([a, b, c], i + 1, (share * shareOf(b, c, whole)) / frequencyOf(b))
  }
  if (best !== undefined || text.length === 0) return best
  const rarest = sounds.reduce((r, sound, i) => (weight(sound) < weight(sounds[r]!) ? i : r), 0)
  const list = [{ kind: 'character', code: text.charCodeAt(rarest) } as const]
  return { list, heads: [rarest], share: weight(sounds[rarest]!) }
}

function frequencyOf(sounds: readonly number[]): number {
  return sounds.reduce((sum, sound) => sum + classFrequency(sound), 0)
}

/** One of each, in all ways. */
function crossAll(places: readonly (readonly number[])[]): number[][] {
  return places.reduce<number[][]>(
    (heads, classes) => heads.flatMap((head) => classes.map((sound) => [...head, sound])),
    [[]],
  )
}

/** A cut through a skeleton; `share` says how often its pairs will be heard. */
interface Cut {
  /** Pairs of positions, [p, p] standing for a lone one. */
  readonly edges: readonly (readonly [number, number])[]
  readonly share: number
}

function weight(sounds: readonly number[]): number {
  if (sounds.length === 0) return UNCUTTABLE
  return Math.max(1, Math.round(frequencyOf(sounds) * SCALE * LONE_CHARACTER_COST))
}

function pairWeight(here: readonly number[], there: readonly number[], common: Float64Array): number {
  if (here.length === 0 || there.length === 0) return UNCUTTABLE
  return Math.max(1, Math.round(shareOf(here, there, common) * SCALE))
}

function shareOf(here: readonly number[], there: readonly number[], common: Float64Array): number {
  let sum = 0
  for (const a of here) for (const b of there) sum += common[a * CLASS_COUNT + b]!
  return sum
}

/** The rarest edges that every way must pass; what has no sounds cannot be cut. */
function cheapestCut({ size, sounds, first, follow, last }: Skeleton, common: Float64Array): Cut | undefined {
  let edges = size * 2 + first.length
  for (const lists of follow) for (const list of lists) edges += list.length
  const network = new Network(size * 2 + 2, edges)
  const source = size * 2
  const sink = source + 1
  for (const p of first) network.connect(source, p * 2, UNCUTTABLE)
  // Lists may overlap; an edge counts once.
  const joined = new Int32Array(size).fill(-1)
  for (let p = 0; p < size; p++) {
    const here = sounds[p]!
    network.connect(p * 2, p * 2 + 1, weight(here))
    for (const list of follow[p]!) {
      for (const q of list) {
        if (joined[q] === p) continue
        joined[q] = p
        network.connect(p * 2 + 1, q * 2, pairWeight(here, sounds[q]!, common))
      }
    }
    if (last[p]) network.connect(p * 2 + 1, sink, UNCUTTABLE)
  }
  const share = network.saturate(source, sink)
  if (share >= UNCUTTABLE) return undefined
  const cut = network.cut(source).map(([from, to]) => [from >> 1, to >> 1] as const)
  return { edges: cut, share }
}

function anchorsAt(skeleton: Skeleton, { edges, share }: Cut, common: Float64Array, bare: boolean): Anchors {
  const neighbours = neighboursOf(skeleton, edges)
  const list: Anchor[] = []
  const heads = new Set<number>()
  for (const [p, q] of edges) {
    if (p === q) {
      heads.add(p)
      for (const code of skeleton.codes[p]!) list.push({ kind: 'character', code })
      continue
    }
    const longer = lengthen(skeleton.sounds, common, neighbours, p, q)
    for (const head of longer.heads) heads.add(head)
    for (const classes of longer.classes) list.push({ kind: 'sounds', classes, bare })
  }
  return { list, heads: [...heads], share }
}

/** What stands before and after the positions of a cut; nothing where a match may begin or end there. */
interface Neighbours {
  readonly before: ReadonlyMap<number, readonly number[]>
  readonly after: ReadonlyMap<number, readonly number[]>
}

function neighboursOf({ first, follow, last }: Skeleton, edges: Cut['edges']): Neighbours {
  const before = new Map<number, number[]>(edges.map(([p]) => [p, []]))
  const wanted = new Map<readonly number[], readonly number[]>()
  follow.forEach((lists, o) => {
    for (const list of lists) {
      if (!wanted.has(list))
        wanted.set(
          list,
          list.filter((p) => before.has(p)),
        )
      for (const p of wanted.get(list)!) before.get(p)!.push(o)
    }
  })
  for (const p of first) before.get(p)?.splice(0)
  return { before, after: new Map(edges.map(([, q]) => [q, last[q] ? [] : follow[q]!.flat()])) }
}

/** The pairs of sounds at an edge, or triples where its only neighbours on one side are fixed characters too; and which positions eat the last sound. */
function lengthen(
  sounds: Skeleton['sounds'],
  common: Float64Array,
  { before, after }: Neighbours,
  p: number,
  q: number,
): { classes: number[][]; heads: readonly number[] } {
  const here = sounds[p]!
  const there = sounds[q]!
  const outer = (positions: readonly number[]) =>
    positions.every((n) => sounds[n]!.length > 0) ? [...new Set(positions.flatMap((n) => sounds[n]!))] : []
  const sides = [
    {
      outside: outer(after.get(q)!),
      inner: there,
      heads: after.get(q)!,
      make: (one: number) => cross(here, there, (a, b) => [a, b, one]),
    },
    {
      outside: outer(before.get(p)!),
      inner: here,
      heads: [q],
      make: (one: number) => cross(here, there, (a, b) => [one, a, b]),
    },
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
  if (side === undefined) return { classes: cross(here, there, (a, b) => [a, b]), heads: [q] }
  return { classes: side.outside.flatMap(side.make), heads: side.heads }
}

function cross(
  here: readonly number[],
  there: readonly number[],
  make: (a: number, b: number) => number[],
): number[][] {
  return here.flatMap((a) => there.map((b) => make(a, b)))
}
