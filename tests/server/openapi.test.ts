/** The OpenAPI document: it passes a linter, the committed client types are made from it, and a typed client talks to the service. */
import { readFileSync } from 'node:fs'
import { createConfig, lintFromString } from '@redocly/openapi-core'
import createClient from 'openapi-fetch'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { clientTypes } from '../../scripts/client-types.ts'
import type { paths } from '../../server/console/api.d.ts'
import { type Service, startService } from './service.ts'

let service: Service
beforeAll(async () => {
  service = await startService()
})
afterAll(() => service.close())

test('passes the linter', async () => {
  const source = JSON.stringify(service.app.swagger())
  const rules = {
    // Health checks cannot be refused, and every other route names its refusals.
    'operation-4xx-response': 'off',
    // A hall's server has no address that we could know.
    'no-server-example.com': 'off',
  } as const
  const problems = await lintFromString({
    source,
    config: await createConfig({ extends: ['recommended'], rules }),
  })
  const told = problems.map(
    ({ ruleId, message, location }) => `${ruleId} ${location[0]?.pointer}: ${message}`,
  )
  expect(told).toEqual([])
})

test('the committed types are those of the service (npm run api)', async () => {
  const committed = readFileSync(new URL('../../server/console/api.d.ts', import.meta.url), 'utf8')
  expect(await clientTypes(service.app)).toBe(committed)
})

test('a typed client talks to the service', async () => {
  const baseUrl = await service.app.listen({ host: '127.0.0.1', port: 0 })
  const key = await service.key('admin', { unit: '甲' })
  const client = createClient<paths>({ baseUrl, headers: { authorization: `Bearer ${key}` } })
  const checked = await client.POST('/v1/check', {
    body: { line: { role: 'staff', text: '我不管，你问别人去' } },
  })
  expect(checked.data?.lines?.[0]?.findings[0]?.phrase).toBe('not-my-business')
  const conversation = {
    id: 'typed-1',
    channel: 'counter' as const,
    lines: [{ role: 'staff' as const, text: '您好，请问您要办什么业务？' }],
  }
  const stored = await client.POST('/v1/conversations', { body: conversation })
  expect(stored.response.status).toBe(201)
  const refused = await client.POST('/v1/conversations', { body: { ...conversation, lines: [] } })
  expect(refused.error?.code).toBe('conversation-differs')
})
