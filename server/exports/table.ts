/** A table on its way into a file: columns with Chinese headings, and rows as they come from the store. */

export type Cell = string | number | null

export interface Column<Row> {
  readonly heading: string
  /** In characters. */
  readonly width: number
  readonly of: (row: Row) => Cell
}

export interface Table<Row> {
  readonly columns: readonly Column<Row>[]
  readonly rows: AsyncIterable<Row>
}

export function column<Row>(heading: string, width: number, of: (row: Row) => Cell): Column<Row> {
  return { heading, width, of }
}

export async function* cellsOf<Row>({ columns, rows }: Table<Row>): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield columns.map(({ of }) => of(row))
}
