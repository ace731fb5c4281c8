/**
 * Sounds without which a pattern cannot stand: several sets, of each of which every wording has one.
 *
 * `<请>…<日子>…来(领|取)` needs one of 请 麻烦, one of 天 号 点, 来, one of 领 取. Anchors hear one of these places
 * only; four lines in five that hear an anchor lack another of them, and are done with before any automaton is asked.
 */
import type { PatternNode } from '../model.ts'
import { FOLDED } from '../text/fold.ts'
import { CLASS_COUNT, classesOf, classFrequency } from '../text/sound.ts'

/** More sets than this refuse hardly any line more. */
const MOST_NEEDS = 4
/** Units of an ordinary line. */
const LINE = 20
/** What finding out about a set costs besides asking for each of its sounds, and what a large one costs whatever its size. */
const FIXED_COST = 2
const LARGE = 8
/** Asking for more than this is dearer than asking an automaton. */
const TOO_DEAR = 80
/** Numbers that hold a bit for each sound. */
export const SOUND_WORDS = Math.ceil(CLASS_COUNT / 32)

interface Need {
  readonly sounds: readonly number[]
  /** Their share of all units. */
  readonly share: number
}

/** What each of the parts needs; what refuses most lines for the least asking comes first. */
export function needsOf(parts: readonly PatternNode[]): (readonly number[])[] {
  const needs = parts.flatMap(needsOfNode).map(({ sounds, share }) => {
    const refuses = (1 - Math.min(1, share)) ** LINE
    return { sounds, price: (Math.min(sounds.length, LARGE) + FIXED_COST) / refuses }
  })
  return needs
    .filter(({ price }) => price < TOO_DEAR)
    .sort((a, b) => a.price - b.price)
    .slice(0, MOST_NEEDS)
    .map(({ sounds }) => sounds)
}

/** A bit for each of some sounds of which any of the patterns has one; undefined where one can stand without any. */
export function anyOf(patterns: readonly (readonly PatternNode[])[]): Int32Array | undefined {
  const bits = new Int32Array(SOUND_WORDS)
  for (const parts of patterns) {
    const [rarest] = rarestFirst(parts.flatMap(needsOfNode))
    if (rarest === undefined) return undefined
    for (const sound of rarest.sounds) bits[sound >> 5]! |= 1 << (sound & 31)
  }
  return bits
}

/** `a` and `b` have a bit in common. */
export function overlap(a: Int32Array, b: Int32Array): boolean {
  let common = 0
  for (let word = 0; word < SOUND_WORDS; word++) common |= a[word]! & b[word]!
  return common !== 0
}

/** Of the alternatives of a class, which many patterns share. */
const known = new WeakMap<PatternNode, readonly Need[]>()

function needsOfNode(node: PatternNode): readonly Need[] {
  switch (node.type) {
    case 'text':
      return Array.from(node.text, (char) => FOLDED[char.charCodeAt(0)]!)
        .filter((code) => code !== 0)
        .map((code) => needOf(classesOf(code)))
    case 'seq':
      return node.items.flatMap(needsOfNode)
    case 'alt': {
      const needs =
        known.get(node) ??
        oneOfEach(node.items.map((item) => rarestFirst(needsOfNode(item)).slice(0, MOST_NEEDS)))
      known.set(node, needs)
      return needs
    }
    default:
      return []
  }
}

/** The rarest of each alternative together, then the next rarest, as long as each has one. */
function oneOfEach(alternatives: readonly (readonly Need[])[]): Need[] {
  const fewest = Math.min(...alternatives.map((needs) => needs.length))
  return Array.from({ length: fewest }, (_, i) =>
    needOf([...new Set(alternatives.flatMap((needs) => needs[i]!.sounds))]),
  )
}

function needOf(sounds: readonly number[]): Need {
  return { sounds, share: sounds.reduce((sum, sound) => sum + classFrequency(sound), 0) }
}

function rarestFirst(needs: readonly Need[]): Need[] {
  return needs.toSorted((a, b) => a.share - b.share)
}

/** A bit for each sound of one line. */
export type Heard = Int32Array

export function nothingHeard(): Heard {
  return new Int32Array(SOUND_WORDS)
}

/** Stands in a run instead of its length: a bit for each sound follows. */
const BITS = -1

/** The needs of many items, one after the other. Plain data. */
export interface NeedRuns {
  /** Item i: where its runs begin; in the next one, where they end. */
  readonly begins: Int32Array
  /** Runs of sounds, each headed by its length, or of bits; 0 ends the runs of an item. */
  readonly runs: Int32Array
}

/** Of every item. */
export function runsOf(items: readonly (readonly PatternNode[])[]): NeedRuns {
  const runs: number[] = []
  const begins = items.map((parts) => {
    const begin = runs.length
    for (const number of runsOfParts(parts)) runs.push(number)
    return begin
  })
  return { begins: Int32Array.from([...begins, runs.length]), runs: Int32Array.from(runs) }
}

/** The needs of many items in one block of integers. They are put there when they are first asked for: those that are asked for lie together. */
export class NeedTable {
  private runs = new Int32Array(1024)
  private used = 1
  /** Item -> where its runs begin; 0 while nobody asked. */
  private readonly begins: Int32Array
  private readonly numbersOf: (item: number) => ArrayLike<number>

  /** `known`: what `runsOf` gave for these very items. */
  constructor(items: readonly (readonly PatternNode[])[], known?: NeedRuns) {
    this.begins = new Int32Array(items.length)
    this.numbersOf = known
      ? (item) => known.runs.subarray(known.begins[item], known.begins[item + 1])
      : (item) => runsOfParts(items[item]!)
  }

  /** False if something that the item needs was not heard. */
  areHeard(item: number, heard: Heard): boolean {
    let at = this.begins[item]! || this.add(item)
    const { runs } = this
    for (let length = runs[at]!; length !== 0; length = runs[at]!) {
      if (length === BITS) {
        let common = 0
        for (let word = 0; word < SOUND_WORDS; word++) common |= runs[at + 1 + word]! & heard[word]!
        if (common === 0) return false
        at += 1 + SOUND_WORDS
        continue
      }
      const end = at + length
      let isHeard = 0
      while (at < end) {
        const sound = runs[++at]!
        isHeard |= heard[sound >> 5]! >>> (sound & 31)
      }
      if ((isHeard & 1) === 0) return false
      at = end + 1
    }
    return true
  }

  private add(item: number): number {
    const begin = this.used
    const numbers = this.numbersOf(item)
    if (begin + numbers.length > this.runs.length) {
      const larger = new Int32Array((begin + numbers.length) * 2)
      larger.set(this.runs)
      this.runs = larger
    }
    this.runs.set(numbers, begin)
    this.used = begin + numbers.length
    this.begins[item] = begin
    return begin
  }
}

function runsOfParts(parts: readonly PatternNode[]): number[] {
  return [...needsOf(parts).flatMap(runOf), 0]
}

function runOf(sounds: readonly number[]): number[] {
  if (sounds.length <= LARGE) return [sounds.length, ...sounds]
  const bits = new Int32Array(SOUND_WORDS)
  for (const sound of sounds) bits[sound >> 5]! |= 1 << (sound & 31)
  return [BITS, ...bits]
}
