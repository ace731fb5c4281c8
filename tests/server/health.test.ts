/** What watches the service: health, readiness, metrics. */
import { expect, test } from 'vitest'
import { bearer, startService } from './service.ts'

test('alive, ready, and measured', async () => {
  const service = await startService()
  const { app } = service
  expect((await app.inject('/healthz')).json()).toEqual({ status: 'ok' })
  expect((await app.inject('/readyz')).json()).toMatchObject({
    status: 'ready',
    store: 'sqlite',
    phrasebooks: [{ id: 'window-service' }],
  })
  expect((await app.inject('/metrics')).statusCode).toBe(401)
  const metrics = await app.inject({ url: '/metrics', headers: bearer(await service.key('admin')) })
  expect(metrics.headers['content-type']).toContain('text/plain')
  expect(metrics.body).toContain(
    'liyan_http_request_seconds_count{method="GET",route="/healthz",status="200"} 1',
  )
  await service.close()
})

test('not ready without a store, and still alive', async () => {
  const service = await startService()
  await service.parts.store.close()
  const ready = await service.app.inject('/readyz')
  expect(ready.statusCode).toBe(503)
  expect(ready.json()).toMatchObject({ code: 'store-unavailable' })
  expect((await service.app.inject('/healthz')).statusCode).toBe(200)
})

test('metrics open to all where the settings say so', async () => {
  const service = await startService('sqlite', { metricsOpen: true })
  expect((await service.app.inject('/metrics')).statusCode).toBe(200)
  await service.close()
})
