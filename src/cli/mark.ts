/** Marks spans in a line: by colour, or by brackets where there is none. */
import type { Span } from '../model.ts'
import type { Paint } from './paint.ts'
import { printable } from './printable.ts'

export type MarkKind = 'forbidden' | 'doubtful' | 'courtesy'

export interface Mark extends Span {
  readonly kind: MarkKind
}

const STYLES = {
  forbidden: { open: '【', close: '】', colour: 'red', rank: 2 },
  doubtful: { open: '〔', close: '〕', colour: 'yellow', rank: 1 },
  courtesy: { open: '‹', close: '›', colour: 'green', rank: 0 },
} as const

/** What the brackets mean; shown once under a report without colours. */
export const LEGEND = '【忌语】 〔疑似，需听录音〕 ‹文明用语›'
/** Beyond this many units a line is shown in part: its beginning and what surrounds the marks. */
const LONGEST_SHOWN = 1000
const SHOWN_AROUND = 40

/** `colour`: whether `paint` shows anything. Where marks overlap, the graver kind wins, then the longer span. */
export function markSpans(text: string, marks: readonly Mark[], paint: Paint, colour: boolean): string {
  const stretches = cutUp(text.length, marks)
  const keep = (from: number, to: number) => printable(text.slice(from, to))
  const isLong = text.length > LONGEST_SHOWN
  return stretches
    .map(({ start, end, mark }, index) => {
      if (mark === undefined) {
        const edge = { first: index === 0, last: index === stretches.length - 1 }
        return isLong ? abridge(start, end, edge, keep) : keep(start, end)
      }
      const { open, close, colour: name } = STYLES[mark.kind]
      const shown = isLong ? abridge(start, end, { first: false, last: false }, keep) : keep(start, end)
      return colour ? paint('bold', paint(name, shown)) : `${open}${shown}${close}`
    })
    .join('')
}

interface Stretch extends Span {
  readonly mark: Mark | undefined
}

/** The text from end to end, each stretch under its strongest mark or none. Sweeps over the marks' edges once. */
function cutUp(length: number, marks: readonly Mark[]): Stretch[] {
  const edges = [...new Set([0, length, ...marks.flatMap(({ start, end }) => [start, end])])]
  edges.sort((a, b) => a - b)
  const waiting = [...marks].sort((a, b) => b.start - a.start)
  const stretches: Stretch[] = []
  let open: Mark[] = []
  for (const [index, start] of edges.slice(0, -1).entries()) {
    open = open.filter((mark) => mark.end > start)
    while (waiting.at(-1)?.start === start) open.push(waiting.pop()!)
    const end = edges[index + 1]!
    const mark = open.toSorted(byStrength)[0]
    const last = stretches.at(-1)
    if (last !== undefined && last.mark === mark) stretches.splice(-1, 1, { ...last, end })
    else stretches.push({ start, end, mark })
  }
  return stretches
}

function byStrength(a: Mark, b: Mark): number {
  return STYLES[b.kind].rank - STYLES[a.kind].rank || b.end - b.start - (a.end - a.start)
}

function abridge(
  start: number,
  end: number,
  edge: { readonly first: boolean; readonly last: boolean },
  keep: (from: number, to: number) => string,
): string {
  const head = start + SHOWN_AROUND
  const tail = edge.last && !edge.first ? end : end - SHOWN_AROUND
  if (tail <= head) return keep(start, end)
  return `${keep(start, head)}……（略 ${tail - head} 字）……${keep(tail, end)}`
}
