/** `/v1/keys`: API keys. */
import { z } from 'zod'
import { principalOf } from '../access/authenticate.ts'
import { issueKey, withdrawKey } from '../access/issue-key.ts'
import type { Permission, RoleName } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { listKeys } from '../store/keys.ts'
import type { Row } from '../store/tables.ts'
import { responses } from '../wire/common.ts'
import { KeyOrderShape, KeyPage, KeyQuery, KeyShape, NewKeyAnswer } from '../wire/keys.ts'
import { readTextCursor, textPage } from '../wire/text-cursor.ts'
import type { App } from './app-type.ts'

const tags = ['keys']

export function routeKeys(app: App, parts: Parts): void {
  const config = { access: 'settings' } as const

  app.get(
    '/v1/keys',
    {
      config,
      schema: {
        summary: 'API keys, revoked ones too; never their text',
        tags,
        querystring: KeyQuery,
        response: responses({ 200: KeyPage }),
      },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const after = readTextCursor('keys', cursor)
      const rows = await listKeys(parts.store.db, principalOf(request), { after, limit: limit + 1 })
      return textPage('keys', rows, limit, { nameOf: ({ id }) => id, item: describe })
    },
  )

  app.post(
    '/v1/keys',
    {
      config,
      schema: {
        summary: 'Make an API key; its text is in this answer and nowhere else',
        tags,
        body: KeyOrderShape,
        response: responses({ 201: NewKeyAnswer }),
      },
    },
    async (request, reply) => {
      const by = principalOf(request)
      const { unit = by.unit, expiresInDays, ...rest } = request.body
      const { row, text } = await issueKey(parts, by, { ...rest, unit, expiresInDays })
      return reply.code(201).send({ ...describe(row), text })
    },
  )

  app.delete(
    '/v1/keys/:id',
    {
      config,
      schema: {
        summary: 'Revoke a key; it ends at once here, and within 5 seconds in other processes',
        tags,
        params: z.object({ id: z.string().max(100) }),
        response: responses({ 200: KeyShape }),
      },
    },
    async (request) => {
      const row = await withdrawKey(parts, principalOf(request), request.params.id)
      parts.forgetKeys()
      return describe(row)
    },
  )
}

function describe(row: Row<'keys'>) {
  return {
    id: row.id,
    name: row.name,
    role: row.role as RoleName,
    unit: row.unit,
    staff: row.staff,
    scopes: row.scopes === null ? null : (JSON.parse(row.scopes) as Permission[]),
    createdBy: row.created_by,
    createdAt: row.created_at,
    expiresAt: row.expires_at,
    revokedAt: row.revoked_at,
    lastUsedAt: row.last_used_at,
  }
}
