/** Lists of conversations: pages, filters, and who sees what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Service, startService, storesHere } from '../service.ts'
import { as, call } from './samples.ts'

type Client = ReturnType<typeof as>

const POLITE = [
  { role: 'staff', text: '您好，请问您要办什么业务？' },
  { role: 'customer', text: '办居住证' },
  { role: 'staff', text: '请稍等，谢谢您，再见' },
]

describe.each(await storesHere())('on %s', (kind) => {
  let service: Service
  let reader: Client
  beforeAll(async () => {
    service = await startService(kind)
    const pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
    reader = as(service, await service.key('supervisor', { unit: '甲' }))
    const sent = [
      call('rude', { staff: '王', window: '1', startedAt: '2026-11-20T09:00:00+08:00' }),
      call('polite', { lines: POLITE, staff: '王', window: '2', startedAt: '2026-11-21T00:00:00+08:00' }),
      call('visit', {
        channel: 'counter',
        lines: POLITE,
        staff: '李',
        window: '1',
        startedAt: '2026-11-21T23:59:59+08:00',
      }),
      call('undated', { lines: POLITE }),
    ]
    for (const conversation of sent) expect((await pipeline.send(conversation)).statusCode).toBe(201)
    await pipeline.batch([call('batched', { lines: POLITE, startedAt: '2026-11-22T10:00:00+08:00' })])
    const other = as(service, await service.key('pipeline', { unit: '乙' }))
    await other.send(call('rude', { staff: '王' }))
    await other.send(call('theirs'))
  })
  afterAll(() => service.close())

  const idsOf = async (client: Client, query = '') =>
    (await client.get(`/v1/conversations?${query}`))
      .json<{ items: { id: string }[] }>()
      .items.map(({ id }) => id)

  test.each([
    ['', ['undated', 'batched', 'visit', 'polite', 'rude']],
    ['channel=counter', ['visit']],
    ['staff=王', ['polite', 'rude']],
    ['staff=王&window=2', ['polite']],
    ['from=2026-11-21', ['undated', 'batched', 'visit', 'polite']],
    ['from=2026-11-21&to=2026-11-21', ['visit', 'polite']],
    ['to=2026-11-20', ['rude']],
    ['source=batch', ['batched']],
    ['source=practice', []],
    ['phrase=not-my-business', ['rude']],
    ['phrase=nothing', []],
    ['unit=甲&window=1', ['visit', 'rude']],
    ['unit=乙', []],
    ['q=户口', ['rude']],
    ['q=居住证&channel=phone', ['undated', 'batched', 'polite']],
    ['q=居住证 户口', []],
    ['q=，。！', []],
    ['staff=%00', []],
  ])('%s', async (query, expected) => {
    expect(await idsOf(reader, query)).toEqual(expected)
  })

  test('scores, passing and rules narrow as the reports say', async () => {
    const all = (await reader.get('/v1/conversations')).json().items as {
      id: string
      score: number
      passed: boolean
    }[]
    const { score, passed } = all.find(({ id }) => id === 'rude')!
    const idsWhere = (holds: (row: (typeof all)[number]) => boolean) => all.filter(holds).map(({ id }) => id)
    expect(await idsOf(reader, `maxScore=${score}`)).toEqual(idsWhere((row) => row.score <= score))
    expect(await idsOf(reader, `minScore=${score + 0.01}`)).toEqual(idsWhere((row) => row.score > score))
    expect(await idsOf(reader, `passed=${passed}`)).toEqual(idsWhere((row) => row.passed === passed))
    const { report } = (await reader.get('/v1/conversations/rude')).json()
    const { rule, status } = report.rules.find((one: { status: string }) => one.status === 'missed')
    expect(await idsOf(reader, `rule=${rule}&status=${status}`)).toContain('rude')
    expect(await idsOf(reader, `rule=${rule}&status=not-applicable`)).not.toContain('rude')
  })

  test.each([
    ['limit=0', 'bad-request'],
    ['limit=1001', 'bad-request'],
    ['from=2026-1-1', 'bad-request'],
    ['passed=maybe', 'bad-request'],
    ['minScore=low', 'bad-request'],
    ['cursor=nonsense', 'bad-cursor'],
    ['cursor=WyJsaW5lcyIsMSwxXQ', 'bad-cursor'],
  ])('%s is refused', async (query, code) => {
    const answer = await reader.get(`/v1/conversations?${query}`)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ code })
  })

  test('what another unit, or another person, may not see is not there', async () => {
    const staff = as(service, await service.key('staff', { unit: '甲', staff: '李' }))
    expect(await idsOf(staff)).toEqual(['visit'])
    expect((await staff.get('/v1/conversations/rude')).statusCode).toBe(404)
    expect((await reader.get('/v1/conversations/theirs')).statusCode).toBe(404)
    expect((await reader.get('/v1/conversations/rude?unit=乙')).statusCode).toBe(404)
    expect((await staff.post('/v1/conversations/rude/recompute', {})).statusCode).toBe(404)
    const nobody = as(service, await service.key('staff', { unit: '甲' }))
    expect(await idsOf(nobody)).toEqual([])
  })

  test('who sees several units names one where an id is in both', async () => {
    const admin = as(service, await service.key('admin'))
    expect((await admin.get('/v1/conversations/rude')).json()).toMatchObject({ code: 'bad-request' })
    expect((await admin.get('/v1/conversations/rude?unit=乙')).json()).toMatchObject({ unit: '乙' })
    expect((await admin.get('/v1/conversations/theirs')).json()).toMatchObject({ unit: '乙' })
  })

  test('one conversation has its lines, findings with ids, and both scores', async () => {
    const detail = (await reader.get('/v1/conversations/rude')).json()
    const { lines } = call('rude')
    expect(detail).toMatchObject({ id: 'rude', unit: '甲', staff: '王', held: false, kept: 'full', lines })
    expect(detail.abandoned).toBe(false)
    expect(detail.reviewedScore).toBe(detail.score)
    const placed = ({ phrase, line, start, end, text }: Record<string, unknown>) => ({
      phrase,
      line,
      start,
      end,
      text,
    })
    expect(detail.findings.map(placed)).toEqual(detail.report.findings.map(placed))
    for (const { id, decision } of detail.findings) {
      expect(id).toBeGreaterThan(0)
      expect(decision).toBeNull()
    }
  })

  test('a walk over pages meets every row once while others arrive', async () => {
    const pipeline = as(service, await service.key('pipeline', { unit: '丙' }))
    const walker = as(service, await service.key('supervisor', { unit: '丙' }))
    // Some of the same instant: only the second key keeps them apart.
    const ids = Array.from({ length: 25 }, (_, i) => `walk-${i}`)
    const startedAt = (i: number) => `2026-11-${10 + (i % 5)}T08:00:00+08:00`
    await pipeline.batch(ids.map((id, i) => call(id, { startedAt: startedAt(i) })))
    const met: string[] = []
    let cursor = ''
    for (let page = 0; ; page++) {
      const { items, next } = (await walker.get(`/v1/conversations?limit=4${cursor}`)).json()
      met.push(...items.map(({ id }: { id: string }) => id))
      if (next === undefined) break
      cursor = `&cursor=${next}`
      await pipeline.send(call(`late-${page}`, { startedAt: '2026-11-26T08:00:00+08:00' }))
    }
    expect(met.filter((id) => id.startsWith('walk'))).toHaveLength(25)
    expect(new Set(met).size).toBe(met.length)
    expect(met).toEqual(expect.arrayContaining(ids))
  })
})
