/** The tables that a scan reads: what may end at a pair of sounds, and which items an anchor belongs to. */
import { FILLER_SOUNDS } from '../text/fold.ts'
import { CLASS_COUNT, classOf } from '../text/sound.ts'
import type { Anchor } from './anchors.ts'

/** What a pair may be: an anchor, the last two of one of three, a lone character's second sound; and so in the line without light words. */
export const PAIR = 1
export const TRIPLE = 2
export const CHARACTER = 4
export const FILLER = 8
export const BARE_PAIR = 16
export const BARE_TRIPLE = 32
export const BARE = BARE_PAIR | BARE_TRIPLE
export const WHOLE = PAIR | TRIPLE | CHARACTER | FILLER

/** Keys of the anchor table; those for lines bare of light words are `BARE_KEY` higher. */
export const CHARACTER_KEY = (CLASS_COUNT + 1) * CLASS_COUNT ** 2
export const BARE_KEY = CHARACTER_KEY + 0x10000

/** What is searched for on behalf of one speaker. */
export interface Scanner {
  /** For each pair of classes (previous * CLASS_COUNT + this): what may end here. */
  readonly cells: Uint8Array
  /** A bit for each anchor of three, by the top bits of its hash. */
  readonly triples: Int32Array
  readonly tripleShift: number
  /** Anchors by hash, open addressing: the key plus 1, 0 where free; and where its items begin. */
  readonly keys: Int32Array
  readonly keyShift: number
  readonly begins: Int32Array
  /** Runs of item numbers, each headed by its length. */
  readonly postings: Int32Array
}

/** `anchors[i]` are the anchors of item i; empty for what this speaker does not say. */
export function buildScanner(anchors: readonly (readonly Anchor[])[]): Scanner {
  const cells = new Uint8Array(CLASS_COUNT * CLASS_COUNT)
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

function mark(cells: Uint8Array, anchor: Anchor): void {
  if (anchor.kind === 'character') {
    const column = classOf(anchor.code)
    for (let row = 0; row < CLASS_COUNT; row++) cells[row * CLASS_COUNT + column]! |= CHARACTER
    return
  }
  const [a, b] = anchor.classes.slice(-2) as [number, number]
  const isPair = anchor.classes.length === 2
  cells[a * CLASS_COUNT + b]! |= anchor.bare ? (isPair ? BARE_PAIR : BARE_TRIPLE) : isPair ? PAIR : TRIPLE
}

/** `pairs`: key * items + item, sorted. */
function table(pairs: Float64Array, items: number) {
  const postings: number[] = []
  const starts: number[] = []
  const found: number[] = []
  let last = -1
  for (let i = 0; i < pairs.length; i++) {
    if (pairs[i] === pairs[i - 1]) continue
    const key = Math.floor(pairs[i]! / items)
    if (key !== last) {
      found.push(key)
      starts.push(postings.push(0) - 1)
      last = key
    }
    postings[starts.at(-1)!]!++
    postings.push(pairs[i]! % items)
  }
  const keyBits = Math.ceil(Math.log2(found.length * 2 + 2))
  const keyShift = 32 - keyBits
  const keys = new Int32Array(1 << keyBits)
  const begins = new Int32Array(1 << keyBits)
  found.forEach((key, i) => {
    let slot = hash(key, keyShift)
    while (keys[slot] !== 0) slot = (slot + 1) & (keys.length - 1)
    keys[slot] = key + 1
    begins[slot] = starts[i]!
  })
  return { keys, keyShift, begins, postings: Int32Array.from(postings) }
}

/** Where the items of an anchor begin in `postings`; -1 if nothing has that anchor. */
export function itemsAt({ keys, keyShift, begins }: Scanner, key: number): number {
  let slot = hash(key, keyShift)
  while (keys[slot] !== key + 1) {
    if (keys[slot] === 0) return -1
    slot = (slot + 1) & (keys.length - 1)
  }
  return begins[slot]!
}

/** False if there is no such anchor of three; if there is none, mostly. */
export function mayHave({ triples, tripleShift }: Scanner, key: number): boolean {
  const bit = hash(key, tripleShift)
  return (triples[bit >> 5]! & (1 << (bit & 31))) !== 0
}

export function pairKey(a: number, b: number): number {
  return a * CLASS_COUNT + b
}

export function tripleKey(a: number, b: number, c: number): number {
  return ((a + 1) * CLASS_COUNT + b) * CLASS_COUNT + c
}

function hash(key: number, shift: number): number {
  return Math.imul(key, 0x9e3779b1) >>> shift
}
