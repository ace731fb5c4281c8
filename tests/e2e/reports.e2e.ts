/** 报表: figures that are known by how they were made, the lines behind them, files that open again; staff see their own. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { dayOf } from '../../server/calendar.ts'
import { readSheet } from '../server/reports/files.ts'
import { bearer } from '../server/service.ts'
import { type Hall, NARROW, openHall, seriousBarriers, sidewaysOverflow, WIDE } from './hall.ts'
import { recorder } from './visits.ts'

const UNIT = '城东中心'
const DAY = 86_400_000
/** Of the same month for the sheet. */
const day = dayOf(Date.now())
const month = day.slice(0, 7)
const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7
const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日']

let hall: Hall
let page: Page
beforeAll(async () => {
  hall = await openHall()
  const record = await recorder(hall)
  const greeted = ['您好，请问您办什么业务？', '>户口本丢了怎么补办？']
  const at = (hour: string) => `${day}T${hour}:10:00+08:00`
  await record({
    id: '一',
    staff: 'W-1',
    startedAt: at('09'),
    said: [...greeted, '不知道。', '请慢走，再见。'],
  })
  await record({ id: '二', staff: 'W-1', startedAt: at('15'), said: [...greeted, '不客气，请慢走，再见。'] })
  const [wrong] = await record({
    id: '三',
    staff: 'W-2',
    startedAt: at('09'),
    said: ['你去投诉好了。', '>算了', '请慢走，再见。'],
  })
  // Two were found in seven lines; one of them is a false alarm.
  const headers = bearer(await hall.service.key('reviewer'))
  const payload = { decision: 'false-alarm', expected: null }
  const url = `/v1/findings/${wrong}/reviews`
  const answer = await hall.service.app.inject({ method: 'POST', url, headers, payload })
  expect(answer.statusCode, answer.body).toBe(200)
  page = await hall.visitAs('supervisor', '/reports')
})
afterAll(() => hall.close())

async function open(path: string): Promise<void> {
  await page.goto(path)
  await page.locator('main [aria-busy=false]').first().waitFor({ state: 'attached' })
}

const table = () => page.getByRole('table')
/** The cells of the row that begins with this name. */
async function cellsOf(name: string): Promise<readonly string[]> {
  const row = table()
    .getByRole('row')
    .filter({ has: page.getByRole('rowheader', { name, exact: true }) })
  await row.waitFor()
  return row.getByRole('cell').allInnerTexts()
}

test('the overview tells what was found and what counts after reviews', async () => {
  await open('/reports')
  await page.waitForURL(/from=/)
  const totals = await page.locator('dl.totals > div').allInnerTexts()
  expect(totals.map((text) => text.replaceAll(/\s+/g, ' ')).slice(0, 4)).toEqual([
    '会话 3',
    '窗口说的话 7 句',
    '忌语（复核后） 1 处，检测 2',
    '每千句忌语 142.9 检测 285.7',
  ])
  await page.locator('.chart[data-drawn=true]').nth(1).waitFor()
})

test('people are told apart, and a figure leads to the lines behind it', async () => {
  await open('/reports/groups')
  const [conversations, lines, counted, found, perThousand] = await cellsOf('W-1（城东中心）')
  expect([conversations, lines, counted, found, perThousand]).toEqual(['2', '5', '1', '1', '200.0'])
  expect((await cellsOf('W-2（城东中心）')).slice(0, 4)).toEqual(['1', '2', '0', '1'])
  await page.getByRole('link', { name: 'W-1（城东中心） 忌语（复核后）：1，看明细' }).click()
  await page.waitForURL(/\/review\?.*staff=W-1/)
  expect(new URL(page.url()).searchParams.get('status')).toBe('counted')
  await page.locator('main').getByText('不知道').first().waitFor()
  await page.goBack()
  await page.waitForURL(/\/reports\/groups/)
})

test('rules: the lowest first, and the conversations in which one was missed', async () => {
  await open('/reports/rules')
  const [applied, rate] = await cellsOf('来有迎声')
  expect([applied, rate]).toEqual(['3', '66.7%'])
  await page.getByRole('link', { name: /^来有迎声 履行率/ }).click()
  await page.waitForURL(/\/conversations\?.*rule=counter-greeting/)
  await page.getByRole('link', { name: /三/ }).first().waitFor()
})

test('phrases and hours stand in tables with the same figures as their charts', async () => {
  await open('/reports/phrases')
  expect((await cellsOf('一问三不知')).slice(0, 2)).toEqual(['1', '1'])
  await page.locator('.chart[data-drawn=true]').waitFor()
  await open('/reports/hours')
  await page.getByRole('button', { name: '忌语处数' }).click()
  const legend = page.getByRole('list', { name: '图例' })
  expect((await legend.getByRole('listitem').innerText()).split(/\s+/)).toEqual(['█', '1'])
  const heads = await table().getByRole('columnheader').allInnerTexts()
  const cells = await cellsOf(WEEKDAYS[weekday]!)
  expect(heads.slice(1)).toEqual(['9时', '10时', '11时', '12时', '13时', '14时', '15时'])
  expect(cells).toEqual(['1', '', '', '', '', '', '0'])
  await page.getByRole('link', { name: `${WEEKDAYS[weekday]} 9时 忌语处数：1，看明细` }).click()
  await page.waitForURL(/\/review\?.*hour=9/)
})

test('the sheet of the month is read, taken along as XLSX, and opens again with the same figures', async () => {
  await open('/reports/sheet')
  const row = await cellsOf('W-1')
  expect(row.slice(0, 3)).toEqual([UNIT, '2', '1'])
  const score = row.at(-1)!
  const waiting = page.waitForEvent('download')
  await page.getByRole('button', { name: '导出 XLSX' }).click()
  const file = await waiting
  expect(file.suggestedFilename()).toMatch(new RegExp(`^考核表_${month}-01至.*\\.xlsx$`))
  const rows = readSheet(readFileSync(await file.path())).map((cells) => cells.map(({ value }) => value))
  const heading = rows[0]!
  const own = rows.find((cells) => cells.includes('W-1'))!
  const cell = (name: string) => own[heading.indexOf(name)]
  expect([cell('会话数'), cell('复核后忌语'), cell('考核得分')].map(Number)).toEqual([2, 1, Number(score)])
})

test('a file that breaks off half-way is not saved, and the page says so', async () => {
  await open('/reports/sheet')
  await cellsOf('W-1')
  // What a browser does when the connection is cut.
  await page.evaluate("Response.prototype.blob = () => Promise.reject(new TypeError('network error'))")
  await page.getByRole('button', { name: '导出 CSV' }).click()
  await page.getByRole('status').getByText('没有保存：文件传到一半断了').waitFor()
})

test('the sheet prints without the controls, on A4', async () => {
  await open('/reports/sheet')
  await page.emulateMedia({ media: 'print' })
  expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
  expect(await page.getByText('考核人：').isVisible()).toBe(true)
  const pdf = await page.pdf({ format: 'A4', preferCSSPageSize: true })
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  await page.emulateMedia({ media: 'screen' })
})

test('staff see their own figures only, and take no files along', async () => {
  const own = await hall.visitAs('staff', '/reports/groups', { unit: UNIT, staff: 'W-2' })
  await own.getByRole('rowheader', { name: /W-2/ }).waitFor()
  expect(await own.getByText('W-1').count()).toBe(0)
  expect(await own.getByRole('button', { name: /导出/ }).count()).toBe(0)
  await own.context().close()
})

test('a session that has run out comes back to the same figures; nothing in a period says what to do', async () => {
  const other = await hall.visitAs('supervisor', `/reports/groups?from=2020-01-01&to=2020-01-02`)
  await other.getByText('这段时间没有会话').waitFor()
  await other.context().clearCookies()
  await other.getByRole('button', { name: '今天' }).click()
  await other.getByRole('dialog', { name: '登录已过期' }).waitFor()
  expect(new URL(other.url()).pathname).toBe('/reports/groups')
  await other.context().close()
})

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
  ['very wide', { width: 1920, height: 1080 }],
])('%s', (_name, size) => {
  test.each(['overview', 'groups', 'rules', 'phrases', 'hours', 'sheet'])(
    '%s has no serious barrier and does not run over',
    async (tab) => {
      await page.setViewportSize(size)
      await open(`/reports/${tab}`)
      await table().first().waitFor()
      expect(await seriousBarriers(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
    },
  )
})

test('dates before anything took place are empty, not wrong', async () => {
  await open(`/reports/overview?from=${dayOf(Date.now() - 400 * DAY)}&to=${dayOf(Date.now() - 390 * DAY)}`)
  await page.getByText('这段时间没有会话').waitFor()
})
