/** What stands around every page: navigation by key and by drawer, focus, the table of keys, errors, pages that are not there. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type Hall, NARROW, openHall, seriousBarriers } from './hall.ts'

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
})
afterAll(() => hall.close())

test('the first tab stop leads past the navigation', async () => {
  const page = await hall.visitAs('staff', '/phrasebooks')
  await page.getByRole('heading', { name: '话术本', level: 1 }).waitFor()
  await page.reload()
  await page.getByRole('heading', { name: '话术本', level: 1 }).waitFor()
  await page.keyboard.press('Tab')
  expect(await page.evaluate('document.activeElement.textContent')).toBe('跳到正文')
  await page.keyboard.press('Enter')
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
})

test('keys lead to the areas, are shown by ?, are left alone while one types, and can be turned off', async () => {
  const page = await hall.visitAs('supervisor', '/phrasebooks')
  await page.getByLabel('要试的话').fill('')
  await page.getByLabel('要试的话').press('g')
  await page.getByLabel('要试的话').press('b')
  expect(new URL(page.url()).pathname).toBe('/phrasebooks')
  await page.locator('main').focus()
  await page.keyboard.press('?')
  await page.getByRole('dialog', { name: '键盘快捷键' }).getByText('报表').waitFor()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('b')
  await page.waitForURL('**/reports')
  await page.getByRole('button', { name: '键盘快捷键' }).click()
  await page.getByLabel('启用单键快捷键').uncheck()
  await page.keyboard.press('Escape')
  await page.keyboard.press('g')
  await page.keyboard.press('h')
  await page.getByRole('link', { name: '话术本' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/reports')
})

test('where it is narrow the navigation is a drawer that closes behind one', async () => {
  const page = await hall.visitAs('staff', '/phrasebooks', { size: NARROW })
  await page.getByRole('button', { name: '打开导航' }).click()
  const drawer = page.getByRole('dialog', { name: '导航' })
  expect(await seriousBarriers(page)).toEqual([])
  await drawer.getByRole('link', { name: '报表' }).click()
  await page.waitForURL('**/reports')
  await drawer.waitFor({ state: 'hidden' })
  expect(await page.evaluate('document.activeElement.id')).toBe('main')
})

test('an address that is no page says so', async () => {
  const page = await hall.visitAs('staff', '/nowhere/at/all')
  await page.getByRole('heading', { name: '没有这一页' }).waitFor()
})

test('a service that cannot be reached is told, and tried again', async () => {
  const page = await hall.visitAs('staff', '/phrasebooks')
  await page.getByRole('heading', { name: '试一句' }).waitFor()
  await page.route('**/v1/phrasebooks/*/try', (route) => route.abort())
  await page.getByLabel('要试的话').fill('不知道')
  await page.getByRole('button', { name: '试一试' }).click()
  await page.getByRole('alert').getByText('连不上服务').waitFor()
  await page.unroute('**/v1/phrasebooks/*/try')
  await page.getByRole('alert').getByRole('button', { name: '重试' }).click()
  await page.getByRole('alert').waitFor({ state: 'detached' })
  await page.getByText('命中忌语').waitFor()
})

test('files are kept for good, the page itself never', async () => {
  const page = await fetch(`${hall.url}/review?x=1`, { headers: { accept: 'text/html' } })
  expect(page.headers.get('cache-control')).toBe('no-cache')
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(await page.text())![1]!
  const file = await fetch(hall.url + script, { headers: { 'accept-encoding': 'gzip' } })
  expect(file.headers.get('cache-control')).toContain('immutable')
  expect(file.headers.get('content-encoding')).toBe('gzip')
})

test.each([
  ['/assets/gone-0000.js', 'text/html'],
  ['/v1/nothing', 'text/html'],
  ['/review', 'application/json'],
  ['/../package.json', '*/*'],
  ['/.vite/manifest.json', '*/*'],
])('%s is not answered with the page', async (path, accept) => {
  const response = await fetch(hall.url + path, { headers: { accept } })
  expect(response.status).toBe(404)
  expect(response.headers.get('content-type')).toContain('problem+json')
})
