/** The line of one text: fold -> scan -> verify -> findings. */
import type { Finding, MatchKind, Phrase, Phrasebook, Role } from '../model.ts'
import { type Folded, fold } from '../text/fold.ts'
import { teachWords } from '../text/segment.ts'
import { CUSTOMER, STAFF } from './anchoring.ts'
import { commonnessIn } from './commonness.ts'
import type { Recognition } from './evidence.ts'
import { compileGuards, type Guards, Surroundings } from './guards.ts'
import { compileMatcher, eachGroup, type Match, type Matcher, mayMatch } from './matches.ts'
import { blockOf } from './packed-net.ts'
import { once } from './part.ts'
import { type Groundwork, storedGroundwork } from './stored.ts'
import { type Judgement, judge, whyOf } from './verify.ts'

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
  const known = storedGroundwork(book)
  return {
    book,
    phrases: compileMatcher(groups, known?.phrases ?? commonnessIn(book.phrases.flatMap(ordinarySpeech))),
    guards: once(() => compileGuards(book, known?.guards)),
  }
}

/** All that can be worked out of a book before anything is said. */
export function groundworkOf({ phrases, guards }: Machine): Groundwork {
  const { wordings } = guards()
  return { phrases: phrases.groundwork(), guards: blockOf(wordings.length, (n) => wordings[n]!.net()) }
}

/** Example sentences of the kind that a counter hears all day: what is forbidden, and what sets a rule off, is rare. */
function ordinarySpeech({ kind, hits, misses }: Phrase): readonly string[] {
  return kind === 'courtesy' ? [...hits, ...misses] : misses
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
  const { match, how, confidence } = judgement
  const start = line.at[match.start]!
  const end = line.at[match.end - 1]! + 1
  const reason = `${phrase.title}：${howSaid(match, how)}`
  return {
    phrase: phrase.id,
    kind: phrase.kind,
    start,
    end,
    text: line.source.slice(start, end),
    match: how,
    confidence,
    severity: phrase.severity,
    reason: how === 'sound' ? `${reason}；${whyOf(line, judgement)}` : reason,
  }
}

/** How the words stand to the phrase, in Chinese; the pattern itself is shown by `explain`, to those who write books. */
function howSaid(match: Match, how: MatchKind): string {
  if (how === 'exact') return '原话'
  if (how === 'sound') return '听起来是这句话'
  if (match.parts.length > 1) return '分成几处说'
  const [part] = match.parts
  if (part!.light + part!.skipped > 0) return '夹了别的字眼'
  return '写法不同（繁体、全角或中间有标点）'
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
