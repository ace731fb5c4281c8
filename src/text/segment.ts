/** Words of a stretch of text: the only file that knows nodejieba. */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import jieba from 'nodejieba'

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
