/** Reads the audit log: pages of it, and the whole chain to see whether it holds. */
import { type Anchor, hashOfRow, NOTHING_BEFORE } from './audit.ts'
import type { Db } from './open.ts'
import type { Row } from './tables.ts'

export interface AuditFilter {
  readonly actor?: string | undefined
  readonly action?: string | undefined
  readonly target?: string | undefined
  readonly unit?: string | undefined
  /** Instants, half-open. */
  readonly from?: number | undefined
  readonly until?: number | undefined
  /** Rows before this number only. */
  readonly before?: number | undefined
}

/** Newest first. */
export function listAudit(
  db: Db,
  seen: { readonly unit: string | null },
  { from, until, before, ...equal }: AuditFilter,
  limit: number,
): Promise<Row<'audit'>[]> {
  let query = db.selectFrom('audit').selectAll().orderBy('seq', 'desc').limit(limit)
  if (seen.unit !== null) query = query.where('unit', '=', seen.unit)
  for (const column of ['actor', 'action', 'target', 'unit'] as const) {
    const value = equal[column]
    if (value !== undefined) query = query.where(column, '=', value)
  }
  if (from !== undefined) query = query.where('at', '>=', from)
  if (until !== undefined) query = query.where('at', '<', until)
  if (before !== undefined) query = query.where('seq', '<', before)
  return query.execute()
}

/**
 * `missing`: the number is not there though a later one is; `changed`: a field does not fit the row's hash; `not-linked`: the
 * row does not carry the hash of the one before; `cut-off`: the chain ends before the anchor; `rewritten`: it holds, but is
 * not the chain that the anchor was taken from.
 */
export type Break = 'missing' | 'changed' | 'not-linked' | 'cut-off' | 'rewritten'

export interface Verification {
  readonly count: number
  /** Undefined where there are no rows. */
  readonly last: Anchor | undefined
  readonly broken: { readonly seq: number; readonly because: Break } | undefined
}

/** Rows read at a time. */
const PAGE = 1_000

/** Reads every row up to the first that is wrong. Without an anchor, a tail that was cut off cannot be seen. */
export async function verifyAudit(db: Db, anchor?: Anchor): Promise<Verification> {
  let last: Anchor = { seq: 0, hash: NOTHING_BEFORE }
  const result = (broken: Verification['broken']): Verification => ({
    count: last.seq,
    last: last.seq === 0 ? undefined : last,
    broken,
  })
  for (;;) {
    const rows = await db
      .selectFrom('audit')
      .selectAll()
      .where('seq', '>', last.seq)
      .orderBy('seq')
      .limit(PAGE)
      .execute()
    for (const row of rows) {
      const seq = last.seq + 1
      if (row.seq !== seq) return result({ seq, because: 'missing' })
      if (row.hash !== hashOfRow(row)) return result({ seq, because: 'changed' })
      if (row.previous !== last.hash) return result({ seq, because: 'not-linked' })
      if (anchor?.seq === seq && anchor.hash !== row.hash) return result({ seq, because: 'rewritten' })
      last = { seq, hash: row.hash }
    }
    if (rows.length < PAGE) break
  }
  if (anchor !== undefined && anchor.seq > last.seq) return result({ seq: last.seq + 1, because: 'cut-off' })
  return result(undefined)
}
