/**
 * Scans a line for anchors, in integers: one look-up a character says that nothing begins here.
 *
 * A cell for each pair of sound classes, whatever the number of phrases, says what may end there, and a few of its bits
 * which sounds may stand before; then a bit set over hashed triples; and only where all say yes the table of anchors is
 * asked, and each item of an anchor whether the line has what it needs (needs.ts). A line is read twice at once, as it
 * is and without light words (skeleton.ts). It reads sounds, so the exact phrase and its misheard spellings are found in
 * the same pass; it over-reports and never decides.
 * Rejected: a dense automaton (fast with 1,000 phrases, 300 MB with 100,000), a double array (slower than independent
 * look-ups, because each step waits for the one before), a hashed signature of the whole line (it refuses too little).
 */
import { FOLDED, SCAN_CLASS } from '../text/fold.ts'
import { CLASS_COUNT } from '../text/sound.ts'
import { LINE_END, LINE_START, markFiller, SKIPPABLE } from './heard.ts'
import { type Heard, type NeedTable, nothingHeard } from './needs.ts'
import {
  BARE_COUNTS,
  BARE_KEY,
  BARE_PAIR,
  BARE_TRIPLE,
  CHARACTER,
  CHARACTER_KEY,
  COUNTS,
  FILLER,
  mayHave,
  PAIR,
  PAIR_KEYS,
  pairKey,
  runOf,
  type Scanner,
  TRIPLE,
  tripleKey,
} from './scanner.ts'
import { IS_LIGHT } from './skeleton.ts'

/** Source unit -> sound class, with LIGHT on light words; 0 where nothing is heard. */
const LIGHT = 15
const SAID = SCAN_CLASS.map((sound, unit) => (sound !== 0 && IS_LIGHT[unit] ? sound | (1 << LIGHT) : sound))
const SOUND = (1 << LIGHT) - 1

/** Numbers that an event takes. */
const EVENT = 7

/** What one scan heard. Reused from line to line. */
export interface Hits {
  count: number
  /** Where an anchor ended of an item that has all it needs: `list[2i]` is its number, `list[2i + 1]` the place in `sounds`. */
  list: Int32Array
  /** The line holds a filler (那个 …), which may have torn an anchor apart. */
  fillers: boolean
  /** The sound classes of the folded units, unit u at `sounds[u + 1]`, between LINE_START and LINE_END. */
  sounds: Uint16Array
  length: number
  /** Noted when something is first asked for. */
  readonly heard: Heard
  isNoted: boolean
  /** See `listen`. */
  events: Int32Array
}

export function emptyHits(): Hits {
  return {
    count: 0,
    list: new Int32Array(256),
    fillers: false,
    sounds: new Uint16Array(512),
    events: new Int32Array(512 * EVENT),
    length: 0,
    heard: nothingHeard(),
    isNoted: false,
  }
}

/** Collects the hits in a text. */
export function scan(scanner: Scanner, needs: NeedTable, text: string, hits: Hits): void {
  if (hits.sounds.length < text.length + 2) {
    hits.sounds = new Uint16Array(text.length * 2)
    hits.events = new Int32Array(text.length * 2 * EVENT)
  }
  hits.count = 0
  hits.fillers = false
  hits.isNoted = false
  const end = listen(scanner.cells, text, hits)
  if (end === 0) return
  const { events } = hits
  let seen = 0
  for (let e = 0; e < end; e += EVENT) {
    const found = events[e]!
    const place = events[e + 1]!
    seen |= found
    const pair = events[e + 2]!
    if (found & PAIR) find(scanner, needs, pair, place, hits)
    if (found & TRIPLE)
      findTriple(scanner, needs, Math.imul(events[e + 3]! + 1, PAIR_KEYS) + pair, place, hits)
    if (found & (BARE_PAIR | BARE_TRIPLE)) {
      const barePair = events[e + 4]! + BARE_KEY
      if (found & BARE_PAIR) find(scanner, needs, barePair, place, hits)
      if (found & BARE_TRIPLE)
        findTriple(scanner, needs, Math.imul(events[e + 5]! + 1, PAIR_KEYS) + barePair, place, hits)
    }
    if (found & CHARACTER)
      find(scanner, needs, CHARACTER_KEY + FOLDED[text.charCodeAt(events[e + 6]!)]!, place, hits)
  }
  hits.fillers = (seen & FILLER) !== 0
  if (hits.fillers) scanWithoutFillers(scanner, needs, hits)
}

/**
 * Writes down the sounds of the text, and an event wherever the table of pairs says that something may end: what, its
 * place, the pair and the sound before it, as they are and without light words, and the place in the text. Nothing but sums on
 * arrays of numbers, and hardly a branch that cannot be foreseen, because every character of every line passes here.
 * Returns where the events end.
 */
function listen(cells: Int32Array, text: string, hits: Hits): number {
  const { sounds, events } = hits
  let end = 0
  let place = 0
  let beforePrevious = 0
  let previous = 0
  let bareBeforePrevious = 0
  let barePrevious = 0
  for (let i = 0; i < text.length; i++) {
    const said = SAID[text.charCodeAt(i)]!
    if (said === 0) continue
    const sound = said & SOUND
    // All ones for a light word, which is not there for the line without them.
    const light = -(said >>> LIGHT)
    place++
    sounds[place] = sound
    const pair = Math.imul(previous, CLASS_COUNT) + sound
    const barePair = Math.imul(barePrevious, CLASS_COUNT) + sound
    const found =
      (cells[pair]! & COUNTS[beforePrevious]!) |
      (cells[barePair]! & BARE_COUNTS[bareBeforePrevious]! & ~light)
    if (found !== 0) {
      events[end] = found
      events[end + 1] = place
      events[end + 2] = pair
      events[end + 3] = beforePrevious
      events[end + 4] = barePair
      events[end + 5] = bareBeforePrevious
      events[end + 6] = i
      end += EVENT
    }
    if (sound !== previous) {
      beforePrevious = previous
      previous = sound
    }
    if (sound !== barePrevious) {
      bareBeforePrevious = (bareBeforePrevious & light) | (barePrevious & ~light)
      barePrevious = (barePrevious & light) | (sound & ~light)
    }
  }
  sounds[0] = LINE_START
  sounds[place + 1] = LINE_END
  hits.length = place
  return end
}

/** Scans once more as if the fillers were not there, and adds what it finds; a match may step over the fillers. */
function scanWithoutFillers(scanner: Scanner, needs: NeedTable, hits: Hits): void {
  const { cells } = scanner
  const { sounds, length } = hits
  let third = 0
  let beforePrevious = 0
  let previous = 0
  for (let place = 1; place <= length; place++) {
    const sound = sounds[place]! & (SKIPPABLE - 1)
    const found = cells[pairKey(previous, sound)]! & COUNTS[beforePrevious]!
    if (found & FILLER) {
      markFiller(sounds, place - 1)
      previous = beforePrevious
      beforePrevious = third
      continue
    }
    if (found & PAIR) find(scanner, needs, pairKey(previous, sound), place, hits)
    if (found & TRIPLE) findTriple(scanner, needs, tripleKey(beforePrevious, previous, sound), place, hits)
    if (sound !== previous) {
      third = beforePrevious
      beforePrevious = previous
    }
    previous = sound
  }
}

function findTriple(scanner: Scanner, needs: NeedTable, key: number, place: number, hits: Hits): void {
  if (mayHave(scanner, key)) find(scanner, needs, key, place, hits)
}

function find(scanner: Scanner, needs: NeedTable, key: number, place: number, hits: Hits): void {
  const run = runOf(scanner, key)
  if (run < 0) return
  if (!hits.isNoted) noteHeard(hits)
  const { postings } = scanner
  const begin = run + 2
  const end = begin + postings[run + 1]!
  for (let i = begin; i < end; i++)
    if (needs.areHeard(postings[i]!, hits.heard)) add(hits, postings[i]!, place)
}

function noteHeard(hits: Hits): void {
  const { sounds, heard, length } = hits
  hits.isNoted = true
  for (let word = 0; word < heard.length; word++) heard[word] = 0
  for (let place = 1; place <= length; place++) {
    const sound = sounds[place]! & (SKIPPABLE - 1)
    heard[sound >> 5]! |= 1 << (sound & 31)
  }
}

function add(hits: Hits, item: number, place: number): void {
  const at = hits.count++ * 2
  if (at === hits.list.length) {
    const larger = new Int32Array(at * 2)
    larger.set(hits.list)
    hits.list = larger
  }
  hits.list[at] = item
  hits.list[at + 1] = place
}
