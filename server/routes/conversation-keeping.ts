/** `/v1/conversations/:id`, kept or not: legal hold and deletion. */
import { audit } from '../access/audit.ts'
import { principalOf } from '../access/authenticate.ts'
import type { Parts } from '../parts.ts'
import { deleteConversation, holdConversation } from '../store/conversations.ts'
import { eraseTraces } from '../store/erase.ts'
import { storedConversation } from '../stored.ts'
import { Nothing, responses } from '../wire/common.ts'
import { ConversationParams, HoldRequest, HoldState, UnitQuery } from '../wire/conversations.ts'
import { ServiceError } from '../wire/errors.ts'
import type { App } from './app-type.ts'

const tags = ['conversations']

export function routeConversationKeeping(app: App, parts: Parts): void {
  const { store } = parts
  app.delete(
    '/v1/conversations/:id',
    {
      config: { access: 'conversations:delete' },
      schema: {
        summary: 'Delete a conversation and all that belongs to it, for good',
        tags,
        params: ConversationParams,
        querystring: UnitQuery,
        response: responses({ 204: Nothing }),
      },
    },
    async (request, reply) => {
      const principal = principalOf(request)
      const row = await storedConversation(parts, principal, { ...request.query, ...request.params })
      const { id, unit } = row
      await store.db.transaction().execute(async (trx) => {
        if (!(await deleteConversation(trx, row))) throw new ServiceError('on-hold')
        await audit(parts, principal, 'conversations.delete', id, { unit, within: trx })
      })
      await eraseTraces(store)
      return reply.code(204).send(null)
    },
  )
  app.put(
    '/v1/conversations/:id/hold',
    {
      config: { access: 'conversations:hold' },
      schema: {
        summary: 'Legal hold: while it lasts, nothing of the conversation is deleted',
        tags,
        params: ConversationParams,
        querystring: UnitQuery,
        body: HoldRequest,
        response: responses({ 200: HoldState }),
      },
    },
    async (request) => {
      const principal = principalOf(request)
      const { body, query, params } = request
      const { pk, id, unit } = await storedConversation(parts, principal, { ...query, ...params })
      const heldBecause = body.held ? parts.hideText(body.because) : null
      await store.db.transaction().execute(async (trx) => {
        await holdConversation(trx, pk, heldBecause)
        const options = { unit, detail: { held: body.held }, within: trx }
        await audit(parts, principal, 'conversations.hold', id, options)
      })
      return { held: body.held, heldBecause }
    },
  )
}
