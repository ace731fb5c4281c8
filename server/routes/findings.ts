/** `/v1/findings`: what the checker found, as a queue, a list, one by one, and counted. */
import { principalOf } from '../access/authenticate.ts'
import { visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { openFinding } from '../reviews/open-finding.ts'
import { summary } from '../reviews/summary.ts'
import { listFindings } from '../store/findings.ts'
import { responses } from '../wire/common.ts'
import { pageBy, readCursor } from '../wire/cursor.ts'
import {
  DetailQuery,
  FindingDetail,
  FindingPage,
  FindingQuery,
  FindingSummary,
  RowId,
  rankOf,
  SummaryQuery,
} from '../wire/finding.ts'
import type { App } from './app-type.ts'

const tags = ['findings']

export function routeFindings(app: App, parts: Parts): void {
  const { db } = parts.store
  const config = { access: 'findings:read' } as const
  app.get(
    '/v1/findings',
    {
      config,
      schema: {
        summary: 'Findings: the most urgent first, or the newest',
        tags,
        querystring: FindingQuery,
        response: responses({ 200: FindingPage }),
      },
    },
    async (request) => {
      const { cursor, limit, sort: order, for: whom, ...filter } = request.query
      const by = principalOf(request)
      const second = whom === undefined ? undefined : by.id
      const after = readCursor(order, cursor)
      const wanted = { ...rankOf(filter), second }
      const rows = await listFindings(db, visibilityOf(by), wanted, { order, after, limit: limit + 1 })
      return pageBy(order, rows, limit, ({ key, id }) => ({ key, pk: id }))
    },
  )
  app.get(
    '/v1/findings/summary',
    {
      config,
      schema: {
        summary: 'How many findings there are by status, severity and phrase',
        tags,
        querystring: SummaryQuery,
        response: responses({ 200: FindingSummary }),
      },
    },
    (request) => summary(db, visibilityOf(principalOf(request)), rankOf(request.query)),
  )
  app.get(
    '/v1/findings/:id',
    {
      config,
      schema: {
        summary: 'One finding with its line, clause, reviews and appeals',
        tags,
        params: RowId,
        querystring: DetailQuery,
        response: responses({ 200: FindingDetail }),
      },
    },
    (request) => openFinding(parts, principalOf(request), request.params.id, request.query.for === 'second'),
  )
}
