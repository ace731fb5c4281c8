/** Marks of pages: where a list went on, as opaque text. */
import { z } from 'zod'
import { ServiceError } from './errors.ts'

/** The order that the mark belongs to, the sort key of the last row, and its primary key. */
const Mark = z.tuple([z.string(), z.number().int(), z.number().int()])

export interface Cursor {
  readonly key: number
  readonly pk: number
}

export function writeCursor(order: string, { key, pk }: Cursor): string {
  return Buffer.from(JSON.stringify([order, key, pk])).toString('base64url')
}

/** @throws ServiceError bad-cursor for what is no mark, and for the mark of another order */
export function readCursor(order: string, text: string | undefined): Cursor | undefined {
  if (text === undefined) return undefined
  const mark = Mark.safeParse(parsed(text))
  if (!mark.success || mark.data[0] !== order) throw new ServiceError('bad-cursor')
  const [, key, pk] = mark.data
  return { key, pk }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}

/** The page that begins with `rows`, of which one more than asked for was read. */
export function pageBy<Row>(
  order: string,
  rows: readonly Row[],
  limit: number,
  cursorOf: (row: Row) => Cursor,
): { items: Row[]; next?: string } {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  const goesOn = rows.length > limit && last !== undefined
  return { items, ...(goesOn && { next: writeCursor(order, cursorOf(last)) }) }
}
