/**
 * Nets as rows of numbers. As objects the nets of a book take ninety megabytes; and a process reads those that it asks for
 * where the build has stored them, and makes no graph of what it only rules out.
 */
import type { Net } from './net.ts'

/** A net in `words`, which may hold others too. */
export interface PackedNet {
  readonly floats: boolean
  readonly diets: Net['diets']
  readonly words: Uint16Array | Uint32Array
  /** List -> where it begins in `words`: how many positions, and those. */
  readonly lists: Uint32Array
  /** Position -> where it begins in `words`: what it eats, the graph that ends there, its run (see `Net`), how many lists come next, and those. */
  readonly positions: Uint32Array
}

export const DIET = 0
export const END = 1
export const RUN = 2
export const NEXT = 3

/** Nets one after the other. Plain data. */
export interface NetBlock {
  /** Net n: where it begins in `words`; 0 where it is not there. */
  readonly begins: Uint32Array
  readonly words: Uint16Array
  /** Lists of sounds, which nets have in common. */
  readonly diets: Net['diets']
}

/** The greatest number that a block can hold. */
const MOST = 0xffff

export function pack(net: Net): PackedNet {
  return unpack(Uint32Array.from(wordsOf(net, (_, n) => n)), 0, net.diets)
}

/** The nets of so many numbers; left out is one that `netOf` does not give, or that has a number too large. */
export function blockOf(count: number, netOf: (n: number) => Net | undefined): NetBlock {
  const begins = new Uint32Array(count)
  const words = [0]
  const diets = new Map<readonly number[], number>()
  const numberOf = (diet: readonly number[]) => {
    if (!diets.has(diet)) diets.set(diet, diets.size)
    return diets.get(diet)!
  }
  for (let n = 0; n < count; n++) {
    const net = netOf(n)
    if (net === undefined) continue
    const own = wordsOf(net, numberOf)
    if (own.some((word) => word > MOST)) continue
    begins[n] = words.length
    for (const word of own) words.push(word)
  }
  return { begins, words: Uint16Array.from(words), diets: [...diets.keys()] }
}

/** Undefined where it was left out. */
export function netIn({ begins, words, diets }: NetBlock, n: number): PackedNet | undefined {
  return begins[n] === 0 ? undefined : unpack(words, begins[n]!, diets)
}

/** Whether it floats, its diets, its lists, its positions; what has a length is headed by it. */
function wordsOf(
  { floats, diets, lists, next, diet, ends, runs }: Net,
  numberOf: (diet: readonly number[], n: number) => number,
): number[] {
  const headed = (list: readonly number[]) => [list.length, ...list]
  return [
    floats ? 1 : 0,
    ...headed(diets.map(numberOf)),
    lists.length,
    ...lists.flatMap(headed),
    next.length,
    ...next.flatMap((follow, p) => [diet[p]!, ends[p]!, runs[p]!, ...headed(follow)]),
  ]
}

function unpack(words: PackedNet['words'], begin: number, allDiets: Net['diets']): PackedNet {
  let at = begin + 2 + words[begin + 1]!
  const diets = Array.from(words.subarray(begin + 2, at), (one) => allDiets[one]!)
  const lists = new Uint32Array(words[at++]!)
  for (let list = 0; list < lists.length; list++) {
    lists[list] = at
    at += 1 + words[at]!
  }
  const positions = new Uint32Array(words[at++]!)
  for (let p = 0; p < positions.length; p++) {
    positions[p] = at
    at += NEXT + 1 + words[at + NEXT]!
  }
  return { floats: words[begin] === 1, diets, words, lists, positions }
}
