/** How likely a stretch of text is as ordinary Chinese: a word-frequency model over the segmenter's own dictionary. */
import { readDictionary } from './segment.ts'

/** Longer words are left out: they cost memory and decide nothing about short service phrases. */
const LONGEST_WORD = 4

let model: { readonly logs: Map<string, number>; readonly unknown: number } | undefined

/**
 * Natural logarithm of the likelihood of the text's best division into words (Viterbi), each word as frequent as the
 * dictionary says; only differences between texts of one length mean anything. The dictionary is read at the first call
 * (about 0.06 s, 15 MB).
 */
export function logLikelihood(text: string): number {
  model ??= readModel()
  const best = new Float64Array(text.length + 1).fill(Number.NEGATIVE_INFINITY)
  best[0] = 0
  for (let end = 1; end <= text.length; end++) {
    for (let start = Math.max(0, end - LONGEST_WORD); start < end; start++) {
      const log = model.logs.get(text.slice(start, end)) ?? (end - start === 1 ? model.unknown : Number.NaN)
      if (best[start]! + log > best[end]!) best[end] = best[start]! + log
    }
  }
  return best[text.length]!
}

function readModel() {
  const rows = readDictionary()
  const counts = new Map<string, number>()
  let total = 0
  for (let at = 0; at < rows.length; ) {
    const wordEnd = rows.indexOf(' ', at)
    const countEnd = rows.indexOf(' ', wordEnd + 1)
    const rowEnd = rows.indexOf('\n', countEnd)
    if (wordEnd < 0 || countEnd < 0) break
    const count = Number(rows.slice(wordEnd + 1, countEnd))
    total += count
    if (wordEnd - at <= LONGEST_WORD) counts.set(rows.slice(at, wordEnd), count)
    at = rowEnd < 0 ? rows.length : rowEnd + 1
  }
  const logTotal = Math.log(total)
  for (const [word, count] of counts) counts.set(word, Math.log(count) - logTotal)
  return { logs: counts, unknown: -logTotal }
}
