/** Guards for fair blame: frames that make a candidate somebody else's words, a denial, a question, an offer of help. */
import type { GuardName, Phrase, Phrasebook } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import type { Match } from './join.ts'
import { type Reading, readingOf, type Wordings, wordingsIn, wordingsOf } from './wordings.ts'

/** What drops a candidate, and the words that did it. */
export interface Objection {
  readonly verdict: GuardName | 'excepted'
  readonly words: string
}

export interface Guards {
  readonly reach: ReadonlyMap<GuardName, number>
  /** By phrase. */
  readonly exceptions: ReadonlyMap<string, Wordings>
  readonly wordings: ReadonlyMap<
    GuardName,
    readonly { readonly place: 'before' | 'after' | 'anywhere'; readonly wordings: Wordings }[]
  >
}

/** What stands around the candidates of one line. */
export interface Surroundings {
  readonly guards: Guards
  readonly line: Folded
  readonly reading: Reading
  /** What was asked for already. */
  readonly found: Map<Wordings, readonly Match[]>
}

const OPENING_QUOTES = '“‘「『"《'
const CLOSING_QUOTES = '”’」』"》'
const NEGATIONS = new Set(['不', '没'].map((char) => char.charCodeAt(0)))

export function compileGuards(book: Phrasebook): Guards {
  const exceptions = new Map<string, Wordings>()
  for (const phrase of book.phrases)
    if (phrase.unless.length > 0) exceptions.set(phrase.id, wordingsOf(phrase.unless))
  const wordings: [GuardName, { place: 'before' | 'after' | 'anywhere'; wordings: Wordings }[]][] = []
  const reach = new Map<GuardName, number>()
  for (const [name, wording] of Object.entries(book.guards) as [
    GuardName,
    NonNullable<Phrasebook['guards'][GuardName]>,
  ][]) {
    reach.set(name, wording.reach)
    const places = (['before', 'after', 'anywhere'] as const).filter((place) => wording[place].length > 0)
    wordings.push([name, places.map((place) => ({ place, wordings: wordingsOf(wording[place]) }))])
  }
  return { reach, exceptions, wordings: new Map(wordings) }
}

export function lookAround(guards: Guards, line: Folded): Surroundings {
  return { guards, line, reading: readingOf(line), found: new Map() }
}

/** The surroundings of a sound-alike with its words put right: 床口办理下一步 is excepted as 窗口办理下一步 is. Rare, so it may allocate. */
export function lookAroundAsMeant({ guards, line }: Surroundings, { substitutions }: Match): Surroundings {
  const codes = line.codes.slice()
  for (const { unit, meant } of substitutions) codes[unit] = meant
  const sounds = new Uint16Array(line.length + 2)
  const asMeant = { ...line, codes }
  return { guards, line: asMeant, reading: readingOf(asMeant, sounds), found: new Map() }
}

function matchesOf({ reading, found }: Surroundings, wordings: Wordings): readonly Match[] {
  const known = found.get(wordings)
  if (known !== undefined) return known
  const matches = wordingsIn(wordings, reading)
  found.set(wordings, matches)
  return matches
}

/** The first objection to a candidate of a phrase, exceptions before guards; undefined: none. */
export function objectionTo(around: Surroundings, phrase: Phrase, match: Match): Objection | undefined {
  const exceptions = around.guards.exceptions.get(phrase.id)
  if (exceptions !== undefined) {
    const exception = matchesOf(around, exceptions).find((other) => touches(other, match))
    if (exception !== undefined) return { verdict: 'excepted', words: wordsOf(around.line, exception) }
  }
  for (const name of phrase.guards) {
    const words = structural(name, around.line, match) ?? worded(around, name, match)
    if (words !== undefined) return { verdict: name, words }
  }
  return undefined
}

/** An exception counts if it reaches into a part of the match, not only into what lies between two parts. */
function touches(exception: Match, match: Match): boolean {
  return match.parts.some((part) =>
    exception.parts.some((other) => other.start < part.end && part.start < other.end),
  )
}

function worded(around: Surroundings, name: GuardName, match: Match): string | undefined {
  const reach = around.guards.reach.get(name) ?? 0
  for (const { place, wordings } of around.guards.wordings.get(name) ?? []) {
    const wording = matchesOf(around, wordings).find((other) => stands(other, match, place, reach))
    if (wording !== undefined) return wordsOf(around.line, wording)
  }
  return undefined
}

function stands(
  wording: Match,
  match: Match,
  place: 'before' | 'after' | 'anywhere',
  reach: number,
): boolean {
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
    if (CLOSING_QUOTES.includes(line.source[i]!)) return line.source.slice(opening, i + 1)
  }
  return undefined
}

function lastQuoteBefore(source: string, start: number): number {
  for (let i = start - 1; i >= 0; i--) {
    if (OPENING_QUOTES.includes(source[i]!)) return i
    if (CLOSING_QUOTES.includes(source[i]!)) return -1
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
