/** The segmenter's words and how common they are, as one table of numbers that the build writes and a process only reads. */

/** Longer words are only known to exist: they decide nothing about short service phrases. */
export const LONGEST_WORD = 4

/**
 * Words by hash, open addressing. Cell 2i of `keys` holds the first two units of a word, 2i + 1 the next two, 0 where it
 * has none; `logs[i]` is the natural logarithm of its share of all words. Words beyond four units are in `long` by hash
 * alone, so now and then one more seems to be there.
 */
export interface WordTable {
  readonly keys: Int32Array
  readonly logs: Float64Array
  readonly long: Int32Array
  /** The logarithm for a character that is no word. */
  readonly unknown: number
}

const HEAD_BYTES = 16

/** `rows`: `word frequency tag`. */
export function wordTableOf(rows: string): WordTable {
  const counts = new Map<string, number>()
  const long: string[] = []
  let total = 0
  for (let at = 0; at < rows.length; ) {
    const wordEnd = rows.indexOf(' ', at)
    const countEnd = rows.indexOf(' ', wordEnd + 1)
    const rowEnd = rows.indexOf('\n', countEnd)
    if (wordEnd < 0 || countEnd < 0) break
    const count = Number(rows.slice(wordEnd + 1, countEnd))
    total += count
    if (wordEnd - at <= LONGEST_WORD) counts.set(rows.slice(at, wordEnd), count)
    else long.push(rows.slice(at, wordEnd))
    at = rowEnd < 0 ? rows.length : rowEnd + 1
  }
  const logTotal = Math.log(total)
  const size = powerOfTwo(counts.size * 1.5)
  const table = {
    keys: new Int32Array(size * 2),
    logs: new Float64Array(size),
    long: new Int32Array(powerOfTwo(long.length * 2)),
    unknown: -logTotal,
  }
  for (const [word, count] of counts) {
    const units = unitsOf(word)
    const at = placeOf(table.keys, first(units, 0, units.length), second(units, 0, units.length))
    table.keys[at] = first(units, 0, units.length)
    table.keys[at + 1] = second(units, 0, units.length)
    table.logs[at >> 1] = Math.log(count) - logTotal
  }
  for (const word of long) addLong(table.long, unitsOf(word))
  return table
}

/** The logarithm for the word at units `from`..`to`, at most four; NaN where there is no such word. */
export function logOf({ keys, logs }: WordTable, units: Uint16Array, from: number, to: number): number {
  const key = first(units, from, to)
  const at = placeOf(keys, key, second(units, from, to))
  return keys[at] === key && key !== 0 ? logs[at >> 1]! : Number.NaN
}

/** False if no word stands at units `from`..`to`; if none does, nearly always. */
export function mayBeWord(table: WordTable, units: Uint16Array, from: number, to: number): boolean {
  if (to - from <= LONGEST_WORD) return !Number.isNaN(logOf(table, units, from, to))
  const hash = hashOf(units, from, to)
  const { long } = table
  let at = hash & (long.length - 1)
  while (long[at] !== 0) {
    if (long[at] === hash) return true
    at = (at + 1) & (long.length - 1)
  }
  return false
}

export function packWordTable({ keys, logs, long, unknown }: WordTable): Uint8Array {
  const head = new Uint8Array(HEAD_BYTES)
  const view = new DataView(head.buffer)
  view.setFloat64(0, unknown, true)
  view.setUint32(8, logs.length, true)
  view.setUint32(12, long.length, true)
  return Buffer.concat([head, bytesOf(logs), bytesOf(keys), bytesOf(long)])
}

export function unpackWordTable(bytes: Uint8Array): WordTable {
  const { buffer } = new Uint8Array(bytes)
  const view = new DataView(buffer)
  const size = view.getUint32(8, true)
  const long = view.getUint32(12, true)
  return {
    unknown: view.getFloat64(0, true),
    logs: new Float64Array(buffer, HEAD_BYTES, size),
    keys: new Int32Array(buffer, HEAD_BYTES + size * 8, size * 2),
    long: new Int32Array(buffer, HEAD_BYTES + size * 16, long),
  }
}

export function unitsOf(text: string): Uint16Array {
  return Uint16Array.from({ length: text.length }, (_, i) => text.charCodeAt(i))
}

function addLong(long: Int32Array, units: Uint16Array): void {
  const hash = hashOf(units, 0, units.length)
  let at = hash & (long.length - 1)
  while (long[at] !== 0 && long[at] !== hash) at = (at + 1) & (long.length - 1)
  long[at] = hash
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

/** Never 0. */
function hashOf(units: Uint16Array, from: number, to: number): number {
  let hash = to - from
  for (let i = from; i < to; i++) hash = Math.imul(hash ^ units[i]!, 0x9e3779b1) ^ (hash >>> 15)
  return hash || 1
}

function powerOfTwo(least: number): number {
  return 2 ** Math.ceil(Math.log2(least + 2))
}

function bytesOf(array: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength)
}
