/** `/v1/audit`: who did what, and whether the log is whole. */
import { readAnchor, writeAnchor } from '../access/anchor.ts'
import { principalOf } from '../access/authenticate.ts'
import { startOfDay } from '../calendar.ts'
import type { Parts } from '../parts.ts'
import { listAudit, verifyAudit } from '../store/audit-list.ts'
import type { Row } from '../store/tables.ts'
import { AuditPage, AuditQuery, VerifyAnswer, VerifyQuery } from '../wire/audit.ts'
import { responses } from '../wire/common.ts'
import { readCursor, writeCursor } from '../wire/cursor.ts'
import { ServiceError } from '../wire/errors.ts'
import type { App } from './app-type.ts'

const tags = ['audit']
const DAY = 24 * 3_600_000

export function routeAudit(app: App, { store: { db } }: Parts): void {
  const config = { access: 'audit' } as const

  app.get(
    '/v1/audit',
    {
      config,
      schema: {
        summary: 'The audit log, newest first',
        tags,
        querystring: AuditQuery,
        response: responses({ 200: AuditPage }),
      },
    },
    async (request) => {
      const { cursor, limit, from, to, ...equal } = request.query
      const filter = {
        ...equal,
        from: from === undefined ? undefined : instantOf('from', from),
        until: to === undefined ? undefined : instantOf('to', to) + DAY,
        before: readCursor('audit', cursor)?.pk,
      }
      const rows = await listAudit(db, principalOf(request), filter, limit + 1)
      const items = rows.slice(0, limit).map(describe)
      const last = items.at(-1)
      const next = rows.length > limit && last !== undefined ? { key: last.at, pk: last.seq } : undefined
      return { items, ...(next !== undefined && { next: writeCursor('audit', next) }) }
    },
  )

  app.get(
    '/v1/audit/verify',
    {
      config,
      schema: {
        summary: 'Whether every row of the audit log follows from the one before, and contains the anchor',
        tags,
        querystring: VerifyQuery,
        response: responses({ 200: VerifyAnswer }),
      },
    },
    async ({ query: { anchor } }) => {
      const { count, last, broken } = await verifyAudit(
        db,
        anchor === undefined ? undefined : readAnchor(anchor),
      )
      return {
        ok: broken === undefined,
        count,
        anchor: last === undefined ? null : writeAnchor(last),
        ...(broken !== undefined && { broken }),
      }
    },
  )
}

/** @throws ServiceError bad-request where there is no such day */
function instantOf(field: string, day: string): number {
  const at = startOfDay(day)
  if (!Number.isNaN(at)) return at
  throw new ServiceError('bad-request', `没有 ${day} 这一天`, [{ field, message: `没有 ${day} 这一天` }])
}

function describe({ actor_name: actorName, detail, previous: _, ...row }: Row<'audit'>) {
  return { ...row, actorName, detail: JSON.parse(detail) as Record<string, unknown> }
}
