/** API keys: given out and taken back. */
import { addKey, revokeKey } from '../store/keys.ts'
import type { Row } from '../store/tables.ts'
import { noteUnit } from '../store/units.ts'
import { ServiceError } from '../wire/errors.ts'
import { audit, type Office } from './audit.ts'
import { checkGrant, type Grant } from './grants.ts'
import { makeKey } from './keys.ts'
import type { Principal } from './roles.ts'

const DAY = 24 * 3_600_000

export interface KeyOrder extends Grant {
  readonly name: string
  /** Undefined: it does not expire. */
  readonly expiresInDays: number | undefined
}

/** `text` is the key itself: shown now, and never again. @throws ServiceError other-unit, not-allowed, bad-request */
export async function issueKey(
  office: Office,
  by: Principal,
  { name, role, unit, staff, scopes, expiresInDays }: KeyOrder,
): Promise<{ readonly row: Row<'keys'>; readonly text: string }> {
  checkGrant(by, { role, unit, staff, scopes })
  const { id, text, hash } = makeKey()
  const now = office.clock()
  const row = {
    id,
    name,
    hash,
    role,
    unit,
    staff,
    scopes: scopes === null ? null : JSON.stringify(scopes),
    created_by: by.id,
    created_at: now,
    expires_at: expiresInDays === undefined ? null : now + expiresInDays * DAY,
    revoked_at: null,
    last_used_at: null,
  }
  await office.store.db.transaction().execute(async (trx) => {
    await addKey(trx, row)
    if (unit !== null) await noteUnit(trx, unit, now)
    await audit(office, by, 'keys.create', id, { unit, detail: { role, unit, staff, scopes }, within: trx })
  })
  return { row, text }
}

/** @throws ServiceError not-found */
export async function withdrawKey(office: Office, by: Principal, id: string): Promise<Row<'keys'>> {
  return office.store.db.transaction().execute(async (trx) => {
    const row = await revokeKey(trx, by, id, office.clock())
    if (row === undefined) throw new ServiceError('not-found')
    await audit(office, by, 'keys.revoke', id, { unit: row.unit, within: trx })
    return row
  })
}
