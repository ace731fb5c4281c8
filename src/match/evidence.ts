/**
 * Decides whether a same-sounding stretch is a recogniser's error or really another word.
 *
 * Noisy channel: the line as heard against the line as the phrase would have it, each as likely as the segmenter's
 * dictionary says (word frequencies, Viterbi), less the price of every character that would have been misheard. What
 * was heard exactly speaks for the phrase: the more of it, the less chance could have made the rest sound alike.
 */
import { type Folded, foldedText } from '../text/fold.ts'
import { logLikelihood } from '../text/likelihood.ts'
import { SAME_SYLLABLE, soundDistance } from '../text/sound.ts'
import type { Match } from './matches.ts'

/** What the recogniser itself says of the line. */
export interface Recognition {
  /** 0..1 */
  readonly confidence?: number
  readonly alternatives?: readonly string[]
}

/** Units of context on both sides that take part in the comparison. */
const CONTEXT = 3
/** Natural logarithms of odds, fitted on labelled lines (npm run eval shows how well the result is calibrated). */
const WEIGHTS = {
  bias: 1.0,
  likelihood: 0.55,
  exact: 0.5,
  sameSyllable: -2.2,
  nearSyllable: -3.0,
  doubtfulRecogniser: 4,
}
/** Above this, a recogniser's confidence says nothing against the words. */
const SURE_RECOGNISER = 0.9

/** The probability, 0..1, that the phrase was meant where `match` stands; 1 if nothing was substituted. */
export function soundConfidence(line: Folded, match: Match, recognition: Recognition): number {
  if (match.substitutions.length === 0) return 1
  const features = soundFeatures(line, match)
  const doubt = Math.max(0, SURE_RECOGNISER - (recognition.confidence ?? SURE_RECOGNISER))
  const odds =
    WEIGHTS.bias +
    WEIGHTS.likelihood * features.likelihood +
    WEIGHTS.exact * features.exact +
    WEIGHTS.sameSyllable * features.sameSyllable +
    WEIGHTS.nearSyllable * features.nearSyllable +
    WEIGHTS.doubtfulRecogniser * doubt
  return 1 / (1 + Math.exp(-odds))
}

/** What the decision rests on. `likelihood`: log-likelihood of the line as meant minus as heard. */
export function soundFeatures(line: Folded, match: Match) {
  const from = Math.max(0, match.start - CONTEXT)
  const to = Math.min(line.length, match.end + CONTEXT)
  const heard = foldedText(line, from, to)
  const meant = [...heard]
  let sameSyllable = 0
  for (const { unit, meant: code } of match.substitutions) {
    meant[unit - from] = String.fromCharCode(code)
    if (soundDistance(line.codes[unit]!, code) === SAME_SYLLABLE) sameSyllable++
  }
  const text = match.parts.reduce((sum, part) => sum + part.text, 0)
  return {
    heard,
    meant: meant.join(''),
    likelihood: logLikelihood(meant.join('')) - logLikelihood(heard),
    exact: text - match.substitutions.length,
    sameSyllable,
    nearSyllable: match.substitutions.length - sameSyllable,
  }
}
