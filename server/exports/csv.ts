/** A table as CSV that Excel opens as it is: UTF-8 with its mark, and no cell that a spreadsheet would compute. */
import { pipeline, Readable } from 'node:stream'
import { stringify } from 'csv-stringify'
import { cellsOf, type Table } from './table.ts'

/** Spreadsheets skip white space before they look for a formula; `escape_formulas` looks at the first character only. */
const HIDDEN_FORMULA = /^\s+[=+\-@\uff1d\uff0b\uff0d\uff20]/

/** Rows are read as fast as the file is taken off. An error after the beginning breaks the stream off. */
export function csvOf<Row>(table: Table<Row>): Readable {
  const lines = stringify({
    bom: true,
    header: true,
    columns: table.columns.map(({ heading }) => ({ key: heading })),
    record_delimiter: 'windows',
    quoted_match: [/[\r\n]/],
    escape_formulas: true,
    cast: { string: (text) => (HIDDEN_FORMULA.test(text) ? `'${text}` : text) },
  })
  // The reader of `lines` hears of the error; there is nothing else to do about it.
  return pipeline(Readable.from(cellsOf(table)), lines, () => {})
}
