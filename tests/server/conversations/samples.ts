/** Conversations for tests of the store, and requests that send them. */
import type { InjectOptions, LightMyRequestResponse } from 'fastify'
import { bearer, type Service } from '../service.ts'

/** A short telephone call in which staff says something forbidden. */
export function call(id: string, change: object = {}) {
  const lines = [
    { role: 'staff', text: '您好，请问您要办什么业务？', start: 0, end: 2_000 },
    { role: 'customer', text: '我的户口本丢了', start: 2_500, end: 4_000 },
    { role: 'staff', text: '我不管，你问别人去', start: 4_200, end: 6_000 },
  ]
  return { id, channel: 'phone', lines, ...change }
}

/** Requests in the name of one key. */
export function as(service: Pick<Service, 'app'>, key: string) {
  const ask = (options: InjectOptions): Promise<LightMyRequestResponse> =>
    service.app.inject({ ...options, headers: { ...bearer(key), ...options.headers } })
  return {
    get: (url: string) => ask({ method: 'GET', url }),
    delete: (url: string) => ask({ method: 'DELETE', url }),
    post: (url: string, payload: object) => ask({ method: 'POST', url, payload }),
    put: (url: string, payload: object) => ask({ method: 'PUT', url, payload }),
    send: (payload: object) => ask({ method: 'POST', url: '/v1/conversations', payload }),
    batch: (lines: readonly (object | string)[]) =>
      ask({
        method: 'POST',
        url: '/v1/conversations/batch',
        payload: lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
        headers: { 'content-type': 'application/x-ndjson' },
      }),
  }
}
