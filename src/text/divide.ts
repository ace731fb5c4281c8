/**
 * Divides a stretch of text into words: of all divisions into words of the dictionary the most probable one, which is what
 * the segmenter gives (jieba's maximum probability method; a test holds the two against each other).
 *
 * Done here on the dictionary as numbers, the matcher can ask at every end of a candidate without loading the segmenter,
 * which takes half a second and 95 MB in every process and worker.
 */
import { logOf, type WordTable } from './word-table.ts'

/** Reused: for each place the best division of what comes after it, and where its first word ends. */
let best = new Float64Array(64)
let ends = new Uint16Array(64)

/** Sets `starts[i]` to 1 where a word begins at unit `from + i`, else to 0, with a closing 1 at the end. */
export function divide(
  table: WordTable,
  units: Uint16Array,
  from: number,
  to: number,
  starts: Uint8Array,
): void {
  const length = to - from
  if (best.length <= length) {
    best = new Float64Array(length * 2)
    ends = new Uint16Array(length * 2)
  }
  best[length] = 0
  for (let start = length - 1; start >= 0; start--) {
    const farthest = Math.min(length, start + table.longest)
    let most = Number.NEGATIVE_INFINITY
    for (let end = start + 1; end <= farthest; end++) {
      let log = logOf(table, units, from + start, from + end)
      if (end - start === 1 && Number.isNaN(log)) log = table.rarest
      if (log + best[end]! > most) {
        most = log + best[end]!
        ends[start] = end
      }
    }
    best[start] = most
  }
  starts.fill(0, 0, length)
  starts[length] = 1
  for (let start = 0; start < length; start = ends[start]!) starts[start] = 1
}
