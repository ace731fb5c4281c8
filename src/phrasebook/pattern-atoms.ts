/** The smallest pieces of a pattern: word classes, slots, gaps and escapes, read where the reader stands. */
import type { PatternNode } from '../model.ts'
import type { ProblemCode } from './codes.ts'
import { DEFAULT_GAP, DEFAULT_SLOT, MAX_REACH, type Sign, SLOT_LENGTHS, signOf } from './signs.ts'

/** A mistake in a pattern: `offset` and `width` in UTF-16 units of its source. */
export interface PatternProblem {
  readonly code: ProblemCode
  readonly message: string
  readonly offset: number
  readonly width: number
}

export type Closer = ')' | ']'

/** How far the reading of one pattern has come. */
export interface Reader {
  readonly source: string
  at: number
  /** The brackets that are open, outermost first. */
  readonly open: Closer[]
  readonly problems: PatternProblem[]
}

export function readClass(reader: Reader): PatternNode[] {
  const offset = reader.at
  const name = readEnclosed(reader, '<', '>')
  if (name === undefined) return []
  if (name === '' || /\s/.test(name)) {
    report(reader, 'bad-class', offset, reader.at - offset, '词类要写成 <名字>，名字里不能有空格')
    return []
  }
  return [{ type: 'class', name, offset }]
}

export function readSlot(reader: Reader): PatternNode[] {
  const offset = reader.at
  const inside = readEnclosed(reader, '{', '}')
  if (inside === undefined) return []
  const [, name = '', colon, range = ''] = /^([^:：]*)([:：]?)(.*)$/su.exec(inside) ?? []
  const lengths = colon ? readLengths(range.trim()) : (SLOT_LENGTHS.get(name.trim()) ?? DEFAULT_SLOT)
  if (name.trim() === '' || lengths === undefined) {
    const message = `插槽要写成 {名字} 或 {名字:1-8}，字数在 1 到 ${MAX_REACH} 之间，小的在前`
    report(reader, 'bad-slot', offset, reader.at - offset, message)
    return []
  }
  return [{ type: 'slot', name: name.trim(), ...lengths }]
}

/** `1-8`, or `4` for exactly four. */
function readLengths(range: string): { min: number; max: number } | undefined {
  const [, low, high] = /^(\d{1,3})(?:\s*[-~–—]\s*(\d{1,3}))?$/.exec(range.normalize('NFKC')) ?? []
  if (low === undefined) return undefined
  const min = Number(low)
  const max = high === undefined ? min : Number(high)
  return min >= 1 && min <= max && max <= MAX_REACH ? { min, max } : undefined
}

/** What stands between `<` and `>` or `{` and `}`; undefined, and only the opener read, if another sign comes first. */
function readEnclosed(reader: Reader, opener: Sign, closer: Sign): string | undefined {
  const offset = reader.at
  for (let at = offset + 1; at < reader.source.length; at++) {
    const sign = signOf(reader.source.charAt(at))
    if (sign === undefined) continue
    if (sign !== closer) break
    reader.at = at + 1
    return reader.source.slice(offset + 1, at).trim()
  }
  reader.at++
  report(reader, 'unclosed', offset, 1, `“${opener}”没有收口，后面少一个“${closer}”`)
  return undefined
}

/** `…`, `……` and `...` are all one gap; digits behind it are its greatest length. */
export function readGap(reader: Reader): PatternNode {
  const offset = reader.at
  const [signs = '', digits = ''] = /^[.．…⋯]+([0-9０-９]*)/u.exec(reader.source.slice(offset)) ?? []
  reader.at += Math.max(1, signs.length)
  if (digits === '') return { type: 'gap', max: DEFAULT_GAP }
  const max = Number(digits.normalize('NFKC'))
  if (max >= 1 && max <= MAX_REACH) return { type: 'gap', max }
  const message = `… 后面的字数在 1 到 ${MAX_REACH} 之间；要紧跟着数字本身请写 …\\12`
  report(reader, 'bad-gap', offset, signs.length, message)
  return { type: 'gap', max: DEFAULT_GAP }
}

export function isThreeDots(reader: Reader): boolean {
  return /^[.．]{3}/.test(reader.source.slice(reader.at, reader.at + 3))
}

export function readEscape(reader: Reader): PatternNode[] {
  const offset = reader.at
  reader.at++
  if (reader.at >= reader.source.length) {
    report(reader, 'dangling-escape', offset, 1, '“\\”后面要有一个字')
    return []
  }
  const text = characterAt(reader)
  reader.at += text.length
  return [{ type: 'text', text }]
}

/** The whole character at the reader, a surrogate pair included. */
export function characterAt(reader: Reader): string {
  return String.fromCodePoint(reader.source.codePointAt(reader.at) ?? 0)
}

export function report(
  reader: Reader,
  code: ProblemCode,
  offset: number,
  width: number,
  message: string,
): void {
  reader.problems.push({ code, message, offset, width: Math.max(1, width) })
}
