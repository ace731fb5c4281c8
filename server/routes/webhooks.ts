/** `/v1/webhooks` and `/v1/deliveries`: who is told of what, and what became of it. */
import type { z } from 'zod'
import { principalOf } from '../access/authenticate.ts'
import type { Parts } from '../parts.ts'
import { type DeliveryRow, listDeliveries, listWebhooks, type WebhookRow } from '../store/webhooks.ts'
import { Nothing, responses } from '../wire/common.ts'
import { pageByTime, readTimeCursor } from '../wire/time-cursor.ts'
import {
  DeliveriesQuery,
  DeliveryPage,
  DeliveryShape,
  NewWebhookAnswer,
  NewWebhookShape,
  WebhookChange,
  WebhookList,
  WebhookParams,
  type WebhookShape,
} from '../wire/webhooks.ts'
import {
  createWebhook,
  deleteWebhook,
  editWebhook,
  retryDelivery,
  testWebhook,
  webhookOf,
} from '../work/webhooks.ts'
import type { App } from './app-type.ts'

const tags = ['webhooks']
const config = { access: 'settings' } as const

export function routeWebhooks(app: App, parts: Parts): void {
  const { store } = parts

  app.get(
    '/v1/webhooks',
    {
      config,
      schema: { summary: 'Webhooks, by name', tags, response: responses({ 200: WebhookList }) },
    },
    async (request) => {
      const rows = await listWebhooks(store.db, principalOf(request).unit)
      return { items: rows.map(describe) }
    },
  )

  app.post(
    '/v1/webhooks',
    {
      config,
      schema: {
        summary: 'Make a webhook; its secret is in this answer and nowhere else',
        tags,
        body: NewWebhookShape,
        response: responses({ 201: NewWebhookAnswer }),
      },
    },
    async (request, reply) => {
      const { row, ...secret } = await createWebhook(parts, principalOf(request), request.body)
      return reply.code(201).send({ ...describe(row), ...secret })
    },
  )

  app.patch(
    '/v1/webhooks/:id',
    {
      config,
      schema: {
        summary: 'Change a webhook, or give it a new secret',
        tags,
        params: WebhookParams,
        body: WebhookChange,
        response: responses({ 200: NewWebhookAnswer }),
      },
    },
    async (request) => {
      const { row, ...secret } = await editWebhook(
        parts,
        principalOf(request),
        request.params.id,
        request.body,
      )
      return { ...describe(row), ...secret }
    },
  )

  app.delete(
    '/v1/webhooks/:id',
    {
      config,
      schema: {
        summary: 'Delete a webhook and what was still to be delivered to it',
        tags,
        params: WebhookParams,
        response: responses({ 204: Nothing }),
      },
    },
    async (request, reply) => {
      await deleteWebhook(parts, principalOf(request), request.params.id)
      return reply.code(204).send(null)
    },
  )
  routeDeliveries(app, parts)
}

function routeDeliveries(app: App, parts: Parts): void {
  app.post(
    '/v1/webhooks/:id/test',
    {
      config,
      schema: {
        summary: 'Send a message that says nothing but that it arrived',
        tags,
        params: WebhookParams,
        response: responses({ 202: DeliveryShape }),
      },
    },
    async (request, reply) => {
      const row = await testWebhook(parts, principalOf(request), request.params.id)
      return reply.code(202).send(describeDelivery(row as DeliveryRow))
    },
  )

  app.get(
    '/v1/webhooks/:id/deliveries',
    {
      config,
      schema: {
        summary: 'Messages to a webhook, the newest first; the dead ones with status=dead',
        tags,
        params: WebhookParams,
        querystring: DeliveriesQuery,
        response: responses({ 200: DeliveryPage }),
      },
    },
    async (request) => {
      const { cursor, limit, status } = request.query
      const { id } = await webhookOf(parts, principalOf(request), request.params.id)
      const before = readTimeCursor('deliveries', cursor)
      const rows = await listDeliveries(parts.store.db, id, { status, before, limit: limit + 1 })
      return pageByTime('deliveries', rows, limit, describeDelivery)
    },
  )

  app.post(
    '/v1/deliveries/:id/retry',
    {
      config,
      schema: {
        summary: 'Try a message again from the beginning, with the same webhook-id',
        tags,
        params: WebhookParams,
        response: responses({ 202: DeliveryShape }),
      },
    },
    async (request, reply) => {
      const row = await retryDelivery(parts, principalOf(request), request.params.id)
      return reply.code(202).send(describeDelivery(row))
    },
  )
}

function describe(row: WebhookRow): z.output<typeof WebhookShape> {
  const { id, unit, name, url, shape, events, min_severity, below_score, created_at } = row
  return {
    id,
    unit,
    name,
    url: url.replace(/\?.*$/s, '?…'),
    shape,
    events: JSON.parse(events) as z.output<typeof WebhookShape>['events'],
    minSeverity: min_severity as z.output<typeof WebhookShape>['minSeverity'],
    belowScore: below_score,
    withText: row.with_text === 1,
    enabled: row.enabled === 1,
    disabledBecause: row.disabled_because,
    createdAt: created_at,
  }
}

function describeDelivery(row: DeliveryRow): z.output<typeof DeliveryShape> {
  const { id, webhook, event, status, attempts } = row
  return {
    id,
    webhook,
    event,
    status,
    attempts,
    nextAt: status === 'pending' ? row.next_at : null,
    lastError: row.last_error,
    createdAt: row.created_at,
    deliveredAt: row.delivered_at,
  }
}
