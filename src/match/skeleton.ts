/**
 * A pattern without its light words (的 了 也 就 …), which is what the scanner hears of a line.
 *
 * Light words may be left out or put in nearly anywhere, and they are half of all speech: with them in, nothing near
 * them can be searched for. Dropped from line and pattern alike, what is left of a match still stands together.
 */
import { FOLDED } from '../text/fold.ts'
import { classOf, OTHER_CLASS } from '../text/sound.ts'
import { EATS, type Graph, LIGHT_CHARACTERS } from './graph.ts'

/** 地 is light because recognisers write it for 的 and 得. */
const LIGHT = new Set([...LIGHT_CHARACTERS, '地'.charCodeAt(0)])

/** Source unit -> 1 if the scanner passes it over as light. */
export const IS_LIGHT = Uint8Array.from(FOLDED, (folded) => (LIGHT.has(folded) ? 1 : 0))

export interface Skeleton {
  readonly size: number
  /** For each position the characters that it may eat and the scanner hears; none: it eats anything. Light ones are left out. */
  readonly codes: readonly (readonly number[])[]
  /** Their sound classes; none where one of them has no class of its own. */
  readonly sounds: readonly (readonly number[])[]
  /** Positions that can be heard first, and those that can be heard next after each. */
  readonly first: readonly number[]
  readonly next: readonly (readonly number[])[]
  /** 1: nothing heard need come after. */
  readonly last: Uint8Array
}

/** `withLight`: nothing is left out, for lines as they are. */
export function skeletonOf(graph: Graph, withLight = false): Skeleton {
  if (withLight) return plain(graph)
  const { size, eats } = graph
  const codes = graph.codes.map((all) =>
    all.some((code) => LIGHT.has(code)) ? all.filter((code) => !LIGHT.has(code)) : all,
  )
  const isHeard = (p: number) => codes[p]!.length > 0 || graph.codes[p]!.length === 0
  const isThrough = (p: number) =>
    codes[p]!.length < graph.codes[p]!.length || eats[p] === EATS.lineStart || eats[p] === EATS.lineEnd
  const next: number[][] = Array.from({ length: size }, () => [])
  const last = Uint8Array.from(graph.last)
  // Edges lead to higher positions only, so what lies behind a position is known before it.
  const behind = (lists: readonly (readonly number[])[]) => {
    const heard = new Set<number>()
    for (const list of lists) {
      for (const q of list) {
        if (isHeard(q)) heard.add(q)
        if (isThrough(q)) for (const further of next[q]!) heard.add(further)
      }
    }
    return [...heard]
  }
  for (let p = size - 1; p >= 0; p--) {
    next[p] = behind(graph.follow[p]!)
    for (const list of graph.follow[p]!) for (const q of list) if (isThrough(q) && last[q]) last[p] = 1
  }
  return { size, codes, sounds: codes.map(soundsOf), first: behind([graph.first]), next, last }
}

function plain({ size, codes, first, follow, last }: Graph): Skeleton {
  return { size, codes, sounds: codes.map(soundsOf), first, next: follow.map((lists) => lists.flat()), last }
}

function soundsOf(codes: readonly number[]): readonly number[] {
  const sounds = new Set(codes.map(classOf))
  return sounds.has(OTHER_CLASS) ? [] : [...sounds]
}
