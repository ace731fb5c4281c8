/** The way in: wrong passwords, lockout, back to the same place, sessions that run out, roles in the navigation. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.close())

test('a wrong password is told, the right one leads to where one wanted to go', async () => {
  const name = await hall.user('supervisor')
  const page = await hall.visit('/phrasebooks?q=%E6%82%A8%E5%A5%BD')
  await page.getByRole('heading', { name: '登录控制台' }).waitFor()
  await signIn(page, name, '不对的密码')
  await page.getByText('用户名或密码不对').waitFor()
  expect(await page.getByLabel('密码', { exact: true }).inputValue()).toBe('')
  await signIn(page, name)
  await page.getByRole('heading', { name: '话术本', level: 1 }).waitFor()
  expect(new URL(page.url()).pathname + new URL(page.url()).search).toBe('/phrasebooks?q=%E6%82%A8%E5%A5%BD')
})

test('too many wrong passwords lock the name, and the page says for how long', async () => {
  const name = await hall.user('staff')
  const page = await hall.visit('/sign-in')
  const locked = page.getByText('登录失败次数太多，暂时锁定')
  for (let attempt = 0; attempt < 12 && !(await locked.isVisible()); attempt += 1) {
    const answered = page.waitForResponse((response) => response.url().endsWith('/v1/session'))
    await signIn(page, name, `不对的密码-${attempt}`)
    await answered
    await page.getByRole('alert').waitFor()
  }
  await locked.waitFor()
  expect(await page.getByRole('alert').innerText()).toMatch(/分钟|秒/)
})

test('a way in from another site leads to this console only', async () => {
  const page = await hall.visit('/sign-in?to=https%3A%2F%2Fexample.com%2F')
  await signIn(page, await hall.user('admin'))
  await page.waitForURL(`${hall.url}/monitor`)
})

test('a session that has run out is asked for again on the spot, and what was typed stays', async () => {
  const name = await hall.user('admin')
  const page = await hall.visit('/sign-in?to=/phrasebooks')
  await signIn(page, name)
  await page.getByLabel('要试的话').fill('这事不归我管')
  await page.context().clearCookies()
  await page.getByRole('button', { name: '试一试' }).click()
  await page.getByRole('dialog', { name: '登录已过期' }).waitFor()
  await signIn(page, name, PASSWORD)
  await page.getByRole('dialog', { name: '登录已过期' }).waitFor({ state: 'hidden' })
  expect(await page.getByLabel('要试的话').inputValue()).toBe('这事不归我管')
  await page.getByText('命中', { exact: true }).first().waitFor()
})

const ALL = ['实时监看', '陪练', '复核', '会话', '报表', '话术本', '设置']
describe.each([
  ['admin', ALL],
  ['supervisor', ['实时监看', '陪练', '复核', '会话', '报表', '话术本']],
  ['reviewer', ['复核', '会话', '报表', '话术本']],
  ['staff', ['陪练', '复核', '会话', '报表', '话术本']],
  ['trainee', ['陪练', '话术本']],
] as const)('%s', (role, areas) => {
  test('sees the areas that are open to the role, and no others by address', async () => {
    const page = await hall.visitAs(role, '/phrasebooks', { unit: '城东镇便民服务中心' })
    expect(await page.getByRole('navigation', { name: '主导航' }).getByRole('link').allInnerTexts()).toEqual(
      areas,
    )
    if (role === 'admin') return
    await page.goto('/settings')
    await page.getByRole('heading', { name: '没有权限' }).waitFor()
  })
})

test('who signs out after the session has run out is not asked to come back', async () => {
  const page = await hall.visitAs('staff', '/phrasebooks')
  // It is there when the page has all that it asks for: nothing is refused later on.
  await page.getByLabel('要试的话').waitFor()
  await page.context().clearCookies()
  await page.getByRole('button', { name: /张三/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.getByRole('heading', { name: '登录控制台' }).waitFor()
})

test('signing out ends the session', async () => {
  const page = await hall.visitAs('staff', '/phrasebooks')
  await page.getByRole('button', { name: /张三/ }).click()
  await page.getByRole('button', { name: '退出登录' }).click()
  await page.waitForURL(/\/sign-in/)
  await page.goto('/phrasebooks')
  await page.getByRole('heading', { name: '登录控制台' }).waitFor()
})

test('the own password is changed', async () => {
  const name = await hall.user('staff')
  const page = await hall.visit('/sign-in')
  await signIn(page, name)
  await page.getByRole('button', { name: /张三/ }).click()
  await page.getByRole('button', { name: '修改密码' }).click()
  await page.getByLabel('现在的密码').fill(PASSWORD)
  await page.getByLabel(/^新密码/).fill('落霞与孤鹜齐飞-秋水')
  await page.getByLabel('再输一遍新密码').fill('落霞与孤鹜齐飞')
  await page.getByText('两次输入的新密码不一样').waitFor()
  await page.getByLabel('再输一遍新密码').fill('落霞与孤鹜齐飞-秋水')
  await page.getByRole('button', { name: '修改', exact: true }).click()
  await page.getByText('密码已修改').waitFor()
})

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('%s', (_name, size) => {
  test('the sign-in page has no serious barrier and does not run over', async () => {
    const page = await hall.visit('/sign-in', size)
    await page.getByRole('heading', { name: '登录控制台' }).waitFor()
    expect(await seriousBarriers(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  })
})
