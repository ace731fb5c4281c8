/**
 * What the scanner hears of a pattern: all of it, or all but its light words (的 了 也 就 …).
 *
 * Light words may be left out or put in nearly anywhere, and they are half of all speech: with them in, nothing near
 * them can be searched for. Dropped from line and pattern alike, what is left of a match still stands together.
 */
import { FOLDED } from '../text/fold.ts'
import { everydayClassesOf, OTHER_CLASS } from '../text/sound.ts'
import { EATS, type Graph, LIGHT_CHARACTERS } from './graph.ts'

/** 地 is light because recognisers write it for 的 and 得. */
const LIGHT = new Set([...LIGHT_CHARACTERS, '地'.charCodeAt(0)])

/** Source unit -> 1 if the scanner passes it over as light. */
export const IS_LIGHT = Uint8Array.from(FOLDED, (folded) => (LIGHT.has(folded) ? 1 : 0))

export interface Skeleton {
  readonly size: number
  /** For each position the characters that it may eat and the scanner hears; none: it eats anything. */
  readonly codes: readonly (readonly number[])[]
  /** Their sound classes; none where one of them has no class of its own. */
  readonly sounds: readonly (readonly number[])[]
  /** Positions that can be heard first, and lists of those that can be heard next after each, shared as in `Graph`. */
  readonly first: readonly number[]
  readonly follow: readonly (readonly (readonly number[])[])[]
  /** 1: nothing heard need come after. */
  readonly last: Uint8Array
}

export function wholeSkeleton({ size, codes, first, follow, last }: Graph): Skeleton {
  return { size, codes, sounds: codes.map(soundsOf), first, follow, last }
}

/** Without light words; undefined if there are none, and the skeleton is the whole one. */
export function bareSkeleton(graph: Graph): Skeleton | undefined {
  const { size, eats } = graph
  const codes = graph.codes.map(withoutLight)
  const isHeard = (p: number) => codes[p]!.length > 0 || graph.codes[p]!.length === 0
  const isThrough = codes.map(
    (heard, p) =>
      heard.length < graph.codes[p]!.length || eats[p] === EATS.lineStart || eats[p] === EATS.lineEnd,
  )
  if (!isThrough.includes(true)) return undefined
  const follow: (readonly (readonly number[])[])[] = []
  const last = Uint8Array.from(graph.last)
  const known = new Map<readonly number[], readonly number[]>()
  // Edges lead to higher positions only, so what lies behind a position is known before it.
  const heardFrom = (list: readonly number[]): readonly number[] => {
    if (!list.some((q) => isThrough[q])) return list
    const heard = new Set<number>()
    for (const q of list) {
      if (isHeard(q)) heard.add(q)
      if (isThrough[q]) for (const further of follow[q]!) for (const r of further) heard.add(r)
    }
    return [...heard]
  }
  for (let p = size - 1; p >= 0; p--) {
    follow[p] = graph.follow[p]!.map((list) => {
      const heard = known.get(list) ?? heardFrom(list)
      known.set(list, heard)
      if (last[p] === 0 && list.some((q) => isThrough[q] && last[q] === 1)) last[p] = 1
      return heard
    })
  }
  return { size, codes, sounds: codes.map(soundsOf), first: heardFrom(graph.first), follow, last }
}

const NONE: readonly number[] = []
/** By the identity of a graph's list: positions of one kind share theirs. */
const known = new WeakMap<readonly number[], readonly number[]>()

function withoutLight(codes: readonly number[]): readonly number[] {
  if (codes.length === 1) return LIGHT.has(codes[0]!) ? NONE : codes
  return codes.some((code) => LIGHT.has(code)) ? codes.filter((code) => !LIGHT.has(code)) : codes
}

function soundsOf(codes: readonly number[]): readonly number[] {
  if (codes.length === 0) return NONE
  const before = known.get(codes)
  if (before !== undefined) return before
  const sounds = [...new Set(codes.flatMap(everydayClassesOf))]
  known.set(codes, sounds.includes(OTHER_CLASS) ? NONE : sounds)
  return known.get(codes)!
}
