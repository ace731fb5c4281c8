/**
 * Decides whether a same-sounding stretch is a recogniser's error or really another word.
 *
 * Noisy channel: the line as heard against the line as the phrase would have it, each as likely as the segmenter's
 * dictionary says (word frequencies, Viterbi), less the price of every character that would have been misheard. What
 * was heard exactly speaks for the phrase: the more of it, the less chance could have made the rest sound alike.
 */
import type { PhraseKind } from '../model.ts'
import { type Folded, foldedText, foldText } from '../text/fold.ts'
import { logLikelihood } from '../text/likelihood.ts'
import { wordStarts } from '../text/segment.ts'
import { SAME_SYLLABLE, soundDistance } from '../text/sound.ts'
import type { Match } from './matches.ts'
import { unitsAsMeant } from './meant.ts'

/** What the recogniser itself says of the line. */
export interface Recognition {
  /** 0..1 */
  readonly confidence?: number
  readonly alternatives?: readonly string[]
}

/** What the decision rests on. */
export interface Evidence {
  /** Log-likelihood of the line as meant minus as heard. */
  readonly likelihood: number
  /** Fixed characters of the pattern heard as written. */
  readonly exact: number
  readonly sameSyllable: number
  readonly nearSyllable: number
  /** Substituted characters that stand in a word of the line as heard which reaches out of the match. */
  readonly straddling: number
  /** Characters in gaps and slots. */
  readonly between: number
}

/** Units of context on both sides that take part in the comparison. */
const CONTEXT = 3
/**
 * Natural logarithms of odds, fitted by logistic regression on sound-alikes that are errors by construction (hit sentences
 * with a character or a word misheard) and on those in real text that are not; `npm run eval -- --calibrate` makes the
 * fit anew and shows on the other half of the cases how well the result is calibrated.
 */
const WEIGHTS = {
  bias: -2.7,
  likelihood: 0.38,
  exact: 1.4,
  sameSyllable: -0.55,
  nearSyllable: -2.5,
  straddling: -2.5,
  between: -0.38,
  // Staff greet and thank in every second line; what only sets a rule off is rare.
  kind: { courtesy: 1.5, forbidden: 0, cue: -0.4 },
  doubtfulRecogniser: 4,
}
/** More than this adds nothing to the evidence: a long pattern would prove anything. */
const ENOUGH_EXACT = 4
const MOST_BETWEEN = 6
const MOST_LIKELIHOOD = 12
/** Above this, a recogniser's confidence says nothing against the words. */
const SURE_RECOGNISER = 0.9

/** The probability, 0..1, that the phrase was meant where `match` stands; 1 if nothing was substituted. */
export function soundConfidence(
  line: Folded,
  match: Match,
  recognition: Recognition,
  kind: PhraseKind = 'forbidden',
): number {
  if (match.substitutions.length === 0) return 1
  if (heardOtherwise(line, match, recognition)) return SURE_RECOGNISER
  const doubt = Math.max(0, SURE_RECOGNISER - (recognition.confidence ?? SURE_RECOGNISER))
  return probabilityOf(evidenceFor(line, match), kind, doubt)
}

/** `doubt`: how much less sure of the line than usual the recogniser was, 0..1. */
export function probabilityOf(evidence: Evidence, kind: PhraseKind, doubt = 0): number {
  const odds =
    WEIGHTS.bias +
    WEIGHTS.likelihood * Math.max(-MOST_LIKELIHOOD, Math.min(MOST_LIKELIHOOD, evidence.likelihood)) +
    WEIGHTS.exact * Math.min(ENOUGH_EXACT, evidence.exact) +
    WEIGHTS.sameSyllable * evidence.sameSyllable +
    WEIGHTS.nearSyllable * evidence.nearSyllable +
    WEIGHTS.straddling * evidence.straddling +
    WEIGHTS.between * Math.min(MOST_BETWEEN, evidence.between) +
    WEIGHTS.kind[kind] +
    WEIGHTS.doubtfulRecogniser * doubt
  return 1 / (1 + Math.exp(-odds))
}

/** One of the recogniser's other hypotheses has the words just as the phrase would have them. */
function heardOtherwise(line: Folded, match: Match, { alternatives }: Recognition): boolean {
  if (alternatives === undefined) return false
  const words = String.fromCharCode(...unitsAsMeant(line, match, match.start, match.end))
  return alternatives.some((alternative) => foldText(alternative).includes(words))
}

/** The stretch that is compared, as heard and as the phrase would have it. */
export function comparedWords(
  line: Folded,
  match: Match,
): { readonly heard: string; readonly meant: string } {
  const [from, to] = stretchOf(line, match)
  return {
    heard: foldedText(line, from, to),
    meant: String.fromCharCode(...unitsAsMeant(line, match, from, to)),
  }
}

export function evidenceFor(line: Folded, match: Match): Evidence {
  const { substitutions, parts } = match
  const [from, to] = stretchOf(line, match)
  let sameSyllable = 0
  for (const { unit, meant } of substitutions)
    if (soundDistance(line.codes[unit]!, meant) === SAME_SYLLABLE) sameSyllable++
  let text = 0
  let between = 0
  for (const part of parts) {
    text += part.text
    between += part.between
  }
  const likelier = logLikelihood(unitsAsMeant(line, match, from, to), 0, to - from)
  return {
    straddling: straddling(match, from, wordStarts(line.codes, from, to)),
    between,
    likelihood: likelier - logLikelihood(line.codes, from, to),
    exact: text - substitutions.length,
    sameSyllable,
    nearSyllable: substitutions.length - sameSyllable,
  }
}

function stretchOf(line: Folded, { start, end }: Match): [number, number] {
  return [Math.max(0, start - CONTEXT), Math.min(line.length, end + CONTEXT)]
}

/** Substituted characters that stand in a word of the line as heard which reaches out of the match: 保 of 不给保价. */
function straddling({ parts, substitutions }: Match, from: number, starts: Uint8Array): number {
  let count = 0
  for (const { unit } of substitutions) {
    let first = unit - from
    while (starts[first] !== 1) first--
    let last = unit - from + 1
    while (starts[last] !== 1) last++
    if (last - first > 1 && parts.every(({ start, end }) => first + from < start || end < last + from))
      count++
  }
  return count
}
