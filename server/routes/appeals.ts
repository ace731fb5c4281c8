/** Appeals: filed on a finding, listed, answered, withdrawn. */
import { principalOf } from '../access/authenticate.ts'
import { visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { decideAppeal, fileAppeal, withdrawAppeal } from '../reviews/appeal.ts'
import { listAppeals } from '../store/appeals.ts'
import { AppealDecision, AppealPage, AppealQuery, AppealRequest, AppealShape } from '../wire/appeal.ts'
import { responses } from '../wire/common.ts'
import { pageBy, readCursor } from '../wire/cursor.ts'
import { RowId } from '../wire/finding.ts'
import type { App } from './app-type.ts'

const tags = ['appeals']

export function routeAppeals(app: App, parts: Parts): void {
  app.post(
    '/v1/findings/:id/appeals',
    {
      config: { access: 'appeals:write' },
      schema: {
        summary: 'Appeal against a finding on yourself',
        tags,
        params: RowId,
        body: AppealRequest,
        response: responses({ 201: AppealShape }),
      },
    },
    async (request, reply) =>
      reply
        .code(201)
        .send(await fileAppeal(parts, principalOf(request), request.params.id, request.body.reason)),
  )
  app.get(
    '/v1/appeals',
    {
      config: { access: 'appeals:read' },
      schema: {
        summary: 'Appeals, the latest first',
        tags,
        querystring: AppealQuery,
        response: responses({ 200: AppealPage }),
      },
    },
    async (request) => {
      const { cursor, limit, overdue, ...filter } = request.query
      const wanted = { ...filter, overdue: overdue === undefined ? undefined : overdue === 'true' }
      const before = readCursor('appeals', cursor)?.pk
      const page = { now: parts.clock(), before, limit: limit + 1 }
      const rows = await listAppeals(parts.store.db, visibilityOf(principalOf(request)), wanted, page)
      return pageBy('appeals', rows, limit, ({ id, filedAt }) => ({ key: filedAt, pk: id }))
    },
  )
  app.post(
    '/v1/appeals/:id/decision',
    {
      config: { access: 'appeals:decide' },
      schema: {
        summary: 'Accept an appeal, which makes its finding a false alarm, or reject it',
        tags,
        params: RowId,
        body: AppealDecision,
        response: responses({ 200: AppealShape }),
      },
    },
    (request) => decideAppeal(parts, principalOf(request), request.params.id, request.body),
  )
  app.post(
    '/v1/appeals/:id/withdraw',
    {
      config: { access: 'appeals:write' },
      schema: {
        summary: 'Withdraw your own open appeal',
        tags,
        params: RowId,
        response: responses({ 200: AppealShape }),
      },
    },
    (request) => withdrawAppeal(parts, principalOf(request), request.params.id),
  )
}
