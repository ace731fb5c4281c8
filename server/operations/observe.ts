/** One log line and one measurement for each request: what was asked and how it went, never what was said. */
import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'

export function observeRequests(app: FastifyInstance, { requests }: Metrics): void {
  app.addHook('onResponse', async (request, reply) => {
    const { method, routeOptions, principal, log } = request
    // The pattern, not the path: ids in paths may be telephone numbers, and each would be a time series of its own.
    const route = routeOptions.url ?? 'unknown'
    const status = reply.statusCode
    const ms = Math.round(reply.elapsedTime * 100) / 100
    requests.observe({ method, route, status }, reply.elapsedTime / 1_000)
    log.info({ method, route, status, ms, principal: principal?.id }, 'request')
  })
}
