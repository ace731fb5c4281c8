/** `/v1/users`: console users. */
import { z } from 'zod'
import { principalOf } from '../access/authenticate.ts'
import { attemptsKey } from '../access/lockout.ts'
import type { RoleName } from '../access/roles.ts'
import { changeUser, createUser } from '../access/users.ts'
import type { Parts } from '../parts.ts'
import { lockedNames } from '../store/sign-ins.ts'
import type { Row } from '../store/tables.ts'
import { listUsers } from '../store/users.ts'
import { responses } from '../wire/common.ts'
import { readTextCursor, textPage } from '../wire/text-cursor.ts'
import { NewUserShape, UserChangeShape, UserPage, UserQuery, UserShape } from '../wire/users.ts'
import type { App } from './app-type.ts'

const tags = ['users']

export function routeUsers(app: App, parts: Parts): void {
  const { store, clock } = parts
  const config = { access: 'settings' } as const

  app.get(
    '/v1/users',
    {
      config,
      schema: {
        summary: 'Console users, by name',
        tags,
        querystring: UserQuery,
        response: responses({ 200: UserPage }),
      },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const after = readTextCursor('users', cursor)
      const rows = await listUsers(store.db, principalOf(request), { after, limit: limit + 1 })
      const locks = await lockedNames(
        store.db,
        rows.map(({ name }) => attemptsKey(name)),
        clock(),
      )
      const item = (row: Row<'users'>) => describe(row, locks.get(attemptsKey(row.name)) ?? null)
      return textPage('users', rows, limit, { nameOf: ({ name }) => name, item })
    },
  )

  app.post(
    '/v1/users',
    {
      config,
      schema: {
        summary: 'Make a console user',
        tags,
        body: NewUserShape,
        response: responses({ 201: UserShape }),
      },
    },
    async (request, reply) => {
      const by = principalOf(request)
      const { name, display = name, unit = by.unit, ...rest } = request.body
      return reply
        .code(201)
        .send(describe(await createUser(parts, by, { ...rest, name, display, unit }), null))
    },
  )

  app.patch(
    '/v1/users/:id',
    {
      config,
      schema: {
        summary: 'Change a console user: display name, role, unit, label, disabled, password',
        tags,
        params: z.object({ id: z.string().max(100) }),
        body: UserChangeShape,
        response: responses({ 200: UserShape }),
      },
    },
    async (request) => {
      const row = await changeUser(parts, principalOf(request), request.params.id, request.body)
      const key = attemptsKey(row.name)
      return describe(row, (await lockedNames(store.db, [key], clock())).get(key) ?? null)
    },
  )
}

function describe(row: Row<'users'>, lockedUntil: number | null) {
  const { id, name, display, unit, staff, created_at: createdAt, disabled_at: disabledAt } = row
  return { id, name, display, role: row.role as RoleName, unit, staff, createdAt, disabledAt, lockedUntil }
}
