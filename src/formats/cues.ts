/** Splits subtitle files into timed cues, for SRT and WebVTT alike. */
import { CLOCK, parseClock } from './clock.ts'
import type { ReadError } from './draft.ts'

export interface Cue {
  /** Line of the times, from 1. */
  readonly line: number
  readonly start: number
  readonly end: number
  readonly text: readonly string[]
}

interface Block {
  readonly line: number
  readonly rows: readonly string[]
}

const TIMES = new RegExp(String.raw`^\s{0,9}(${CLOCK})\s{0,9}-->\s{0,9}(${CLOCK})(?:\s.*)?$`)

/**
 * Cues stand apart by blank lines, or at least each begins with a line of times; a number or name before it is
 * dropped, and so are blocks that `ignore` knows by their first line. What cannot be read becomes an error.
 */
export function readCues(
  content: string,
  ignore: RegExp,
): { cues: readonly Cue[]; errors: readonly ReadError[] } {
  const cues: Cue[] = []
  const errors: ReadError[] = []
  for (const block of blocksOf(content)) {
    if (ignore.test(block.rows[0] ?? '')) continue
    const marks = block.rows.flatMap((row, index) => (row.includes('-->') ? [index] : []))
    if (marks.length === 0) {
      errors.push({ line: block.line, message: `第 ${block.line} 行起的一段没有时间行，已跳过` })
    }
    marks.forEach((mark, n) => {
      const rows = block.rows.slice(mark + 1, textEnd(block.rows, marks[n + 1]))
      const cue = readCue(block.rows[mark] ?? '', block.line + mark, rows)
      if ('message' in cue) errors.push(cue)
      else cues.push(cue)
    })
  }
  return { cues, errors }
}

function readCue(times: string, line: number, text: readonly string[]): Cue | ReadError {
  const found = TIMES.exec(times)
  const start = parseClock(found?.[1] ?? '')
  const end = parseClock(found?.[2] ?? '')
  if (start === undefined || end === undefined) {
    return { line, message: `第 ${line} 行的时间无法识别，应如 00:00:01,000 --> 00:00:02,500；这一条已跳过` }
  }
  if (end < start) return { line, message: `第 ${line} 行的结束时间早于开始时间，这一条已跳过` }
  return { line, start, end, text }
}

/** Where no blank line parts two cues, the number before the next times belongs to the next cue. */
function textEnd(rows: readonly string[], next: number | undefined): number | undefined {
  return next !== undefined && /^\s*\d+\s*$/.test(rows[next - 1] ?? '') ? next - 1 : next
}

function blocksOf(content: string): readonly Block[] {
  const blocks: Block[] = []
  let rows: string[] = []
  const lines = content.split(/\r\n|\n|\r/)
  lines.forEach((row, index) => {
    if (row.trim() !== '') rows.push(row)
    if (rows.length > 0 && (row.trim() === '' || index === lines.length - 1)) {
      blocks.push({ line: index + (row.trim() === '' ? 1 : 2) - rows.length, rows })
      rows = []
    }
  })
  return blocks
}
