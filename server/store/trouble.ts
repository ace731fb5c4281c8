/** Tells an error of the store itself (full, locked, gone) from a mistake in a query. */

/** SQLite by name; PostgreSQL by class: 08 connection, 53 resources, 57 shutdown, 58 system; the rest from the socket. */
const CODES =
  /^(?:SQLITE_(?:FULL|BUSY|LOCKED|IOERR|CANTOPEN|READONLY|NOTADB|CORRUPT)|ECONN|ENOTFOUND|ETIMEDOUT|EPIPE|EAI_|08|53|57P|58|25006)/
/** What the driver says without a code. */
const WORDS =
  /^(?:Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|Client was closed)/

/** What was asked may work when it is asked again later. */
export function isStoreTrouble(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code } = error as { code?: unknown }
  return (typeof code === 'string' && CODES.test(code)) || WORDS.test(error.message)
}

/** Another process writes at this moment. */
export function isBusy(error: unknown): boolean {
  const code = error instanceof Error ? (error as { code?: unknown }).code : undefined
  // 40001 and 40P01: PostgreSQL ended one of two transactions that waited for each other.
  return typeof code === 'string' && /^(?:SQLITE_BUSY|SQLITE_LOCKED|40001|40P01)/.test(code)
}
