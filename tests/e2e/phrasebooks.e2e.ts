/** 话术本: the book read by clause, any sentence tried and explained. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Hall, NARROW, openHall, seriousBarriers, sidewaysOverflow, WIDE } from './hall.ts'

let hall: Hall
let page: Page
beforeAll(async () => {
  hall = await openHall()
  page = await hall.visitAs('staff', '/phrasebooks')
})
afterAll(() => hall.close())

async function attempt(
  text: string,
  speaker: '窗口说的' | '群众说的' = '窗口说的',
  phrase = '全部话术',
): Promise<string> {
  await page.getByRole('button', { name: speaker }).click()
  await page.getByLabel(/^只看一条话术/).selectOption({ label: phrase })
  await page.getByLabel('要试的话').fill(text)
  const answered = page.waitForResponse((response) => response.url().endsWith('/try') && response.ok())
  await page.getByLabel('要试的话').press('Enter')
  await answered
  await page.getByRole('button', { name: '试一试' }).and(page.locator(':not(.is-loading)')).waitFor()
  return page.getByRole('region', { name: '试一句' }).innerText()
}

describe('a sentence is tried', () => {
  test.each([
    [
      'a forbidden phrase, with what to say instead',
      '这事不归我管，你去问别人',
      ['命中忌语「推诿」', '命中', '可以说：'],
    ],
    ['why something near it does not count', '他说这事不归我管', ['转述', '不是自己这样说']],
    ['nothing at all', '今天天气不错', ['没有命中']],
  ])('%s', async (_name, text, words) => {
    const told = await attempt(text)
    for (const word of words) expect(told).toContain(word)
  })

  test('a phrase that was asked for and not said: which characters are missing', async () => {
    const told = await attempt('您请', '窗口说的', '您好')
    expect(told).toContain('为什么不算「您好」')
    expect(told).toMatch(/还差 \d+ 个字：.*好/)
  })

  test('markup is shown as text', async () => {
    const markup = '<img src=x onerror="alert(1)"><b>不知道</b>'
    expect(await attempt(markup)).toContain(markup)
    expect(await page.locator('.try img, .try b').count()).toBe(0)
  })
})

test('a proof sentence is tried with one click', async () => {
  await page.getByRole('searchbox', { name: '查找' }).fill('推诿')
  await page.locator('summary', { hasText: '推诿' }).first().click()
  const sentence = page.locator('.sentence').first()
  const text = await sentence.innerText()
  const answered = page.waitForResponse((response) => response.url().endsWith('/try'))
  await sentence.click()
  await answered
  expect(await page.getByLabel('要试的话').inputValue()).toBe(text)
  await page.getByRole('region', { name: '试一句' }).getByText('命中', { exact: true }).first().waitFor()
})

test('search and kind stand in the address, and come back with it', async () => {
  await page.goto('/phrasebooks?q=%E5%82%AC&kind=forbidden')
  await page
    .getByRole('button', { name: '忌语', exact: true })
    .and(page.locator('[aria-pressed=true]'))
    .waitFor()
  expect(await page.getByRole('searchbox', { name: '查找' }).inputValue()).toBe('催')
  expect(await page.locator('.entry').count()).toBeGreaterThan(0)
  expect(await page.locator('.entry .kind').count()).toBe(0)
})

test('a book that is not there is told with the id of the request', async () => {
  await page.goto('/phrasebooks?book=no-such-book')
  const alert = page.getByRole('alert')
  await alert.getByText('没有这本话术本').waitFor()
  expect(await alert.innerText()).toMatch(/请求编号 [0-9a-f-]{36}/)
})

describe.each([
  ['wide', WIDE],
  ['narrow', NARROW],
])('%s', (_name, size) => {
  test('no serious barrier, and nothing runs over', async () => {
    await page.setViewportSize(size)
    await page.goto('/phrasebooks')
    await attempt('这事不归我管，你去问别人')
    await page.locator('.entry summary').first().click()
    expect(await seriousBarriers(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  })
})
