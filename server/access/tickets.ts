/** One-time tickets: how a browser, which cannot send headers with a WebSocket, says who it is. */
import { randomBytes } from 'node:crypto'
import type { Db } from '../store/open.ts'
import { addTicket, takeTicket } from '../store/tickets.ts'
import { ServiceError } from '../wire/errors.ts'
import type { Credential } from './authenticate.ts'
import { hashOf } from './keys.ts'
import { principalNow } from './principals.ts'
import type { Principal } from './roles.ts'

/** Milliseconds from getting a ticket to opening the socket. */
const TICKET_LIFE = 30_000

export async function makeTicket(
  db: Db,
  { kind, id: owner }: Principal,
  now: number,
): Promise<{ ticket: string; expiresAt: number }> {
  const ticket = randomBytes(32).toString('base64url')
  const expiresAt = now + TICKET_LIFE
  await addTicket(db, { hash: hashOf(ticket), kind, owner, expires_at: expiresAt }, now)
  return { ticket, expiresAt }
}

/** `?ticket=…`, on WebSocket routes only. */
export function byTicket(db: Db, clock: () => number): Credential {
  return async ({ query, routeOptions }) => {
    if (routeOptions.config.isSocket !== true) return undefined
    const { ticket } = query as { readonly ticket?: unknown }
    if (ticket === undefined) return undefined
    const row = typeof ticket === 'string' ? await takeTicket(db, hashOf(ticket), clock()) : undefined
    const principal = row && (await principalNow(db, { kind: row.kind, id: row.owner }, clock()))
    if (principal === undefined) throw new ServiceError('bad-ticket')
    return principal
  }
}
