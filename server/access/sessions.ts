/** Console sessions: a random cookie, kept as a hash, with a token that other sites' pages cannot know. */
import { randomBytes } from 'node:crypto'
import type { FastifyRequest } from 'fastify'
import type { Db } from '../store/open.ts'
import { addSession, findSession } from '../store/sessions.ts'
import { ServiceError } from '../wire/errors.ts'
import type { Credential } from './authenticate.ts'
import { hashOf, isSameHash } from './keys.ts'
import { principalOfUser } from './principals.ts'

export const SESSION_COOKIE = 'liyan_session'
/** Milliseconds; a working day and then it is time to sign in again. */
export const SESSION_LIFE = 12 * 3_600_000
const CSRF_HEADER = 'x-csrf-token'
const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS'])

declare module 'fastify' {
  interface FastifyRequest {
    /** Of requests that speak by session cookie. */
    session: { readonly hash: string; readonly csrf: string } | null
  }
}

export interface NewSession {
  /** Value of the cookie; kept nowhere. */
  readonly cookie: string
  readonly csrf: string
}

export async function openSession(db: Db, userId: string, now: number): Promise<NewSession> {
  const cookie = randomBytes(32).toString('base64url')
  const csrf = randomBytes(32).toString('base64url')
  const times = { created_at: now, expires_at: now + SESSION_LIFE }
  await addSession(db, { hash: hashOf(cookie), user_id: userId, csrf, ...times }, now)
  return { cookie, csrf }
}

/**
 * The cookie `liyan_session`; methods that change something need the token in `x-csrf-token` too. Not on sockets: a browser
 * opens those from any page of the same host, and asks nobody.
 */
export function bySession(db: Db, clock: () => number): Credential {
  return async (request) => {
    const cookie = request.cookies[SESSION_COOKIE]
    if (cookie === undefined || request.routeOptions.config.isSocket === true) return undefined
    const hash = hashOf(cookie)
    const row = await findSession(db, hash, clock())
    const principal = row && principalOfUser(row)
    if (row === undefined || principal === undefined) return undefined
    if (!SAFE_METHODS.has(request.method) && !hasToken(request, row.csrf)) throw new ServiceError('bad-csrf')
    request.session = { hash, csrf: row.csrf }
    return principal
  }
}

function hasToken({ headers }: FastifyRequest, csrf: string): boolean {
  const token = headers[CSRF_HEADER]
  return typeof token === 'string' && isSameHash(hashOf(token), hashOf(csrf))
}
