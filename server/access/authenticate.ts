/** Finds out who is asking, and whether the route is open to them; runs before anything of a request is read. */
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ServiceError } from '../wire/errors.ts'
import { may, type Permission, type Principal } from './roles.ts'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the route needs: a permission; `signed-in`: any principal; `public`: nobody. Every route says one. */
    access?: Permission | 'signed-in' | 'public'
    /** True on WebSocket routes; set here, never by the route. */
    isSocket?: boolean
  }
  interface FastifyInstance {
    /** Every route there is, and who may use it; docs/roles.md shows them, tests try them all. */
    guardedRoutes: readonly GuardedRoute[]
  }
  interface FastifyRequest {
    /** Null on public routes only; use `principalOf`. */
    principal: Principal | null
  }
}

export interface GuardedRoute {
  readonly method: string
  /** With parameters, as it was registered. */
  readonly url: string
  readonly access: Permission | 'signed-in' | 'public'
  readonly isSocket: boolean
}

/** Looks for a principal in the request in one way: key, session cookie, ticket. Undefined: not this way. */
export type Credential = (request: FastifyRequest) => Promise<Principal | undefined>

export function guardRoutes(app: FastifyInstance, credentials: readonly Credential[]): void {
  app.decorateRequest('principal', null)
  app.decorateRequest('session', null)
  const routes: GuardedRoute[] = []
  app.decorate('guardedRoutes', routes)
  app.addHook('onRoute', (route) => {
    const { url } = route
    // The plugin that serves the documentation does not know of `access`.
    if (url === '/docs' || url.startsWith('/docs/')) route.config = { ...route.config, access: 'public' }
    const access = route.config?.access
    if (access === undefined) throw new Error(`route ${url} does not say who may use it`)
    const isSocket = route.websocket === true || route.wsHandler !== undefined
    if (isSocket) route.config = { ...route.config, isSocket }
    for (const method of [route.method].flat()) routes.push({ method, url, access, isSocket })
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
