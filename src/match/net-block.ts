/** Nets in one block of numbers, as the build stores them: a process reads those that it asks for, and makes no graph of what it only rules out. */
import type { Net } from './net.ts'

/** Plain data. */
export interface NetBlock {
  /** Net n: where it begins in `words`; 0 where it is not there. */
  readonly begins: Uint32Array
  /** Nets one after the other, see `wordsOf`. */
  readonly words: Uint16Array
  /** Lists of sounds, which nets have in common. */
  readonly diets: readonly (readonly number[])[]
}

/** What a word can hold. */
const MOST = 0xffff

/** The nets of so many numbers; left out is one that `netOf` does not give, or that has a number too large for a word. */
export function blockOf(count: number, netOf: (n: number) => Net | undefined): NetBlock {
  const begins = new Uint32Array(count)
  const words = [0]
  const diets = new Map<readonly number[], number>()
  for (let n = 0; n < count; n++) {
    const net = netOf(n)
    if (net === undefined) continue
    for (const diet of net.diets) if (!diets.has(diet)) diets.set(diet, diets.size)
    const own = wordsOf(net, diets)
    if (own.some((word) => word > MOST)) continue
    begins[n] = words.length
    for (const word of own) words.push(word)
  }
  return { begins, words: Uint16Array.from(words), diets: [...diets.keys()] }
}

/** Whether it floats, its diets, its lists, its positions (diet, end, run, lists that come next); what has a length is headed by it. */
function wordsOf(
  { floats, diets, lists, next, diet, ends, runs }: Net,
  numbers: Map<readonly number[], number>,
) {
  const headed = (list: readonly number[]) => [list.length, ...list]
  return [
    floats ? 1 : 0,
    ...headed(diets.map((one) => numbers.get(one)!)),
    lists.length,
    ...lists.flatMap(headed),
    next.length,
    ...next.flatMap((follow, p) => [diet[p]!, ends[p]!, runs[p]!, ...headed(follow)]),
  ]
}

/** Undefined where it was left out. */
export function netIn({ begins, words, diets }: NetBlock, n: number): Net | undefined {
  let at = begins[n]!
  if (at === 0) return undefined
  const list = () => {
    const made: number[] = []
    for (let left = words[at++]!; left > 0; left--) made.push(words[at++]!)
    return made
  }
  const floats = words[at++] === 1
  const net: Net = {
    floats,
    diets: list().map((one) => diets[one]!),
    lists: [],
    next: [],
    diet: [],
    ends: [],
    runs: [],
  }
  for (let left = words[at++]!; left > 0; left--) net.lists.push(list())
  for (let left = words[at++]!; left > 0; left--) {
    net.diet.push(words[at++]!)
    net.ends.push(words[at++]!)
    net.runs.push(words[at++]!)
    net.next.push(list())
  }
  return net
}
