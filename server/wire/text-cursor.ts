/** Marks of pages in lists that are ordered by a name: the last name, as opaque text. */
import { ServiceError } from './errors.ts'

function writeTextCursor(order: string, last: string): string {
  return Buffer.from(JSON.stringify([order, last])).toString('base64url')
}

/** @throws ServiceError bad-cursor for what is no mark, and for the mark of another order */
export function readTextCursor(order: string, text: string | undefined): string | undefined {
  if (text === undefined) return undefined
  const mark = parsed(text)
  if (!Array.isArray(mark) || mark.length !== 2 || mark[0] !== order || typeof mark[1] !== 'string')
    throw new ServiceError('bad-cursor')
  return mark[1]
}

/** The page that begins with `rows`, of which one more than asked for was read. */
export function textPage<Row, Item>(
  order: string,
  rows: readonly Row[],
  limit: number,
  { nameOf, item }: { readonly nameOf: (row: Row) => string; readonly item: (row: Row) => Item },
): { items: Item[]; next?: string } {
  const shown = rows.slice(0, limit)
  const last = shown.at(-1)
  return {
    items: shown.map(item),
    ...(rows.length > limit && last !== undefined && { next: writeTextCursor(order, nameOf(last)) }),
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(Buffer.from(text, 'base64url').toString())
  } catch {
    return undefined
  }
}
