/** The first key of a new service: without it nobody could make another. */
import { addKey, hasKeys } from '../store/keys.ts'
import type { Db } from '../store/open.ts'
import { makeKey } from './keys.ts'

/** The text of a new admin key for all units, or undefined where there are keys already. */
export async function firstKey(db: Db, now: number): Promise<string | undefined> {
  if (await hasKeys(db)) return undefined
  const { id, text, hash } = makeKey()
  const none = {
    unit: null,
    staff: null,
    scopes: null,
    expires_at: null,
    revoked_at: null,
    last_used_at: null,
  }
  await addKey(db, {
    ...none,
    id,
    hash,
    name: 'first',
    role: 'admin',
    created_by: 'first start',
    created_at: now,
  })
  return text
}
