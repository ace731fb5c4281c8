/** 会话: search, read with its report, hold, delete, recompute, print; what is not kept is told; roles. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { expireLines } from '../../server/store/removal.ts'
import { bearer } from '../server/service.ts'
import { type Hall, NARROW, openHall, seriousBarriers, sidewaysOverflow, WIDE } from './hall.ts'
import { recorder } from './visits.ts'

const UNIT = '城东中心'
const MARKUP = '<script>alert(1)</script>不知道，你自己看墙上的公告'
const XL = { width: 1920, height: 1080 }

let hall: Hall
let record: Awaited<ReturnType<typeof recorder>>
let page: Page
beforeAll(async () => {
  hall = await openHall()
  record = await recorder(hall)
  await record({
    id: '柜台 1/2026',
    staff: 'W-1',
    said: ['您好，请问您办什么业务？', '>户口本丢了怎么补办？', MARKUP, '>那我找谁问呢？', '请慢走，再见。'],
  })
  await record({
    id: '好-1',
    staff: 'W-2',
    window: '5 号窗口',
    said: ['您好，请问您办什么业务？', '>谢谢', '不客气，请慢走，再见。'],
  })
  page = await hall.visitAs('supervisor', '/conversations')
})
afterAll(() => hall.close())

const placeOf = (id: string, query = '') =>
  `/conversations/${encodeURIComponent(id)}?unit=${encodeURIComponent(UNIT)}${query}`
const dialog = (name: string) => page.getByRole('dialog', { name })
/** On the page of all conversations. */
async function search(on: Page, words: string): Promise<void> {
  await on.goto('/conversations')
  await on.getByLabel('说过的话').fill(words)
  await on.getByLabel('说过的话').press('Enter')
}
async function read(id: string, query = ''): Promise<void> {
  await page.goto(placeOf(id, query))
  await page.getByRole('heading', { name: `会话 ${id}` }).waitFor()
  await page.locator('main [aria-busy=false]').first().waitFor()
}

describe('search', () => {
  test('finds a line by its words, marks them, shows markup as text, and leads to the place', async () => {
    await page.goto('/conversations')
    await page.getByRole('heading', { name: '会话', level: 1 }).waitFor()
    await page.locator('main').focus()
    await page.keyboard.press('/')
    await page.keyboard.type('不知道')
    await page.keyboard.press('Enter')
    // It may be words of a citizen, and addresses are written down in many places.
    await page.getByRole('button', { name: '按句子' }).waitFor()
    expect(new URL(page.url()).search).toBe('')
    const hit = page.getByRole('link', { name: /script/ })
    expect(await hit.innerText()).toContain(MARKUP)
    expect((await hit.locator('mark').allInnerTexts()).join('')).toBe('不知道')
    await hit.click()
    await page.waitForURL(/line=2/)
    const here = page.locator('[aria-current=location]')
    expect(await here.innerText()).toContain(MARKUP)
    expect(await page.locator('main script, main b').count()).toBe(0)
    await page.goBack()
    await hit.waitFor()
    expect(await page.getByLabel('说过的话').inputValue()).toBe('不知道')
    await page.reload()
    await hit.waitFor()
    await page.getByPlaceholder('窗口').fill('5 号窗口')
    await page.getByPlaceholder('窗口').press('Enter')
    await page.getByText('没有找到这样的话').waitFor()
    expect([...new URL(page.url()).searchParams.keys()]).toEqual(['window'])
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByRole('link', { name: '好-1' }).waitFor()
    expect(await page.getByLabel('说过的话').inputValue()).toBe('')
  })

  test('nothing found says what to do; the same words by conversation', async () => {
    await search(page, '恐龙化石')
    await page.getByText('没有找到这样的话').waitFor()
    await search(page, '户口')
    await page.getByRole('button', { name: '按会话' }).click()
    await page.getByRole('link', { name: '柜台 1/2026' }).waitFor()
    expect(await page.getByRole('link', { name: '好-1' }).count()).toBe(0)
  })

  test('filters stand in the address: a window, those that said something, a score', async () => {
    await page.goto('/conversations')
    await page.getByPlaceholder('窗口').fill('5 号窗口')
    await page.getByPlaceholder('窗口').press('Enter')
    await page.waitForURL(/window=/)
    await expect.poll(() => page.getByRole('link', { name: '柜台 1/2026' }).count()).toBe(0)
    await page.getByRole('link', { name: '好-1' }).waitFor()
    await page.getByRole('button', { name: '清除筛选' }).click()
    await page.getByRole('link', { name: '柜台 1/2026' }).waitFor()
    await page.getByText('更多条件').click()
    await page.getByLabel('说了哪一条').selectOption({ label: '一问三不知' })
    await page.waitForURL(/phrase=/)
    await expect.poll(() => page.getByRole('link', { name: '好-1' }).count()).toBe(0)
    await page.getByRole('link', { name: '柜台 1/2026' }).waitFor()
    await page.reload()
    await page.getByRole('link', { name: '柜台 1/2026' }).waitFor()
    // Its choices come with the book, which may be later than the list.
    await expect.poll(() => page.getByLabel('说了哪一条').inputValue()).not.toBe('')
    await page.getByLabel('分数从').fill('101')
    await page.getByLabel('分数从').press('Enter')
    await page.getByText('没有这样的会话').waitFor()
  })

  test('what is typed into a filter stays there while its choices are still loading', async () => {
    let release = () => {}
    const released = new Promise<void>((done) => {
      release = done
    })
    await page.route(/\/v1\/phrasebooks/, async (route) => {
      await released
      await route.continue()
    })
    await page.goto('/conversations')
    await page.getByPlaceholder('窗口').fill('5 号窗口')
    release()
    await expect.poll(() => page.getByLabel('说了哪一条').locator('option').count()).toBeGreaterThan(1)
    expect(await page.getByPlaceholder('窗口').inputValue()).toBe('5 号窗口')
    await page.getByPlaceholder('窗口').press('Enter')
    await page.waitForURL(/window=/)
    await page.unroute(/\/v1\/phrasebooks/)
  })

  test('the list is read on page by page, the newest first', async () => {
    const said = ['您好，请问您办什么业务？', '>谢谢', '请慢走，再见。']
    const window = '长队'
    for (let n = 10; n < 65; n += 1)
      await record({
        id: `队-${n}`,
        window,
        said,
        startedAt: `2026-11-20T10:${n - 9 > 9 ? n - 9 : `0${n - 9}`}:00+08:00`,
      })
    await page.goto(`/conversations?window=${encodeURIComponent(window)}`)
    const links = page.getByRole('link', { name: /^队-/ })
    await expect.poll(() => links.count()).toBe(50)
    expect(await links.first().innerText()).toBe('队-64')
    await page.getByRole('button', { name: '更多' }).click()
    await expect.poll(() => links.count()).toBe(55)
    expect(await links.last().innerText()).toBe('队-10')
  })
})

describe('a conversation', () => {
  test('shows the deductions with their clauses, and leads from each to its line', async () => {
    await read('柜台 1/2026')
    const deductions = page.getByRole('region', { name: '扣分' })
    expect(await deductions.getByRole('listitem').count()).toBeGreaterThan(0)
    await deductions
      .getByText(/《.*》第三条/)
      .first()
      .waitFor()
    await deductions.getByRole('link', { name: '第 3 句' }).first().click()
    await page.waitForURL(/line=2/)
    expect(await page.locator('[aria-current=location]').innerText()).toContain('不知道')
    await page.getByRole('heading', { name: '规则' }).waitFor()
    await page.getByText('做到', { exact: true }).first().waitFor()
    await page
      .getByRole('region', { name: '用语和节奏' })
      .getByText(/字\/分钟/)
      .first()
      .waitFor()
    const facts = page.getByRole('region', { name: '概况' })
    expect(await facts.innerText()).toMatch(/机器评分[\s\S]*复核后[\s\S]*3 号窗口/)
  })

  test('a deduction that a review took back is told, with both scores', async () => {
    const [finding] = await record({
      id: '误报-1',
      said: ['您好', '>谢谢', '这事不归我管，你去问别人', '请慢走，再见。'],
    })
    const headers = bearer(await hall.service.key('reviewer'))
    const url = `/v1/findings/${finding}/reviews`
    await hall.service.app.inject({ method: 'POST', url, headers, payload: { decision: 'false-alarm' } })
    await read('误报-1')
    await page.getByText('复核判为误报，已不计').waitFor()
    const scores = await page.getByRole('region', { name: '概况' }).locator('.score strong').allInnerTexts()
    expect(Number(scores[1])).toBeGreaterThan(Number(scores[0]))
    await page.getByRole('link', { name: '申诉材料' }).click()
    await page.getByRole('heading', { name: '文明用语检查申诉材料' }).waitFor()
  })

  test('of eight hundred lines shows the one of the address', async () => {
    const said = Array.from({ length: 800 }, (_, n) =>
      n % 2 ? `>问题 ${n}` : `好的，第 ${n} 项请您稍等，我马上给您办，办好了叫您。`,
    )
    await record({ id: '长-1', said })
    await read('长-1', '&line=700')
    const here = page.locator('[aria-current=location]')
    await here.waitFor()
    expect(await here.innerText()).toContain('第 700 项')
    await expect
      .poll(async () => {
        const [row, list] = [
          await here.boundingBox(),
          await page.getByRole('list', { name: '对话' }).boundingBox(),
        ]
        return row !== null && list !== null && row.y >= list.y && row.y + row.height <= list.y + list.height
      })
      .toBe(true)
    expect(await page.getByRole('list', { name: '对话' }).getByRole('listitem').count()).toBeLessThan(120)
  })

  test('that is not there is told with the id of the request', async () => {
    await page.goto(placeOf('没有-这个'))
    const alert = page.getByRole('alert')
    await alert.getByText('没有找到').first().waitFor()
    expect(await alert.innerText()).toMatch(/请求编号 [0-9a-f-]{36}/)
  })
})

describe('going on from there', () => {
  test('a supervisor makes an exercise of it; staff and reviewers are not offered it', async () => {
    await record({
      id: '缺-1',
      said: ['您好，请问您办什么业务', '>办居住证', '您还缺一个证明', '>哦', '好了'],
    })
    await read('缺-1')
    await page.getByRole('link', { name: '做成陪练情景' }).click()
    const make = dialog('由会话做情景')
    expect(await make.getByLabel(/会话编号/).inputValue()).toBe('缺-1')
    await make.getByRole('button', { name: '做成情景' }).click()
    await dialog('布置练习').waitFor()
    const reviewer = await hall.visitAs('reviewer', placeOf('缺-1'), { unit: UNIT })
    await reviewer.getByRole('button', { name: '重算核对' }).waitFor()
    expect(await reviewer.getByRole('link', { name: '做成陪练情景' }).count()).toBe(0)
  })

  test('of many units it is told which one it is of', async () => {
    const admin = await hall.visitAs('admin', placeOf('缺-1'))
    await admin.getByRole('link', { name: '做成陪练情景' }).click()
    const make = admin.getByRole('dialog', { name: '由会话做情景' })
    await expect.poll(() => make.getByLabel('单位').inputValue()).toBe(UNIT)
    await make.getByRole('button', { name: '做成情景' }).click()
    await admin.getByRole('dialog', { name: '布置练习' }).waitFor()
  })

  test('one that was cut off and not taken up again says so, in the list and on its page', async () => {
    await record({ id: '断-1', said: ['您好', '>谢谢', '这事不归我管，你去问别人'] })
    const { db } = hall.service.parts.store
    await db.updateTable('conversations').set({ abandoned: 1 }).where('id', '=', '断-1').execute()
    await page.goto('/conversations')
    await page.getByRole('row', { name: /断-1/ }).getByText('中断').waitFor()
    expect(await page.getByText('中断', { exact: true }).count()).toBe(1)
    await read('断-1')
    await page.getByText('中断：连接断开后没有再接上，只按断开前收到的话评分').waitFor()
  })
})

describe('keeping', () => {
  test('held with a reason it cannot be deleted; taken off hold it can, after its id is typed', async () => {
    await record({ id: '删-1', said: ['您好', '>谢谢', '再见。'] })
    await read('删-1')
    await page.getByRole('button', { name: '封存' }).click()
    await dialog('封存会话').getByLabel('封存的原因').fill('群众投诉，调查期间保留')
    await dialog('封存会话').getByRole('button', { name: '封存' }).click()
    await page.getByText('已封存，不会被删除：群众投诉，调查期间保留').waitFor()
    expect(await page.getByRole('button', { name: '删除' }).isDisabled()).toBe(true)
    await page.getByRole('button', { name: '解除封存' }).click()
    await dialog('解除封存').getByRole('button', { name: '解除封存' }).click()
    await page.getByText(/已封存，不会被删除/).waitFor({ state: 'detached' })

    await page.getByRole('button', { name: '删除' }).click()
    const remove = dialog('删除会话').getByRole('button', { name: '永久删除' })
    expect(await remove.isDisabled()).toBe(true)
    await dialog('删除会话').getByRole('textbox').fill('删-')
    expect(await remove.isDisabled()).toBe(true)
    await dialog('删除会话').getByRole('textbox').fill('删-1')
    await remove.click()
    await page.getByText('会话已删除').waitFor()
    await page.waitForURL((url) => url.pathname === '/conversations')
    await page.goto(placeOf('删-1'))
    await page.getByRole('alert').getByText('没有找到').first().waitFor()
  })

  test('the report made again is the same, letter by letter', async () => {
    await read('柜台 1/2026')
    await page.getByRole('button', { name: '重算核对' }).click()
    await dialog('重算核对').getByText('与保存的报告一字不差').waitFor()
    expect(await seriousBarriers(page)).toEqual([])
    await page.keyboard.press('Escape')
  })

  test('lines past their time are gone, and the page says so; findings stay', async () => {
    await record({ id: '过期-1', said: ['您好', '>谢谢', '这事不归我管，你去问别人', '再见。'] })
    const { db } = hall.service.parts.store
    await db.updateTable('conversations').set({ received_at: 1 }).where('id', '=', '过期-1').execute()
    await expireLines(db, { before: 2, units: { allBut: [] } })
    await read('过期-1')
    await page.getByText('原文已过保存期限，已经删除').waitFor()
    await page
      .getByText(/“.*不归我管/)
      .first()
      .waitFor()
    expect(await page.getByRole('button', { name: '重算核对' }).count()).toBe(0)
    await page.getByRole('link', { name: '复核', exact: true }).last().click()
    await page.getByText('没有保存原文，只存了命中的字句').waitFor()
    expect(await seriousBarriers(page)).toEqual([])
  })

  test('where only findings are kept the page says so', async () => {
    const other = await openHall({ keep: 'findings' })
    try {
      const send = await recorder(other)
      await send({ id: '只存-1', said: ['您好', '>谢谢', '这事不归我管，你去问别人', '再见。'] })
      const own = await other.visitAs('supervisor', '/conversations')
      await own.getByText('只存命中，未存原文').waitFor()
      await own.getByRole('link', { name: '只存-1' }).click()
      await own.getByText('送来时就只存命中的字句').waitFor()
      expect(await sidewaysOverflow(own)).toBe(0)
    } finally {
      await other.close()
    }
  })
})

describe('roles', () => {
  test('staff read their own conversations only, and keep or delete nothing', async () => {
    const own = await hall.visitAs('staff', '/conversations', { unit: UNIT, staff: 'W-1' })
    await own.getByRole('link', { name: '柜台 1/2026' }).click()
    await own.getByRole('region', { name: '扣分' }).waitFor()
    await own.getByRole('link', { name: '申诉', exact: true }).first().waitFor()
    expect(await own.getByRole('button', { name: /封存|删除/ }).count()).toBe(0)
    await own.goto(placeOf('好-1'))
    await own.getByRole('alert').getByText('没有找到').first().waitFor()
    await search(own, '不客气')
    await own.getByText('没有找到这样的话').waitFor()
  })

  test('reviewers read everything of their unit, and keep or delete nothing', async () => {
    const reviewer = await hall.visitAs('reviewer', placeOf('好-1'), { unit: UNIT })
    await reviewer.getByText('没有扣分').waitFor()
    expect(await reviewer.getByRole('button', { name: /封存|删除/ }).count()).toBe(0)
  })
})

test('on paper the whole transcript and report stand without the page around them', async () => {
  await read('长-1')
  await page.emulateMedia({ media: 'print' })
  try {
    expect(await page.getByRole('banner').isVisible()).toBe(false)
    expect(await page.getByRole('button', { name: '打印' }).isVisible()).toBe(false)
    await page.evaluate('window.dispatchEvent(new Event("beforeprint"))')
    await expect.poll(() => page.getByRole('list', { name: '对话' }).getByRole('listitem').count()).toBe(800)
    const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
    expect(pdf.match(/\/Type\s*\/Page\b/g)!.length).toBeGreaterThan(10)
    await page.evaluate('window.dispatchEvent(new Event("afterprint"))')
  } finally {
    await page.emulateMedia({ media: 'screen' })
  }
})

describe.each([
  ['wide', WIDE],
  ['very wide', XL],
  ['narrow', NARROW],
])('%s', (_name, size) => {
  test.each([
    ['the list', '/conversations'],
    ['lines that were found', '/conversations', '您好'],
    ['a conversation', placeOf('柜台 1/2026', '&line=2')],
  ])('%s has no serious barrier and does not run over', async (_what, path, words?: string) => {
    await page.setViewportSize(size)
    if (words === undefined) await page.goto(path)
    else {
      await search(page, words)
      await page.locator('mark').first().waitFor()
    }
    await page.locator('main [aria-busy=false]').first().waitFor({ state: 'attached' })
    expect(await seriousBarriers(page)).toEqual([])
    expect(await sidewaysOverflow(page)).toBe(0)
  })
})
