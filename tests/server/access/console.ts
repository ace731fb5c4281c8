/** A console user at work in a test: made in the store, signed in without paying for a password. */
import type { RoleName } from '../../../server/access/roles.ts'
import { openSession } from '../../../server/access/sessions.ts'
import { addUser } from '../../../server/store/users.ts'
import type { Service } from '../service.ts'

export interface ConsoleUser {
  readonly id: string
  /** Headers of a request that only reads. */
  readonly cookie: { readonly cookie: string }
  /** Headers of a request that changes something. */
  readonly headers: { readonly cookie: string; readonly 'x-csrf-token': string }
}

export async function consoleUser(
  { parts, clock }: Service,
  role: RoleName,
  options: { unit?: string | null; staff?: string | null; name?: string; password?: string } = {},
): Promise<ConsoleUser> {
  const { unit = null, staff = null, name = `${role}-${++made}`, password = '' } = options
  const id = `u-${name}`
  const { db } = parts.store
  const row = { id, name, display: name, role, unit, staff, password }
  await addUser(db, { ...row, disabled_at: null, created_at: clock.now })
  const session = await openSession(db, id, clock.now)
  const cookie = `liyan_session=${session.cookie}`
  return { id, cookie: { cookie }, headers: { cookie, 'x-csrf-token': session.csrf } }
}

let made = 0
