/** The segmenter's words and how common they are, as one table of numbers that the build writes and a process only reads. */

/** Longer words lie in a table of their own. */
const SHORT = 4
/** Cells for each word, at least, once words are added. */
const LEAST_ROOM = 1.25

/**
 * Words by hash, open addressing. Cell 2i of `keys` holds the first two units of a word, 2i + 1 the next two, 0 where it
 * has none; `logs[i]` is the natural logarithm of its share of all words. Words beyond four units are in `long` by two hashes
 * of theirs, likewise.
 */
export interface WordTable {
  readonly keys: Int32Array
  readonly logs: Float64Array
  readonly long: Int32Array
  readonly longLogs: Float64Array
  /** The logarithm for a character that is no word. */
  readonly unknown: number
  /** Those of the rarest word, and of the one in the middle when all are sorted. */
  readonly rarest: number
  readonly middling: number
  /** Units of the longest word. */
  readonly longest: number
}

/** `unknown`, `rarest`, `middling`, and how many cells the two tables have, and `longest`. */
const HEAD_BYTES = 40

/** `rows`: `word frequency tag`. */
export function wordTableOf(rows: string): WordTable {
  const counts = new Map<string, number>()
  let total = 0
  for (let at = 0; at < rows.length; ) {
    const wordEnd = rows.indexOf(' ', at)
    const countEnd = rows.indexOf(' ', wordEnd + 1)
    const rowEnd = rows.indexOf('\n', countEnd)
    if (wordEnd < 0 || countEnd < 0) break
    const count = Number(rows.slice(wordEnd + 1, countEnd))
    total += count
    counts.set(rows.slice(at, wordEnd), count)
    at = rowEnd < 0 ? rows.length : rowEnd + 1
  }
  const logTotal = Math.log(total)
  const words = [...counts.keys()]
  const short = powerOfTwo(words.filter((word) => word.length <= SHORT).length * 1.5)
  const long = powerOfTwo(words.filter((word) => word.length > SHORT).length * 2)
  const sorted = Float64Array.from(counts.values()).sort()
  const table = {
    keys: new Int32Array(short * 2),
    logs: new Float64Array(short),
    long: new Int32Array(long * 2),
    longLogs: new Float64Array(long),
    unknown: -logTotal,
    rarest: Math.log(sorted[0] ?? 1) - logTotal,
    middling: Math.log(sorted[sorted.length >> 1] ?? 1) - logTotal,
    longest: words.reduce((most, { length }) => Math.max(most, length), 1),
  }
  for (const [word, count] of counts) setWord(table, word, Math.log(count) - logTotal)
  return table
}

/** The table with more words, all of one logarithm, and with room for them. */
export function withWords(table: WordTable, words: readonly string[], log: number): WordTable {
  const [keys, logs] = withRoom(table.keys, table.logs, words.length)
  const [long, longLogs] = withRoom(table.long, table.longLogs, words.length)
  const longest = words.reduce((most, { length }) => Math.max(most, length), table.longest)
  const larger = { ...table, keys, logs, long, longLogs, longest }
  for (const word of words) setWord(larger, word, log)
  return larger
}

/** A table that is full has no end to its searches. */
function withRoom(cells: Int32Array, logs: Float64Array, more: number): [Int32Array, Float64Array] {
  let used = 0
  for (let at = 0; at < cells.length; at += 2) if (cells[at] !== 0) used++
  const size = powerOfTwo((used + more) * LEAST_ROOM)
  if (size <= logs.length) return [cells, logs]
  const larger = new Int32Array(size * 2)
  const moved = new Float64Array(size)
  for (let at = 0; at < cells.length; at += 2) {
    if (cells[at] === 0) continue
    const to = placeOf(larger, cells[at]!, cells[at + 1]!)
    larger[to] = cells[at]!
    larger[to + 1] = cells[at + 1]!
    moved[to >> 1] = logs[at >> 1]!
  }
  return [larger, moved]
}

/** Adds a word, or gives it another logarithm. */
function setWord({ keys, logs, long, longLogs }: WordTable, word: string, log: number): void {
  const units = unitsOf(word)
  const isShort = units.length <= SHORT
  const cells = isShort ? keys : long
  const key = isShort ? first(units, 0, units.length) : hashOf(units, 0, units.length, ONE)
  const next = isShort ? second(units, 0, units.length) : hashOf(units, 0, units.length, OTHER)
  const at = placeOf(cells, key, next)
  cells[at] = key
  cells[at + 1] = next
  ;(isShort ? logs : longLogs)[at >> 1] = log
}

/** The logarithm for the word at units `from`..`to`; NaN where there is no such word. */
export function logOf(table: WordTable, units: Uint16Array, from: number, to: number): number {
  if (to - from > SHORT) return longLogOf(table, units, from, to)
  const { keys, logs } = table
  const key = first(units, from, to)
  const at = placeOf(keys, key, second(units, from, to))
  return keys[at] === key && key !== 0 ? logs[at >> 1]! : Number.NaN
}

function longLogOf({ long, longLogs }: WordTable, units: Uint16Array, from: number, to: number): number {
  const key = hashOf(units, from, to, ONE)
  const at = placeOf(long, key, hashOf(units, from, to, OTHER))
  return long[at] === key ? longLogs[at >> 1]! : Number.NaN
}

export function packWordTable(table: WordTable): Uint8Array {
  const { keys, logs, long, longLogs, unknown, rarest, middling, longest } = table
  const head = new Uint8Array(HEAD_BYTES)
  const view = new DataView(head.buffer)
  for (const [i, log] of [unknown, rarest, middling].entries()) view.setFloat64(i * 8, log, true)
  for (const [i, size] of [logs.length, longLogs.length, longest].entries())
    view.setUint32(24 + i * 4, size, true)
  return Buffer.concat([head, bytesOf(logs), bytesOf(longLogs), bytesOf(keys), bytesOf(long)])
}

export function unpackWordTable(bytes: Uint8Array): WordTable {
  const { buffer } = new Uint8Array(bytes)
  const view = new DataView(buffer)
  const [unknown, rarest, middling] = [0, 8, 16].map((at) => view.getFloat64(at, true)) as [
    number,
    number,
    number,
  ]
  const [short, long, longest] = [24, 28, 32].map((at) => view.getUint32(at, true)) as [
    number,
    number,
    number,
  ]
  const keysAt = HEAD_BYTES + (short + long) * 8
  return {
    unknown,
    rarest,
    middling,
    longest,
    logs: new Float64Array(buffer, HEAD_BYTES, short),
    longLogs: new Float64Array(buffer, HEAD_BYTES + short * 8, long),
    keys: new Int32Array(buffer, keysAt, short * 2),
    long: new Int32Array(buffer, keysAt + short * 8, long * 2),
  }
}

export function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

function first(units: Uint16Array, from: number, to: number): number {
  return units[from]! | (from + 1 < to ? units[from + 1]! << 16 : 0)
}

function second(units: Uint16Array, from: number, to: number): number {
  return from + 2 < to ? units[from + 2]! | (from + 3 < to ? units[from + 3]! << 16 : 0) : 0
}

/** Where a word stands, or would stand. */
function placeOf(keys: Int32Array, key: number, next: number): number {
  let at = (Math.imul(Math.imul(key, 0x9e3779b1) ^ next, 0x85ebca6b) >>> 8) & ((keys.length >> 1) - 1)
  at <<= 1
  while (keys[at] !== 0 && (keys[at] !== key || keys[at + 1] !== next)) at = (at + 2) & (keys.length - 1)
  return at
}

const ONE = 0x9e3779b1
const OTHER = 0x85ebca6b

/** Never 0. */
function hashOf(units: Uint16Array, from: number, to: number, factor: number): number {
  let hash = to - from
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ units[i]!, factor) ^ (hash >>> 15)
  return hash || 1
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least + 2))
}

function bytesOf(array: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
