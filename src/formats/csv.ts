/** Reads tables of spoken lines, CSV or TSV: a header, then one line a record, many conversations in one file. */
import { parseClock, parseDateClock } from './clock.ts'
import { COLUMNS, type Header, isHeader, readHeader } from './csv-columns.ts'
import { type Head, type Row, readHead, shorten } from './csv-head.ts'
import { type CsvRecord, csvRecords } from './csv-records.ts'
import { type ReadError, type Reading, type Utterance, unreadable } from './draft.ts'
import { asLabel, asNumber } from './json-fields.ts'
import { sinceFirst } from './since-first.ts'

type Delimiter = ',' | '\t'

interface Table {
  readonly id: string | undefined
  readonly head: Head
  readonly utterances: Utterance[]
  readonly at: { readonly line: number }
}

/** True where the first record names the columns of such a table. */
export function isTable(content: string, delimiter: Delimiter): boolean {
  const [header] = csvRecords(content.slice(0, 10_000), delimiter)
  return header !== undefined && isHeader(header.cells)
}

/**
 * Rows with the same id make a conversation, wherever they stand; without such a column the file is one. Of what
 * rows say about the conversation as a whole, the first counts. Times are ms, a clock, or a date with a clock.
 */
export function readTable(content: string, delimiter: Delimiter): Reading {
  const records = csvRecords(content, delimiter)
  const first = records.next().value
  if (first === undefined) return unreadable('表格是空的')
  const header = readHeader(first.cells)
  if (header.index.text === undefined) return unreadable(missingText(first), { line: first.line })
  const tables = new Map<string, Table>()
  const errors: ReadError[] = []
  for (const record of records) {
    const problem = record.problem ?? readRecord(record, header, tables)
    if (problem === undefined) continue
    errors.push({ line: record.line, message: `第 ${record.line} 行${problem}，这一行已跳过` })
  }
  if (tables.size === 0 && errors.length === 0) return unreadable('表格里没有任何语句')
  const drafts = [...tables.values()].map((table) => ({ ...table, utterances: sinceFirst(table.utterances) }))
  return { drafts, errors }
}

/** Returns, in Chinese, what is wrong with the row, or undefined. */
function readRecord(record: CsvRecord, header: Header, tables: Map<string, Table>): string | undefined {
  const row: Row = (column) => (record.cells[header.index[column] ?? -1] ?? '').trim()
  if (row('text') === '') return undefined
  const id = header.index.id === undefined ? undefined : row('id')
  if (id === '') return '没有会话编号'
  const start = readTime(row('start'), header.unit.start)
  if (typeof start === 'string') return `的开始时间${start}`
  const end = readTime(row('end'), header.unit.end)
  if (typeof end === 'string') return `的结束时间${end}`
  if (start !== undefined && end !== undefined && end < start) return '的结束时间早于开始时间'
  const head = readHead(row)
  if (typeof head === 'string') return head
  const at = { line: record.line }
  const table = tables.get(id ?? '') ?? { id, head: {}, utterances: [], at }
  tables.set(id ?? '', table)
  Object.assign(table.head, { ...head, ...table.head })
  const role = row('role')
  const speaker = /^\d+$/.test(role) ? `spk${role}` : asLabel(role)
  table.utterances.push({
    speaker,
    text: row('text'),
    start,
    end,
    confidence: asNumber(row('confidence')),
    at,
  })
  return undefined
}

/** A number with a fraction and no unit could be seconds or milliseconds: whole numbers are ms, as everywhere. */
function readTime(cell: string, unit: 1 | 1000 | undefined): number | undefined | string {
  if (cell === '') return undefined
  const clock = parseClock(cell) ?? parseDateClock(cell)
  if (clock !== undefined) return clock
  const number = asNumber(cell)
  if (number === undefined || number < 0) return `“${shorten(cell)}”无法识别，应为毫秒数或 00:01:02.500`
  if (unit === undefined && !Number.isInteger(number)) {
    return `“${shorten(cell)}”是小数，分不清是秒还是毫秒；请把列名写成 start_s、end_s（秒）或 start_ms、end_ms（毫秒）`
  }
  return Math.round(number * (unit ?? 1))
}

function missingText(header: CsvRecord): string {
  const found = header.cells
    .slice(0, 20)
    .map((cell) => shorten(cell.trim()))
    .join('、')
  const wanted = COLUMNS.text.split(' ').slice(0, 4).join('、')
  return `表头里没有说话内容一列（可叫 ${wanted} 或 text），现有：${found}`
}
