/** Finds out who is asking, and whether the route is open to them; runs before anything of a request is read. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { findKey } from '../store/keys.ts'
import type { Db } from '../store/open.ts'
import { ServiceError } from '../wire/errors.ts'
import { isSameHash, readKey } from './keys.ts'
import { may, type Permission, type Principal, type RoleName } from './roles.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route needs: a permission; `signed-in`: any principal; `public`: nobody. Every route says one. */
    access?: Permission | 'signed-in' | 'public'
  }
  interface FastifyRequest {
    /** Null on public routes only; use `principalOf`. */
    principal: Principal | null
  }
}

/** Looks for a principal in the request in one way: key, session cookie, ticket. Undefined: not this way. */
export type Credential = (request: FastifyRequest) => Promise<Principal | undefined>

/** Milliseconds for which a key is taken for good without asking the store again; so long a revoked key may live on another node. */
const KEY_MEMORY = 5_000
const MOST_KEYS = 10_000

export function guardRoutes(app: FastifyInstance, credentials: readonly Credential[]): void {
  app.decorateRequest('principal', null)
  app.addHook('onRoute', (route) => {
    // The plugin that serves the documentation does not know of `access`.
    if (route.url.startsWith('/docs')) route.config = { ...route.config, access: 'public' }
    if (route.config?.access === undefined) throw new Error(`route ${route.url} does not say who may use it`)
  })
  app.addHook('onRequest', async (request: FastifyRequest, _reply: FastifyReply) => {
    const { access } = request.routeOptions.config
    if (access === 'public' || request.is404) return
    for (const credential of credentials) {
      request.principal = (await credential(request)) ?? null
      if (request.principal !== null) break
    }
    if (request.principal === null) throw new ServiceError('not-signed-in')
    if (access !== 'signed-in' && (access === undefined || !may(request.principal, access)))
      throw new ServiceError('not-allowed')
  })
}

/** @throws Error on a public route: a mistake of the program */
export function principalOf(request: FastifyRequest): Principal {
  if (request.principal === null) throw new Error(`no principal on ${request.url}`)
  return request.principal
}

/** `Authorization: Bearer ly_…`. */
export function byKey(db: Db, clock: () => number): Credential & { forget(): void } {
  let known = new Map<string, { readonly principal: Principal; readonly until: number }>()
  const credential = async ({ headers: { authorization } }: FastifyRequest) => {
    if (authorization === undefined || !authorization.startsWith('Bearer ')) return undefined
    const text = authorization.slice('Bearer '.length)
    const now = clock()
    const remembered = known.get(text)
    if (remembered !== undefined && remembered.until > now) return remembered.principal
    const key = readKey(text)
    const row = key && (await findKey(db, key.id))
    if (key === undefined || row === undefined || !isSameHash(row.hash, key.hash)) return undefined
    if (row.revoked_at !== null || (row.expires_at !== null && row.expires_at <= now)) return undefined
    const principal: Principal = Object.freeze({
      kind: 'key',
      id: row.id,
      name: row.name,
      role: row.role as RoleName,
      unit: row.unit,
      staff: row.staff,
      scopes: row.scopes === null ? null : (JSON.parse(row.scopes) as Permission[]),
    })
    if (known.size >= MOST_KEYS) known = new Map()
    known.set(text, {
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
