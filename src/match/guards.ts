/** Guards for fair blame: frames that make a candidate somebody else's words, a denial, a question, an offer of help. */
import { GUARDS, type GuardName, type Pattern, type Phrase, type Phrasebook } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import type { Match } from './join.ts'
import { unitsAsMeant } from './meant.ts'
import { type NetBlock, netIn } from './packed-net.ts'
import { ownReadingOf, type Reading, readingOf, type Wordings, wordingsIn, wordingsOf } from './wordings.ts'

/** What drops a candidate, and the words that did it. */
export interface Objection {
  readonly verdict: GuardName | 'excepted'
  readonly words: string
}

/** A guard of the book: where its wordings may stand, and how far off. */
interface Guard {
  readonly name: GuardName
  readonly reach: number
  readonly wordings: readonly { readonly place: WordingPlace; readonly wordings: Wordings }[]
}
export const WORDING_PLACES = ['before', 'after', 'anywhere'] as const
type WordingPlace = (typeof WORDING_PLACES)[number]

/** What may be objected to a phrase. */
interface Objections {
  readonly exceptions: Wordings | undefined
  readonly guards: readonly Guard[]
}

export interface Guards {
  readonly objections: ReadonlyMap<Phrase, Objections>
  /** All wordings that they know, in the book's order. */
  readonly wordings: readonly Wordings[]
}

/** What stands around the candidates of one line; worked out when the first of them is doubtful. */
export class Surroundings {
  readonly line: Folded
  readonly guards: () => Guards
  private read: Reading | undefined

  constructor(line: Folded, guards: () => Guards) {
    this.line = line
    this.guards = guards
  }

  reading(): Reading {
    this.read ??= readingOf(this.line)
    return this.read
  }

  /** With the words of a sound-alike put right: 床口办理下一步 is excepted as 窗口办理下一步 is. */
  asMeant(match: Match): Surroundings {
    const codes = unitsAsMeant(this.line, match, 0, this.line.length)
    const corrected = new Surroundings({ ...this.line, codes }, this.guards)
    corrected.read = ownReadingOf(corrected.line)
    return corrected
  }
}

/** Source unit -> the quotation mark that it is, if one. A straight one opens when read backwards, and closes when read on. */
const OPENS = 1
const CLOSES = 2
const QUOTES = new Uint8Array(65536)
for (const mark of '“‘「『"《') QUOTES[mark.charCodeAt(0)]! |= OPENS
for (const mark of '”’」』"》') QUOTES[mark.charCodeAt(0)]! |= CLOSES
const REPAIR = '不是'
const NEGATIONS = new Set(['不', '没'].map((char) => char.charCodeAt(0)))

/** `known`: the nets of their wordings, worked out before for this very book. */
export function compileGuards(book: Phrasebook, known?: NetBlock): Guards {
  const all: Wordings[] = []
  const add = (patterns: readonly Pattern[]) => {
    const number = all.length
    const wordings = wordingsOf(patterns, () => known && netIn(known, number))
    all.push(wordings)
    return wordings
  }
  const worded = (name: GuardName): Guard => {
    const wording = book.guards[name]
    if (wording === undefined) return { name, reach: 0, wordings: [] }
    const used = WORDING_PLACES.filter((place) => wording[place].length > 0)
    return {
      name,
      reach: wording.reach,
      wordings: used.map((place) => ({ place, wordings: add(wording[place]) })),
    }
  }
  const guards = new Map(GUARDS.map((name) => [name, worded(name)]))
  const objections = book.phrases.map((phrase): [Phrase, Objections] => [
    phrase,
    {
      exceptions: phrase.unless.length > 0 ? add(phrase.unless) : undefined,
      guards: phrase.guards.map((name) => guards.get(name)!),
    },
  ])
  return { objections: new Map(objections), wordings: all }
}

/** The first objection to a candidate of a phrase, exceptions before guards; undefined: none. */
export function objectionTo(around: Surroundings, phrase: Phrase, match: Match): Objection | undefined {
  const { line } = around
  const objections = around.guards().objections.get(phrase)!
  const reading = around.reading()
  if (objections.exceptions !== undefined) {
    for (const exception of wordingsIn(objections.exceptions, reading))
      if (touches(exception, match)) return { verdict: 'excepted', words: wordsOf(line, exception) }
  }
  for (const guard of objections.guards) {
    const words = structural(guard.name, line, match) ?? worded(guard, line, reading, match)
    if (words !== undefined) return { verdict: guard.name, words }
  }
  return undefined
}

/** An exception counts if it reaches into a part of the match, not only into what lies between two parts. */
function touches(exception: Match, match: Match): boolean {
  return match.parts.some((part) =>
    exception.parts.some((other) => other.start < part.end && part.start < other.end),
  )
}

function worded(guard: Guard, line: Folded, reading: Reading, match: Match): string | undefined {
  for (const { place, wordings } of guard.wordings) {
    for (const wording of wordingsIn(wordings, reading)) {
      if (guard.name === 'denied' && isMereRepair(line, wording)) continue
      if (stands(wording, match, place, guard.reach)) return wordsOf(line, wording)
    }
  }
  return undefined
}

/** 你去投，啊不是，你去投诉好了: a 不是 with a pause behind it takes back what was said, and denies nothing that follows. */
function isMereRepair({ codes, pause, length }: Folded, { start, end }: Match): boolean {
  const next = start + REPAIR.length
  if (next > end || next >= length || pause[next] === 0) return false
  return codes[start] === REPAIR.charCodeAt(0) && codes[start + 1] === REPAIR.charCodeAt(1)
}

function stands(wording: Match, match: Match, place: WordingPlace, reach: number): boolean {
  switch (place) {
    case 'before':
      return match.parts.some(
        (part) =>
          wording.start < part.start && wording.end <= part.start + 1 && part.start - wording.end <= reach,
      )
    case 'after':
      return match.parts.some(
        (part) =>
          wording.end > part.end && wording.start >= part.end - 1 && wording.start - part.end <= reach,
      )
    case 'anywhere':
      return true
    default:
      return place satisfies never
  }
}

/** Guards that need no wording: quotation marks around the words, and A-不-A questions. */
function structural(name: GuardName, line: Folded, match: Match): string | undefined {
  if (name === 'quoted') return quotedPart(line, match)
  if (name === 'question') return aNotA(line, match)
  return undefined
}

function quotedPart(line: Folded, match: Match): string | undefined {
  const start = line.at[match.start]!
  const end = line.at[match.end - 1]! + 1
  const opening = lastQuoteBefore(line.source, start)
  if (opening < 0 || line.at[0]! >= opening) return undefined
  for (let i = end; i < line.source.length; i++) {
    if (QUOTES[line.source.charCodeAt(i)]! & CLOSES) return line.source.slice(opening, i + 1)
  }
  return undefined
}

function lastQuoteBefore(source: string, start: number): number {
  for (let i = start - 1; i >= 0; i--) {
    const mark = QUOTES[source.charCodeAt(i)]!
    if (mark !== 0) return mark & OPENS ? i : -1
  }
  return -1
}

/** 知[不知]道: a negation with the same character on both its sides. */
function aNotA(line: Folded, match: Match): string | undefined {
  for (const { start } of match.parts) {
    for (const at of [start, start + 1]) {
      if (at < 1 || at + 1 >= line.length || !NEGATIONS.has(line.codes[at]!)) continue
      if (line.codes[at - 1] === line.codes[at + 1])
        return String.fromCharCode(...line.codes.slice(at - 1, at + 2))
    }
  }
  return undefined
}

function wordsOf(line: Folded, match: Match): string {
  return line.source.slice(line.at[match.start]!, line.at[match.end - 1]! + 1)
}
