/** The text of one phrasebook file, and how an offset in it becomes a place that a person can find. */
import type { Place, Problem } from '../model.ts'
import type { ProblemCode } from './codes.ts'

export interface Source {
  readonly file: string
  readonly text: string
  /** Offset of the first character of each line. */
  readonly lineStarts: readonly number[]
}

/** Half-open range of UTF-16 offsets in a source's text. */
export interface Range {
  readonly start: number
  readonly end: number
}

export function createSource(file: string, text: string): Source {
  const lineStarts = [0]
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lineStarts.push(at + 1)
  return { file, text, lineStarts }
}

export function placeAt(source: Source, offset: number): Place {
  const line = lineOf(source, offset)
  return { file: source.file, line: line + 1, column: offset - (source.lineStarts[line] ?? 0) + 1 }
}

/** One line of the text without its line break; `line` counts from 1. */
export function lineText(source: Source, line: number): string {
  const start = source.lineStarts[line - 1] ?? 0
  const end = source.lineStarts[line] ?? source.text.length
  return source.text.slice(start, end).replace(/\r?\n?$/, '')
}

/** An error that points at a range of the source; what goes beyond the first line is not underlined. */
export function problemAt(source: Source, range: Range, code: ProblemCode, message: string): Problem {
  const place = placeAt(source, range.start)
  const excerpt = lineText(source, place.line)
  const rest = Math.max(1, excerpt.length - place.column + 1)
  const width = Math.min(rest, Math.max(1, range.end - range.start))
  return { ...place, level: 'error', code, message, excerpt, width }
}

/** Index of the line that holds the offset, by bisection. */
function lineOf(source: Source, offset: number): number {
  let low = 0
  let high = source.lineStarts.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((source.lineStarts[middle] ?? 0) <= offset) low = middle
    else high = middle - 1
  }
  return low
}
