/** Marks of pages in lists that are ordered by when a row was made and by its id: both of the last row, as opaque text. */
import { z } from 'zod'
import { ServiceError } from './errors.ts'

const Mark = z.tuple([z.string(), z.number().int(), z.string()])

export interface TimeCursor {
  readonly at: number
  readonly id: string
}

/** @throws ServiceError bad-cursor for what is no mark, and for the mark of another order */
export function readTimeCursor(order: string, text: string | undefined): TimeCursor | undefined {
  if (text === undefined) return undefined
  const mark = Mark.safeParse(parsed(text))
  if (!mark.success || mark.data[0] !== order) throw new ServiceError('bad-cursor')
  const [, at, id] = mark.data
  return { at, id }
}

/** The page that begins with `rows`, of which one more than asked for was read. */
export function pageByTime<Row extends { readonly created_at: number; readonly id: string }, Item>(
  order: string,
  rows: readonly Row[],
  limit: number,
  item: (row: Row) => Item,
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  const goesOn = rows.length > limit && last !== undefined
  return { items: shown.map(item), ...(goesOn && { next: written(order, last.created_at, last.id) }) }
}

function written(...mark: z.output<typeof Mark>): string {
  return Buffer.from(JSON.stringify(mark)).toString('base64url')
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}
