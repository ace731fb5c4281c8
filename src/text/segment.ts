/** Words of a stretch of text: the only file that knows nodejieba. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import jieba from 'nodejieba'
import { divide } from './divide.ts'
import { unpackWordTable, type WordTable, withWords, wordTableOf } from './word-table.ts'

/** Made by `npm run build` (scripts/dictionary.mjs), as far from src/text as from dist/text. */
const DICTIONARY = fileURLToPath(new URL('../../dist/dictionary/', import.meta.url))
const WORDS = `${DICTIONARY}words.utf8`

let loaded = false
const taught = new Set<string>()

/** Teaches words to the segmenter; they stay taught for the life of the process (nodejieba cannot forget). */
export function teachWords(words: readonly string[]): void {
  const unknown = words.filter((word) => !taught.has(word))
  if (unknown.length === 0) return
  for (const word of unknown) {
    taught.add(word)
    if (loaded) jieba.insertWord(word)
  }
  if (table !== undefined) table = withTaught(table, unknown)
  windows.fill(0)
}

/** Words of a text, in order; joined they give the text back (lone surrogates become U+FFFD). */
export function words(text: string): string[] {
  loadSegmenter()
  return jieba.cut(text.toWellFormed())
}

/** Written over by the next call. */
let starts = new Uint8Array(64)

/**
 * Word starts of units `from`..`to` of a folded line: `starts[i]` is 1 where a word begins at unit `from + i`, with a closing 1 at
 * the end. Written over by the next call.
 */
export function wordStarts(units: Uint16Array, from: number, to: number): Uint8Array {
  if (starts.length <= to - from) starts = new Uint8Array((to - from) * 2)
  divide(wordTable(), units, from, to, starts)
  return starts
}

/** Units of a window, and windows remembered by `wordStartsAround`. */
const WINDOW = 8
const WINDOWS = 1 << 13
/** For each window its units, two in a number; how many they are and its starts; and one to spare. */
const WINDOW_CELLS = 6
const windows = new Int32Array(WINDOWS * WINDOW_CELLS)

/**
 * Word starts of the first `length` units, at most 8, of a window: bit i is set where a word begins at unit i, and at the end.
 * Remembered in a table of fixed size: every end of every candidate asks.
 */
export function wordStartsAround(units: Uint16Array, length: number): number {
  let hash = length
  for (let i = 0; i < length; i++) hash = Math.imul(hash ^ units[i]!, 0x9e3779b1)
  const at = ((hash >>> 15) & (WINDOWS - 1)) * WINDOW_CELLS
  let isKnown = windows[at + 4]! >>> 16 === length
  for (let i = 0; i < length && isKnown; i++)
    isKnown = ((windows[at + (i >> 1)]! >>> ((i & 1) * 16)) & 0xffff) === units[i]
  if (isKnown) return windows[at + 4]! & 0xffff
  const found = wordStarts(units, 0, length)
  let bits = 0
  for (let i = 0; i <= length; i++) bits |= found[i]! << i
  for (let i = 0; i < WINDOW; i += 2) windows[at + (i >> 1)] = units[i]! | (units[i + 1]! << 16)
  windows[at + 4] = (length << 16) | bits
  return bits
}

let table: WordTable | undefined

/** The dictionary as numbers, read at the first call (1 ms where the build has stored it, 0.1 s where not). */
export function wordTable(): WordTable {
  if (table === undefined) {
    const path = `${DICTIONARY}words.table`
    const stored = existsSync(path) ? unpackWordTable(readFileSync(path)) : wordTableOf(readDictionary())
    table = withTaught(stored, [...taught])
  }
  return table
}

/** A taught word is as common as the word in the middle of the dictionary: so does the segmenter take it. */
function withTaught(table: WordTable, words: readonly string[]): WordTable {
  return withWords(table, words, table.middling)
}

/** Loads the segmenter now (about 0.2 s, 95 MB) instead of when words are first asked for: for services, before they listen. */
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
