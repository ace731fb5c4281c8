/** Folds a line: width, case, script, punctuation, spaces and interjections away; every folded unit knows its source offset. */
import { classOf } from './sound.ts'
import { SIMPLIFIED } from './sounds.data.ts'

/** Interjections and final particles: they carry tone, not words, so they vanish from texts and patterns alike. */
export const INTERJECTIONS = '嗯呃啊哦哎唉呀哟嘛呢吧呗哈噢喔诶欸啦咯嘞哇噻撒咧呐哩嗨嘿哼喽呦嗳哒啵呵嗷'
/** Words of hesitation that may stand inside any phrase. The longest first: the reader takes the first that fits. */
const FILLERS = ['就是说', '怎么说', '那个', '这个', '就是', '然后', '反正', '其实', '真是']
const LONGEST_STUTTER = 3
const SENTENCE_ENDS = '。！？!?；;\n…'

/** Spellings of one word that are neither width nor script: they would otherwise have to stand in every pattern. */
const VARIANTS: readonly (readonly [string, string])[] = [
  ['麽', '么'],
  ['著', '着'],
  ['妳', '你'],
  ['〇', '零'],
  // Characters that only Cantonese is written with; 唔 stays, since it is also a hum.
  ['冇', '没'],
  ['佢', '他'],
  ['嘅', '的'],
  ['咗', '了'],
  ['嚟', '来'],
  ['睇', '看'],
  ['揾', '找'],
  ['啲', '点'],
  ['哋', '们'],
  ['喺', '在'],
  ['嗰', '那'],
]

/** Source unit -> folded unit; 0 where it is dropped. Every UTF-16 unit has an entry, surrogates among the dropped. */
export const FOLDED = foldTable()
/** Source unit -> class to scan by; 0 where it is dropped. */
export const SCAN_CLASS = Uint16Array.from(FOLDED, (folded) => (folded === 0 ? 0 : classOf(folded)))

/** Source unit -> how much of a pause it makes where it is dropped: none (interjections), 1, or 2 (end of a sentence). */
const PAUSE = pauseTable()
const OPENS_FILLER = new Uint8Array(65536)
for (const filler of FILLERS) OPENS_FILLER[filler.charCodeAt(0)] = 1

/** A folded line. The arrays are at least `length` long; what lies beyond means nothing. */
export interface Folded {
  source: string
  length: number
  readonly codes: Uint16Array
  /** Source offset of each unit, in UTF-16 units; a unit is one source unit long. */
  readonly at: Uint32Array
  /** Before this unit stood: nothing (0), punctuation or a space (1), the end of a sentence (2). */
  readonly pause: Uint8Array
  /** A match may step over it: no (0), a filler or a character said twice (1), a word said twice, or so it seems (2: 懂不懂不). */
  readonly skippable: Uint8Array
}

/** Folds a line. With `reuse` the arrays of an earlier line are written over: for callers that are done with it. */
export function fold(source: string, reuse?: Folded): Folded {
  const line = reuse !== undefined && reuse.codes.length >= source.length ? reuse : emptyLine(source.length)
  const { codes, at, pause } = line
  let length = 0
  let pending = 0
  for (let i = 0; i < source.length; i++) {
    const unit = source.charCodeAt(i)
    const folded = FOLDED[unit]!
    if (folded === 0) {
      if (PAUSE[unit]! > pending) pending = PAUSE[unit]!
      continue
    }
    codes[length] = folded
    at[length] = i
    pause[length] = length === 0 ? 0 : pending
    pending = 0
    length++
  }
  line.source = source
  line.length = length
  markSkippable(line)
  return line
}

function emptyLine(size: number): Folded {
  return {
    source: '',
    length: 0,
    codes: new Uint16Array(size),
    at: new Uint32Array(size),
    pause: new Uint8Array(size),
    skippable: new Uint8Array(size),
  }
}

/** The folded characters of a pattern's literal text, e.g. `囉嗦` -> `啰嗦`. */
export function foldText(text: string): string {
  let out = ''
  for (let i = 0; i < text.length; i++) {
    const folded = FOLDED[text.charCodeAt(i)]!
    if (folded !== 0) out += String.fromCharCode(folded)
  }
  return out
}

/** Folded units from..to as text. */
export function foldedText(line: Folded, from = 0, to = line.length): string {
  return String.fromCharCode(...line.codes.subarray(Math.max(0, from), Math.min(line.length, to)))
}

function markSkippable({ codes, length, skippable }: Folded): void {
  skippable.fill(0, 0, length)
  let third = 0
  let second = 0
  let previous = 0
  for (let i = 0; i < length; i++) {
    const code = codes[i]!
    if (OPENS_FILLER[code] === 1) {
      const filler = fillerAt(codes, length, i)
      for (let k = 0; k < filler; k++) skippable[i + k] = 1
    }
    if (code === previous) markRepeat(codes, length, skippable, i, 1)
    if (code === second) markRepeat(codes, length, skippable, i, 2)
    if (code === third) markRepeat(codes, length, skippable, i, LONGEST_STUTTER)
    third = second
    second = previous
    previous = code
  }
}

function markRepeat(
  codes: Uint16Array,
  length: number,
  skippable: Uint8Array,
  i: number,
  size: number,
): void {
  if (!repeats(codes, length, i, size)) return
  for (let k = 0; k < size; k++) if (skippable[i + k] !== 1) skippable[i + k] = size === 1 ? 1 : 2
}

function repeats(codes: Uint16Array, length: number, i: number, size: number): boolean {
  if (i + size > length) return false
  for (let k = 0; k < size; k++) if (codes[i + k] !== codes[i + k - size]) return false
  return true
}

function fillerAt(codes: Uint16Array, length: number, i: number): number {
  for (const filler of FILLERS) {
    if (i + filler.length > length) continue
    let k = 0
    while (k < filler.length && codes[i + k] === filler.charCodeAt(k)) k++
    if (k === filler.length) return filler.length
  }
  return 0
}

/** Scan classes of the characters of every filler. */
export const FILLER_SOUNDS: readonly (readonly number[])[] = FILLERS.map((filler) =>
  Array.from(filler, (char) => classOf(char.charCodeAt(0))),
)

function pauseTable(): Uint8Array {
  const table = new Uint8Array(65536).fill(1)
  for (const char of INTERJECTIONS) table[char.charCodeAt(0)] = 0
  for (const char of SENTENCE_ENDS) table[char.charCodeAt(0)] = 2
  return table
}

function foldTable(): Uint16Array {
  const table = new Uint16Array(65536)
  const word = /[\p{L}\p{N}]/u
  for (let code = 0; code < 65536; code++) {
    if (code >= 0xd800 && code <= 0xdfff) continue
    const plain = compatibilityForm(code)
    const char = String.fromCharCode(plain)
    if (word.test(char))
      table[code] = char.toLowerCase().length === 1 ? char.toLowerCase().charCodeAt(0) : plain
  }
  for (let i = 0; i < SIMPLIFIED.length; i += 2) {
    table[SIMPLIFIED.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i + 1)
  }
  for (const char of INTERJECTIONS) table[char.charCodeAt(0)] = 0
  for (const [from, to] of VARIANTS) table[from.charCodeAt(0)] = to.charCodeAt(0)
  // A compatibility form of a traditional character is simplified too: what is folded once stays as it is.
  for (let code = 0; code < 65536; code++) table[code] = table[table[code]!]!
  return table
}

function compatibilityForm(code: number): number {
  const isCompatibility =
    (code >= 0x2460 && code <= 0x24ff) ||
    (code >= 0x2e80 && code <= 0x2fdf) ||
    (code >= 0x3200 && code <= 0x33ff) ||
    (code >= 0xf900 && code <= 0xfaff) ||
    (code >= 0xff00 && code <= 0xffef)
  if (!isCompatibility) return code
  const normal = String.fromCharCode(code).normalize('NFKC')
  return normal.length === 1 ? normal.charCodeAt(0) : code
}
