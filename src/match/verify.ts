/** Decides on each candidate with a word: kept, or what dropped it. */
import type { MatchKind, Phrase, Verdict } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import { straddlingWord } from './boundary.ts'
import { comparedWords, evidenceFor, type Recognition, soundConfidence } from './evidence.ts'
import { objectionTo, type Surroundings } from './guards.ts'
import type { Match } from './matches.ts'

/** A candidate and what became of it. */
export interface Judgement {
  readonly match: Match
  readonly verdict: Verdict
  readonly how: MatchKind
  readonly confidence: number
  /** The words of the line, or of the segmenter, that the verdict rests on; empty where there are none. */
  readonly words: string
}

/**
 * A sound-alike less probable than this is another word, not an error. A cue is shown to nobody: a doubtful one can only
 * fulfil a duty, never break a rule, so it may be likelier wrong than right.
 */
const LEAST_CONFIDENCE = { courtesy: 0.5, forbidden: 0.5, cue: 0.35 } as const
/** Units between the end of quoted or denied words and what still belongs to them. */
const FRAME_REACH = 2
const LIGHT_WORD_DOUBT = 0.02
const BETWEEN_DOUBT = 0.005
const MOST_VARIANT_DOUBT = 0.15

/** Units of the line that a kept match has taken; all 0 between calls. */
let taken = new Uint8Array(1024)

/** Judges a phrase's candidates in one line, best first; one overlapping a kept one is `covered`. */
export function judge(
  line: Folded,
  phrase: Phrase,
  matches: readonly Match[],
  around: Surroundings,
  recognition: Recognition,
): readonly Judgement[] {
  if (taken.length < line.length) taken = new Uint8Array(line.length * 2)
  const judgements: Judgement[] = []
  let isFramed = false
  for (const match of matches) {
    const judgement = isTaken(match)
      ? dropped(match, kindOf(line, match), 'covered')
      : decide(line, phrase, match, kindOf(line, match), around, recognition)
    judgements.push(judgement)
    if (judgement.verdict === 'kept') taken.fill(1, match.start, match.end)
    else if (judgement.verdict === 'quoted' || judgement.verdict === 'denied') isFramed = true
  }
  for (const { verdict, match } of judgements) if (verdict === 'kept') taken.fill(0, match.start, match.end)
  return isFramed ? withFrames(judgements) : judgements
}

function isTaken({ start, end }: Match): boolean {
  for (let unit = start; unit < end; unit++) if (taken[unit] === 1) return true
  return false
}

function withFrames(judgements: readonly Judgement[]): Judgement[] {
  const framed = judgements.filter(({ verdict }) => verdict === 'quoted' || verdict === 'denied')
  return judgements.map((judgement) => inFrame(judgement, framed))
}

/** What somebody else said does not end where one pattern does: 他说[不归我管][你问别人去] is one quotation. */
function inFrame(judgement: Judgement, framed: readonly Judgement[]): Judgement {
  if (judgement.verdict !== 'kept') return judgement
  const { start, end } = judgement.match
  const frame = framed.find(({ match }) => match.start < end && start <= match.end + FRAME_REACH)
  return frame === undefined
    ? judgement
    : { ...judgement, verdict: frame.verdict, confidence: 0, words: frame.words }
}

function decide(
  line: Folded,
  phrase: Phrase,
  match: Match,
  how: MatchKind,
  around: Surroundings,
  recognition: Recognition,
): Judgement {
  const confidence =
    how === 'sound' ? soundConfidence(line, match, recognition, phrase.kind) : variantConfidence(match)
  if (confidence < LEAST_CONFIDENCE[phrase.kind]) return dropped(match, how, 'unlikely-sound', '', confidence)
  if (phrase.bounded) {
    const word = straddlingWord(line, match)
    if (word !== undefined) return dropped(match, how, 'inside-word', word)
  }
  if (phrase.unless.length > 0 || phrase.guards.length > 0) {
    const objection =
      objectionTo(around, phrase, match) ??
      (how === 'sound' ? objectionTo(around.asMeant(match), phrase, match) : undefined)
    if (objection !== undefined) return dropped(match, how, objection.verdict, objection.words)
  }
  return { match, verdict: 'kept', how, confidence: round(confidence), words: '' }
}

function dropped(match: Match, how: MatchKind, verdict: Verdict, words = '', confidence = 0): Judgement {
  return { match, verdict, how, confidence, words }
}

function kindOf(line: Folded, match: Match): MatchKind {
  if (match.substitutions.length > 0) return 'sound'
  const isPlain = match.parts.length === 1 && match.parts.every((part) => part.light + part.skipped === 0)
  const length = line.at[match.end - 1]! + 1 - line.at[match.start]!
  if (!isPlain || length !== match.end - match.start) return 'variant'
  for (let unit = match.start; unit < match.end; unit++) {
    if (line.codes[unit] !== line.source.charCodeAt(line.at[unit]!)) return 'variant'
  }
  return 'exact'
}

function variantConfidence(match: Match): number {
  let doubt = 0
  for (const part of match.parts) doubt += part.light * LIGHT_WORD_DOUBT + part.between * BETWEEN_DOUBT
  return 1 - Math.min(MOST_VARIANT_DOUBT, doubt)
}

/** What a judgement of that line rests on, in Chinese; empty where the words speak for themselves. Put together only where somebody reads it. */
export function whyOf(line: Folded, { match, verdict, how, confidence, words }: Judgement): string {
  switch (verdict) {
    case 'kept':
      return how === 'sound' ? soundReason(line, match, confidence) : ''
    case 'unlikely-sound':
      return soundReason(line, match, confidence)
    case 'covered':
      return '与更好的一处重叠'
    case 'inside-word':
      return `落在词语「${words}」里`
    default:
      return `有「${words}」`
  }
}

function soundReason(line: Folded, match: Match, confidence: number): string {
  const { heard, meant } = comparedWords(line, match)
  const { likelihood, sameSyllable, nearSyllable } = evidenceFor(line, match)
  const alike = [
    sameSyllable > 0 ? `同音 ${sameSyllable} 处` : '',
    nearSyllable > 0 ? `近音 ${nearSyllable} 处` : '',
  ]
  const better =
    likelihood >= 0 ? `改后更通顺（+${likelihood.toFixed(1)}）` : `改后反而不通顺（${likelihood.toFixed(1)}）`
  return `「${heard}」听作「${meant}」：${alike.filter(Boolean).join('、')}，${better}，把握 ${Math.floor(confidence * 100)}%`
}

function round(value: number): number {
  return Math.round(value * 1000) / 1000
}
