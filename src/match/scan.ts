/**
 * Scans a line for anchors, in integers: one look-up a character says that nothing begins here.
 *
 * A byte for each pair of sound classes, whatever the number of phrases; then a bit set over hashed triples; and only
 * where both say yes the table of anchors is asked. A line is read twice at once, as it is and without light words
 * (skeleton.ts). It reads sounds, so the exact phrase and its misheard spellings are found in the same pass; it
 * over-reports and never decides.
 * Rejected: a dense automaton (fast with 1,000 phrases, 300 MB with 100,000), a double array (slower than independent
 * look-ups, because each step waits for the one before), a signature of the whole line against which every candidate is
 * held (dearer than asking the candidates where they stand, automaton.ts).
 */
import { FILLER_SOUNDS, FOLDED, SCAN_CLASS } from '../text/fold.ts'
import { CLASS_COUNT, classOf } from '../text/sound.ts'
import type { Anchor } from './anchors.ts'
import { LINE_END, LINE_START, SKIPPABLE } from './automaton.ts'
import { IS_LIGHT } from './skeleton.ts'

/** Who may speak what is searched for; a bit set. */
export const STAFF = 1
export const CUSTOMER = 2

/** What a pair may be: an anchor, the last two of one of three, a lone character's second sound; and so in the line without light words. */
const PAIR = 1
const TRIPLE = 2
const CHARACTER = 4
const FILLER = 8
const BARE_PAIR = 16
const BARE_TRIPLE = 32
const BARE = BARE_PAIR | BARE_TRIPLE
const WHOLE = PAIR | TRIPLE | CHARACTER | FILLER

/** Source unit -> sound class, with a bit for light words; 0 where nothing is heard. */
const LIGHT = 1 << 15
const HEARD = SCAN_CLASS.map((sound, unit) => (sound !== 0 && IS_LIGHT[unit] ? sound | LIGHT : sound))

/** Keys of the anchor table; those for lines bare of light words are `BARE_KEY` higher. */
const CHARACTER_KEY = (CLASS_COUNT + 1) * CLASS_COUNT ** 2
const BARE_KEY = CHARACTER_KEY + 0x10000

/** What one scan heard. Reused from line to line. */
export interface Hits {
  count: number
  /** Where an anchor ended: `list[2i]` is the number of the searched item, `list[2i + 1]` the place in `sounds`. */
  list: Int32Array
  /** The line holds a filler (那个 …), which may have torn an anchor apart. */
  fillers: boolean
  /** The sound classes of the folded units, unit u at `sounds[u + 1]`, between LINE_START and LINE_END. */
  sounds: Uint16Array
  length: number
}

export function emptyHits(): Hits {
  return { count: 0, list: new Int32Array(256), fillers: false, sounds: new Uint16Array(512), length: 0 }
}

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
  const tripleBits = Math.min(24, Math.max(13, Math.ceil(Math.log2(triples.length * 32 + 1))))
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

/** Collects the hits in a text. */
export function scan(scanner: Scanner, text: string, hits: Hits): void {
  hits.count = 0
  if (hits.sounds.length < text.length + 2) hits.sounds = new Uint16Array(text.length * 2)
  const { cells } = scanner
  const { sounds } = hits
  const width = CLASS_COUNT
  sounds[0] = LINE_START
  let place = 0
  let seen = 0
  let beforePrevious = 0
  let previous = 0
  let bareBeforePrevious = 0
  let barePrevious = 0
  for (let i = 0; i < text.length; i++) {
    const heard = HEARD[text.charCodeAt(i)]!
    if (heard === 0) continue
    const sound = heard & (LIGHT - 1)
    sounds[++place] = sound
    const found = cells[previous * width + sound]!
    if ((found & WHOLE) !== 0) {
      seen |= found
      if (found & PAIR) find(scanner, pairKey(previous, sound), place, hits)
      if (found & TRIPLE) findTriple(scanner, tripleKey(beforePrevious, previous, sound), place, hits)
      if (found & CHARACTER) find(scanner, CHARACTER_KEY + FOLDED[text.charCodeAt(i)]!, place, hits)
    }
    if (heard < LIGHT) {
      const bare = barePrevious === previous ? found : cells[barePrevious * width + sound]!
      if ((bare & BARE) !== 0) {
        if (bare & BARE_PAIR) find(scanner, pairKey(barePrevious, sound) + BARE_KEY, place, hits)
        if (bare & BARE_TRIPLE)
          findTriple(scanner, tripleKey(bareBeforePrevious, barePrevious, sound) + BARE_KEY, place, hits)
      }
      if (sound !== barePrevious) bareBeforePrevious = barePrevious
      barePrevious = sound
    }
    if (sound !== previous) beforePrevious = previous
    previous = sound
  }
  sounds[place + 1] = LINE_END
  hits.length = place
  hits.fillers = (seen & FILLER) !== 0
  if (hits.fillers) scanWithoutFillers(scanner, hits)
}

/** Scans once more as if the fillers were not there, and adds what it finds. */
function scanWithoutFillers(scanner: Scanner, hits: Hits): void {
  const { cells } = scanner
  const { sounds, length } = hits
  let third = 0
  let beforePrevious = 0
  let previous = 0
  for (let place = 1; place <= length; place++) {
    const sound = sounds[place]!
    const found = cells[previous * CLASS_COUNT + sound]!
    if (found & FILLER) {
      previous = beforePrevious
      beforePrevious = third
      continue
    }
    if (found & PAIR) find(scanner, pairKey(previous, sound), place, hits)
    if (found & TRIPLE) findTriple(scanner, tripleKey(beforePrevious, previous, sound), place, hits)
    if (sound !== previous) {
      third = beforePrevious
      beforePrevious = previous
    }
    previous = sound
  }
}

/**
 * Sets SKIPPABLE on the sounds of fillers and on the second go of a stutter, which a match may step over. By ear, so it
 * marks whatever folding marks (fold.ts), and now and then more.
 */
export function markSkippable({ sounds, length, fillers }: Hits): void {
  let third = -1
  let second = -1
  let previous = sounds[1]!
  for (let place = 2; place <= length; place++) {
    const sound = sounds[place]! & (SKIPPABLE - 1)
    if (sound === previous) skip(sounds, place, 1)
    if (sound === second && place < length && sounds[place + 1] === previous) skip(sounds, place, 2)
    if (
      sound === third &&
      place + 1 < length &&
      sounds[place + 1] === second &&
      sounds[place + 2] === previous
    )
      skip(sounds, place, 3)
    third = second
    second = previous
    previous = sound
  }
  if (fillers) {
    for (let place = 1; place < length; place++)
      for (const filler of FILLER_SOUNDS)
        if (filler.every((sound, k) => (sounds[place + k]! & (SKIPPABLE - 1)) === sound))
          skip(sounds, place, filler.length)
  }
}

function skip(sounds: Uint16Array, place: number, count: number): void {
  for (let k = 0; k < count; k++) sounds[place + k]! |= SKIPPABLE
}

function findTriple(scanner: Scanner, key: number, place: number, hits: Hits): void {
  const bit = hash(key, scanner.tripleShift)
  if ((scanner.triples[bit >> 5]! & (1 << (bit & 31))) !== 0) find(scanner, key, place, hits)
}

function find({ keys, keyShift, begins, postings }: Scanner, key: number, place: number, hits: Hits): void {
  let slot = hash(key, keyShift)
  while (keys[slot] !== key + 1) {
    if (keys[slot] === 0) return
    slot = (slot + 1) & (keys.length - 1)
  }
  const begin = begins[slot]!
  const count = postings[begin]!
  if ((hits.count + count) * 2 > hits.list.length) hits.list = enlarged(hits.list, (hits.count + count) * 4)
  const { list } = hits
  let at = hits.count * 2
  for (let i = 1; i <= count; i++) {
    list[at++] = postings[begin + i]!
    list[at++] = place
  }
  hits.count += count
}

function enlarged(list: Int32Array, size: number): Int32Array {
  const larger = new Int32Array(size)
  larger.set(list)
  return larger
}

function pairKey(a: number, b: number): number {
  return a * CLASS_COUNT + b
}

function tripleKey(a: number, b: number, c: number): number {
  return ((a + 1) * CLASS_COUNT + b) * CLASS_COUNT + c
}

function hash(key: number, shift: number): number {
  return Math.imul(key, 0x9e3779b1) >>> shift
}
