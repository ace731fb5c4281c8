/** The segmenter's vote: does a word of the line straddle an end of the match? (我不管理: 管理 straddles the end of 我不管) */
import type { Folded } from '../text/fold.ts'
import { wordStartsAround } from '../text/segment.ts'
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
  const codes = spoken(line, match, from, to)
  const middle = edge - from
  const starts = wordStartsAround(codes, to - from)
  if (isStart(starts, middle)) return undefined
  let first = middle
  while (!isStart(starts, first)) first--
  let last = middle
  while (!isStart(starts, last)) last++
  // A character said twice makes a word of its own (您好好), which is only a stutter.
  const isStutter = line.codes[edge] === line.codes[edge - 1]
  const begin = edge === part.start ? from + first : edge
  const end = edge === part.start ? edge : from + last
  for (let unit = begin; unit < end; unit++) {
    if (!isStutter && !HARMLESS.has(line.codes[unit]!))
      return String.fromCharCode(...codes.subarray(first, last))
  }
  return undefined
}

function isStart(starts: number, at: number): boolean {
  return (starts & (1 << at)) !== 0
}

const window = new Uint16Array(SIGHT * 2)

/** Units from..to with the misheard characters put right, so that the segmenter can see the words meant. Written over by the next call. */
function spoken(line: Folded, match: Match, from: number, to: number): Uint16Array {
  for (let unit = from; unit < to; unit++) window[unit - from] = line.codes[unit]!
  for (const { unit, meant } of match.substitutions)
    if (unit >= from && unit < to) window[unit - from] = meant
  return window
}
