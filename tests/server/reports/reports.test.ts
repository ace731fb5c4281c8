/** Reports: figures known by construction, against a naive oracle, and what each role may see. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysOf } from '../../../server/calendar.ts'
import { type Asker, type Office, openOffice } from '../reviews/office.ts'
import { storesHere } from '../service.ts'
import { type Found, figures, type Said, weekOf } from './oracle.ts'

describe('days of a period', () => {
  test.each([
    ['2026-11-27', '2026-11-27', '2026-11-27'],
    ['2026-W48', '2026-11-23', '2026-11-29'],
    ['2026-W01', '2025-12-29', '2026-01-04'],
    ['2020-W53', '2020-12-28', '2021-01-03'],
    ['2024-02', '2024-02-01', '2024-02-29'],
    ['2026-12', '2026-12-01', '2026-12-31'],
  ])('%s', (period, first, last) => {
    expect(daysOf(period)).toEqual([first, last])
  })
})

/** Words, phrase, severity, points, is the checker sure. */
const WORDS = [
  ['滚出去', 'get-out', 'critical', 20, true],
  ['我不管', 'not-mine', 'major', 5, true],
  ['不知道', 'dont-know', 'minor', 2, true],
  ['我不只道', 'dont-know', 'minor', 2, false],
] as const
const CAP = 12

describe.each(await storesHere())('reports on %s', (kind) => {
  let office: Office
  let supervisor: Asker
  beforeAll(async () => {
    office = await openOffice(kind)
    supervisor = await office.as('supervisor', { unit: null })
  })
  afterAll(() => office.service.close())

  test('an empty service has empty reports', async () => {
    for (const by of ['staff', 'window', 'unit', 'phrase', 'rule', 'day', 'hour']) {
      const { status, body } = await supervisor.get(`/v1/reports/${by}`)
      expect([status, body]).toEqual([200, { by, items: [] }])
    }
    expect((await supervisor.get('/v1/reports/sheet?month=2026-11')).body.rows).toEqual([])
  })

  test.each([
    '/v1/reports/clerk',
    '/v1/reports/staff?period=year',
    '/v1/reports/staff?from=2026',
    '/v1/reports/sheet',
    '/v1/reports/sheet?month=2026-13',
  ])('%s is refused', async (url) => {
    const { status, body } = await supervisor.get(url)
    expect([status, body.code]).toEqual([400, 'bad-request'])
  })

  const found = fc.record({
    words: fc.nat(3),
    decision: fc.constantFrom(null, null, 'confirmed', 'false-alarm', 'needs-listening'),
    appeal: fc.constantFrom(null, null, null, 'accepted', 'rejected'),
  })
  const drawn = fc.record({
    staff: fc.constantFrom('周', '吴'),
    window: fc.constantFrom('1', '2'),
    day: fc.constantFrom('2026-10-31', '2026-11-01', '2026-11-02', '2026-11-08', '2026-11-30'),
    hour: fc.constantFrom(0, 9, 23),
    isFarewellMet: fc.boolean(),
    findings: fc.array(found, { maxLength: 4 }),
  })
  type Drawn = typeof drawn extends fc.Arbitrary<infer T> ? T : never

  let made = 0
  /** Stores one and enters its decisions and appeals; what it comes to is worked out by hand. */
  async function store(unit: string, drawn: Drawn): Promise<Said> {
    made += 1
    const { staff, window, day, hour, isFarewellMet } = drawn
    const id = `v${made}`
    const said = [...drawn.findings.map(({ words }) => WORDS[words]![0]), isFarewellMet ? '再见' : '好']
    const startedAt = `${day}T${String(hour).padStart(2, '0')}:30:00+08:00`
    await office.visit({ id, unit, staff, window, startedAt, said })
    const reviewer = await office.as('reviewer', { unit })
    const person = await office.as('staff', { unit, staff })
    const { body } = await reviewer.get(`/v1/findings?staff=${staff}&from=${day}&to=${day}&limit=1000`)
    const findings: Found[] = []
    for (const [line, { words, decision, appeal }] of drawn.findings.entries()) {
      const [, phrase, severity, , isKept] = WORDS[words]!
      const { id: finding } = body.items.find(
        (item: { conversation: string; line: number }) => item.conversation === id && item.line === line,
      )
      let settled: string | null = decision
      if (decision !== null) await reviewer.post(`/v1/findings/${finding}/reviews`, { decision })
      // Nobody appeals against a false alarm.
      const filed = decision === 'false-alarm' ? null : appeal
      if (filed !== null) {
        const { body: of } = await person.post(`/v1/findings/${finding}/appeals`, { reason: '复述' })
        const ruling = filed === 'accepted' ? 'accept' : 'reject'
        await supervisor.post(`/v1/appeals/${of.id}/decision`, { decision: ruling, answer: '已听' })
        if (filed === 'accepted') settled = 'false-alarm'
      }
      findings.push({ phrase, severity, isKept, decision: settled, appeal: filed })
    }
    const own = scoreOf(isFarewellMet, findings, ({ isKept }) => isKept)
    const reviewed = scoreOf(
      isFarewellMet,
      findings,
      ({ isKept, decision }) => decision === 'confirmed' || (isKept && decision !== 'false-alarm'),
    )
    const lines = said.length
    return {
      id,
      unit,
      staff,
      window,
      day,
      hour,
      lines,
      findings,
      isFarewellMet,
      score: own,
      reviewedScore: reviewed,
    }
  }

  function scoreOf(
    isFarewellMet: boolean,
    findings: readonly Found[],
    counts: (found: Found) => boolean,
  ): number {
    const lost = new Map<string, number>()
    for (const found of findings.filter(counts)) {
      const points = WORDS.find(([, phrase]) => phrase === found.phrase)![3]
      lost.set(found.phrase, Math.min(CAP, (lost.get(found.phrase) ?? 0) + points))
    }
    const all = [...lost.values()].reduce((sum, points) => sum + points, isFarewellMet ? 0 : 10)
    return Math.max(0, 100 - all)
  }

  test('the figures are those of the naive way, for each grouping and period', async () => {
    const seed = 20261127
    let runs = 0
    await fc.assert(
      fc.asyncProperty(fc.array(drawn, { minLength: 1, maxLength: 8 }), async (visits) => {
        runs += 1
        const unit = `单位${runs}`
        const all: Said[] = []
        for (const visit of visits) all.push(await store(unit, visit))
        await compare(unit, all)
      }),
      { numRuns: 6, seed },
    )
  })

  async function compare(unit: string, all: readonly Said[]): Promise<void> {
    const groups: Record<string, (said: Said) => string> = {
      staff: ({ staff }) => staff,
      window: ({ window }) => window,
      unit: () => unit,
    }
    const periods: Record<string, (said: Said) => string> = {
      day: ({ day }) => day,
      week: ({ day }) => weekOf(day),
      month: ({ day }) => day.slice(0, 7),
      total: () => '',
    }
    for (const [by, groupOf] of Object.entries(groups))
      for (const [period, periodOf] of Object.entries(periods)) {
        const { body } = await supervisor.get(
          `/v1/reports/${by}?period=${period}&unit=${encodeURIComponent(unit)}`,
        )
        const wanted = figures(all, (said) => `${groupOf(said)} ${periodOf(said)}`)
        same(body.items, wanted, (item) => `${item[by]} ${item.period}`)
      }
    const from = '2026-11-01'
    const to = '2026-11-29'
    const within = all.filter(({ day }) => day >= from && day <= to)
    const scope = `unit=${encodeURIComponent(unit)}&from=${from}&to=${to}`
    same(
      (await supervisor.get(`/v1/reports/day?${scope}`)).body.items,
      figures(within, ({ day }) => day),
      ({ day }) => day,
    )
    const weekday = (day: string) => (new Date(day).getUTCDay() + 6) % 7
    same(
      (await supervisor.get(`/v1/reports/hour?${scope}`)).body.items,
      figures(within, ({ day, hour }) => `${weekday(day)} ${hour}`),
      (item) => `${item.weekday} ${item.hour}`,
    )
    const phrases = (await supervisor.get(`/v1/reports/phrase?${scope}`)).body.items
    for (const phrase of ['get-out', 'not-mine', 'dont-know']) {
      const only = within.map((said) => ({
        ...said,
        findings: said.findings.filter((one) => one.phrase === phrase),
      }))
      const with_ = only.filter(({ findings }) => findings.length > 0)
      const item = phrases.find((row: { phrase: string }) => row.phrase === phrase)
      const wanted = figures(with_, () => '').get('')
      if (wanted === undefined) expect(item).toBeUndefined()
      else {
        const staffLines = within.reduce((sum, { lines }) => sum + lines, 0)
        const { compliance: _, perThousand: __, ...rest } = wanted
        expect(item).toMatchObject({ ...rest, staffLines })
        expect(item.perThousand).toBeCloseTo((item.counted * 1_000) / staffLines, 1)
      }
    }
    const rules = (await supervisor.get(`/v1/reports/rule?${scope}`)).body.items
    same(
      rules,
      figures(within, () => 'farewell'),
      ({ rule }) => rule,
    )
  }

  // biome-ignore lint/suspicious/noExplicitAny: rows of any report
  function same(items: any[], wanted: ReturnType<typeof figures>, nameOf: (item: any) => string): void {
    expect(items.map(nameOf).sort()).toEqual([...wanted.keys()].sort())
    for (const item of items) expect(item, nameOf(item)).toMatchObject(wanted.get(nameOf(item))!)
  }

  test('every figure leads to the lines behind it', async () => {
    for (const [by, period] of [
      ['staff', 'month'],
      ['staff', 'week'],
      ['window', 'day'],
      ['phrase', 'total'],
      ['hour', 'total'],
      ['day', 'total'],
    ]) {
      const { items } = (await supervisor.get(`/v1/reports/${by}?period=${period}&to=2026-11-20`)).body
      expect(items.length).toBeGreaterThan(0)
      for (const item of items.slice(0, 12)) {
        expect((await supervisor.get(`${item.lines}&limit=1000`)).body.items).toHaveLength(item.counted)
        expect((await supervisor.get(`${item.foundLines}&limit=1000`)).body.items).toHaveLength(item.found)
        if (by !== 'hour' && by !== 'phrase') {
          const list = await supervisor.get(`${item.conversationLines}&limit=1000`)
          expect(list.body.items).toHaveLength(item.conversations)
        }
      }
    }
    const [rule] = (await supervisor.get('/v1/reports/rule')).body.items
    const missed = await supervisor.get(`${rule.conversationLines}&limit=1000`)
    expect(missed.body.items).toHaveLength(Math.round(rule.conversations * (1 - rule.compliance)))
  })

  test('the monthly sheet: figures, deductions by clause, final score', async () => {
    const unit = '考核单位'
    const visit = (id: string, staff: string | undefined, day: string, ...said: string[]) =>
      office.visit({ id, unit, ...(staff && { staff }), startedAt: `${day}T09:00:00+08:00`, said })
    await visit('a', '周', '2026-09-01', '我不管', '我不管', '我不管', '好')
    await visit('b', '周', '2026-09-30', '不知道', '再见')
    await visit('c', '周', '2026-10-01', '滚出去', '再见')
    await visit('d', '吴', '2026-09-15', '再见')
    await visit('e', undefined, '2026-09-15', '滚出去', '再见')
    await office.visit({
      id: 'p',
      unit,
      staff: '周',
      startedAt: '2026-09-02T09:00:00+08:00',
      said: ['滚出去'],
      source: 'practice',
    })
    const reviewer = await office.as('reviewer', { unit })
    const { items } = (await reviewer.get('/v1/findings?staff=周&phrase=dont-know')).body
    await reviewer.post(`/v1/findings/${items[0].id}/reviews`, { decision: 'false-alarm' })
    const { status, body } = await (await office.as('supervisor', { unit })).get(
      '/v1/reports/sheet?month=2026-09',
    )
    expect(status).toBe(200)
    expect(body).toMatchObject({ month: '2026-09', from: '2026-09-01', to: '2026-09-30' })
    expect(body.rows).toHaveLength(2)
    const zhou = body.rows.find(({ staff }: { staff: string }) => staff === '周')
    expect(zhou).toMatchObject({
      conversations: 2,
      staffLines: 6,
      found: 4,
      counted: 3,
      // 100 - 12 (capped) - 10, and 98, which reviews made 100.
      score: 88,
      reviewedScore: 89,
      finalScore: 89,
      points: 22,
      compliance: 0.5,
      deductions: [
        { article: '第三条', points: 12, times: 3, items: [{ item: 'not-mine', points: 12, times: 3 }] },
        { article: '第二条', points: 10, times: 1, items: [{ item: 'farewell', points: 10, times: 1 }] },
      ],
    })
    for (const { items: of } of zhou.deductions)
      for (const { lines, times } of of) expect((await reviewer.get(lines)).body.items).toHaveLength(times)
    expect(body.rows.find(({ staff }: { staff: string }) => staff === '吴')).toMatchObject({
      finalScore: 100,
      deductions: [],
      points: 0,
    })
  })

  test('staff see themselves, others their unit, and the same number at two units is two people', async () => {
    for (const [unit, staff] of [
      ['子', '周'],
      ['子', '吴'],
      ['丑', '周'],
    ] as const)
      await office.visit({
        id: `${unit}${staff}`,
        unit,
        staff,
        startedAt: '2026-08-03T09:00:00+08:00',
        said: ['我不管'],
      })
    const scope = 'from=2026-08-01&to=2026-08-31'
    const people = async (by: Asker, url = `/v1/reports/staff?${scope}`) =>
      (await by.get(url)).body.items
        .map(({ unit, staff }: { unit: string; staff: string }) => `${unit}${staff}`)
        .sort()
    expect(await people(supervisor)).toEqual(['丑周', '子吴', '子周'])
    expect(await people(await office.as('reviewer', { unit: '子' }))).toEqual(['子吴', '子周'])
    expect(await people(await office.as('staff', { unit: '子', staff: '周' }))).toEqual(['子周'])
    expect(
      await people(await office.as('reviewer', { unit: '子' }), `/v1/reports/staff?${scope}&unit=丑`),
    ).toEqual([])
    const own = await office.as('staff', { unit: '子', staff: '周' })
    expect((await own.get('/v1/reports/sheet?month=2026-08')).body.rows).toHaveLength(1)
    expect((await own.get(`/v1/reports/unit?${scope}`)).body.items).toMatchObject([
      { conversations: 1, found: 1 },
    ])
    for (const role of ['pipeline', 'trainee'] as const)
      expect((await (await office.as(role)).get('/v1/reports/staff')).status).toBe(403)
  })

  test('a group that no filter can name has no link', async () => {
    await office.visit({
      id: 'nameless',
      unit: '寅',
      startedAt: '2026-07-06T09:00:00+08:00',
      said: ['我不管'],
    })
    const { items } = (await supervisor.get('/v1/reports/window?from=2026-07-01&to=2026-07-31')).body
    expect(items).toMatchObject([
      { unit: '寅', window: null, counted: 1, lines: null, conversationLines: null },
    ])
  })
})
