/** `/v1/drills`: scenarios given to people, and who has done them. */
import { principalOf } from '../access/authenticate.ts'
import { practiceVisibilityOf, visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { assignDrill, drillsFor, dropDrill } from '../practice/drills.ts'
import { peopleToPractise } from '../store/drills.ts'
import { Nothing, responses } from '../wire/common.ts'
import { pageBy, readCursor } from '../wire/cursor.ts'
import { RowId } from '../wire/finding.ts'
import { DrillOrder, DrillPage, DrillQuery, DrillShape, PersonList } from '../wire/practice.ts'
import type { App } from './app-type.ts'

const tags = ['practice']

export function routeDrills(app: App, parts: Parts): void {
  app.get(
    '/v1/drills',
    {
      config: { access: 'practice' },
      schema: {
        summary: 'Drills, the newest first: your own, or those of your people with who has done them',
        tags,
        querystring: DrillQuery,
        response: responses({ 200: DrillPage }),
      },
    },
    async (request) => {
      const { cursor, limit, unit } = request.query
      const before = readCursor('drills', cursor)?.pk
      const visible = practiceVisibilityOf(principalOf(request))
      const rows = await drillsFor(parts, visible, { unit, before, limit: limit + 1 })
      return pageBy('drills', rows, limit, ({ id, createdAt }) => ({ key: createdAt, pk: id }))
    },
  )
  app.post(
    '/v1/drills',
    {
      config: { access: 'drills:assign' },
      schema: {
        summary: 'Give people of a unit a scenario to practise',
        tags,
        body: DrillOrder,
        response: responses({ 201: DrillShape }),
      },
    },
    async (request, reply) =>
      reply.code(201).send(await assignDrill(parts, principalOf(request), request.body)),
  )
  app.delete(
    '/v1/drills/:id',
    {
      config: { access: 'drills:assign' },
      schema: {
        summary: 'Take a drill back; what was practised stays',
        tags,
        params: RowId,
        response: responses({ 204: Nothing }),
      },
    },
    async (request, reply) => {
      const by = principalOf(request)
      await dropDrill(parts, by, visibilityOf(by), request.params.id)
      return reply.code(204).send(null)
    },
  )
  app.get(
    '/v1/practice/people',
    {
      config: { access: 'drills:assign' },
      schema: {
        summary: 'People who can be given drills: trainees and staff with a label',
        tags,
        response: responses({ 200: PersonList }),
      },
    },
    async (request) => ({
      items: await peopleToPractise(parts.store.db, visibilityOf(principalOf(request))),
    }),
  )
}
