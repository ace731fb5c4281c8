/** `/v1/findings`: filters, orders, pages, what one finding shows, and who sees what. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { storesHere } from '../service.ts'
import { type Asker, type Office, openOffice } from './office.ts'

describe.each(await storesHere())('findings on %s', (kind) => {
  let office: Office
  let reviewer: Asker
  let admin: Asker
  beforeAll(async () => {
    office = await openOffice(kind)
    reviewer = await office.as('reviewer')
    admin = await office.as('admin', { unit: null })
    const day = (n: number, hour = '09') => `2026-11-${String(n).padStart(2, '0')}T${hour}:00:00+08:00`
    await office.visit({
      id: 'a',
      staff: '周',
      window: '1',
      startedAt: day(2),
      said: ['>你好', '不知道', '我不管', '>哦', '再见'],
    })
    await office.visit({
      id: 'b',
      staff: '周',
      window: '2',
      startedAt: day(3, '15'),
      said: ['滚出去', '再见'],
    })
    await office.visit({
      id: 'c',
      staff: '吴',
      window: '1',
      startedAt: day(4),
      said: ['我不只道', '我不管。', '再见'],
    })
    await office.visit({ id: 'd', unit: '乙', staff: '周', startedAt: day(5), said: ['我不管', '再见'] })
    await office.visit({ id: 'p', staff: '周', startedAt: day(6), said: ['我不管'], source: 'practice' })
  })
  afterAll(() => office.service.close())

  const told = (items: { conversation: string; phrase: string }[]) =>
    items.map(({ conversation, phrase }) => `${conversation} ${phrase}`)

  test.each<[string, string, string[]]>([
    [
      'all of the unit, the most urgent first',
      '',
      ['b get-out', 'a not-mine', 'c not-mine', 'a dont-know', 'c dont-know'],
    ],
    [
      'the newest first',
      'sort=newest',
      ['c not-mine', 'c dont-know', 'b get-out', 'a not-mine', 'a dont-know'],
    ],
    ['by phrase', 'phrase=dont-know', ['a dont-know', 'c dont-know']],
    ['by least severity', 'severity=major', ['b get-out', 'a not-mine', 'c not-mine']],
    ['by category', 'category=伤害感情', ['a dont-know', 'c dont-know']],
    ['by person', 'staff=吴', ['c not-mine', 'c dont-know']],
    ['by window', 'window=2', ['b get-out']],
    ['by days, both included', 'from=2026-11-03&to=2026-11-04', ['b get-out', 'c not-mine', 'c dont-know']],
    ['by weekday', 'weekday=1', ['b get-out']],
    ['by hour', 'hour=9&phrase=not-mine', ['a not-mine', 'c not-mine']],
    ['what the checker was sure of', 'status=kept', ['b get-out', 'a not-mine', 'c not-mine', 'a dont-know']],
    ['courtesy', 'kind=courtesy&sort=newest&staff=吴', ['c goodbye']],
    ['another unit: nothing', 'unit=乙', []],
    ['a NUL: nothing', 'staff=%00', []],
  ])('%s', async (_, query, expected) => {
    const { status, body } = await reviewer.get(`/v1/findings?${encodeURI(query).replace('%2500', '%00')}`)
    expect([status, told(body.items)]).toEqual([200, expected])
  })

  test('who sees what', async () => {
    const zhou = await office.as('staff', { staff: '周' })
    expect(told((await zhou.get('/v1/findings')).body.items)).toEqual([
      'b get-out',
      'a not-mine',
      'a dont-know',
    ])
    const nobody = await office.as('staff')
    expect((await nobody.get('/v1/findings')).body.items).toEqual([])
    expect(told((await admin.get('/v1/findings?unit=乙')).body.items)).toEqual(['d not-mine'])
    expect((await (await office.as('trainee')).get('/v1/findings')).status).toBe(403)
    const [one] = (await admin.get('/v1/findings?unit=乙')).body.items
    expect((await reviewer.get(`/v1/findings/${one.id}`)).status).toBe(404)
    expect((await admin.get('/v1/findings')).body.items).toHaveLength(6)
  })

  test.each(['queue', 'newest'])('page by page, %s gives the same as at once', async (sort) => {
    const whole = (await admin.get(`/v1/findings?sort=${sort}`)).body.items
    const pages: { id: number }[] = []
    let next: string | undefined
    do {
      const cursor = next === undefined ? '' : `&cursor=${next}`
      const { body } = await admin.get(`/v1/findings?sort=${sort}&limit=2${cursor}`)
      expect(body.items.length).toBeLessThanOrEqual(2)
      pages.push(...body.items)
      next = body.next
    } while (next !== undefined)
    expect(pages).toEqual(whole)
  })

  test.each([
    ['cursor=nonsense', 'bad-cursor'],
    [`cursor=${Buffer.from('["newest",1,1]').toString('base64url')}`, 'bad-cursor'],
    ['status=wrong', 'bad-request'],
    ['limit=0', 'bad-request'],
    ['from=yesterday', 'bad-request'],
    ['for=second&status=confirmed', 'bad-request'],
  ])('%s is refused', async (query, code) => {
    const { status, body } = await reviewer.get(`/v1/findings?${query}`)
    expect([status, body.code]).toEqual([400, code])
  })

  test('one finding with what stands around it', async () => {
    const [found] = (await reviewer.get('/v1/findings?phrase=not-mine&staff=周')).body.items
    const { status, body } = await reviewer.get(`/v1/findings/${found.id}`)
    expect(status).toBe(200)
    expect(body).toMatchObject({
      ...found,
      conversation: 'a',
      title: '推诿',
      said: '我不管',
      clause: { norm: '窗口工作人员行为规范', article: '第三条' },
      instead: ['我帮您问一下别的同志。'],
      category: '激化矛盾',
      score: 93,
      passed: true,
      reviewedScore: 93,
      identical: { total: 2, open: 2 },
      reviews: [],
      appeals: [],
    })
    expect(body.context.map(({ n, text }: { n: number; text: string }) => [n, text])).toEqual([
      [0, '你好'],
      [1, '不知道'],
      [2, '我不管'],
      [3, '哦'],
      [4, '再见'],
    ])
    expect(body.reason).toMatch(/\p{Script=Han}/u)
  })

  test.each(['999999', '0', 'x', '1e99'])('finding %s is not there', async (id) => {
    const { status, body } = await reviewer.get(`/v1/findings/${id}`)
    expect([status, body.code]).toEqual(id === '999999' ? [404, 'not-found'] : [400, 'bad-request'])
  })

  test('figures for badges', async () => {
    const { body } = await reviewer.get('/v1/findings/summary')
    expect(body).toEqual({
      status: { total: 5, open: 5, confirmed: 0, falseAlarm: 0, needsListening: 0, disputed: 0, appealed: 0 },
      severities: [
        { severity: 'critical', total: 1, open: 1 },
        { severity: 'major', total: 2, open: 2 },
        { severity: 'minor', total: 2, open: 2 },
      ],
      phrases: [
        { phrase: 'dont-know', total: 2, open: 2 },
        { phrase: 'not-mine', total: 2, open: 2 },
        { phrase: 'get-out', total: 1, open: 1 },
      ],
    })
    expect((await reviewer.get('/v1/findings/summary?from=2027-01-01')).body).toMatchObject({
      status: { total: 0, open: 0, confirmed: 0 },
      phrases: [],
    })
  })

  test('what waits long enough comes to the top', async () => {
    await office.visit({
      id: 'old',
      unit: '丙',
      startedAt: '2026-09-01T09:00:00+08:00',
      said: ['不知道', '再见'],
    })
    await office.visit({
      id: 'new',
      unit: '丙',
      startedAt: '2026-11-20T09:00:00+08:00',
      said: ['滚出去', '再见'],
    })
    expect(told((await admin.get('/v1/findings?unit=丙')).body.items)).toEqual([
      'old dont-know',
      'new get-out',
    ])
  })
})
