/** The line of one text: fold -> scan -> verify -> findings. */
import type { Finding, Pattern, Phrase, Phrasebook, Role } from '../model.ts'
import { type Folded, fold } from '../text/fold.ts'
import { teachWords } from '../text/segment.ts'
import { CUSTOMER, STAFF } from './anchoring.ts'
import { commonnessIn } from './commonness.ts'
import type { Recognition } from './evidence.ts'
import { compileGuards, type Guards, Surroundings } from './guards.ts'
import { compileMatcher, eachGroup, type Matcher, mayMatch } from './matches.ts'
import { storedAnchoring } from './stored.ts'
import { type Judgement, judge } from './verify.ts'

/** A book made ready to search with; read-only and shared by all conversations. */
export interface Machine {
  readonly book: Phrasebook
  readonly phrases: Matcher
  /** Compiled when a first candidate asks: most of a book's patterns are exceptions. */
  readonly guards: () => Guards
}

/** Longer texts are checked piece by piece, so that memory and cost stay in proportion. */
const LONGEST_PIECE = 1_000
const PIECE_OVERLAP = 200
/** No piece is begun after so many findings: a line with more is no speech, and a report of it would help nobody. */
const MOST_FINDINGS = 2_000
/** Folded over and over: a line is done with before the next one comes. */
let scratch = fold(' '.repeat(512))
const NO_FINDINGS: readonly Finding[] = Object.freeze([])
const SPEAKERS = { staff: STAFF, customer: CUSTOMER, any: STAFF | CUSTOMER } as const

export function compileMachine(book: Phrasebook): Machine {
  teachWords(book.words)
  const groups = book.phrases.map((phrase) => ({
    patterns: phrase.say,
    sound: phrase.sound,
    speaker: SPEAKERS[phrase.speaker],
  }))
  const common = () => commonnessIn(book.phrases.flatMap((phrase) => [...phrase.hits, ...phrase.misses]))
  let guards: Guards | undefined
  return {
    book,
    phrases: compileMatcher(groups, storedAnchoring(book) ?? common()),
    guards: () => {
      guards ??= compileGuards(book)
      return guards
    },
  }
}

/** Findings in one line in source order. Total: every string gives an answer, lone surrogates included. */
export function check(
  machine: Machine,
  text: string,
  role: Role,
  recognition: Recognition,
): readonly Finding[] {
  if (text.length > LONGEST_PIECE) return checkInPieces(machine, text, role, recognition)
  if (!mayMatch(machine.phrases, text, SPEAKERS[role])) return NO_FINDINGS
  scratch = fold(text, scratch)
  const findings: Finding[] = []
  judgeAll(machine, scratch, recognition, (phrase, judgements, line) => {
    for (const judgement of judgements) {
      if (judgement.verdict === 'kept') findings.push(findingOf(phrase, judgement, line))
    }
  })
  return findings.length > 1 ? findings.sort((a, b) => a.start - b.start || a.end - b.end) : findings
}

type Visit = (phrase: Phrase, judgements: readonly Judgement[], line: Folded) => void

/** Calls `visit` with every phrase that has a candidate and all its judgements, dropped ones too. */
export function trace(
  machine: Machine,
  line: Folded,
  role: Role,
  recognition: Recognition,
  visit: Visit,
): void {
  if (mayMatch(machine.phrases, line.source, SPEAKERS[role])) judgeAll(machine, line, recognition, visit)
}

/** For the text that `mayMatch` was asked about last. */
function judgeAll(machine: Machine, line: Folded, recognition: Recognition, visit: Visit): void {
  const around = new Surroundings(line, machine.guards)
  eachGroup(machine.phrases, line, (group, matches) => {
    const phrase = machine.book.phrases[group]!
    visit(phrase, judge(line, phrase, matches, around, recognition), line)
  })
}

function findingOf(phrase: Phrase, judgement: Judgement, line: Folded): Finding {
  const { match, how, confidence, why } = judgement
  const start = line.at[match.start]!
  const end = line.at[match.end - 1]! + 1
  const reason = reasonFor(phrase, match.pattern)
  return {
    phrase: phrase.id,
    kind: phrase.kind,
    start,
    end,
    text: line.source.slice(start, end),
    match: how,
    confidence,
    severity: phrase.severity,
    reason: why === '' ? reason : `${reason}；${why}`,
  }
}

const reasons = new WeakMap<Pattern, { readonly phrase: Phrase; readonly words: string }>()

/** The same words for every finding of a pattern, put together once. */
function reasonFor(phrase: Phrase, pattern: Pattern): string {
  let reason = reasons.get(pattern)
  if (reason?.phrase !== phrase) {
    reason = { phrase, words: `${phrase.title}：合于「${briefly(pattern.source)}」` }
    reasons.set(pattern, reason)
  }
  return reason.words
}

/** Words shown of one choice in a pattern; a class may have a hundred, and the reason is read by people. */
const MOST_CHOICES = 3

/** `(问|找|去问|自己看|…)`: the first words of each choice. The book has the rest. */
function briefly(pattern: string): string {
  return pattern.replace(/[^()[\]]+/g, (words) => {
    const choices = words.split('|')
    return choices.length <= MOST_CHOICES + 1 ? words : `${choices.slice(0, MOST_CHOICES).join('|')}|…`
  })
}

function checkInPieces(
  machine: Machine,
  text: string,
  role: Role,
  recognition: Recognition,
): readonly Finding[] {
  const findings = new Map<string, Finding>()
  for (
    let from = 0;
    from < text.length && findings.size < MOST_FINDINGS;
    from += LONGEST_PIECE - PIECE_OVERLAP
  ) {
    const piece = text.slice(from, from + LONGEST_PIECE)
    for (const finding of check(machine, piece, role, recognition)) {
      const moved = { ...finding, start: finding.start + from, end: finding.end + from }
      findings.set(`${moved.phrase} ${moved.start} ${moved.end}`, moved)
    }
  }
  return [...findings.values()]
}
