/** The tables that a scan reads: what may end at a pair of sounds, and which items an anchor belongs to. */
import { FILLER_SOUNDS } from '../text/fold.ts'
import { CLASS_COUNT, classOf } from '../text/sound.ts'
import type { Anchor } from './anchors.ts'

/** What may end at a pair: an anchor, a lone character, a filler, an anchor of the line without light words. */
export const PAIR = 1
export const CHARACTER = 2
export const FILLER = 4
export const BARE_PAIR = 8
/** Or three sounds: a bit for each third of the sounds that may come before the pair, by the rest of a division. */
const REST_BITS = 13
const TRIPLES_AT = 6
const BARE_TRIPLES_AT = TRIPLES_AT + REST_BITS
const ALL_RESTS = (1 << REST_BITS) - 1
export const TRIPLE = ALL_RESTS << TRIPLES_AT
export const BARE_TRIPLE = ALL_RESTS << BARE_TRIPLES_AT

/** Sound before a pair -> what of the pair's cell counts, in the line as it is and without light words. */
export const COUNTS = Int32Array.from(
  { length: CLASS_COUNT },
  (_, sound) => PAIR | CHARACTER | FILLER | (1 << (TRIPLES_AT + (sound % REST_BITS))),
)
export const BARE_COUNTS = Int32Array.from(
  { length: CLASS_COUNT },
  (_, sound) => BARE_PAIR | (1 << (BARE_TRIPLES_AT + (sound % REST_BITS))),
)

/** Keys of the anchor table; those for lines bare of light words are `BARE_KEY` higher. */
export const PAIR_KEYS = CLASS_COUNT * CLASS_COUNT
export const CHARACTER_KEY = (CLASS_COUNT + 1) * PAIR_KEYS
export const BARE_KEY = CHARACTER_KEY + 0x10000

const MARK_BITS = 6
const MARK = (1 << MARK_BITS) - 1

/** What is searched for on behalf of one speaker. */
export interface Scanner {
  /** For each pair of classes (previous * CLASS_COUNT + this): what may end here. */
  readonly cells: Int32Array
  /** A bit for each anchor of three, by the top bits of its hash. */
  readonly triples: Int32Array
  readonly tripleShift: number
  /** Anchors by hash, open addressing: where an anchor's run begins, with `MARK_BITS` of its hash below; 0 where free. */
  readonly slots: Int32Array
  readonly slotShift: number
  /** Runs of item numbers, each headed by its key and its length. Sorted by key, so those of common sounds lie together. */
  readonly postings: Int32Array
}

/** `anchors[i]` are the anchors of item i; empty for what this speaker does not say. */
export function buildScanner(anchors: readonly (readonly Anchor[])[]): Scanner {
  const cells = new Int32Array(CLASS_COUNT * CLASS_COUNT)
  for (const [a, b] of FILLER_SOUNDS) cells[a! * CLASS_COUNT + b!]! |= FILLER
  // Key and item in one number, so that sorting numbers brings the items of a key together.
  const pairs: number[] = []
  const triples: number[] = []
  const items = anchors.length
  anchors.forEach((list, item) => {
    for (const anchor of list) {
      const key = keyOf(anchor)
      pairs.push(key * items + item)
      mark(cells, anchor)
      if (anchor.kind === 'sounds' && anchor.classes.length === 3) triples.push(key)
    }
  })
  const tripleBits = Math.min(24, Math.max(13, Math.ceil(Math.log2(triples.length * 8 + 1))))
  const bits = new Int32Array(1 << (tripleBits - 5))
  for (const key of triples) bits[hash(key, 32 - tripleBits) >> 5]! |= 1 << (hash(key, 32 - tripleBits) & 31)
  return {
    cells,
    triples: bits,
    tripleShift: 32 - tripleBits,
    ...table(Float64Array.from(pairs).sort(), items),
  }
}

function keyOf(anchor: Anchor): number {
  if (anchor.kind === 'character') return CHARACTER_KEY + anchor.code
  const [a, b, c] = anchor.classes as [number, number, number | undefined]
  return (c === undefined ? pairKey(a, b) : tripleKey(a, b, c)) + (anchor.bare ? BARE_KEY : 0)
}

function mark(cells: Int32Array, anchor: Anchor): void {
  if (anchor.kind === 'character') {
    const column = classOf(anchor.code)
    for (let row = 0; row < CLASS_COUNT; row++) cells[row * CLASS_COUNT + column]! |= CHARACTER
    return
  }
  const [first, second, third] = anchor.classes as [number, number, number | undefined]
  if (third === undefined) cells[first * CLASS_COUNT + second]! |= anchor.bare ? BARE_PAIR : PAIR
  else
    cells[second * CLASS_COUNT + third]! |=
      1 << ((anchor.bare ? BARE_TRIPLES_AT : TRIPLES_AT) + (first % REST_BITS))
}

/** `pairs`: key * items + item, sorted. */
function table(pairs: Float64Array, items: number) {
  // A run never begins at 0, which stands for a free slot.
  const postings = [0]
  const starts: number[] = []
  let last = -1
  for (let i = 0; i < pairs.length; i++) {
    if (pairs[i] === pairs[i - 1]) continue
    const key = Math.floor(pairs[i]! / items)
    if (key !== last) {
      starts.push(postings.length)
      postings.push(key, 0)
      last = key
    }
    postings[starts.at(-1)! + 1]!++
    postings.push(pairs[i]! % items)
  }
  const bits = Math.ceil(Math.log2(starts.length * 1.5 + 2))
  const slots = new Int32Array(1 << bits)
  for (const start of starts) {
    const hashed = hash(postings[start]!, 0)
    let slot = hashed >>> (32 - bits)
    while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1)
    slots[slot] = (start << MARK_BITS) | (hashed & MARK)
  }
  return { slots, slotShift: 32 - bits, postings: Int32Array.from(postings) }
}

/** Where the run of an anchor begins in `postings`; -1 if nothing has that anchor. */
export function runOf({ slots, slotShift, postings }: Scanner, key: number): number {
  const hashed = hash(key, 0)
  const mark = hashed & MARK
  let slot = hashed >>> slotShift
  for (let found = slots[slot]!; found !== 0; found = slots[slot]!) {
    if ((found & MARK) === mark && postings[found >>> MARK_BITS] === key) return found >>> MARK_BITS
    slot = (slot + 1) & (slots.length - 1)
  }
  return -1
}

/** False if there is no such anchor of three; if there is none, mostly. */
export function mayHave({ triples, tripleShift }: Scanner, key: number): boolean {
  const bit = hash(key, tripleShift)
  return (triples[bit >> 5]! & (1 << (bit & 31))) !== 0
}

export function pairKey(a: number, b: number): number {
  return Math.imul(a, CLASS_COUNT) + b
}

export function tripleKey(a: number, b: number, c: number): number {
  return Math.imul(a + 1, PAIR_KEYS) + pairKey(b, c)
}

function hash(key: number, shift: number): number {
  return Math.imul(key, 0x9e3779b1) >>> shift
}
