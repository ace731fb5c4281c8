/** Makes files of lists and reports, and writes down who took what. */
import type { Readable } from 'node:stream'
import { audit } from '../access/audit.ts'
import { type Principal, visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { report } from '../reports/report.ts'
import { sheet } from '../reports/sheet.ts'
import type { ConversationFilter } from '../store/conversations.ts'
import type { FindingFilter } from '../store/findings.ts'
import type { Scope } from '../store/scope.ts'
import { CONVERSATION_COLUMNS, findingColumns } from './columns.ts'
import { csvOf } from './csv.ts'
import { reportColumns, SHEET_COLUMNS } from './report-columns.ts'
import { allConversations, allFindings, each } from './rows.ts'
import type { Table } from './table.ts'
import type { TitleOf } from './words.ts'
import { xlsxOf } from './xlsx.ts'

export type Format = 'csv' | 'xlsx'

export interface ExportedFile {
  readonly content: Readable | Buffer
  readonly type: string
  /** For people, and in letters that every program takes. */
  readonly name: string
  readonly plainName: string
}

const TYPES: Readonly<Record<Format, string>> = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
}
const NAMES = { conversations: '会话', findings: '忌语', report: '统计', sheet: '考核表' } as const
type What = keyof typeof NAMES

export function exportConversations(parts: Parts, by: Principal, format: Format, filter: ConversationFilter) {
  const table = {
    columns: CONVERSATION_COLUMNS,
    rows: allConversations(parts.store, visibilityOf(by), filter),
  }
  return fileOf(parts, by, { what: 'conversations', format, scope: filter }, table)
}

export function exportFindings(parts: Parts, by: Principal, format: Format, filter: FindingFilter) {
  const rows = allFindings(parts.store, visibilityOf(by), filter)
  const table = { columns: findingColumns(titles(parts)), rows }
  return fileOf(parts, by, { what: 'findings', format, scope: filter }, table)
}

export async function exportReport(
  parts: Parts,
  by: Principal,
  format: Format,
  asked: Parameters<typeof report>[2],
) {
  const rows = await report(parts, by, asked)
  const table = { columns: reportColumns(rows, titles(parts)), rows: each(rows) }
  return fileOf(parts, by, { what: 'report', format, scope: asked.scope }, table)
}

export async function exportSheet(
  parts: Parts,
  by: Principal,
  format: Format,
  asked: Parameters<typeof sheet>[2],
) {
  const { rows, from, to } = await sheet(parts, by, asked)
  const table = { columns: SHEET_COLUMNS, rows: each(rows) }
  return fileOf(parts, by, { what: 'sheet', format, scope: { unit: asked.unit, from, to } }, table)
}

/** Audited before the first row leaves: what breaks off half-way has been taken too. */
async function fileOf<Row>(
  parts: Parts,
  by: Principal,
  { what, format, scope }: { readonly what: What; readonly format: Format; readonly scope: Scope },
  table: Table<Row>,
): Promise<ExportedFile> {
  const content = format === 'csv' ? csvOf(table) : await xlsxOf(NAMES[what], table)
  const { unit, staff, window, from, to } = scope
  const detail = { format, unit, staff, window, from, to }
  await audit(parts, by, 'exports.make', what, { unit: by.unit ?? unit ?? null, detail })
  const days = [from, to].filter((day) => day !== undefined)
  return {
    content,
    type: TYPES[format],
    name: `${[NAMES[what], days.length === 0 ? '全部' : days.join('至')].join('_')}.${format}`,
    plainName: `${[what, ...days].join('_')}.${format}`,
  }
}

function titles({ books }: Parts): TitleOf {
  const known = new Map<string, string>()
  for (const { phrasebook } of books.list().toReversed())
    for (const { id, title } of [...phrasebook.rules, ...phrasebook.phrases]) known.set(id, title)
  return (id) => known.get(id) ?? id
}
