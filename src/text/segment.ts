/** Words of a stretch of text: the only file that knows nodejieba. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import jieba from 'nodejieba'
import { mayBeWord, unpackWordTable, type WordTable, wordTableOf } from './word-table.ts'

/** Made by `npm run build` (scripts/dictionary.mjs), as far from src/text as from dist/text. */
const DICTIONARY = fileURLToPath(new URL('../../dist/dictionary/', import.meta.url))
const WORDS = `${DICTIONARY}words.utf8`
/** Young generation of the memo; two generations keep what is used and forget the rest. */
const MEMO_SIZE = 20_000

let loaded = false
let young = new Map<string, Uint8Array>()
let old = new Map<string, Uint8Array>()
const taught = new Set<string>()

/** Teaches words to the segmenter; they stay taught for the life of the process (nodejieba cannot forget). */
export function teachWords(words: readonly string[]): void {
  const unknown = words.filter((word) => !taught.has(word))
  if (unknown.length === 0) return
  for (const word of unknown) taught.add(word)
  windows.fill(0)
  if (!loaded) return
  for (const word of unknown) jieba.insertWord(word)
  young = new Map()
  old = new Map()
}

/** Words of a text, in order; joined they give the text back (lone surrogates become U+FFFD). */
export function words(text: string): string[] {
  loadSegmenter()
  return jieba.cut(text.toWellFormed())
}

/**
 * Word starts of a folded stretch of text: `starts[i]` is 1 where a word begins at unit i, with a closing 1 at the end.
 * Memoised, because service speech repeats itself and a cut costs about 3 us.
 */
export function wordStarts(text: string): Uint8Array {
  const known = young.get(text) ?? old.get(text)
  if (known !== undefined) return known
  const starts = new Uint8Array(text.length + 1)
  let offset = 0
  for (const word of words(text)) {
    starts[offset] = 1
    offset += word.length
  }
  starts[text.length] = 1
  if (young.size >= MEMO_SIZE) {
    old = young
    young = new Map()
  }
  young.set(text, starts)
  return starts
}

/** Units of a window, and windows remembered by `wordStartsAround`. */
const WINDOW = 8
const WINDOWS = 1 << 13
/** For each window its units, two in a number; how many they are and what is known of its starts; and one to spare. */
const WINDOW_CELLS = 6
const windows = new Int32Array(WINDOWS * WINDOW_CELLS)
/** Set with the starts of a window if all of them are known. */
const IS_COMPLETE = 1 << 15

/**
 * Word starts of the first `length` units, at most 8, of a window: bit i is set where a word begins at unit i. Where one
 * begins at `middle`, the others may not be told. Remembered in a table of fixed size, by numbers instead of strings:
 * every end of every candidate asks.
 */
export function wordStartsAround(units: Uint16Array, length: number, middle: number): number {
  let hash = length
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i]!, 0x9e3779b1)
  const at = ((hash >>> 15) & (WINDOWS - 1)) * WINDOW_CELLS
  let isKnown = windows[at + 4]! >>> 16 === length
  for (let i = 0; i < length && isKnown; i++)
    isKnown = ((windows[at + (i >> 1)]! >>> ((i & 1) * 16)) & 0xffff) === units[i]
  const known = isKnown ? windows[at + 4]! & 0xffff : 0
  if ((known & (IS_COMPLETE | (1 << middle))) !== 0) return known
  const starts = mayStraddle(units, length, middle) ? startsOf(units, length) : known | (1 << middle)
  for (let i = 0; i < WINDOW; i += 2) windows[at + (i >> 1)] = units[i]! | (units[i + 1]! << 16)
  windows[at + 4] = (length << 16) | starts
  return starts
}

/** Asking the segmenter is cheaper than looking for more taught words than this. */
const MOST_TAUGHT = 50

/** False if no word of the dictionary straddles the place: then the segmenter, which makes no words of its own, begins one there. */
function mayStraddle(units: Uint16Array, length: number, middle: number): boolean {
  const table = wordTable()
  for (let from = 0; from < middle; from++)
    for (let to = middle + 1; to <= length; to++) if (mayBeWord(table, units, from, to)) return true
  if (taught.size > MOST_TAUGHT) return true
  return taught.size > 0 && taughtStraddle(String.fromCharCode(...units.subarray(0, length)), middle)
}

function taughtStraddle(text: string, middle: number): boolean {
  for (const word of taught) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      if (at < middle && middle < at + word.length) return true
  }
  return false
}

function startsOf(units: Uint16Array, length: number): number {
  let starts = IS_COMPLETE | (1 << length)
  let offset = 0
  for (const word of words(String.fromCharCode(...units.subarray(0, length)))) {
    starts |= 1 << offset
    offset += word.length
  }
  return starts
}

let table: WordTable | undefined

/** The dictionary as numbers, read at the first call (1 ms where the build has stored it, 0.1 s where not). */
export function wordTable(): WordTable {
  if (table === undefined) {
    const path = `${DICTIONARY}words.table`
    table = existsSync(path) ? unpackWordTable(readFileSync(path)) : wordTableOf(readDictionary())
  }
  return table
}

/** Loads the dictionary now (about 0.2 s, 95 MB) instead of at the first doubtful line: for services, before they listen. */
export function loadSegmenter(): void {
  if (loaded) return
  readDictionary()
  const [userDict, idfDict, stopWordDict] = ['user', 'idf', 'stop'].map((name) => `${DICTIONARY}${name}.utf8`)
  jieba.load({ dict: WORDS, userDict: userDict!, idfDict: idfDict!, stopWordDict: stopWordDict! })
  for (const word of taught) jieba.insertWord(word)
  loaded = true
}

/** The dictionary's rows, `word frequency tag`. nodejieba aborts the process on a missing or malformed file, so this looks first. */
export function readDictionary(): string {
  if (!['words', 'user', 'idf', 'stop'].every((name) => existsSync(`${DICTIONARY}${name}.utf8`))) {
    throw new Error(`分词词典不全：${DICTIONARY}，请运行 npm run build`)
  }
  const rows = readFileSync(WORDS, 'utf8')
  if (!/^\S+ \d+ \S+\n/.test(rows) || !rows.endsWith('\n'))
    throw new Error(`分词词典格式不对：${WORDS}，请运行 npm run build`)
  return rows
}
