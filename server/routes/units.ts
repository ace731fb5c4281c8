/** `/v1/units`: the units whose rows are kept apart. */
import { principalOf } from '../access/authenticate.ts'
import { createUnit } from '../access/units.ts'
import type { Parts } from '../parts.ts'
import { listUnits } from '../store/units.ts'
import { responses } from '../wire/common.ts'
import { NewUnitShape, UnitList, UnitShape } from '../wire/units.ts'
import type { App } from './app-type.ts'

const tags = ['units']

export function routeUnits(app: App, parts: Parts): void {
  const { store, clock } = parts

  app.get(
    '/v1/units',
    {
      config: { access: 'signed-in' },
      schema: { summary: 'Units that one sees, by name', tags, response: responses({ 200: UnitList }) },
    },
    async (request) => {
      const rows = await listUnits(store.db, principalOf(request))
      return { items: rows.map(({ name, created_at }) => ({ name, createdAt: created_at })) }
    },
  )

  app.post(
    '/v1/units',
    {
      config: { access: 'settings' },
      schema: { summary: 'Make a unit', tags, body: NewUnitShape, response: responses({ 201: UnitShape }) },
    },
    async (request, reply) => {
      const { name } = request.body
      await createUnit(parts, principalOf(request), name)
      return reply.code(201).send({ name, createdAt: clock() })
    },
  )
}
