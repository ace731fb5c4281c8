/** Batches: bad lines among good ones, order, answers while the body still comes, and bounded memory. */
import { once } from 'node:events'
import { type ClientRequest, type IncomingMessage, request } from 'node:http'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { as, call } from './samples.ts'

const LIMIT = 64 * 1024

describe.each(await storesHere())('on %s', (kind) => {
  let service: Service
  let key: string
  let pipeline: ReturnType<typeof as>
  let url: string
  beforeAll(async () => {
    service = await startService(kind, { bodyLimit: LIMIT })
    key = await service.key('pipeline', { unit: '甲' })
    pipeline = as(service, key)
    url = await service.app.listen({ port: 0, host: '127.0.0.1' })
  })
  afterAll(() => service.close())

  const records = (body: string) =>
    body
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))

  test('every line has its answer, in order, whatever the others are', async () => {
    const tooLong = call('long', { lines: [{ role: 'staff', text: 'x'.repeat(LIMIT) }] })
    const answer = await pipeline.batch([
      call('b-1'),
      call('b-1'),
      '',
      '{"id":',
      call('b-1', { channel: 'counter' }),
      call('b-2', { lines: [{ role: 'nobody', text: '您好' }] }),
      tooLong,
      call('b-3', { unit: '乙' }),
      call('b-4', {
        lines: [
          { role: 'staff', text: 'a', start: 5 },
          { role: 'staff', text: 'b', start: 1 },
        ],
      }),
      '[]',
      call('b-5'),
    ])
    expect(answer.statusCode).toBe(200)
    expect(answer.headers['content-type']).toBe('application/x-ndjson; charset=utf-8')
    expect(records(answer.body)).toMatchObject([
      { line: 1, status: 'stored', report: { id: 'b-1' } },
      { line: 2, status: 'same', report: { id: 'b-1' } },
      { line: 4, error: { code: 'bad-json' } },
      { line: 5, error: { code: 'conversation-differs' } },
      { line: 6, error: { code: 'bad-conversation', field: 'lines[0].role' } },
      { line: 7, error: { code: 'too-large' } },
      { line: 8, error: { code: 'other-unit' } },
      { line: 9, error: { code: 'bad-conversation', field: 'lines[1].start' } },
      { line: 10, error: { code: 'bad-conversation' } },
      { line: 11, status: 'stored', report: { id: 'b-5' } },
    ])
  })

  test('a report is the one that a single post answers', async () => {
    const single = (await pipeline.send(call('both'))).body
    expect((await pipeline.batch([call('both')])).body).toBe(
      `{"line":1,"status":"same","report":${single}}\n`,
    )
  })

  test('nothing sent is nothing answered', async () => {
    expect((await pipeline.batch([''])).body).toBe('')
  })

  test.each([
    ['JSON', { 'content-type': 'application/json' }, 400, 'bad-request'],
    ['no type that is known', { 'content-type': 'text/csv' }, 415, 'wrong-type'],
  ])('%s is no batch', async (_, headers, status, code) => {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/conversations/batch',
      payload: '{}',
      headers: { ...bearer(key), ...headers },
    })
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ code })
  })

  test('NDJSON is no body for other routes, and an unknown book is told before the first line', async () => {
    const headers = { ...bearer(key), 'content-type': 'application/x-ndjson' }
    const inject = (path: string) => service.app.inject({ method: 'POST', url: path, payload: '{}', headers })
    expect((await inject('/v1/conversations')).json()).toMatchObject({ code: 'wrong-type' })
    expect((await inject('/v1/conversations/batch?phrasebook=none')).json()).toMatchObject({
      code: 'unknown-phrasebook',
    })
  })

  /** A batch over a real connection. */
  function openBatch(): { sent: ClientRequest; answered: Promise<IncomingMessage> } {
    const headers = { ...bearer(key), 'content-type': 'application/x-ndjson' }
    const sent = request(`${url}/v1/conversations/batch`, { method: 'POST', headers })
    sent.on('error', () => {})
    return { sent, answered: once(sent, 'response').then(([response]) => response as IncomingMessage) }
  }

  test('a line is answered before the next one is sent', async () => {
    const { sent, answered } = openBatch()
    sent.write(`${JSON.stringify(call('talk-0'))}\n`)
    const lines = createInterface(await answered)[Symbol.asyncIterator]()
    for (let i = 0; i < 5; i++) {
      expect(JSON.parse((await lines.next()).value)).toMatchObject({
        line: i + 1,
        report: { id: `talk-${i}` },
      })
      if (i < 4) sent.write(`${JSON.stringify(call(`talk-${i + 1}`))}\n`)
    }
    sent.end()
    expect((await lines.next()).done).toBe(true)
  })

  test('a sender that breaks off keeps what was answered, and others go on', async () => {
    const { sent, answered } = openBatch()
    sent.write(`${JSON.stringify(call('broken-1'))}\n${JSON.stringify(call('broken-2')).slice(0, 40)}`)
    const response = await answered
    response.on('error', () => {})
    await once(response, 'data')
    sent.destroy()
    expect((await pipeline.send(call('broken-1'))).statusCode).toBe(200)
    expect((await pipeline.send(call('broken-2'))).statusCode).toBe(201)
  })

  test('who does not read is not read from', async () => {
    const { sent, answered } = openBatch()
    // Long answers and long lines, so that the buffers of the connection are soon full in both directions.
    const lines = Array.from({ length: 60 }, () => ({ role: 'staff', text: '我不管，你问别人去' }))
    const line = `${JSON.stringify(call('flood', { lines, padding: 'x'.repeat(LIMIT / 2) }))}\n`
    sent.write(line)
    const response = await answered
    let taken = 1
    let isStalled = false
    while (!isStalled && taken < 5_000) {
      taken++
      if (!sent.write(line))
        isStalled = !(await Promise.race([once(sent, 'drain'), setTimeout(3_000, false)]))
    }
    expect(isStalled).toBe(true)
    sent.end()
    let count = 0
    for await (const _ of createInterface(response)) count++
    expect(count).toBe(taken)
  })
})
