/** Reads one pattern of the phrasebook into its syntax tree, with every mistake and where it stands. */
import type { PatternNode } from '../model.ts'
import {
  type Closer,
  characterAt,
  isThreeDots,
  type PatternProblem,
  type Reader,
  readClass,
  readEscape,
  readGap,
  readSlot,
  report,
} from './pattern-atoms.ts'
import { EMPTY, join } from './pattern-tree.ts'
import {
  FOREIGN_SIGNS,
  isInvisible,
  isJoint,
  MAX_PATTERN_DEPTH,
  MAX_PATTERN_LENGTH,
  type Sign,
  signOf,
} from './signs.ts'

export interface ParsedPattern {
  /** One for each part joined by `&`, in the order written. */
  readonly parts: PatternNode[]
  readonly problems: PatternProblem[]
}

/**
 * The grammar is phrasebooks/README.md. Total: any string gives a tree, and what could not be read is left out of it
 * and reported. Text stays as written (the matcher folds it); adjacent text is one node.
 */
export function parsePattern(source: string): ParsedPattern {
  const reader: Reader = { source, at: 0, open: [], problems: [] }
  if (source.length > MAX_PATTERN_LENGTH) {
    const message = `一条句型最多 ${MAX_PATTERN_LENGTH} 个字，请拆成几条`
    report(reader, 'pattern-too-long', 0, source.length, message)
    return { parts: [], problems: reader.problems }
  }
  const parts = readParts(reader)
  if (parts.length === 0 && reader.problems.length === 0) {
    report(reader, 'empty-pattern', 0, source.length, '句型是空的：至少要有几个字')
  }
  return { parts, problems: reader.problems }
}

const CLOSER = { '(': ')', '[': ']' } as const

function readParts(reader: Reader): PatternNode[] {
  const parts: PatternNode[] = []
  let ampersand = -1
  for (;;) {
    const before = reader.problems.length
    const part = readBranch(reader)
    const last = reader.at >= reader.source.length
    const joined = ampersand >= 0 || !last
    if (part !== EMPTY) parts.push(part)
    else if (joined && reader.problems.length === before) {
      const offset = ampersand >= 0 ? ampersand : reader.at
      if (reader.problems.at(-1)?.offset !== offset)
        report(reader, 'empty-part', offset, 1, '& 的两边都要有字')
    }
    if (last) return parts
    ampersand = reader.at
    reader.at++
  }
}

/** One branch: up to a `|` or closer of the bracket around it, a top-level `&`, or the end. */
function readBranch(reader: Reader): PatternNode {
  const items: PatternNode[] = []
  while (reader.at < reader.source.length) {
    const character = characterAt(reader)
    const sign = signOf(character)
    if (sign === undefined) {
      if (isThreeDots(reader)) items.push(readGap(reader))
      else items.push(...readCharacter(reader, character))
    } else {
      if (endsBranch(reader, sign)) break
      items.push(...readSign(reader, sign))
    }
  }
  return join(items)
}

function endsBranch(reader: Reader, sign: Sign): boolean {
  if (sign === '&') return reader.open.length === 0
  if (sign === '|') return reader.open.length > 0
  if (sign === ')' || sign === ']') return reader.open.length > 0
  return false
}

/** Most of any pattern: characters that are no sign of any kind. */
const WORD = /[\p{L}\p{N}\p{M}]+/uy

function readCharacter(reader: Reader, character: string): PatternNode[] {
  const offset = reader.at
  WORD.lastIndex = offset
  const word = WORD.exec(reader.source)?.[0]
  reader.at += word?.length ?? character.length
  if (word !== undefined) return [{ type: 'text', text: word }]
  const hint = FOREIGN_SIGNS[character]
  if (hint !== undefined) {
    report(reader, 'unknown-sign', offset, character.length, `句型里没有 ${character} 这个符号：${hint}`)
    return []
  }
  if (isJoint(character)) return [{ type: 'loose' }]
  if (isInvisible(character)) return []
  return [{ type: 'text', text: character }]
}

function readSign(reader: Reader, sign: Sign): PatternNode[] {
  const offset = reader.at
  switch (sign) {
    case '(':
    case '[':
      return [readGroup(reader, sign)]
    case '<':
      return readClass(reader)
    case '{':
      return readSlot(reader)
    case '…':
      return [readGap(reader)]
    case '\\':
      return readEscape(reader)
    case '^':
      reader.at++
      return [{ type: 'line-start' }]
    case '$':
      reader.at++
      return [{ type: 'line-end' }]
    case '|':
      reader.at++
      report(reader, 'bare-bar', offset, 1, '“|”要放在括号里：(甲|乙) 或 [甲|乙]；整句不同请分写成两条')
      return []
    case '&':
      reader.at++
      report(reader, 'nested-and', offset, 1, '“&”只能写在最外层，不能写在括号里')
      return []
    case ')':
    case ']':
    case '>':
    case '}':
      reader.at++
      report(reader, 'unopened', offset, 1, `多出来一个“${sign}”，前面没有与它配对的括号`)
      return []
    default:
      return sign satisfies never
  }
}

/** `(a|b)` or `[a|b]`; an optional group is an alternative whose last branch is empty. */
function readGroup(reader: Reader, opener: '(' | '['): PatternNode {
  const offset = reader.at
  const closer = CLOSER[opener]
  reader.at++
  reader.open.push(closer)
  if (reader.open.length === MAX_PATTERN_DEPTH + 1) {
    report(reader, 'pattern-too-deep', offset, 1, `括号最多套 ${MAX_PATTERN_DEPTH} 层`)
  }
  const branches = readBranches(reader, offset)
  reader.open.pop()
  closeGroup(reader, offset, opener, closer)
  if (opener === '[') return branches.length === 0 ? EMPTY : { type: 'alt', items: [...branches, EMPTY] }
  return branches.length > 1 ? { type: 'alt', items: branches } : (branches[0] ?? EMPTY)
}

function readBranches(reader: Reader, opener: number): PatternNode[] {
  const branches: PatternNode[] = []
  for (let bar = opener; ; reader.at++) {
    const before = reader.problems.length
    const branch = readBranch(reader)
    const ended = reader.at < reader.source.length
    if (branch !== EMPTY) branches.push(branch)
    else if (ended && reader.problems.length === before) {
      report(reader, 'empty-group', bar, reader.at + 1 - bar, '括号里有一处是空的；可有可无请写 [甲]')
    }
    if (!ended || signOf(characterAt(reader)) !== '|') return branches
    bar = reader.at
  }
}

function closeGroup(reader: Reader, offset: number, opener: Sign, closer: Closer): void {
  if (reader.at >= reader.source.length) {
    report(reader, 'unclosed', offset, 1, `“${opener}”没有收口，后面少一个“${closer}”`)
    return
  }
  const found = signOf(characterAt(reader))
  if (found === closer) {
    reader.at++
    return
  }
  const message = `“${opener}”要用“${closer}”收口，这里是“${found}”`
  report(reader, 'mismatched', reader.at, 1, message)
  // A closer that an outer bracket waits for is left to it; any other is taken for this one.
  if (!reader.open.includes(found as Closer)) reader.at++
}
