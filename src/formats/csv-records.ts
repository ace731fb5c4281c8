/** Splits CSV and TSV into records, after RFC 4180. */

export interface CsvRecord {
  /** Line on which the record begins, from 1; a quoted field may go on over several. */
  readonly line: number
  readonly cells: readonly string[]
  /** In Chinese, where the quotes are wrong; the record then ends with its line. */
  readonly problem?: string
}

/** No spoken line is longer; a quote that was never closed must not swallow a whole archive. */
const LONGEST_QUOTED = 100_000

interface Scan {
  readonly cells: string[]
  /** Offset after the record and its line end. */
  readonly next: number
  readonly problem?: string
}

/** Yields the records that are not blank. After a wrong quote it goes on with the next line. */
export function* csvRecords(content: string, delimiter: ',' | '\t'): Generator<CsvRecord> {
  let at = 0
  let line = 1
  while (at < content.length) {
    const scan = scanRecord(content, at, delimiter)
    const next = scan.problem === undefined ? scan.next : afterLine(content, at)
    const { cells, problem } = scan
    if (problem !== undefined) yield { line, cells, problem }
    else if (cells.some((cell) => cell.trim() !== '')) yield { line, cells }
    line += countLines(content, at, next)
    at = next
  }
}

function scanRecord(content: string, from: number, delimiter: string): Scan {
  const cells: string[] = []
  let at = from
  for (;;) {
    if (content[at] === '"') {
      const quoted = scanQuoted(content, at)
      if (quoted === undefined) return { cells, next: at, problem: '引号没有闭合' }
      cells.push(quoted.cell)
      at = quoted.next
      const after = content[at]
      if (after !== undefined && after !== delimiter && after !== '\n' && after !== '\r') {
        return { cells, next: at, problem: '引号后面有多余的字符；字段里的引号应写成两个 ""' }
      }
    } else {
      const end = plainEnd(content, at, delimiter)
      cells.push(content.slice(at, end))
      at = end
    }
    if (content[at] !== delimiter) return { cells, next: afterLine(content, at) }
    at++
  }
}

function scanQuoted(content: string, open: number): { cell: string; next: number } | undefined {
  let at = open + 1
  for (;;) {
    const quote = content.indexOf('"', at)
    if (quote === -1 || quote - open > LONGEST_QUOTED) return undefined
    if (content[quote + 1] !== '"') {
      return {
        cell: content
          .slice(open + 1, quote)
          .replaceAll('""', '"')
          .replace(/\r\n?/g, '\n'),
        next: quote + 1,
      }
    }
    at = quote + 2
  }
}

function plainEnd(content: string, from: number, delimiter: string): number {
  let at = from
  while (at < content.length && content[at] !== delimiter && content[at] !== '\n' && content[at] !== '\r')
    at++
  return at
}

function afterLine(content: string, from: number): number {
  let at = from
  while (at < content.length && content[at] !== '\n' && content[at] !== '\r') at++
  return content[at] === '\r' && content[at + 1] === '\n' ? at + 2 : Math.min(at + 1, content.length)
}

function countLines(content: string, from: number, to: number): number {
  let lines = 0
  for (let at = from; at < to; at++) {
    if (content[at] === '\n' || (content[at] === '\r' && content[at + 1] !== '\n')) lines++
  }
  return lines
}
