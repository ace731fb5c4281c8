/** Nothing secret and nothing that was said stands in the log, at its most talkative. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashPassword } from '../../../server/access/passwords.ts'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { consoleUser } from './console.ts'

const PASSWORD = 'marker-password-5Xk'
const WORDS = '标记词语鹦鹉'
const kept = await hashPassword(PASSWORD, { ln: 4, r: 8, p: 1 })

describe.each(await storesHere())('the log (%s)', (kind) => {
  let service: Service
  beforeAll(async () => {
    service = await startService(kind)
  })
  afterAll(() => service.close())

  test(`passwords, keys, cookies, tickets, tokens and transcripts`, async () => {
    const { app, log } = service
    const key = await service.key('pipeline', { unit: '甲' })
    const user = await consoleUser(service, 'admin', { name: 'marker', password: kept })
    const post = (url: string, payload: object | string, headers: object = bearer(key)) =>
      app.inject({
        method: 'POST',
        url,
        headers: { 'content-type': 'application/json', ...headers },
        payload: payload as object,
      })
    const conversation = { id: 'c', channel: 'counter', lines: [{ role: 'staff', text: `我不知道${WORDS}` }] }
    const secrets = [
      PASSWORD,
      key,
      key.slice(16),
      user.cookie.cookie.split('=')[1]!,
      user.headers['x-csrf-token'],
      WORDS,
    ]

    const signedIn = await post('/v1/session', { name: 'marker', password: PASSWORD })
    expect(signedIn.statusCode).toBe(201)
    secrets.push(signedIn.cookies[0]!.value, signedIn.json().csrf)
    // A password where the name should be, and one that is wrong by a letter.
    await post('/v1/session', { name: PASSWORD, password: `${PASSWORD}x` })
    await post('/v1/session', { name: 'marker', password: [PASSWORD] })
    await post('/v1/session', `{"name":"marker","password":"${PASSWORD}`)
    const ticket = await post('/v1/live/ticket', {})
    expect(ticket.statusCode).toBe(201)
    secrets.push(ticket.json().ticket)
    await app.inject(`/v1/live?ticket=${ticket.json().ticket}`)
    const made = await post('/v1/keys', { name: 'x', role: 'pipeline' }, user.headers)
    expect(made.statusCode).toBe(201)
    secrets.push(made.json().text)
    await post('/v1/check', { line: { role: 'staff', text: WORDS } })
    expect((await post('/v1/conversations', conversation)).statusCode).toBe(201)
    // Refused in every way there is: the words are in what is thrown.
    await post('/v1/conversations', { ...conversation, lines: [{ role: WORDS, text: WORDS }] })
    await post('/v1/conversations', { ...conversation, lines: [{ role: 'staff', text: `${WORDS}别的` }] })
    await post('/v1/conversations', JSON.stringify(conversation).slice(0, -5))
    await post('/v1/check', { transcript: { content: WORDS, format: 'srt' } })
    await post('/v1/users', { name: 'mm', role: 'reviewer', password: PASSWORD }, bearer(`${key}x`))

    expect(log.length).toBeGreaterThan(10)
    for (const secret of secrets) {
      expect(secret.length).toBeGreaterThan(5)
      expect(log.filter((line) => line.includes(secret))).toEqual([])
    }
  })
})
