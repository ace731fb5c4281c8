/**
 * Scans a line for anchors, in integers: one table look-up a character decides that nothing begins here.
 *
 * Two table sizes, independent of the number of phrases: a byte for each pair of sound classes, and a bit set over hashed
 * triples. Only where both say yes is a map asked. Lines are read twice at once, as they are and without light words (skeleton.ts). It reads sounds, so the exact phrase and its misheard spellings are
 * found in the same pass; it over-reports and never decides.
 * Rejected: a dense automaton (fast with 1,000 phrases, 300 MB with 100,000), a double array (slower than two
 * independent look-ups, because each step waits for the one before).
 */
import { FILLER_PAIRS, FOLDED, SCAN_CLASS } from '../text/fold.ts'
import { CLASS_COUNT, classOf } from '../text/sound.ts'
import type { Anchor } from './anchors.ts'
import { IS_LIGHT } from './skeleton.ts'

/** Who may speak what is searched for; a bit set. */
export const STAFF = 1
export const CUSTOMER = 2

/** Bits of the pair table; each kind has one bit for staff and one for customers. */
const PAIR = 1
const TRIPLE = 4
const CHARACTER = 16
const FILLER = 64
const TRIPLE_BITS = 21

/** What one scan heard. Reused from line to line. */
export interface Hits {
  count: number
  /** Where an anchor ended: `list[2i]` is the number of the searched item, `list[2i + 1]` the folded unit. */
  readonly list: number[]
  /** The line holds a filler (那个 …), which may have torn an anchor apart. */
  fillers: boolean
  /** The sound class of each folded unit. */
  sounds: Uint16Array
  length: number
}

export function emptyHits(): Hits {
  return {
    count: 0,
    list: [],
    fillers: false,
    sounds: new Uint16Array(0),
    length: 0,
  }
}

export interface Scanner {
  /** For each pair of classes (previous * CLASS_COUNT + this): what may end here, in the line as it is and without light words. */
  readonly pairs: Uint8Array
  readonly barePairs: Uint8Array
  readonly triples: Int32Array
  readonly items: Map<number, readonly number[]>
  readonly characters: Map<number, readonly number[]>
  readonly speakers: readonly number[]
}

/** `anchors[i]` are the anchors of item i, `speakers[i]` the bit set of who may say it. */
export function buildScanner(anchors: readonly (readonly Anchor[])[], speakers: readonly number[]): Scanner {
  const pairs = new Uint8Array(CLASS_COUNT * CLASS_COUNT)
  const barePairs = new Uint8Array(CLASS_COUNT * CLASS_COUNT)
  const triples = new Int32Array(1 << (TRIPLE_BITS - 5))
  const items = new Map<number, number[]>()
  const characters = new Map<number, number[]>()
  for (const [a, b] of FILLER_PAIRS) pairs[a * CLASS_COUNT + b]! |= FILLER
  anchors.forEach((list, item) => {
    const speaker = speakers[item]!
    for (const anchor of list) {
      if (anchor.kind === 'character') {
        const column = classOf(anchor.code)
        for (let row = 0; row < CLASS_COUNT; row++) pairs[row * CLASS_COUNT + column]! |= CHARACTER * speaker
        add(characters, anchor.code, item)
        continue
      }
      const [a, b, c] = anchor.classes as [number, number, number | undefined]
      const table = anchor.bare ? barePairs : pairs
      const kind = c === undefined ? PAIR : TRIPLE
      table[c === undefined ? a * CLASS_COUNT + b : b * CLASS_COUNT + c]! |= kind * speaker
      const key = c === undefined ? pairKey(a, b) : tripleKey(a, b, c)
      add(items, anchor.bare ? -key : key, item)
      if (c !== undefined) setBit(triples, tripleHash(a, b, c))
    }
  })
  return { pairs, barePairs, triples, items, characters, speakers }
}

/** Collects the hits for one speaker. `hits.count` is 0 for most lines. */
export function scan(scanner: Scanner, text: string, speaker: number, hits: Hits): void {
  hits.count = 0
  hits.fillers = false
  if (hits.sounds.length < text.length) hits.sounds = new Uint16Array(text.length * 2)
  const { pairs, barePairs } = scanner
  const { sounds } = hits
  const wanted = speaker * (PAIR + TRIPLE + CHARACTER) + FILLER
  let length = 0
  let beforePrevious = 0
  let previous = 0
  let bareBeforePrevious = 0
  let barePrevious = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const sound = SCAN_CLASS[unit]!
    if (sound === 0) continue
    sounds[length++] = sound
    const found = pairs[previous * CLASS_COUNT + sound]! & wanted
    if (found !== 0) {
      if (found & FILLER) hits.fillers = true
      if (found !== FILLER)
        collect(scanner, found, speaker, 1, beforePrevious, previous, sound, FOLDED[unit]!, length - 1, hits)
    }
    if (sound !== previous) beforePrevious = previous
    previous = sound
    if (IS_LIGHT[unit]) continue
    const bare = barePairs[barePrevious * CLASS_COUNT + sound]! & wanted
    if (bare !== 0)
      collect(scanner, bare, speaker, -1, bareBeforePrevious, barePrevious, sound, 0, length - 1, hits)
    if (sound !== barePrevious) bareBeforePrevious = barePrevious
    barePrevious = sound
  }
  hits.length = length
  if (hits.fillers) scanWithoutFillers(scanner, text, speaker, hits)
}

/** Scans once more as if the fillers were not there, and adds what it finds. */
function scanWithoutFillers(scanner: Scanner, text: string, speaker: number, hits: Hits): void {
  const { pairs } = scanner
  const wanted = speaker * (PAIR + TRIPLE) + FILLER
  let length = 0
  let third = 0
  let beforePrevious = 0
  let previous = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const sound = SCAN_CLASS[unit]!
    if (sound === 0) continue
    length++
    const found = pairs[previous * CLASS_COUNT + sound]! & wanted
    if (found & FILLER) {
      previous = beforePrevious
      beforePrevious = third
      continue
    }
    if (found !== 0)
      collect(scanner, found, speaker, 1, beforePrevious, previous, sound, FOLDED[unit]!, length - 1, hits)
    if (sound !== previous) {
      third = beforePrevious
      beforePrevious = previous
    }
    previous = sound
  }
}

/**
 * What a line sounds like, as bits: one for each sound, and one under a hash for each pair of neighbours. A set of sounds
 * that shares no bit with it is not heard in the line; one that does may still not be.
 */
const PAIR_BITS = 11
const PAIR_WORDS = 1 << (PAIR_BITS - 5)
const signature = new Int32Array(PAIR_WORDS + Math.ceil(CLASS_COUNT / 32))

/** Sounds of which one must be heard: the words of a signature that matter, and their bits. */
export interface SoundSet {
  readonly words: Uint8Array
  readonly bits: Int32Array
}

export function soundSet(anchors: readonly Anchor[]): SoundSet {
  const words = new Map<number, number>()
  for (const anchor of anchors) {
    const bit =
      anchor.kind === 'sounds'
        ? pairHash(anchor.classes.at(-2)!, anchor.classes.at(-1)!)
        : PAIR_WORDS * 32 + classOf(anchor.code)
    words.set(bit >> 5, (words.get(bit >> 5) ?? 0) | (1 << (bit & 31)))
  }
  return { words: Uint8Array.from(words.keys()), bits: Int32Array.from(words.values()) }
}

/** Takes the signature of the line scanned last, for `hears`. */
export function sign({ sounds, length }: Hits): void {
  signature.fill(0)
  let previous = 0
  for (let i = 0; i < length; i++) {
    const sound = sounds[i]!
    setBit(signature, pairHash(previous, sound))
    setBit(signature, PAIR_WORDS * 32 + sound)
    previous = sound
  }
}

/** False if the line signed last has none of the set's sounds. */
export function hears({ words, bits }: SoundSet): boolean {
  for (let i = 0; i < words.length; i++) if ((signature[words[i]!]! & bits[i]!) !== 0) return true
  return false
}

/** True if the line scanned last repeats a sound, or two or three in a row: a stutter, which a match may step over. */
export function stutters({ sounds, length }: Hits): boolean {
  for (let i = 1; i < length; i++) {
    const sound = sounds[i]!
    if (sound === sounds[i - 1]) return true
    if (i >= 3 && sound === sounds[i - 2] && sounds[i - 1] === sounds[i - 3]) return true
    if (
      i >= 5 &&
      sound === sounds[i - 3] &&
      sounds[i - 1] === sounds[i - 4] &&
      sounds[i - 2] === sounds[i - 5]
    )
      return true
  }
  return false
}

function collect(
  scanner: Scanner,
  found: number,
  speaker: number,
  sign: 1 | -1,
  beforePrevious: number,
  previous: number,
  sound: number,
  code: number,
  unit: number,
  hits: Hits,
): void {
  if (found & (PAIR * 3))
    push(scanner, scanner.items.get(sign * pairKey(previous, sound)), speaker, unit, hits)
  if (found & (TRIPLE * 3) && hasBit(scanner.triples, tripleHash(beforePrevious, previous, sound))) {
    push(scanner, scanner.items.get(sign * tripleKey(beforePrevious, previous, sound)), speaker, unit, hits)
  }
  if (found & (CHARACTER * 3)) push(scanner, scanner.characters.get(code), speaker, unit, hits)
}

function push(
  scanner: Scanner,
  items: readonly number[] | undefined,
  speaker: number,
  unit: number,
  hits: Hits,
): void {
  if (items === undefined) return
  for (const item of items) {
    if ((scanner.speakers[item]! & speaker) === 0) continue
    hits.list[hits.count * 2] = item
    hits.list[hits.count * 2 + 1] = unit
    hits.count++
  }
}

function add(map: Map<number, number[]>, key: number, item: number): void {
  const items = map.get(key)
  if (items === undefined) map.set(key, [item])
  else if (items.at(-1) !== item) items.push(item)
}

function pairKey(a: number, b: number): number {
  return a * CLASS_COUNT + b
}

function tripleKey(a: number, b: number, c: number): number {
  return ((a + 1) * CLASS_COUNT + b) * CLASS_COUNT + c
}

function tripleHash(a: number, b: number, c: number): number {
  return (Math.imul((a * CLASS_COUNT + b) * CLASS_COUNT + c, 0x9e3779b1) >>> (32 - TRIPLE_BITS)) | 0
}

function pairHash(a: number, b: number): number {
  return Math.imul(a * CLASS_COUNT + b, 0x9e3779b1) >>> (32 - PAIR_BITS)
}

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >> 5]! |= 1 << (bit & 31)
}

function hasBit(bits: Int32Array, bit: number): boolean {
  return (bits[bit >> 5]! & (1 << (bit & 31))) !== 0
}
