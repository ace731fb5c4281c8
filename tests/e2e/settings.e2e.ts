/** 设置: users, keys, units, webhooks, retention, phrasebooks, audit log, as an administrator works with them. */
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer } from '../server/service.ts'
import {
  type Hall,
  NARROW,
  openHall,
  PASSWORD,
  seriousBarriers,
  sidewaysOverflow,
  signIn,
  WIDE,
} from './hall.ts'

let hall: Hall
let page: Page
beforeAll(async () => {
  hall = await openHall({ webhookPrivate: true })
  page = await hall.visitAs('admin', '/settings')
})
afterAll(() => hall.close())

const rowOf = (text: string) => page.getByRole('row').filter({ hasText: text })
const dialog = (name: string | RegExp) => page.getByRole('dialog', { name })

test('a user is made, signs in, is disabled, and cannot sign in any more', async () => {
  await page.goto('/settings/users')
  await page.getByRole('button', { name: '新建用户' }).click()
  const form = dialog('新建用户')
  await form.getByLabel(/^用户名/).fill('he.jing')
  await form.getByLabel('姓名').fill('何静')
  await form.getByLabel('角色').selectOption('reviewer')
  await form.getByLabel(/^初始密码/).fill('短')
  await form.getByRole('button', { name: '建立' }).click()
  await form.getByRole('alert').getByText('密码至少 10 个字符').first().waitFor()
  await form.getByLabel(/^初始密码/).fill(PASSWORD)
  await form.getByRole('button', { name: '建立' }).click()
  await rowOf('何静').waitFor()

  const other = await hall.visit('/sign-in')
  await signIn(other, 'he.jing')
  await other.getByRole('navigation', { name: '主导航' }).waitFor()

  await rowOf('何静').getByRole('button', { name: '停用' }).click()
  await dialog('停用「何静」').getByRole('button', { name: '停用' }).click()
  await rowOf('何静').getByText('已停用').waitFor()
  await other.goto('/phrasebooks')
  await other.getByRole('heading', { name: '登录控制台' }).waitFor()
})

test('a key is shown once, works, and is revoked', async () => {
  await page.goto('/settings/keys')
  await page.getByRole('button', { name: '新建密钥' }).click()
  await dialog('新建密钥').getByLabel(/^名称/).fill('热线录音系统')
  await dialog('新建密钥').getByRole('button', { name: '发出密钥' }).click()
  const key = await dialog('密钥已发出').getByLabel('密钥').inputValue()
  const check = () =>
    hall.service.app.inject({
      method: 'POST',
      url: '/v1/check',
      headers: bearer(key),
      payload: { line: { role: 'staff', text: '您好' } },
    })
  expect((await check()).statusCode).toBe(200)
  await dialog('密钥已发出').getByRole('button', { name: '已抄好，关闭' }).click()
  await rowOf('热线录音系统').waitFor()
  expect(await page.content()).not.toContain(key)

  await rowOf('热线录音系统').getByRole('button', { name: '吊销' }).click()
  await dialog(/^吊销密钥/)
    .getByRole('button', { name: '吊销' })
    .click()
  await rowOf('热线录音系统').getByText('已吊销').waitFor()
  expect((await check()).statusCode).toBe(401)
})

test('a unit is made, and one of the same name is refused in words', async () => {
  await page.goto('/settings/units')
  for (const _ of [1, 2]) {
    await page.getByLabel('新单位的名称').fill('城东镇便民服务中心')
    await page.getByRole('button', { name: '建立单位' }).click()
    await rowOf('城东镇便民服务中心').waitFor()
  }
  await page.getByRole('alert').getByText('名称已被使用').first().waitFor()
})

test('a webhook is made and tested, and what became of the message is shown', async () => {
  const received: string[] = []
  const server: Server = createServer((request, response) => {
    received.push(request.url ?? '')
    response.end('{}')
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  try {
    await page.goto('/settings/webhooks')
    await page.getByRole('button', { name: '新建通知' }).click()
    const form = dialog('新建通知')
    await form.getByLabel('名称').fill('值班系统')
    await form.getByLabel('种类').selectOption('standard')
    await form.getByLabel('地址').fill(`http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`)
    await form.getByRole('button', { name: '保存' }).click()
    expect(await dialog('通知已建立').getByLabel('签名密钥').inputValue()).not.toBe('')
    await dialog('通知已建立').getByRole('button', { name: '已抄好，关闭' }).click()
    await page.getByRole('button', { name: '发测试消息' }).click()
    const deliveries = dialog('送达记录：值班系统')
    await deliveries.getByRole('row').nth(1).waitFor()
    await expect.poll(() => received.length, { timeout: 15_000 }).toBeGreaterThan(0)
    await expect
      .poll(
        async () => {
          await deliveries.getByRole('button', { name: '刷新' }).click()
          return deliveries.innerText()
        },
        { timeout: 15_000, interval: 500 },
      )
      .toContain('已送达')
  } finally {
    server.close()
  }
})

test('how long what was said is kept is changed, after a question', async () => {
  await page.goto('/settings/retention')
  await page.getByLabel('原话').selectOption({ label: '90 天' })
  await page.getByRole('button', { name: '保存' }).click()
  await dialog('改变保存期限').getByRole('button', { name: '保存' }).click()
  await page.getByText('保存期限已改').waitFor()
  await page.reload()
  await page.getByLabel('原话').waitFor()
  expect(await page.getByLabel('原话').inputValue()).toBe('90')
})

test('phrasebooks are read anew', async () => {
  await page.goto('/settings/books')
  await page.getByRole('button', { name: '重新载入话术本' }).click()
  await page.getByText('没有变化').waitFor()
})

test('the audit log tells what was done, and its chain is whole', async () => {
  await page.goto('/settings/audit')
  await rowOf('吊销密钥').first().waitFor()
  await page.getByLabel('动作').selectOption({ label: '发密钥' })
  await page.waitForURL(/action=keys.create/)
  await expect.poll(() => rowOf('登录').count()).toBe(0)
  await page.getByText('核对日志是否完整').click()
  await page.getByRole('button', { name: '核对' }).click()
  await page.getByText('✓ 完整').waitFor()
})

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('%s', (_name, size) => {
  test.each(['users', 'keys', 'units', 'webhooks', 'retention', 'books', 'audit'])(
    '%s has no serious barrier and does not run over',
    async (tab) => {
      await page.setViewportSize(size)
      await page.goto(`/settings/${tab}`)
      await page.locator('main [aria-busy=false]').first().waitFor({ state: 'attached' })
      expect(await seriousBarriers(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
    },
  )
})
