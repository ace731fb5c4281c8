/** `/v1/settings/retention`: how long what is kept is kept. */
import { audit } from '../access/audit.ts'
import { principalOf } from '../access/authenticate.ts'
import { unitFor } from '../ingest.ts'
import type { Parts } from '../parts.ts'
import { saveSetting } from '../store/settings.ts'
import { responses } from '../wire/common.ts'
import { OwnRetentionShape, RetentionAnswer, RetentionQuery } from '../wire/retention.ts'
import { RETENTION_SETTING, retentionOf } from '../work/retention.ts'
import type { App } from './app-type.ts'

const tags = ['settings']
const config = { access: 'settings' } as const

export function routeRetention(app: App, parts: Parts): void {
  const { store } = parts

  app.get(
    '/v1/settings/retention',
    {
      config,
      schema: {
        summary: 'How long what is kept is kept, in a unit or (without one) in the whole service',
        tags,
        querystring: RetentionQuery,
        response: responses({ 200: RetentionAnswer }),
      },
    },
    async (request) => {
      const unit = unitFor(principalOf(request), request.query.unit)
      return { unit, ...(await retentionOf(store.db, unit)) }
    },
  )

  app.put(
    '/v1/settings/retention',
    {
      config,
      schema: {
        summary: 'Set how long; what is not named is as the whole service has it',
        tags,
        querystring: RetentionQuery,
        body: OwnRetentionShape,
        response: responses({ 200: RetentionAnswer }),
      },
    },
    async (request) => {
      const by = principalOf(request)
      const unit = unitFor(by, request.query.unit)
      await store.db.transaction().execute(async (trx) => {
        await saveSetting(trx, unit, RETENTION_SETTING, JSON.stringify(request.body))
        const detail = request.body
        await audit(parts, by, 'retention.change', RETENTION_SETTING, { unit, detail, within: trx })
      })
      return { unit, ...(await retentionOf(store.db, unit)) }
    },
  )
}
