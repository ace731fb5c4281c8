/** Pattern graphs as automata read them (automaton.ts): by sound, forwards or backwards, several side by side. */
import { CLASS_COUNT, classesOf } from '../text/sound.ts'
import { EATS, type Graph } from './graph.ts'
import { LINE_END, LINE_START, SOUND_COUNT } from './heard.ts'

/** Letters are bytes. A net that tells more sounds apart than that confuses some, and over-accepts a little more. */
const MOST_LETTERS = 255
/** The position before the first; it eats nothing. */
export const ENTRY = 0

/** Graphs side by side, read forwards or backwards, with each run of gap positions shrunk to one that eats on for ever. */
export interface Net {
  /** It may begin at every unit, not only at the first. */
  readonly floats: boolean
  /** Lists of positions, shared by the positions that have them in common. */
  readonly lists: (readonly number[])[]
  /** Position -> the numbers of the lists of those that may eat next; those of `ENTRY` eat first. */
  readonly next: (readonly number[])[]
  /** What each position eats: a number in `diets`. */
  readonly diet: number[]
  readonly diets: (readonly number[])[]
  /** For a position at which a graph ends, the graph's number plus 1. */
  readonly ends: number[]
  /** For a position that stands for a run, how many it stands for; 0 for all others. */
  readonly runs: number[]
}

/** From the heads of an anchor on to the end of the graph (`backwards`: to its beginning). */
export function netFrom(graph: Graph, heads: readonly number[], backwards: boolean): Net {
  return netOf([graph], () => heads, backwards, false)
}

/** Finds the graphs wherever they stand. */
export function netAnywhere(graphs: readonly Graph[]): Net {
  return netOf(graphs, (graph) => graph.first, false, true)
}

/** Sorts the sounds by which diets hold them. */
export function lettersOf(diets: readonly (readonly number[])[]) {
  const letters = new Uint8Array(SOUND_COUNT)
  const sizes = [SOUND_COUNT]
  for (const diet of diets) {
    const held = new Map<number, number[]>()
    for (const sound of diet) {
      const group = held.get(letters[sound]!)
      if (group === undefined) held.set(letters[sound]!, [sound])
      else group.push(sound)
    }
    for (const [letter, sounds] of held) {
      if (sounds.length === sizes[letter] || sizes.length === MOST_LETTERS) continue
      sizes[letter]! -= sounds.length
      for (const sound of sounds) letters[sound] = sizes.length
      sizes.push(sounds.length)
    }
  }
  return { letters, letterCount: sizes.length }
}

function netOf(
  graphs: readonly Graph[],
  entriesOf: (graph: Graph) => readonly number[],
  backwards: boolean,
  floats: boolean,
): Net {
  const entries: number[] = []
  const net: Net = { floats, lists: [], next: [entries], diet: [0], diets: [[]], ends: [0], runs: [0] }
  const diets = new Map<readonly number[], number>()
  graphs.forEach((graph, number) => {
    const base = net.next.length
    const place = runsOf(graph, backwards)
    const numbers = new Map<readonly number[], number>()
    const numberOf = (list: readonly number[]) => {
      const known = numbers.get(list)
      if (known !== undefined) return known
      const made = net.lists.push([...new Set(list.map((q) => place[q]! + base))]) - 1
      numbers.set(list, made)
      return made
    }
    const edges = backwards ? reversed(graph) : graph.follow
    const runs = new Uint16Array(graph.size)
    for (const p of place) runs[p]!++
    for (let p = 0; p < graph.size; p++) {
      const next = place[p] === p ? edges[p]!.map(numberOf) : []
      const isRun = runs[p]! > 1
      if (isRun) next.push(net.lists.push([p + base]) - 1)
      net.next.push(next)
      const diet = soundsEaten(graph, p)
      if (!diets.has(diet)) diets.set(diet, net.diets.push(diet) - 1)
      net.diet.push(diets.get(diet)!)
      net.ends.push(0)
      net.runs.push(isRun ? runs[p]! : 0)
    }
    const isLast = backwards ? graph.first : Array.from(graph.last.keys()).filter((p) => graph.last[p])
    for (const p of isLast) net.ends[place[p]! + base] = number + 1
    entries.push(numberOf(entriesOf(graph)))
  })
  return net
}

/** Position -> the one that stands for its run of gap positions: the last (`backwards`: the first), which may eat on for ever. */
function runsOf({ size, eats, follow }: Graph, backwards: boolean): Int32Array {
  const place = Int32Array.from({ length: size }, (_, p) => p)
  const goesOn = (p: number) =>
    eats[p] !== EATS.text &&
    eats[p] === eats[p + 1] &&
    follow[p]!.some((list) => list.length === 1 && list[0] === p + 1)
  if (backwards) for (let p = 0; p < size - 1; p++) if (goesOn(p)) place[p + 1] = place[p]!
  if (!backwards) for (let p = size - 2; p >= 0; p--) if (goesOn(p)) place[p] = place[p + 1]!
  return place
}

/** Whoever leads into a list of positions stands in one list that all of them share. */
function reversed({ size, follow }: Graph): number[][][] {
  const sources = new Map<readonly number[], number[]>()
  follow.forEach((lists, p) => {
    for (const list of lists) {
      const known = sources.get(list)
      if (known === undefined) sources.set(list, [p])
      else known.push(p)
    }
  })
  const before: number[][][] = Array.from({ length: size }, () => [])
  for (const [list, source] of sources) for (const q of list) before[q]!.push(source)
  return before
}

const ALL_SOUNDS = Array.from({ length: CLASS_COUNT }, (_, sound) => sound)
const AT_LINE_START = [LINE_START]
const AT_LINE_END = [LINE_END]
/** By the identity of a graph's list, so that equal lists are worked out once. */
const eatenSounds = new WeakMap<readonly number[], readonly number[]>()

function soundsEaten(graph: Graph, p: number): readonly number[] {
  const eats = graph.eats[p]!
  if (eats === EATS.any) return ALL_SOUNDS
  if (eats === EATS.lineStart) return AT_LINE_START
  if (eats === EATS.lineEnd) return AT_LINE_END
  const codes = graph.codes[p]!
  const known = eatenSounds.get(codes)
  if (known !== undefined) return known
  const sounds = [...new Set(codes.flatMap(classesOf))]
  eatenSounds.set(codes, sounds)
  return sounds
}
