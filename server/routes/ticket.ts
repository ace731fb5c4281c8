/** `/v1/live/ticket`: one-time tickets for browsers' WebSockets. */
import { principalOf } from '../access/authenticate.ts'
import { makeTicket } from '../access/tickets.ts'
import type { Parts } from '../parts.ts'
import { responses } from '../wire/common.ts'
import { TicketShape } from '../wire/session.ts'
import type { App } from './app-type.ts'

export function routeTicket(app: App, { store, clock }: Parts): void {
  app.post(
    '/v1/live/ticket',
    {
      config: { access: 'signed-in' },
      schema: {
        summary: 'A ticket to open one WebSocket with, as ?ticket=…, within 30 seconds',
        tags: ['live'],
        response: responses({ 201: TicketShape }),
      },
    },
    async (request, reply) => reply.code(201).send(await makeTicket(store.db, principalOf(request), clock())),
  )
}
