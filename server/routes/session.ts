/** `/v1/session`: signing in and out, and who one is. */
import type { FastifyRequest } from 'fastify'
import { principalOf } from '../access/authenticate.ts'
import { permissionsOf } from '../access/grants.ts'
import type { Principal } from '../access/roles.ts'
import { SESSION_COOKIE, SESSION_LIFE } from '../access/sessions.ts'
import { changeOwnPassword, signIn, signOut } from '../access/sign-in.ts'
import type { Parts } from '../parts.ts'
import { Nothing, responses } from '../wire/common.ts'
import { ServiceError } from '../wire/errors.ts'
import { PasswordChange, SessionShape, SignInRequest } from '../wire/session.ts'
import type { App } from './app-type.ts'

/** A minute, from one address: guessing names is slow, and a hall behind one address can still come to work. */
const SIGN_INS = { max: 30, timeWindow: '1 minute' }
const tags = ['session']

export function routeSession(app: App, parts: Parts): void {
  const cookie = { path: '/', httpOnly: true, sameSite: 'strict', secure: parts.config.tls } as const

  app.post(
    '/v1/session',
    {
      config: { access: 'public', rateLimit: SIGN_INS },
      schema: {
        summary: 'Sign in to the console; sets the session cookie',
        tags,
        body: SignInRequest,
        response: responses({ 201: SessionShape }),
      },
    },
    async (request, reply) => {
      const session = await signIn(parts, request.body, request.ip)
      reply.setCookie(SESSION_COOKIE, session.cookie, { ...cookie, maxAge: SESSION_LIFE / 1_000 })
      return reply.code(201).send({ user: who(session.principal), csrf: session.csrf })
    },
  )

  app.get(
    '/v1/session',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'Who is asking, and what they may do',
        tags,
        response: responses({ 200: SessionShape }),
      },
    },
    async (request) => ({
      user: who(principalOf(request)),
      ...(request.session !== null && { csrf: request.session.csrf }),
    }),
  )

  app.delete(
    '/v1/session',
    {
      config: { access: 'signed-in' },
      schema: { summary: 'Sign out', tags, response: responses({ 204: Nothing }) },
    },
    async (request, reply) => {
      await signOut(parts, principalOf(request), sessionOf(request))
      return reply.clearCookie(SESSION_COOKIE, cookie).code(204).send(null)
    },
  )

  app.put(
    '/v1/session/password',
    {
      config: { access: 'signed-in', rateLimit: SIGN_INS },
      schema: {
        summary: 'Change the own password; ends the other sessions',
        tags,
        body: PasswordChange,
        response: responses({ 204: Nothing }),
      },
    },
    async (request, reply) => {
      await changeOwnPassword(parts, principalOf(request), sessionOf(request), request.body)
      return reply.code(204).send(null)
    },
  )
}

/** @throws ServiceError not-found for a key, which has no session */
function sessionOf({ session }: FastifyRequest): string {
  if (session === null) throw new ServiceError('not-found', '密钥没有会话')
  return session.hash
}

function who({ kind, id, name, role, unit, staff, scopes }: Principal) {
  return { kind, id, name, role, unit, staff, permissions: permissionsOf(role, scopes) }
}
