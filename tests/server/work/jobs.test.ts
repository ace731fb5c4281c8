/** Batches as jobs: taken in whole, worked on in the background, each line once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as, call } from '../conversations/samples.ts'
import { type Service, startService, storesHere } from '../service.ts'

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let pipeline: ReturnType<typeof as>
  let key: string
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('pipeline', { unit: '甲' })
    pipeline = as(service, key)
  })
  afterAll(() => service.close())

  async function start(body: readonly (object | string)[], query = '') {
    const answer = await service.app.inject({
      method: 'POST',
      url: `/v1/conversations/batch?mode=job${query}`,
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/x-ndjson' },
      payload: body.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n'),
    })
    return answer
  }
  const results = async (id: string) =>
    (await pipeline.get(`/v1/jobs/${id}/results`)).body
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line))

  test('lines in, results out in the same order, broken ones in their place', async () => {
    const answer = await start([
      call('j-1'),
      '{broken',
      '',
      call('j-2', { channel: 'fax' }),
      call('j-3', { unit: '乙' }),
      call('j-1'),
      call('j-1', { channel: 'counter' }),
      ...Array.from({ length: 250 }, (_, i) => call(`j-more-${i}`)),
    ])
    expect(answer.statusCode).toBe(202)
    const { id } = answer.json()
    expect(answer.json()).toMatchObject({ status: 'queued', total: 256, done: 3, failed: 3 })
    await service.parts.work.settle()
    expect((await pipeline.get(`/v1/jobs/${id}`)).json()).toMatchObject({
      status: 'done',
      total: 256,
      done: 256,
      failed: 4,
    })
    const lines = await results(id)
    expect(lines).toHaveLength(256)
    expect(lines.map(({ line }) => line)).toEqual([1, 2, ...Array.from({ length: 254 }, (_, i) => i + 4)])
    expect(lines[0]).toMatchObject({ line: 1, id: 'j-1', status: 'stored', report: { id: 'j-1' } })
    expect(lines[1]).toEqual({ line: 2, error: { code: 'bad-json', message: expect.any(String), field: '' } })
    expect(lines[2]).toMatchObject({ line: 4, error: { code: 'bad-conversation', field: 'channel' } })
    expect(lines[3]).toMatchObject({ line: 5, error: { code: 'other-unit' } })
    expect(lines[4]).toMatchObject({ line: 6, id: 'j-1', status: 'same' })
    expect(lines[5]).toMatchObject({ line: 7, id: 'j-1', error: { code: 'conversation-differs' } })
    expect(lines[255]).toMatchObject({ line: 257, id: 'j-more-249', status: 'stored' })
    // The same report as the conversation's own.
    const [own] = await service.parts.store.db
      .selectFrom('conversations')
      .select('report')
      .where('id', '=', 'j-1')
      .execute()
    expect(lines[0].report).toEqual(JSON.parse(own!.report))
  })

  test('sent again it is answered as the same', async () => {
    const { id } = (await start([call('again-1'), call('again-2')])).json()
    await service.parts.work.settle()
    const { id: second } = (await start([call('again-1'), call('again-2')])).json()
    await service.parts.work.settle()
    expect((await results(id)).map(({ status }) => status)).toEqual(['stored', 'stored'])
    expect((await results(second)).map(({ status }) => status)).toEqual(['same', 'same'])
  })

  test('nothing of what was said stays with the job, and a deleted conversation is gone from its results', async () => {
    const { id } = (await start([call('gone-1')])).json()
    await service.parts.work.settle()
    const items = await service.parts.store.db
      .selectFrom('job_items')
      .selectAll()
      .where('job', '=', id)
      .execute()
    expect(items).toMatchObject([{ n: 1, input: '' }])
    expect(items[0]!.output).not.toContain('不管')
    const admin = as(service, await service.key('admin'))
    expect((await admin.delete('/v1/conversations/gone-1')).statusCode).toBe(204)
    expect(await results(id)).toEqual([{ line: 1, id: 'gone-1', status: 'stored' }])
  })

  test('an unknown phrasebook is refused before anything is taken in', async () => {
    const before = await service.parts.store.db.selectFrom('jobs').select('id').execute()
    expect((await start([call('x')], '&phrasebook=none')).json()).toMatchObject({
      code: 'unknown-phrasebook',
    })
    expect(await service.parts.store.db.selectFrom('jobs').select('id').execute()).toEqual(before)
  })

  test('an empty body is a job with nothing in it', async () => {
    const { id } = (await start([])).json()
    await service.parts.work.settle()
    expect((await pipeline.get(`/v1/jobs/${id}`)).json()).toMatchObject({ status: 'done', total: 0 })
    expect(await results(id)).toEqual([])
  })

  test('of another unit there is no job', async () => {
    const { id } = (await start([call('mine')])).json()
    const other = as(service, await service.key('pipeline', { unit: '乙' }))
    for (const answer of [
      await other.get(`/v1/jobs/${id}`),
      await other.get(`/v1/jobs/${id}/results`),
      await other.delete(`/v1/jobs/${id}`),
    ])
      expect(answer.json()).toMatchObject({ code: 'not-found' })
    expect((await other.get('/v1/jobs')).json()).toEqual({ items: [] })
    const all = as(service, await service.key('pipeline'))
    expect((await all.get(`/v1/jobs/${id}`)).statusCode).toBe(200)
    await service.parts.work.settle()
  })

  test('the list is read page by page, each job once', async () => {
    const seen: string[] = []
    for (let cursor = ''; ; ) {
      const page = (await pipeline.get(`/v1/jobs?limit=2${cursor}`)).json()
      seen.push(...page.items.map(({ id }: { id: string }) => id))
      if (page.next === undefined) break
      cursor = `&cursor=${page.next}`
    }
    const rows = await service.parts.store.db
      .selectFrom('jobs')
      .select('id')
      .where('unit', '=', '甲')
      .execute()
    expect([...seen].sort()).toEqual(rows.map(({ id }) => id).sort())
    expect((await pipeline.get('/v1/jobs?cursor=nonsense')).json()).toMatchObject({ code: 'bad-cursor' })
  })

  test('cancelled, what is done stays done and the rest is forgotten', async () => {
    const { db } = service.parts.store
    const { id } = (await start([call('cancel-1'), call('cancel-2')])).json()
    await service.parts.work.settle()
    // As if another process were at the second line.
    await db
      .updateTable('jobs')
      .set({ status: 'running', owner: 'other', done: 1, lease_until: service.clock.now + 1_000_000 })
      .where('id', '=', id)
      .execute()
    await db
      .updateTable('job_items')
      .set({ input: JSON.stringify(call('cancel-2')), output: null })
      .where('job', '=', id)
      .where('n', '=', 2)
      .execute()
    expect((await pipeline.delete(`/v1/jobs/${id}`)).json()).toMatchObject({
      status: 'cancelled',
      done: 1,
      total: 2,
    })
    await service.parts.work.settle()
    expect((await results(id)).map(({ line }) => line)).toEqual([1])
    expect((await pipeline.delete(`/v1/jobs/${id}`)).json()).toMatchObject({ status: 'cancelled' })
  })

  test('a job of a process that died is taken over when its lease is over, not before', async () => {
    const { db } = service.parts.store
    const { id } = (await start([call('lease-1'), call('lease-2')])).json()
    await service.parts.work.settle()
    const leaseUntil = service.clock.now + 60_000
    await db
      .updateTable('jobs')
      .set({ status: 'running', owner: 'dead', done: 1, lease_until: leaseUntil })
      .where('id', '=', id)
      .execute()
    // It had stored the conversation, but died before that was known: the item is there as it was.
    await db
      .updateTable('job_items')
      .set({ input: JSON.stringify(call('lease-2')), output: null })
      .where('job', '=', id)
      .where('n', '=', 2)
      .execute()
    await service.parts.work.settle()
    expect((await pipeline.get(`/v1/jobs/${id}`)).json()).toMatchObject({ status: 'running', done: 1 })
    service.clock.now = leaseUntil + 1
    await service.parts.work.settle()
    expect((await pipeline.get(`/v1/jobs/${id}`)).json()).toMatchObject({
      status: 'done',
      done: 2,
      failed: 0,
    })
    expect((await results(id)).map(({ status }) => status)).toEqual(['stored', 'same'])
  })

  test('two processes share the jobs and do no item twice', async () => {
    const { runJob } = await import('../../../server/work/jobs.ts')
    const body = Array.from({ length: 120 }, (_, i) => call(`two-${i}`))
    await service.parts.work.settle()
    const jobs = await Promise.all([start(body), start(body), start(body)])
    await Promise.all([
      service.parts.work.settle(),
      runJob(service.parts, 'second', () => false),
      runJob(service.parts, 'third', () => false),
    ])
    await service.parts.work.settle()
    const lines = (await Promise.all(jobs.map((job) => results(job.json().id)))).flat()
    expect(lines.filter(({ status }) => status === 'stored')).toHaveLength(120)
    expect(lines.filter(({ status }) => status === 'same')).toHaveLength(240)
    for (const job of jobs)
      expect((await pipeline.get(`/v1/jobs/${job.json().id}`)).json()).toMatchObject({
        done: 120,
        status: 'done',
      })
  })

  test('a sender that breaks off leaves nothing', async () => {
    const { startJob } = await import('../../../server/work/spool.ts')
    async function* broken() {
      for (let number = 1; number <= 450; number++)
        yield { number, text: JSON.stringify(call(`broken-${number}`)) }
      throw new Error('connection reset')
    }
    const principal = {
      kind: 'key',
      id: 'k',
      name: 'k',
      role: 'pipeline',
      unit: '甲',
      staff: null,
      scopes: null,
    } as const
    const { db } = service.parts.store
    const count = async () => (await db.selectFrom('job_items').select('n').execute()).length
    const before = await count()
    await expect(startJob(service.parts, principal, broken())).rejects.toThrow('connection reset')
    expect(await count()).toBe(before)
  })
})
