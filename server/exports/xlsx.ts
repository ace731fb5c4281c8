/** A table as an Excel file; text is text, whatever it begins with. */
import { ServiceError } from '../wire/errors.ts'
import { type Cell, cellsOf, type Table } from './table.ts'

/** The whole file is made in memory. */
const MOST_ROWS = 100_000
/** Of one cell, as Excel has it. */
const MOST_CHARACTERS = 32_767
/** What XML 1.0 cannot hold. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones that have to go
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

/** @throws ServiceError too-large */
export async function xlsxOf<Row>(sheet: string, table: Table<Row>, most = MOST_ROWS): Promise<Buffer> {
  const rows: Cell[][] = []
  for await (const cells of cellsOf(table)) {
    if (rows.length === most) throw new ServiceError('too-large', `超过 ${most} 行，请缩短时间段，或改用 CSV`)
    rows.push(cells.map(safe))
  }
  const heading = table.columns.map(({ heading: value }) => ({ value, fontWeight: 'bold' as const }))
  const columns = table.columns.map(({ width }) => ({ width }))
  // Loaded when the first file is made: most processes never make one.
  const { default: writeExcel } = await import('write-excel-file/node')
  return writeExcel([heading, ...rows], { sheet, columns, stickyRowsCount: 1 }).toBuffer()
}

function safe(cell: Cell): Cell {
  if (typeof cell !== 'string') return cell
  return cell === ''
    ? null
    : cell.toWellFormed().replace(NOT_XML, '').slice(0, MOST_CHARACTERS).toWellFormed()
}
