/** Conversations on their way in: stored once, answered always the same. */
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '../../../server/app.ts'
import { openParts } from '../../../server/parts.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { as, call } from './samples.ts'

describe.each(await storesHere())('on %s', (kind) => {
  let service: Service
  let key: string
  let pipeline: ReturnType<typeof as>
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('pipeline', { unit: '甲' })
    pipeline = as(service, key)
  })
  afterAll(() => service.close())

  const rowsOf = async (id: string) =>
    service.parts.store.db.selectFrom('conversations').select('pk').where('id', '=', id).execute()

  test('the first time 201, again 200 with the very same text', async () => {
    const first = await pipeline.send(call('once'))
    expect(first.statusCode).toBe(201)
    expect(first.headers['content-type']).toBe('application/json; charset=utf-8')
    expect(first.headers['idempotent-replayed']).toBeUndefined()
    expect(first.json()).toMatchObject({
      id: 'once',
      findings: expect.arrayContaining([expect.objectContaining({ phrase: 'not-my-business', line: 2 })]),
    })
    const again = await pipeline.send(call('once', { unknown: 'field' }))
    expect(again.statusCode).toBe(200)
    expect(again.headers['idempotent-replayed']).toBe('true')
    expect(again.body).toBe(first.body)
    expect(await rowsOf('once')).toHaveLength(1)
  })

  test.each([
    ['another line', { lines: [{ role: 'staff', text: '您好' }] }],
    ['another channel', { channel: 'counter' }],
    ['another window', { window: '3' }],
  ])('the same id with %s is refused', async (_, change) => {
    await pipeline.send(call('differs'))
    const answer = await pipeline.send(call('differs', change))
    expect(answer.statusCode).toBe(409)
    expect(answer.json()).toMatchObject({ code: 'conversation-differs' })
  })

  test('the same id in another unit is another conversation', async () => {
    const other = as(service, await service.key('pipeline', { unit: '乙' }))
    expect((await pipeline.send(call('shared'))).statusCode).toBe(201)
    expect((await other.send(call('shared', { channel: 'counter' }))).statusCode).toBe(201)
  })

  test('fifty equal posts at once are stored once', async () => {
    const answers = await Promise.all(Array.from({ length: 50 }, () => pipeline.send(call('fifty'))))
    expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(1)
    expect(answers.filter(({ statusCode }) => statusCode === 200)).toHaveLength(49)
    expect(new Set(answers.map(({ body }) => body)).size).toBe(1)
    expect(await rowsOf('fifty')).toHaveLength(1)
  })

  test('two services on one store agree', async () => {
    const parts = await openParts(service.parts.config, service.parts.log, () => service.clock.now)
    const twin = as({ app: await buildApp(parts) }, key)
    try {
      const before = await pipeline.send(call('twins-0'))
      expect((await twin.send(call('twins-0'))).body).toBe(before.body)
      const ids = Array.from({ length: 40 }, (_, i) => `twins-${(i >> 1) + 1}`)
      const answers = await Promise.all(ids.map((id, i) => (i % 2 === 0 ? pipeline : twin).send(call(id))))
      expect(answers.filter(({ statusCode }) => statusCode === 201)).toHaveLength(20)
      for (let i = 0; i < ids.length; i += 2) expect(answers[i]!.body).toBe(answers[i + 1]!.body)
    } finally {
      await parts.live.close()
      await parts.close()
    }
  })

  test('what no database can keep is kept as U+FFFD, at the same place', async () => {
    const text = '\u0000我不管\ud800，你问别人去'
    const answer = await pipeline.send(call('odd', { lines: [{ role: 'staff', text }] }))
    expect(answer.statusCode).toBe(201)
    expect(answer.json()).toMatchObject({ id: 'odd', findings: [{ kind: 'forbidden', start: 1 }] })
    const stored = await pipeline.get('/v1/conversations/odd')
    expect(stored.json()).toMatchObject({
      lines: [{ text: '\ufffd我不管\ufffd，你问别人去' }],
    })
    expect((await pipeline.post('/v1/conversations/odd/recompute', {})).json()).toMatchObject({ same: true })
  })

  test('a longest id is found again', async () => {
    const id = '号'.repeat(256)
    expect((await pipeline.send(call(id))).statusCode).toBe(201)
    expect((await pipeline.get(`/v1/conversations/${encodeURIComponent(id)}`)).json()).toMatchObject({ id })
  })

  test.each([
    ['no lines', { lines: undefined }, 400, 'bad-request'],
    [
      'a time that runs backwards',
      {
        lines: [
          { role: 'staff', text: 'a', start: 9 },
          { role: 'staff', text: 'b', start: 1 },
        ],
      },
      400,
      'bad-conversation',
    ],
    ['another unit', { unit: '乙' }, 403, 'other-unit'],
    ['a day that is none', { startedAt: '2026-13-01' }, 400, 'bad-conversation'],
  ])('%s is refused', async (_, change, status, code) => {
    const answer = await pipeline.send(call('refused', change))
    expect(answer.statusCode).toBe(status)
    expect(answer.json()).toMatchObject({ code })
  })

  test('a book that is not served is refused', async () => {
    const answer = await pipeline.post('/v1/conversations?phrasebook=nothing', call('no-book'))
    expect(answer.json()).toMatchObject({ status: 404, code: 'unknown-phrasebook' })
  })

  test('what commits with a conversation is undone alone when it fails', async () => {
    const { writer, store, books } = service.parts
    const { record } = await import('../../../server/record.ts')
    const rowsFor = (id: string) =>
      record(books.get(), {
        conversation: call(id) as never,
        unit: '甲',
        source: 'post',
        receivedAt: service.clock.now,
        mask: true,
        keep: 'full',
      }).rows
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, (_, i) =>
        writer.write(rowsFor(`also-${i}`), async (trx) => {
          if (i === 4) await sql`select nothing from nowhere`.execute(trx)
        }),
      ),
    )
    expect(results.map(({ status }) => status === 'fulfilled')).toEqual(results.map((_, i) => i !== 4))
    const { db } = store
    const stored = await db.selectFrom('conversations').select('id').where('id', 'like', 'also-%').execute()
    expect(stored).toHaveLength(8)
  })

  test('a transcript of another tool', async () => {
    const content = 'WEBVTT\n\n00:00.000 --> 00:02.000\n<v 坐席>我不管，你问别人去\n'
    const answer = await pipeline.post('/v1/conversations/import', {
      content,
      fileName: 'a.vtt',
      channel: 'phone',
      speakers: { 坐席: 'staff' },
    })
    expect(answer.statusCode).toBe(200)
    expect(answer.json()).toMatchObject({
      results: [{ id: 'a', status: 'stored', report: { findings: [{ phrase: 'not-my-business' }] } }],
      errors: [],
    })
    const none = await pipeline.post('/v1/conversations/import', { content: 'nothing', fileName: 'b' })
    expect(none.json()).toMatchObject({ status: 400, code: 'bad-transcript' })
  })
})
