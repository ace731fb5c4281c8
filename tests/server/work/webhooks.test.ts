/** Webhooks, against a real HTTP server: who is told what, signed how, tried how often. */
import { createHmac } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { DELAYS } from '../../../server/work/deliver.ts'
import { as, call } from '../conversations/samples.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { openReceiver, type Receiver } from './receiver.ts'

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let admin: ReturnType<typeof as> & {
    patch(url: string, payload: object): ReturnType<ReturnType<typeof as>['get']>
  }
  let pipeline: ReturnType<typeof as>
  let receiver: Receiver
  beforeAll(async () => {
    service = await startService(kind, { webhookPrivate: true })
    const key = await service.key('admin')
    admin = {
      ...as(service, key),
      patch: (url, payload) =>
        service.app.inject({ method: 'PATCH', url, payload, headers: { authorization: `Bearer ${key}` } }),
    }
    pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    receiver = await openReceiver()
  })
  afterEach(async () => {
    for (const { id } of (await admin.get('/v1/webhooks')).json().items)
      await admin.delete(`/v1/webhooks/${id}`)
    await receiver.close()
  })

  async function hook(change: object = {}) {
    const order = { unit: '甲', name: '提醒', url: receiver.url, events: ['finding.forbidden'], ...change }
    const answer = await admin.post('/v1/webhooks', order)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json() as { id: string; secret: string }
  }
  let serial = 0
  async function say(change: object = {}) {
    const id = `w-${++serial}`
    const answer = await pipeline.send(call(id, { staff: '0231', window: '3', ...change }))
    expect(answer.statusCode, answer.body).toBe(201)
    await service.parts.work.settle()
    return id
  }
  const deliveries = async (id: string, query = '') =>
    (await admin.get(`/v1/webhooks/${id}/deliveries${query}`)).json().items
  const bodies = () => receiver.received.map(({ body }) => JSON.parse(body))

  test('a finding: names and figures, no words; signed as Standard Webhooks are', async () => {
    const { id, secret } = await hook()
    const conversation = await say()
    expect(receiver.received).toHaveLength(1)
    const [{ headers, body }] = receiver.received as [Receiver['received'][number]]
    expect(JSON.parse(body)).toMatchObject({
      type: 'finding.forbidden',
      timestamp: '2026-11-27T04:00:00.000Z',
      data: {
        conversation: {
          unit: '甲',
          id: conversation,
          staff: '0231',
          window: '3',
          path: `/v1/conversations/${conversation}`,
        },
        findings: [{ phrase: 'not-my-business', severity: expect.any(String), line: 2, start: 0 }],
        score: expect.any(Number),
      },
    })
    expect(body).not.toContain('不管')
    // Computed as the specification says, apart from the program.
    const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`
    const mac = createHmac('sha256', Buffer.from(secret.slice('whsec_'.length), 'base64')).update(signed)
    expect(headers['webhook-signature']).toBe(`v1,${mac.digest('base64')}`)
    expect(headers['webhook-timestamp']).toBe(String(service.clock.now / 1_000))
    expect(headers['content-type']).toBe('application/json; charset=utf-8')
    expect(await deliveries(id)).toMatchObject([
      { id: headers['webhook-id'], status: 'delivered', attempts: 1 },
    ])
  })

  test('with text, when asked for; of a deleted conversation no more', async () => {
    const { id } = await hook({ withText: true })
    await say()
    expect(bodies()[0].data.findings[0]).toMatchObject({
      text: '我不管，你问别人去',
      lineText: '我不管，你问别人去',
    })
    receiver.answer = 500
    const gone = await say()
    await admin.delete(`/v1/conversations/${gone}`)
    receiver.answer = 200
    service.clock.now += DELAYS[0]! * 2
    await service.parts.work.settle()
    expect(receiver.received).toHaveLength(3)
    expect(receiver.received[2]!.body).not.toContain('不管')
    expect(await deliveries(id, '?status=delivered')).toHaveLength(2)
  })

  test.each([
    ['severity below the least', { minSeverity: 'critical' }, 0],
    ['severity', { minSeverity: 'info' }, 1],
    ['missed rules', { events: ['rule.missed'] }, 1],
    ['score below', { events: ['score.low'], belowScore: 101 }, 1],
    ['score not below', { events: ['score.low'], belowScore: 0 }, 0],
    ['another unit', { unit: '乙' }, 0],
    ['all units', { unit: null }, 1],
    ['turned off', { enabled: false }, 0],
  ])('%s: told %#', async (_, change, count) => {
    await hook(change)
    await say()
    expect(receiver.received).toHaveLength(count)
  })

  test('the same conversation again, and one that differs, tell nothing new', async () => {
    await hook()
    const id = await say()
    await pipeline.send(call(id, { staff: '0231', window: '3' }))
    await pipeline.send(call(id, { staff: '0232', window: '3' }))
    await service.parts.work.settle()
    expect(receiver.received).toHaveLength(1)
  })

  test('a job that is done', async () => {
    await hook({ events: ['job.done'] })
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/conversations/batch?mode=job',
      headers: {
        authorization: `Bearer ${await service.key('pipeline', { unit: '甲' })}`,
        'content-type': 'application/x-ndjson',
      },
      payload: JSON.stringify(call(`job-${kind}`)),
    })
    await service.parts.work.settle()
    await service.parts.work.settle()
    const job = { id: answer.json().id, status: 'done', total: 1, done: 1, failed: 0 }
    expect(bodies()).toMatchObject([{ type: 'job.done', data: { job } }])
  })

  test('an appeal, filed and answered', async () => {
    await hook({ events: ['appeal.filed', 'appeal.decided'] })
    const conversation = await say({ staff: '周' })
    const staff = as(service, await service.key('staff', { unit: '甲', staff: '周' }))
    const { findings } = (await admin.get(`/v1/conversations/${conversation}`)).json()
    const { id: finding } = findings.find(({ kind: found }: { kind: string }) => found === 'forbidden')
    const filed = await staff.post(`/v1/findings/${finding}/appeals`, { reason: '我是在复述群众的话' })
    expect(filed.statusCode, filed.body).toBe(201)
    const { id } = filed.json()
    await admin.post(`/v1/appeals/${id}/decision`, { decision: 'accept', answer: '确为复述' })
    await service.parts.work.settle()
    expect(bodies().sort((a, b) => (a.type < b.type ? 1 : -1))).toMatchObject([
      { type: 'appeal.filed', data: { appeal: { id, finding, staff: '周', status: 'open' } } },
      { type: 'appeal.decided', data: { appeal: { id, finding, staff: '周', status: 'accepted' } } },
    ])
    // Reasons and answers are people's words.
    expect(receiver.received.map(({ body }) => body).join('')).not.toContain('复述')
  })

  test('not taken: tried again as the list says, then dead, and alive again by hand', async () => {
    receiver.answer = 503
    const { id } = await hook()
    await say()
    const ids = () => new Set(receiver.received.map(({ headers }) => headers['webhook-id']))
    for (const [i, delay] of DELAYS.entries()) {
      expect(receiver.received).toHaveLength(i + 1)
      // Not before its time.
      service.clock.now += delay - 1
      await service.parts.work.settle()
      expect(receiver.received).toHaveLength(i + 1)
      service.clock.now += delay * 0.2 + 2
      await service.parts.work.settle()
    }
    expect(receiver.received).toHaveLength(DELAYS.length + 1)
    expect(ids().size).toBe(1)
    service.clock.now += 10 * 86_400_000
    receiver.answer = 200
    const dead = await deliveries(id, '?status=dead')
    expect(dead).toMatchObject([{ attempts: DELAYS.length + 1, lastError: 'HTTP 503', nextAt: null }])
    expect((await admin.post(`/v1/deliveries/${dead[0].id}/retry`, {})).statusCode).toBe(202)
    await service.parts.work.settle()
    expect(await deliveries(id)).toMatchObject([{ id: dead[0].id, status: 'delivered' }])
    expect(ids().size).toBe(1)
  })

  test('410 turns it off', async () => {
    receiver.answer = 410
    const { id } = await hook()
    await say()
    const [webhook] = (await admin.get('/v1/webhooks')).json().items
    expect(webhook).toMatchObject({ id, enabled: false, disabledBecause: 'HTTP 410' })
    expect(await deliveries(id)).toMatchObject([{ status: 'dead' }])
    await say()
    expect(receiver.received).toHaveLength(1)
    await admin.patch(`/v1/webhooks/${id}`, { enabled: true })
    receiver.answer = 200
    await say()
    expect(receiver.received).toHaveLength(2)
  })

  test('one that has much waiting does not keep another waiting', async () => {
    const slow = await hook({ enabled: false, events: ['score.low'], belowScore: 101 })
    const { db } = service.parts.store
    const now = service.clock.now
    const waiting = {
      webhook: slow.id,
      unit: '甲',
      event: 'test',
      payload: '{"type":"test","timestamp":"","data":{}}',
    }
    const row = {
      ...waiting,
      status: 'pending',
      attempts: 0,
      last_error: null,
      created_at: now,
      delivered_at: null,
    } as const
    const rows = Array.from({ length: 50 }, (_, i) => ({ ...row, id: `${kind}-${i}`, next_at: now - 1_000 }))
    await db.insertInto('deliveries').values(rows).execute()
    await admin.patch(`/v1/webhooks/${slow.id}`, { url: `${receiver.url}/slow` })
    await hook()
    await pipeline.send(call(`fair-${kind}`))
    await admin.patch(`/v1/webhooks/${slow.id}`, { enabled: true })
    await service.parts.work.settle()
    expect(receiver.received).toHaveLength(51)
    const place = receiver.received.findIndex(({ path }) => !path.endsWith('/slow'))
    expect(place).toBeLessThan(32)
  })

  test('redirects are not followed', async () => {
    receiver.answer = (response) => void response.writeHead(302, { location: receiver.url }).end()
    const { id } = await hook()
    await say()
    expect(receiver.received).toHaveLength(1)
    expect(await deliveries(id)).toMatchObject([{ status: 'pending', lastError: 'HTTP 302' }])
  })

  test('a process that dies while it sends: sent once more, under the same id', async () => {
    const { id } = await hook()
    await say()
    // As the row was when the process died: claimed, and the answer not written down.
    await service.parts.store.db
      .updateTable('deliveries')
      .set({ status: 'pending', next_at: service.clock.now + 60_000, delivered_at: null })
      .where('webhook', '=', id)
      .execute()
    await service.parts.work.settle()
    expect(receiver.received).toHaveLength(1)
    service.clock.now += 60_001
    await service.parts.work.settle()
    await service.parts.work.settle()
    expect(receiver.received).toHaveLength(2)
    expect(receiver.received[1]!.headers['webhook-id']).toBe(receiver.received[0]!.headers['webhook-id'])
    expect(await deliveries(id)).toMatchObject([{ status: 'delivered', attempts: 2 }])
  })

  test('a message is written with its conversation or not at all', async () => {
    await hook()
    const { db } = service.parts.store
    const count = async () => (await db.selectFrom('deliveries').select('id').execute()).length
    const before = await count()
    const { ingest } = await import('../../../server/ingest.ts')
    const by = {
      kind: 'key',
      id: 'k',
      name: 'k',
      role: 'pipeline',
      unit: '甲',
      staff: null,
      scopes: null,
    } as const
    const also = () => Promise.reject(new Error('no'))
    await expect(ingest(service.parts, by, call('rolled-back'), { source: 'post', also })).rejects.toThrow(
      'no',
    )
    expect(await count()).toBe(before)
    expect(
      await db.selectFrom('conversations').select('pk').where('id', '=', 'rolled-back').execute(),
    ).toEqual([])
  })

  describe('robots', () => {
    const secret = 'SEC000robot'
    test('WeCom', async () => {
      receiver.answer = (response) => void response.end('{"errcode":0,"errmsg":"ok"}')
      const { id } = await hook({ shape: 'wecom', url: `${receiver.url}?key=robot-key` })
      const conversation = await say()
      const [{ msgtype, markdown }] = bodies()
      expect(msgtype).toBe('markdown')
      expect(markdown.content.split('\n')).toEqual([
        '【服务忌语】发现 1 处',
        expect.stringMatching(/^第 3 句 not-my-business（.+）$/),
        `单位：甲，窗口：3，工作人员：0231，会话：${conversation}`,
        expect.stringMatching(/^得分：/),
      ])
      expect(await deliveries(id)).toMatchObject([{ status: 'delivered' }])
    })

    test('DingTalk: signed in the address', async () => {
      receiver.answer = (response) => void response.end('{"errcode":0}')
      await hook({ shape: 'dingtalk', secret, url: `${receiver.url}?access_token=t` })
      await say()
      const { searchParams } = new URL(receiver.received[0]!.path, receiver.url)
      const timestamp = searchParams.get('timestamp')!
      expect(timestamp).toBe(String(service.clock.now))
      expect(searchParams.get('access_token')).toBe('t')
      const expected = createHmac('sha256', secret).update(`${timestamp}\n${secret}`).digest('base64')
      expect(searchParams.get('sign')).toBe(expected)
      expect(bodies()[0]).toMatchObject({ msgtype: 'markdown', markdown: { title: '礼言提醒' } })
    })

    test('Feishu: signed in the body', async () => {
      receiver.answer = (response) => void response.end('{"code":0,"msg":"success"}')
      await hook({ shape: 'feishu', secret })
      await say()
      const [{ timestamp, sign, msg_type, content }] = bodies()
      expect(sign).toBe(createHmac('sha256', `${timestamp}\n${secret}`).digest('base64'))
      expect(timestamp).toBe(String(Math.floor(service.clock.now / 1_000)))
      expect({ msg_type, content }).toMatchObject({
        msg_type: 'text',
        content: { text: expect.stringContaining('服务忌语') },
      })
    })

    test('200 with an error in the body is a refusal', async () => {
      receiver.answer = (response) => void response.end('{"errcode":93000,"errmsg":"invalid"}')
      const { id } = await hook({ shape: 'wecom' })
      await say()
      expect(await deliveries(id)).toMatchObject([{ status: 'pending', lastError: 'robot 93000' }])
    })

    test('what people wrote is neither markup nor a mention', async () => {
      receiver.answer = (response) => void response.end('{"errcode":0}')
      await hook({ shape: 'wecom' })
      await say({ staff: '<@all> [x](http://evil)' })
      expect(bodies()[0].markdown.content).not.toMatch(/[<>[\]]|@all/)
    })
  })

  describe('setting up', () => {
    test('the secret is shown once; robots keep their key hidden; neither is logged', async () => {
      const { id, secret } = await hook()
      expect(secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/)
      await hook({ shape: 'dingtalk', secret: 'SEC-hidden', url: `${receiver.url}?access_token=hidden` })
      const changed = await admin.patch(`/v1/webhooks/${id}`, { newSecret: true })
      const again = changed.json().secret
      expect(again).toMatch(/^whsec_/)
      expect(again).not.toBe(secret)
      await admin.patch(`/v1/webhooks/${id}`, { name: '改名' })
      await say()
      const shown = (await admin.get('/v1/webhooks')).body + (await admin.get('/v1/audit')).body
      for (const hidden of [secret, again, 'hidden', 'SEC-']) {
        expect(shown).not.toContain(hidden)
        expect(service.log.join('')).not.toContain(hidden)
      }
    })

    test.each([
      ['url', { url: 'ftp://example.com/' }],
      ['url', { url: 'not a url' }],
      ['url', { url: 'https://user:pass@example.com/' }],
      ['url', { url: 'http://example.com:22/' }],
      ['secret', { secret: 'mine' }],
    ])('refused for its %s: %j', async (field, change) => {
      const order = { name: 'x', url: receiver.url, events: ['score.low'], ...change }
      const answer = await admin.post('/v1/webhooks', order)
      expect(answer.statusCode).toBe(400)
      expect(answer.json().problems).toMatchObject([{ field }])
    })

    test('of another unit there is no webhook, and none can be made', async () => {
      const { id } = await hook()
      await say()
      const [delivery] = await deliveries(id)
      const other = as(service, await service.key('admin', { unit: '乙' }))
      expect((await other.get('/v1/webhooks')).json()).toEqual({ items: [] })
      for (const answer of [
        await other.get(`/v1/webhooks/${id}/deliveries`),
        await other.delete(`/v1/webhooks/${id}`),
        await other.post(`/v1/webhooks/${id}/test`, {}),
        await other.post(`/v1/deliveries/${delivery.id}/retry`, {}),
      ])
        expect(answer.json()).toMatchObject({ code: 'not-found' })
      const order = { unit: '甲', name: 'x', url: receiver.url, events: ['score.low'] }
      expect((await other.post('/v1/webhooks', order)).json()).toMatchObject({ code: 'other-unit' })
    })

    test('a test message', async () => {
      const { id } = await hook()
      const answer = await admin.post(`/v1/webhooks/${id}/test`, {})
      expect(answer.statusCode).toBe(202)
      await service.parts.work.settle()
      expect(bodies()).toMatchObject([{ type: 'test', data: {} }])
    })

    test('deleted while a message waits: nothing is sent, and conversations are stored on', async () => {
      receiver.answer = 500
      const { id } = await hook()
      await say()
      await admin.delete(`/v1/webhooks/${id}`)
      service.clock.now += DELAYS[0]! * 2
      await service.parts.work.settle()
      await say()
      expect(receiver.received).toHaveLength(1)
    })
  })
})

test('private addresses are refused unless allowed', async () => {
  const service = await startService('sqlite')
  const receiver = await openReceiver()
  const admin = as(service, await service.key('admin'))
  const order = { name: 'x', url: receiver.url, events: ['finding.forbidden'] }
  expect((await admin.post('/v1/webhooks', order)).json()).toMatchObject({ problems: [{ field: 'url' }] })
  // A name is taken as it is, and refused when it turns out to lead here.
  const named = await admin.post('/v1/webhooks', {
    ...order,
    url: receiver.url.replace('127.0.0.1', 'localhost'),
  })
  const { id } = named.json()
  await admin.post(`/v1/webhooks/${id}/test`, {})
  await service.parts.work.settle()
  const { items } = (await admin.get(`/v1/webhooks/${id}/deliveries`)).json()
  expect(items).toMatchObject([{ status: 'pending', lastError: 'private-address' }])
  expect(receiver.received).toEqual([])
  await receiver.close()
  await service.close()
})
