/** How likely a stretch of text is as ordinary Chinese: a word-frequency model over the segmenter's own dictionary. */
import { wordTable } from './segment.ts'
import { logOf } from './word-table.ts'

/** Longer words decide nothing about short service phrases. */
const LONGEST_WORD = 4

/** Reused: for each place the best division of what comes before it. */
let best = new Float64Array(256)

/**
 * Natural logarithm of the likelihood of the best division into words (Viterbi) of units `from`..`to`, each word as frequent
 * as the dictionary says; only differences between texts of one length mean anything.
 */
export function logLikelihood(units: Uint16Array, from: number, to: number): number {
  const length = to - from
  if (best.length <= length) best = new Float64Array(length * 2)
  const table = wordTable()
  best[0] = 0
  for (let end = 1; end <= length; end++) {
    let most = Number.NEGATIVE_INFINITY
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      let log = logOf(table, units, from + start, from + end)
      if (end - start === 1 && Number.isNaN(log)) log = table.unknown
      if (best[start]! + log > most) most = best[start]! + log
    }
    best[end] = most
  }
  return best[length]!
}
