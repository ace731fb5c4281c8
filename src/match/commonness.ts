/** How common pairs of sounds are in the speech that a book is for: estimated from its own example sentences. */
import { SCAN_CLASS } from '../text/fold.ts'
import { CLASS_COUNT, classFrequency } from '../text/sound.ts'
import { IS_LIGHT } from './skeleton.ts'

/** The weight of what books in general say against what the sentences say, in pairs. */
const PRIOR_PAIRS = 20_000

/** Shares of neighbouring sounds, by `first * CLASS_COUNT + second`, in whole lines and in lines bare of light words. Only speed hangs on them, never a finding. */
export interface Commonness {
  readonly whole: Float64Array
  readonly bare: Float64Array
}

/** Hits and misses of a book are some thousand sentences of the very speech it will hear. */
export function commonnessIn(sentences: readonly string[]): Commonness {
  return { whole: shares(sentences, false), bare: shares(sentences, true) }
}

let ofBooks: Commonness | undefined

/** What is common in books, for want of sentences. */
export function commonnessOfBooks(): Commonness {
  ofBooks ??= commonnessIn([])
  return ofBooks
}

function shares(sentences: readonly string[], isBare: boolean): Float64Array {
  const shares = new Float64Array(CLASS_COUNT * CLASS_COUNT)
  let pairs = 0
  for (const sentence of sentences) {
    let previous = 0
    for (let i = 0; i < sentence.length; i++) {
      const unit = sentence.charCodeAt(i)
      const sound = SCAN_CLASS[unit]!
      if (sound === 0 || (isBare && IS_LIGHT[unit])) continue
      shares[previous * CLASS_COUNT + sound]!++
      pairs++
      previous = sound
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
