/** What has been kept long enough goes, whatever is held stays, and nothing of what went is left. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sweep } from '../../../server/work/retention.ts'
import { as, call } from '../conversations/samples.ts'
import { type Service, startService, storesHere } from '../service.ts'

const DAY = 86_400_000

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let admin: ReturnType<typeof as>
  beforeAll(async () => {
    service = await startService(kind)
    admin = as(service, await service.key('admin'))
    // Sweeps are the test's own.
    await service.parts.work.close()
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    for (const table of ['conversations', 'settings', 'jobs', 'deliveries', 'live_conversations'] as const)
      await service.parts.store.db.deleteFrom(table).execute()
  })

  const store = async (id: string, unit = '甲', change: object = {}) => {
    const answer = await admin.send(call(id, { unit, staff: '0231', ...change }))
    expect(answer.statusCode).toBe(201)
  }
  const later = (days: number) => {
    service.clock.now += days * DAY + 1
  }
  const rows = (table: 'lines' | 'conversations' | 'findings' | 'rule_statuses' | 'deductions') =>
    service.parts.store.db
      .selectFrom(table)
      .select(({ fn }) => fn.countAll<number>().as('count'))
      .executeTakeFirstOrThrow()
      .then(({ count }) => Number(count))

  test('lines go, findings keep their own words', async () => {
    await admin.put('/v1/settings/retention', { lines: 10 })
    await store('a')
    later(10)
    await store('b')
    expect(await sweep(service.parts)).toEqual({
      lines: 1,
      conversations: 0,
      jobs: 0,
      deliveries: 0,
      live: 0,
    })
    const detail = (await admin.get('/v1/conversations/a')).json()
    expect(detail).toMatchObject({
      kept: 'expired',
      findings: expect.arrayContaining([
        expect.objectContaining({ phrase: 'not-my-business', text: expect.stringContaining('我不管') }),
      ]),
    })
    expect(detail.lines).toBeUndefined()
    expect((await admin.get('/v1/conversations/b')).json().lines).toHaveLength(3)
    expect((await admin.get(`/v1/lines?q=${encodeURIComponent('户口本')}`)).json().items).toMatchObject([
      { conversation: 'b' },
    ])
    expect(await rows('lines')).toBe(3)
    expect((await sweep(service.parts)).lines).toBe(0)
  })

  test('conversations go with all that belongs to them', async () => {
    await admin.put('/v1/settings/retention', { conversations: 20 })
    await store('a')
    later(20)
    expect((await sweep(service.parts)).conversations).toBe(1)
    for (const table of ['conversations', 'lines', 'findings', 'rule_statuses', 'deductions'] as const)
      expect(await rows(table)).toBe(0)
    expect((await admin.get('/v1/conversations/a')).statusCode).toBe(404)
    // What is gone may come again.
    await store('a')
  })

  test('what is held stays whole, until it is let go', async () => {
    await admin.put('/v1/settings/retention', { lines: 1, conversations: 2 })
    await store('held')
    await store('free')
    await admin.put('/v1/conversations/held/hold', { held: true, because: '诉讼' })
    later(30)
    expect(await sweep(service.parts)).toMatchObject({ lines: 1, conversations: 1 })
    expect((await admin.get('/v1/conversations/held')).json()).toMatchObject({ kept: 'full', held: true })
    expect(await rows('lines')).toBe(3)
    await admin.put('/v1/conversations/held/hold', { held: false })
    expect(await sweep(service.parts)).toMatchObject({ lines: 1, conversations: 1 })
    expect(await rows('conversations')).toBe(0)
  })

  test("a unit's own word goes before the service's, and for ever is for ever", async () => {
    await admin.put('/v1/settings/retention', { lines: 10, conversations: 100 })
    const own = as(service, await service.key('admin', { unit: '乙' }))
    const answer = await own.put('/v1/settings/retention', { lines: 30 })
    expect(answer.json()).toEqual({
      unit: '乙',
      own: { lines: 30 },
      effective: { lines: 30, conversations: 100, jobs: 30, deliveries: 30, live: 7 },
    })
    await admin.put('/v1/settings/retention?unit=丙', { lines: null, conversations: null })
    await store('a', '甲')
    await store('b', '乙')
    await store('c', '丙')
    later(10)
    expect((await sweep(service.parts)).lines).toBe(1)
    later(20)
    expect((await sweep(service.parts)).lines).toBe(1)
    later(5_000)
    expect(await sweep(service.parts)).toMatchObject({ lines: 0, conversations: 2 })
    expect((await admin.get('/v1/conversations/c')).json()).toMatchObject({ kept: 'full' })
  })

  test('a date that the sender gives neither shortens nor lengthens it', async () => {
    await admin.put('/v1/settings/retention', { lines: 10 })
    await store('past', '甲', { startedAt: '1999-01-01T09:00:00+08:00' })
    await store('future', '甲', { startedAt: '2099-01-01T09:00:00+08:00' })
    later(9)
    expect((await sweep(service.parts)).lines).toBe(0)
    later(1)
    expect((await sweep(service.parts)).lines).toBe(2)
  })

  test('many go in small transactions, and others write between them', async () => {
    await admin.put('/v1/settings/retention', { conversations: 1 })
    const pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
    await pipeline.batch(Array.from({ length: 450 }, (_, i) => call(`m-${i}`)))
    later(1)
    const sweeping = sweep(service.parts)
    const written = await Promise.all(Array.from({ length: 20 }, (_, i) => pipeline.send(call(`new-${i}`))))
    expect(written.map(({ statusCode }) => statusCode)).toEqual(Array(20).fill(201))
    expect((await sweeping).conversations).toBe(450)
    expect(await rows('conversations')).toBe(20)
  })

  test('jobs, messages and journals', async () => {
    const { db } = service.parts.store
    const now = service.clock.now
    const job = {
      unit: '甲',
      kind: 'batch',
      created_by: 'k',
      options: '{}',
      total: 1,
      done: 1,
      failed: 0,
      owner: null,
    }
    for (const [id, status] of [
      ['ended', 'done'],
      ['broken-off', 'receiving'],
      ['waits', 'queued'],
    ] as const)
      await db
        .insertInto('jobs')
        .values({ ...job, id, status, created_at: now, updated_at: now, lease_until: now + 1_000 * DAY })
        .execute()
    await db.insertInto('job_items').values({ job: 'ended', n: 1, input: '', output: '{}' }).execute()
    const message = {
      webhook: 'none',
      unit: '甲',
      event: 'test',
      payload: '{}',
      attempts: 0,
      next_at: now,
      last_error: null,
      created_at: now,
      delivered_at: null,
    }
    await db
      .insertInto('deliveries')
      .values({ ...message, id: 'm', status: 'dead' })
      .execute()
    await db
      .insertInto('live_conversations')
      .values({
        unit: '甲',
        id: 'l',
        staff: null,
        head: '{}',
        source: 'live',
        book_version: 'v',
        token: 't',
        owner: 'o',
        started_at: now,
        updated_at: now,
      })
      .execute()
    later(30)
    expect(await sweep(service.parts)).toEqual({
      lines: 0,
      conversations: 0,
      jobs: 2,
      deliveries: 1,
      live: 1,
    })
    expect(await db.selectFrom('jobs').select('id').execute()).toEqual([{ id: 'waits' }])
    expect(await db.selectFrom('job_items').select('n').execute()).toEqual([])
  })

  test('a sweep is one entry in the audit log, and an idle one is none', async () => {
    const entries = async () => {
      const { items } = (await admin.get('/v1/audit?limit=1000')).json()
      return items.filter(({ action }: { action: string }) => action.startsWith('retention.'))
    }
    const before = (await entries()).length
    await admin.put('/v1/settings/retention', { lines: 1 })
    await store('a')
    later(1)
    await sweep(service.parts)
    const fresh = (await entries()).slice(0, -before || undefined)
    expect(fresh).toMatchObject([
      { action: 'retention.sweep', actor: 'system', detail: { lines: 1, conversations: 0 } },
      { action: 'retention.change', detail: { lines: 1 } },
    ])
  })

  test.each([[{ lines: 0 }], [{ lines: -1 }], [{ lines: 1.5 }], [{ lines: '10' }], [{ audit: 10 }]])(
    '%j is refused',
    async (body) => {
      expect((await admin.put('/v1/settings/retention', body)).json()).toMatchObject({ code: 'bad-request' })
    },
  )

  test('of another unit nothing is seen and nothing set', async () => {
    const own = as(service, await service.key('admin', { unit: '乙' }))
    expect((await own.get('/v1/settings/retention?unit=甲')).json()).toMatchObject({ code: 'other-unit' })
    expect((await own.put('/v1/settings/retention?unit=甲', {})).json()).toMatchObject({ code: 'other-unit' })
  })
})

test('the runner sweeps by itself, once an hour', async () => {
  const service = await startService('sqlite')
  const admin = as(service, await service.key('admin'))
  await service.parts.work.settle()
  await admin.put('/v1/settings/retention', { lines: 1 })
  await admin.send(call('a'))
  service.clock.now += DAY + 1
  await service.parts.work.settle()
  expect((await admin.get('/v1/conversations/a')).json()).toMatchObject({ kept: 'expired' })
  await service.close()
})
