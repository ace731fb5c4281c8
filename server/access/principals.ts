/** Principals out of the rows of keys and users; only live ones. */
import { findKey } from '../store/keys.ts'
import type { Db } from '../store/open.ts'
import type { Row } from '../store/tables.ts'
import { findUser } from '../store/users.ts'
import type { Permission, Principal, RoleName } from './roles.ts'

const EVERYWHERE = { unit: null }

/** Undefined where it is revoked or has expired. */
export function principalOfKey(row: Row<'keys'>, now: number): Principal | undefined {
  if (row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= now)) return undefined
  return Object.freeze({
    kind: 'key',
    id: row.id,
    name: row.name,
    role: row.role as RoleName,
    unit: row.unit,
    staff: row.staff,
    scopes: row.scopes === null ? null : (JSON.parse(row.scopes) as Permission[]),
  })
}

/** Undefined where the user is disabled. */
export function principalOfUser(row: Row<'users'>): Principal | undefined {
  if (row.disabled_at !== null) return undefined
  const { id, display, unit, staff } = row
  return Object.freeze({
    kind: 'user',
    id,
    name: display,
    role: row.role as RoleName,
    unit,
    staff,
    scopes: null,
  })
}

/** As it is now; undefined where it may not act any more. */
export async function principalNow(
  db: Db,
  { kind, id }: Pick<Principal, 'kind' | 'id'>,
  now: number,
): Promise<Principal | undefined> {
  if (kind === 'user') {
    const user = await findUser(db, EVERYWHERE, id)
    return user && principalOfUser(user)
  }
  const key = await findKey(db, id)
  return key && principalOfKey(key, now)
}
