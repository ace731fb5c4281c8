/** `/v1/check` over the real app. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { bearer, type Service, startService } from './service.ts'

let service: Service
let key: string
beforeAll(async () => {
  service = await startService()
  key = await service.key('pipeline', { unit: '甲' })
})
afterAll(() => service.close())

const check = (payload: object) =>
  service.app.inject({ method: 'POST', url: '/v1/check', headers: bearer(key), payload })

test('a line', async () => {
  const answer = await check({ line: { role: 'staff', text: '我不管，你问别人去' } })
  expect(answer.statusCode).toBe(200)
  expect(answer.json()).toMatchObject({ lines: [{ findings: [{ phrase: 'not-my-business', start: 0 }] }] })
})

test('exactly one of four', async () => {
  const answer = await check({})
  expect(answer.statusCode).toBe(400)
  expect(answer.json()).toMatchObject({ code: 'bad-request', status: 400 })
})

test('without a key', async () => {
  const answer = await service.app.inject({ method: 'POST', url: '/v1/check', payload: {} })
  expect(answer.statusCode).toBe(401)
  expect(answer.json()).toMatchObject({ code: 'not-signed-in' })
})

test('the documentation is there', async () => {
  expect((await service.app.inject('/docs/json')).json()).toMatchObject({ openapi: '3.1.0' })
})
