/** Exported files are opened again: headings, rows, nothing that computes, limits, and who may have them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { xlsxOf } from '../../../server/exports/xlsx.ts'
import { type Asker, type Office, openOffice } from '../reviews/office.ts'
import { bearer, storesHere } from '../service.ts'
import { readCsv, readSheet } from './files.ts'

/** What a spreadsheet would take for a formula, one way or another. */
const FORMULAS = [
  "=cmd|' /C calc'!A0",
  '+1+1',
  '-1+1',
  '@SUM(1,1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '  =1+1',
  '＝1+1',
  '=HYPERLINK("http://example.com","点我")',
]

describe.each(await storesHere())('exports on %s', (kind) => {
  let office: Office
  let supervisor: Asker
  beforeAll(async () => {
    office = await openOffice(kind)
    supervisor = await office.as('supervisor')
    for (const [i, formula] of FORMULAS.entries())
      await office.visit({
        id: `=${i}+1`,
        staff: '=1+1',
        window: formula.trim() === formula ? formula.slice(0, 200) : '1',
        startedAt: `2026-11-${String(i + 1).padStart(2, '0')}T09:00:00+08:00`,
        said: [`${formula}，我不管，不知道`, '再见'],
      })
    await office.visit({ id: 'elsewhere', unit: '乙', said: ['我不管'] })
  })
  afterAll(() => office.service.close())

  const csv = async (url: string, by = supervisor) => {
    const { status, headers, content } = await by.file(url)
    expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8'])
    expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    return readCsv(content.subarray(3).toString('utf8'))
  }
  const xlsx = async (url: string) => {
    const { status, content } = await supervisor.file(url)
    expect(status).toBe(200)
    return readSheet(content)
  }

  test('CSV of findings: headings, every row, and no cell that a spreadsheet computes', async () => {
    const [headings, ...rows] = await csv('/v1/exports/findings')
    expect(headings!.slice(0, 4)).toEqual(['编号', '会话编号', '单位', '窗口'])
    expect(rows).toHaveLength(FORMULAS.length * 2)
    const said = headings!.indexOf('整句')
    for (const row of rows) {
      expect(row).toHaveLength(headings!.length)
      for (const cell of row) expect(cell).not.toMatch(/^\s*[=+\-@＝＋－＠]/)
    }
    const texts = rows.map((row) => row[said])
    for (const formula of FORMULAS) expect(texts).toContainEqual(`'${formula}，我不管，不知道`)
    expect(rows[0]!.slice(headings!.indexOf('用语'), headings!.indexOf('类别'))).toEqual(
      expect.arrayContaining(['推诿', '严重'].filter((word) => rows[0]!.includes(word))),
    )
    expect(rows.flat()).toEqual(expect.arrayContaining(['推诿', '严重', '未复核', '逐字相同']))
  })

  test('Excel: what looks like a formula is text, in the words that were said', async () => {
    const [headings, ...rows] = await xlsx('/v1/exports/findings?format=xlsx')
    expect(headings!.map(({ value }) => value).slice(0, 2)).toEqual(['编号', '会话编号'])
    expect(rows).toHaveLength(FORMULAS.length * 2)
    const cells = rows.flat()
    expect(cells.filter(({ type }) => type === 'f')).toEqual([])
    for (const formula of FORMULAS.filter((text) => !/[\r\n\t]/.test(text)))
      expect(cells).toContainEqual({ type: 's', value: `${formula}，我不管，不知道` })
    expect(cells).toContainEqual({ type: 's', value: '=1+1' })
    const [id] = rows[0]!
    expect([id!.type, Number(id!.value)]).toEqual(['n', expect.any(Number)])
  })

  test.each<[string, string[], number]>([
    ['conversations', ['会话编号', '检测得分', '复核后得分'], FORMULAS.length],
    ['findings?phrase=not-mine', ['用语', '复核结论'], FORMULAS.length],
    ['findings?from=2026-11-02&to=2026-11-03', ['整句'], 4],
    ['report?by=staff', ['单位', '工作人员', '每千句忌语', '走有送声（履行率）'], 1],
    ['report?by=phrase', ['用语', '复核后忌语'], 2],
    ['report?by=hour', ['星期', '时'], 7],
    ['report?by=day&from=2026-11-02', ['日期'], FORMULAS.length - 1],
    ['report?by=window&period=month', ['窗口', '周期'], 7],
    ['sheet?month=2026-11', ['工作人员', '扣分明细', '考核得分'], 1],
  ])('%s has the same rows in both formats', async (what, wanted, count) => {
    const [headings, ...rows] = await csv(`/v1/exports/${encodeURI(what)}`)
    expect(headings).toEqual(expect.arrayContaining(wanted))
    expect(rows).toHaveLength(count)
    const [same, ...others] = await xlsx(`/v1/exports/${what}${what.includes('?') ? '&' : '?'}format=xlsx`)
    expect(same!.map(({ value }) => value)).toEqual(headings)
    expect(others).toHaveLength(count)
  })

  test('the sheet tells what was lost under which clause', async () => {
    const [headings, row] = await csv('/v1/exports/sheet?month=2026-11')
    const cell = (name: string) => row![headings!.indexOf(name)]
    expect(cell('扣分明细')).toBe('窗口工作人员行为规范 第三条：20 次，扣 70 分')
    expect([cell('扣分合计'), cell('考核得分'), cell('复核后忌语')]).toEqual(['70', '93', '20'])
  })

  test.each([
    [
      'findings?from=2026-11-01&to=2026-11-30',
      '忌语_2026-11-01至2026-11-30.csv',
      'findings_2026-11-01_2026-11-30.csv',
    ],
    ['conversations', '会话_全部.csv', 'conversations.csv'],
    ['sheet?month=2026-11', '考核表_2026-11-01至2026-11-30.csv', 'sheet_2026-11-01_2026-11-30.csv'],
  ])('the file of %s has its period in its name', async (what, name, plain) => {
    const { headers } = await supervisor.file(`/v1/exports/${what}`)
    expect(headers['content-disposition']).toBe(
      `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(name)}`,
    )
  })

  test('it is written down who took what', async () => {
    await supervisor.file('/v1/exports/findings?from=2026-11-01&format=xlsx')
    const rows = await office.service.parts.store.db.selectFrom('audit').selectAll().execute()
    expect(rows.at(-1)).toMatchObject({
      action: 'exports.make',
      target: 'findings',
      unit: '甲',
      actor_name: 'supervisor',
    })
    expect(JSON.parse(rows.at(-1)!.detail)).toEqual({ format: 'xlsx', from: '2026-11-01' })
  })

  test('who may have them', async () => {
    for (const role of ['pipeline', 'trainee', 'staff', 'reviewer'] as const)
      expect((await (await office.as(role, { staff: '周' })).file('/v1/exports/findings')).status).toBe(403)
    const elsewhere = await office.as('supervisor', { unit: '乙' })
    const [, ...rows] = await csv('/v1/exports/findings', elsewhere)
    expect(rows.map((row) => row[1])).toEqual(['elsewhere'])
    expect(await csv('/v1/exports/findings?unit=%E4%B9%99')).toHaveLength(1)
  })

  test.each([
    ['findings?format=pdf', 400],
    ['sheet', 400],
    ['report?by=clerk', 400],
    ['everything', 404],
  ])('%s is refused', async (what, status) => {
    expect((await supervisor.file(`/v1/exports/${what}`)).status).toBe(status)
  })

  test('more rows than a page', async () => {
    const { store } = office.service.parts
    const one = await store.db
      .selectFrom('conversations')
      .selectAll()
      .where('unit', '=', '乙')
      .executeTakeFirstOrThrow()
    const { pk: _, ...row } = one
    for (let i = 0; i < 25; i += 1)
      await store.db
        .insertInto('conversations')
        .values(Array.from({ length: 41 }, (_row, j) => ({ ...row, unit: '丙', id: `m${i}-${j}` })))
        .execute()
    const rows = await csv('/v1/exports/conversations', await office.as('supervisor', { unit: '丙' }))
    expect(new Set(rows.slice(1).map(([id]) => id)).size).toBe(1_025)
  })

  describe('a row that cannot be written', () => {
    /** No calendar reaches so far back, and the latest come first. */
    const NEVER = -9e15
    const spoil = (unit: string, id: string) =>
      office.service.parts.store.db
        .updateTable('conversations')
        .set({ at: NEVER })
        .where('unit', '=', unit)
        .where('id', '=', id)
        .execute()

    test('half-way: the connection is cut, so that nobody takes it for the whole file, and it is logged', async () => {
      const { app, log, key } = office.service
      await spoil('丙', 'm24-40')
      const address = await app.listen({ port: 0, host: '127.0.0.1' })
      const headers = bearer(await key('supervisor', { unit: '丙' }))
      const answer = await fetch(`${address}/v1/exports/conversations`, { headers })
      expect(answer.status).toBe(200)
      await expect(answer.text()).rejects.toThrow('terminated')
      const [broken, ...more] = log.filter((line) => line.includes('answer broken off'))
      expect(more).toEqual([])
      expect(JSON.parse(broken!)).toMatchObject({ level: 50, error: { type: 'RangeError' } })
    })

    test('as the first one: told as a problem, not as a file', async () => {
      await spoil('乙', 'elsewhere')
      const { status, headers } = await (await office.as('supervisor', { unit: '乙' })).file(
        '/v1/exports/conversations',
      )
      expect([status, headers['content-type']]).toEqual([500, 'application/problem+json; charset=utf-8'])
      expect(headers['content-disposition']).toBeUndefined()
    })
  })
})

describe('an Excel file', () => {
  async function* rows(...texts: string[]) {
    yield* texts
  }
  const columns = [{ heading: '话', width: 8, of: (text: string) => text }]

  test('of too many rows is refused with words', async () => {
    await expect(xlsxOf('表', { columns, rows: rows('a', 'b', 'c') }, 2)).rejects.toMatchObject({
      code: 'too-large',
      message: '超过 2 行，请缩短时间段，或改用 CSV',
    })
    expect(readSheet(await xlsxOf('表', { columns, rows: rows('a', 'b') }, 2))).toHaveLength(3)
  })

  test('holds what XML cannot, without it, and no cell longer than Excel takes', async () => {
    const [, ...got] = readSheet(
      await xlsxOf('表', {
        columns,
        rows: rows('a\u0000b\u000bc', '<&>"', 'x'.repeat(40_000), '\ud800y'),
      }),
    )
    const texts = got.map(([cell]) => cell!.value)
    expect(texts.map((text) => text.slice(0, 5))).toEqual(['abc', '<&>"', 'xxxxx', 'y'])
    expect(texts[2]).toHaveLength(32_767)
  })
})
