/** 实时监看: a real live conversation is watched and followed; a cut connection comes back; other units are unseen. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { WebSocket } from 'ws'
import { type Client, clientOf } from '../server/live/client.ts'
import { bearer } from '../server/service.ts'
import { type Hall, NARROW, openHall, seriousBarriers, sidewaysOverflow, WIDE } from './hall.ts'

const UNIT = '城东中心'
const OTHER = '城西中心'

let hall: Hall
let key: string
beforeAll(async () => {
  hall = await openHall()
  key = await hall.service.key('pipeline')
})
afterAll(() => hall.close())

/** Begins a conversation over a real socket. */
async function begin(id: string, { unit = UNIT, staff = 'W-1' } = {}): Promise<Client> {
  const client = clientOf(
    new WebSocket(`${hall.url.replace('http', 'ws')}/v1/live`, { headers: bearer(key) }),
  )
  await new Promise((resolve) => client.socket.once('open', resolve))
  client.send({ type: 'hello', protocol: 1 })
  client.send({ type: 'start', id, unit, staff, channel: 'counter', window: '3 号窗口' })
  await client.take('started')
  return client
}

async function say(client: Client, seq: number, role: 'staff' | 'customer', text: string): Promise<void> {
  await client.line({ type: 'line', seq, role, text, start: seq * 4_000, end: seq * 4_000 + 2_000 })
  await client.take('ack', ({ seq: safe }) => safe >= seq)
}

async function end(client: Client): Promise<void> {
  client.send({ type: 'end' })
  await client.take('report')
}

const rowOf = (page: Page, staff: string) => page.locator('button.call').filter({ hasText: staff })

test('a conversation is seen as it runs, followed line by line, and its report stands at the end', async () => {
  const page = await hall.visitAs('supervisor', '/monitor', { unit: UNIT })
  await page.getByText('现在没有进行中的会话').waitFor()
  const client = await begin('跟踪-1')
  await rowOf(page, 'W-1').waitFor()
  expect(await rowOf(page, 'W-1').innerText()).toMatch(/询问来意|您好/)
  await say(client, 1, 'staff', '您好，请问您办什么业务？')
  await rowOf(page, 'W-1').click()
  await page.waitForURL(/id=/)
  const lines = page.getByRole('list', { name: '逐句' })
  await lines.getByText('请问您办什么业务').waitFor()
  await say(client, 2, 'customer', '户口本丢了怎么补办？<b>急</b>')
  await say(client, 3, 'staff', '不知道。')
  const mark = lines.locator('mark.forbidden').first()
  await mark.waitFor()
  expect(await mark.innerText()).toContain('不知道')
  expect(await lines.locator('b').count()).toBe(0)
  await expect.poll(() => rowOf(page, 'W-1').innerText()).toMatch(/严重\s*1/)
  await expect.poll(() => rowOf(page, 'W-1').locator('.problem').innerText()).toContain('不知道')
  // Who comes later sees what was found before.
  await page.reload()
  await page.locator('mark.forbidden').first().waitFor()
  await end(client)
  const report = page.getByRole('region', { name: '报告' })
  await report.getByText('已结束').waitFor()
  expect(await report.getByText(/忌语 1 处/).count()).toBe(1)
  await report.getByRole('link', { name: '看整个会话' }).click()
  await page.waitForURL(/\/conversations\//)
  await page.context().close()
})

test('other units are unseen, and the filters narrow', async () => {
  const near = await begin('近-1', { staff: 'W-2' })
  const far = await begin('远-1', { unit: OTHER, staff: 'W-9' })
  const own = await hall.visitAs('supervisor', '/monitor', { unit: UNIT })
  await rowOf(own, 'W-2').waitFor()
  expect(await rowOf(own, 'W-9').count()).toBe(0)
  await own.context().close()

  const all = await hall.visitAs('supervisor', '/monitor')
  await rowOf(all, 'W-9').waitFor()
  await rowOf(all, 'W-2').waitFor()
  await say(far, 1, 'staff', '你去投诉好了。')
  await all.getByLabel('严重程度').selectOption({ label: '特别严重' })
  await rowOf(all, 'W-9').waitFor()
  await expect.poll(() => rowOf(all, 'W-2').count()).toBe(0)
  await all.reload()
  await rowOf(all, 'W-9').waitFor()
  await all.getByLabel('单位').selectOption(UNIT)
  await all.getByText('没有符合筛选的会话').waitFor()
  await all.context().close()
  await end(near)
  await end(far)
})

test('a cut connection is told, with the age of what is shown, and comes back by itself with what was missed', async () => {
  const client = await begin('断线-1', { staff: 'W-3' })
  const before = new Set(hall.service.app.websocketServer.clients)
  const page = await hall.visitAs('supervisor', '/monitor', { unit: UNIT })
  await rowOf(page, 'W-3').waitFor()
  await page.route('**/v1/live/ticket', (route) => route.abort())
  for (const socket of hall.service.app.websocketServer.clients) if (!before.has(socket)) socket.terminate()
  await page.getByText(/连接断开，下面是.+前的情况/).waitFor()
  await say(client, 1, 'staff', '你这人真笨。')
  expect(await rowOf(page, 'W-3').innerText()).not.toContain('特别严重')
  await page.unroute('**/v1/live/ticket')
  await expect.poll(() => rowOf(page, 'W-3').innerText(), { timeout: 30_000 }).toMatch(/特别严重\s*1/)
  await page.getByText('已连接').waitFor()
  await page.context().close()
  await end(client)
})

test('rows stay where they are while somebody points at them', async () => {
  const first = await begin('次序-1', { staff: 'W-4' })
  const second = await begin('次序-2', { staff: 'W-5' })
  const page = await hall.visitAs('supervisor', '/monitor', { unit: UNIT })
  await say(second, 1, 'staff', '不知道。')
  const order = async () =>
    (await page.locator('button.call strong').allInnerTexts()).filter((text) => /W-[45]/.test(text))
  await expect.poll(order).toEqual(['3 号窗口 · W-5', '3 号窗口 · W-4'])
  await rowOf(page, 'W-5').hover()
  await say(first, 1, 'staff', '你去投诉好了。')
  await expect.poll(() => rowOf(page, 'W-4').innerText()).toContain('投诉')
  expect(await order()).toEqual(['3 号窗口 · W-5', '3 号窗口 · W-4'])
  await page.getByRole('heading', { name: '实时监看' }).hover()
  await expect.poll(order).toEqual(['3 号窗口 · W-4', '3 号窗口 · W-5'])
  await page.context().close()
  await end(first)
  await end(second)
})

test('hundreds of conversations are a few rows of the page', async () => {
  const clients = await Promise.all(
    Array.from({ length: 200 }, (_, n) => begin(`很多-${n}`, { unit: '城南中心', staff: `M-${n}` })),
  )
  const page = await hall.visitAs('supervisor', '/monitor', { unit: '城南中心' })
  await page.getByText('200 个会话').waitFor()
  expect(await page.locator('button.call').count()).toBeLessThan(60)
  await Promise.all(clients.map(end))
  await page.context().close()
})

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('%s', (_name, size) => {
  test('watching and following have no serious barrier and do not run over', async () => {
    const client = await begin(`障碍-${_name}`, { staff: 'W-6' })
    await say(client, 1, 'staff', '您好，你去投诉好了。')
    const page = await hall.visitAs('supervisor', '/monitor', { unit: UNIT, size })
    await rowOf(page, 'W-6').waitFor()
    expect(await seriousBarriers(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
    await rowOf(page, 'W-6').click()
    await page.getByRole('list', { name: '逐句' }).waitFor()
    expect(await seriousBarriers(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
    await page.context().close()
    await end(client)
  })
})
