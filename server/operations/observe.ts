/** One log line and one measurement for each request: what was asked and how it went, never what was said. */
import type { FastifyInstance } from 'fastify'
import type { Metrics } from './metrics.ts'

export function observeRequests(app: FastifyInstance, { requests }: Metrics): void {
  /** Finding a series by its labels costs more than adding to it. */
  const series = new Map<string, { observe(seconds: number): void }>()
  app.addHook('onResponse', (request, reply, done) => {
    const { method, routeOptions, principal, log } = request
    // The pattern, not the path: ids in paths may be telephone numbers, and each would be a time series of its own.
    const route = routeOptions.url ?? 'unknown'
    const status = reply.statusCode
    const name = `${method} ${status} ${route}`
    const one = series.get(name) ?? requests.labels(method, route, String(status))
    series.set(name, one)
    one.observe(reply.elapsedTime / 1_000)
    const ms = Math.round(reply.elapsedTime * 100) / 100
    log.info({ method, route, status, ms, principal: principal?.id }, 'request')
    done()
  })
}
