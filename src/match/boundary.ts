/** The segmenter's vote: does a word of the line straddle an end of the match? (我不管理: 管理 straddles the end of 我不管) */
import type { Folded } from '../text/fold.ts'
import { wordStarts } from '../text/segment.ts'
import type { Match } from './matches.ts'
import type { Way } from './way.ts'

/** Units on both sides of an end that the segmenter sees; a word cannot reach across punctuation. */
const SIGHT = 4
/** A straddling word made of the phrase and such characters only is no other word: 谢谢您, 可不. */
const HARMLESS = new Set(
  [...'您你我他她们了的可也都就又还吗着过地得一下这那呢个'].map((char) => char.charCodeAt(0)),
)

/** The word that straddles an end of the match, or undefined. */
export function straddlingWord(line: Folded, match: Match): string | undefined {
  for (const part of match.parts) {
    const word = straddles(line, match, part, part.start) ?? straddles(line, match, part, part.end)
    if (word !== undefined) return word
  }
  return undefined
}

function straddles(line: Folded, match: Match, part: Way, edge: number): string | undefined {
  if (edge === 0 || edge === line.length || line.pause[edge] !== 0) return undefined
  let from = edge
  while (from > 0 && from > edge - SIGHT && line.pause[from] === 0) from--
  let to = edge
  while (to < line.length && to < edge + SIGHT && (to === edge || line.pause[to] === 0)) to++
  const text = spoken(line, match, from, to)
  const starts = wordStarts(text)
  const middle = edge - from
  if (starts[middle] === 1) return undefined
  let first = middle
  while (starts[first] !== 1) first--
  let last = middle
  while (starts[last] !== 1) last++
  // A character said twice makes a word of its own (您好好), which is only a stutter.
  const isStutter = line.codes[edge] === line.codes[edge - 1]
  const outside = edge === part.start ? [from + first, edge] : [edge, from + last]
  for (let unit = outside[0]!; unit < outside[1]!; unit++) {
    if (!isStutter && !HARMLESS.has(line.codes[unit]!)) return text.slice(first, last)
  }
  return undefined
}

/** Units from..to with the misheard characters put right, so that the segmenter can see the words meant. */
function spoken(line: Folded, match: Match, from: number, to: number): string {
  const codes = line.codes.slice(from, to)
  for (const { unit, meant } of match.substitutions) if (unit >= from && unit < to) codes[unit - from] = meant
  return String.fromCharCode(...codes)
}
