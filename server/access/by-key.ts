/** The credential of machines: `Authorization: Bearer ly_…`. */
import { findKey, touchKey } from '../store/keys.ts'
import type { Db } from '../store/open.ts'
import type { Credential } from './authenticate.ts'
import { isSameHash, readKey } from './keys.ts'
import { principalOfKey } from './principals.ts'
import type { Principal } from './roles.ts'

/** Milliseconds for which a key is taken for good without asking the store again; so long a revoked key may live on another node. */
const KEY_MEMORY = 5_000
const MOST_KEYS = 10_000
/** Milliseconds between two notes that a key was used: a write a request would cost more than the answer. */
const TOUCH_EVERY = 300_000

export interface KeyCredential extends Credential {
  /** Every key is looked up again, so that a revoked one is refused at once. */
  forget(): void
}

export function byKey(db: Db, clock: () => number): KeyCredential {
  let known = new Map<string, { readonly principal: Principal; readonly until: number }>()
  const credential: Credential = async ({ headers: { authorization } }) => {
    if (authorization === undefined || !authorization.startsWith('Bearer ')) return undefined
    const text = authorization.slice('Bearer '.length)
    const now = clock()
    const remembered = known.get(text)
    if (remembered !== undefined && remembered.until > now) return remembered.principal
    const memory = known
    const key = readKey(text)
    const row = key && (await findKey(db, key.id))
    if (key === undefined || row === undefined || !isSameHash(row.hash, key.hash)) return undefined
    const principal = principalOfKey(row, now)
    if (principal === undefined) return undefined
    if (row.last_used_at === null || row.last_used_at <= now - TOUCH_EVERY) {
      // A store that cannot be written to can still be read from.
      await touchKey(db, row.id, now).catch(() => undefined)
    }
    if (known.size >= MOST_KEYS) known = new Map()
    // Into the memory of when the row was read: it may have been revoked and forgotten since.
    memory.set(text, {
      principal,
      until: Math.min(now + KEY_MEMORY, row.expires_at ?? Number.POSITIVE_INFINITY),
    })
    return principal
  }
  return Object.assign(credential, {
    forget: () => {
      known = new Map()
    },
  })
}
