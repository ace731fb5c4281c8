/**
 * Scans a line for anchors, in integers: one table look-up a character decides that nothing begins here.
 *
 * Two table sizes, independent of the number of phrases: a byte for each pair of sound classes, and a bit set over hashed
 * triples. Only where both say yes is a map asked. It reads sounds, so the exact phrase and its misheard spellings are
 * found in the same pass; it over-reports and never decides.
 * Rejected: a dense automaton (fast with 1,000 phrases, 300 MB with 100,000), a double array (slower than two
 * independent look-ups, because each step waits for the one before).
 */
import { FILLER_PAIRS, FOLDED, SCAN_CLASS } from '../text/fold.ts'
import { CLASS_COUNT, classOf } from '../text/sound.ts'
import type { Anchor } from './anchors.ts'

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
  /** For each pair of classes (previous * CLASS_COUNT + this): what may end here. */
  readonly pairs: Uint8Array
  readonly triples: Int32Array
  readonly items: Map<number, readonly number[]>
  readonly characters: Map<number, readonly number[]>
  readonly speakers: readonly number[]
}

/** `anchors[i]` are the anchors of item i, `speakers[i]` the bit set of who may say it. */
export function buildScanner(anchors: readonly (readonly Anchor[])[], speakers: readonly number[]): Scanner {
  const pairs = new Uint8Array(CLASS_COUNT * CLASS_COUNT)
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
      pairs[(c === undefined ? a * CLASS_COUNT + b : b * CLASS_COUNT + c)!]! |=
        (c === undefined ? PAIR : TRIPLE) * speaker
      add(items, c === undefined ? pairKey(a, b) : tripleKey(a, b, c), item)
      if (c !== undefined) setBit(triples, tripleHash(a, b, c))
    }
  })
  return { pairs, triples, items, characters, speakers }
}

/** Collects the hits for one speaker. `hits.count` is 0 for most lines. */
export function scan(scanner: Scanner, text: string, speaker: number, hits: Hits): void {
  hits.count = 0
  hits.fillers = false
  if (hits.sounds.length < text.length) hits.sounds = new Uint16Array(text.length * 2)
  const { pairs } = scanner
  const { sounds } = hits
  const wanted = speaker * (PAIR + TRIPLE + CHARACTER) + FILLER
  let length = 0
  let beforePrevious = 0
  let previous = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const sound = SCAN_CLASS[unit]!
    if (sound === 0) continue
    sounds[length++] = sound
    const found = pairs[previous * CLASS_COUNT + sound]! & wanted
    if (found !== 0) {
      if (found & FILLER) hits.fillers = true
      if (found !== FILLER)
        collect(scanner, found, speaker, beforePrevious, previous, sound, FOLDED[unit]!, length - 1, hits)
    }
    if (sound !== previous) beforePrevious = previous
    previous = sound
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
      collect(scanner, found, speaker, beforePrevious, previous, sound, FOLDED[unit]!, length - 1, hits)
    if (sound !== previous) {
      third = beforePrevious
      beforePrevious = previous
    }
    previous = sound
  }
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
  beforePrevious: number,
  previous: number,
  sound: number,
  code: number,
  unit: number,
  hits: Hits,
): void {
  if (found & (PAIR * 3)) push(scanner, scanner.items.get(pairKey(previous, sound)), speaker, unit, hits)
  if (found & (TRIPLE * 3) && hasBit(scanner.triples, tripleHash(beforePrevious, previous, sound))) {
    push(scanner, scanner.items.get(tripleKey(beforePrevious, previous, sound)), speaker, unit, hits)
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

function setBit(bits: Int32Array, bit: number): void {
  bits[bit >> 5]! |= 1 << (bit & 31)
}

function hasBit(bits: Int32Array, bit: number): boolean {
  return (bits[bit >> 5]! & (1 << (bit & 31))) !== 0
}
