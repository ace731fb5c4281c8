/** The audit log: rows that are only ever added, each carrying the hash of the one before. */
import { createHash } from 'node:crypto'
import type { Db } from './open.ts'
import type { Row } from './tables.ts'

interface AuditEntry {
  readonly at: number
  readonly actor: string
  readonly actorName: string
  readonly action: string
  readonly target: string
  readonly unit: string | null
  /** Never text of a line, nor a secret. */
  readonly detail: object
}

/** A place in the chain: kept elsewhere, it shows later that nothing up to it was changed or cut off. */
export interface Anchor {
  readonly seq: number
  readonly hash: string
}

export interface AuditLog {
  /**
   * Resolves with the row's place when it is on the disk. Inside a transaction, hand that in: the row commits with it. It is
   * then the transaction's last statement, since everybody else's rows wait for this one.
   */
  add(entry: AuditEntry, within?: Db): Promise<Anchor>
}

/** What the first row gives as the hash before it. */
export const NOTHING_BEFORE = '0'.repeat(64)

/** Entries of one process are added one after another; other processes are met by trying again. */
export function openAuditLog(db: Db): AuditLog {
  let last: Promise<unknown> = Promise.resolve()
  return {
    add(entry, within) {
      if (within !== undefined) return addNext(within, entry)
      const added = last.then(() => addNext(db, entry))
      last = added.catch(() => undefined)
      return added
    },
  }
}

/** Over all fields in one order, as they are stored. */
export function hashOfRow(row: Omit<Row<'audit'>, 'hash'>): string {
  const { seq, at, actor, actor_name, action, target, unit, detail, previous } = row
  const fields = [seq, at, actor, actor_name, action, target, unit, detail, previous]
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex')
}

async function addNext(db: Db, entry: AuditEntry): Promise<Anchor> {
  const { at, action, unit } = entry
  for (;;) {
    const before = await db
      .selectFrom('audit')
      .select(['seq', 'hash'])
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirst()
    const row = {
      seq: (before?.seq ?? 0) + 1,
      at,
      actor: storable(entry.actor),
      actor_name: storable(entry.actorName),
      action,
      target: storable(entry.target),
      unit,
      detail: JSON.stringify(entry.detail),
      previous: before?.hash ?? NOTHING_BEFORE,
    }
    const hash = hashOfRow(row)
    // Whoever took the same number first has won; the primary key decides, in every process alike.
    const { numInsertedOrUpdatedRows } = await db
      .insertInto('audit')
      .values({ ...row, hash })
      .onConflict((conflict) => conflict.column('seq').doNothing())
      .executeTakeFirstOrThrow()
    if (numInsertedOrUpdatedRows === 1n) return { seq: row.seq, hash }
  }
}

/** A database may keep neither NUL nor half a character, and the hash must be of what is kept. */
function storable(text: string): string {
  return text.toWellFormed().replaceAll('\u0000', '\ufffd').slice(0, 500).toWellFormed()
}
