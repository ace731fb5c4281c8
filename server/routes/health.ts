/** What watches the service asks: is it alive, is it ready, how is it doing. */
import { z } from 'zod'
import type { Parts } from '../parts.ts'
import { ping } from '../store/ping.ts'
import { responses } from '../wire/common.ts'
import { ServiceError } from '../wire/errors.ts'
import { Alive, Ready } from '../wire/health.ts'
import type { App } from './app-type.ts'

export function routeHealth(app: App, { store, books, metrics, config }: Parts): void {
  app.get(
    '/healthz',
    {
      config: { access: 'public', rateLimit: false },
      schema: {
        summary: 'The process is alive',
        tags: ['operations'],
        security: [],
        response: responses({ 200: Alive }),
      },
    },
    async () => ({ status: 'ok' as const }),
  )
  app.get(
    '/readyz',
    {
      config: { access: 'public', rateLimit: false },
      schema: {
        summary: 'The store answers and the phrasebooks are loaded',
        tags: ['operations'],
        security: [],
        response: responses({ 200: Ready }),
      },
    },
    async () => {
      await ping(store.db).catch((cause) => {
        throw new ServiceError('store-unavailable', undefined, [], { cause })
      })
      const phrasebooks = books.list().map(({ phrasebook: { id, version } }) => ({ id, version }))
      return { status: 'ready' as const, store: store.dialect, phrasebooks }
    },
  )
  app.get(
    '/metrics',
    {
      config: { access: config.metricsOpen ? 'public' : 'metrics', rateLimit: false },
      schema: {
        summary: 'Figures for Prometheus',
        tags: ['operations'],
        produces: [metrics.registry.contentType],
        response: responses({ 200: z.string() }),
      },
    },
    async (_request, reply) => {
      reply.type(metrics.registry.contentType)
      return metrics.registry.metrics()
    },
  )
}
