/** How common pairs of sounds are in the speech that a book is for: estimated from its own example sentences. */
import { fold, SCAN_CLASS } from '../text/fold.ts'
import { CLASS_COUNT, classFrequency } from '../text/sound.ts'

/** The weight of what books in general say against what the sentences say, in pairs. */
const PRIOR_PAIRS = 20_000

/** Shares of neighbouring sounds, by `first * CLASS_COUNT + second`. Only speed hangs on it, never a finding. */
export type Commonness = Float64Array

/** Hits and misses of a book are some thousand sentences of the very speech it will hear. */
export function commonnessIn(sentences: readonly string[]): Commonness {
  const shares = new Float64Array(CLASS_COUNT * CLASS_COUNT)
  let pairs = 0
  for (const sentence of sentences) {
    const line = fold(sentence)
    for (let unit = 1; unit < line.length; unit++) {
      shares[SCAN_CLASS[line.codes[unit - 1]!]! * CLASS_COUNT + SCAN_CLASS[line.codes[unit]!]!]!++
      pairs++
    }
  }
  for (let first = 0; first < CLASS_COUNT; first++) {
    const prior = classFrequency(first) * PRIOR_PAIRS
    for (let second = 0; second < CLASS_COUNT; second++) {
      const at = first * CLASS_COUNT + second
      shares[at] = (shares[at]! + prior * classFrequency(second)) / (pairs + PRIOR_PAIRS)
    }
  }
  return shares
}
