/** 陪练: a whole drill over the real socket, with a forbidden phrase, hints, a retry and a cut; then progress, and the trainer's side. */
import { mkdirSync } from 'node:fs'
import { loadScenarios, type Scenario } from 'liyan'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer } from '../server/service.ts'
import { type Hall, NARROW, openHall, seriousBarriers, sidewaysOverflow, WIDE } from './hall.ts'
import { recorder } from './visits.ts'

const UNIT = '城东中心'
const SHOTS = process.env['LIYAN_SHOTS']

let hall: Hall
beforeAll(async () => {
  hall = await openHall()
  if (SHOTS !== undefined) mkdirSync(SHOTS, { recursive: true })
})
afterAll(() => hall.close())

const scenarioOf = (id: string) => loadScenarios().find((scenario) => scenario.id === id)!
const box = (page: Page) => page.getByLabel('您怎么说？')
const verdict = (page: Page) => page.locator('.verdict')

/** Writes a reply and has it judged. */
async function attempt(page: Page, text: string) {
  await box(page).fill(text)
  await box(page).press('Enter')
  await verdict(page).locator('.line').getByText(text.slice(0, 4)).first().waitFor()
}

/** Says it for good; resolves when the citizen has gone on, or the exercise is over. */
async function sayOn(page: Page) {
  const answered = page.waitForResponse((response) => response.url().includes('/turns') && response.ok())
  await page.getByRole('button', { name: '下一句' }).click()
  return (await (await answered).json()) as { go: string; ending?: object }
}

async function playWell(page: Page, scenario: Scenario, turn = scenario.start) {
  for (let at = turn; ; ) {
    await attempt(page, scenario.turns[at]!.hints!.say)
    await page.getByText('✓').or(verdict(page).getByText('说得好。')).first().waitFor()
    const { go, ending } = await sayOn(page)
    if (ending !== undefined) return
    at = go
  }
}

/** Every socket is lost, without a word. */
function cut() {
  for (const socket of hall.service.app.websocketServer.clients) socket.terminate()
}

async function shoot(page: Page, name: string) {
  if (SHOTS === undefined) return
  for (const [size, width] of [
    [WIDE, 'wide'],
    [NARROW, 'narrow'],
  ] as const) {
    await page.setViewportSize(size)
    await page.waitForTimeout(150)
    await page.screenshot({ path: `${SHOTS}/${name}-${width}.png`, fullPage: true })
  }
  await page.setViewportSize(WIDE)
}

async function looksGood(page: Page, name: string) {
  for (const size of [WIDE, NARROW]) {
    await page.setViewportSize(size)
    expect(await seriousBarriers(page), `${name} ${size.width}`).toEqual([])
    expect(await sidewaysOverflow(page), `${name} ${size.width}`).toBe(0)
  }
  await page.setViewportSize(WIDE)
  await shoot(page, name)
}

describe('a trainee does a drill', () => {
  const scenario = scenarioOf('missing-material')
  let page: Page
  let drill: number

  beforeAll(async () => {
    page = await hall.visitAs('trainee', '/practice', { unit: UNIT, staff: 'T-1' })
    const supervisor = await hall.service.key('supervisor', { unit: UNIT })
    const answer = await hall.service.app.inject({
      method: 'POST',
      url: '/v1/drills',
      headers: bearer(supervisor),
      payload: { scenario: scenario.id, people: ['T-1'], due: '2099-12-31', note: '练到一句不漏' },
    })
    expect(answer.statusCode, answer.body).toBe(201)
    drill = answer.json().id
    await page.reload()
  })

  test('finds it on the page', async () => {
    await page.getByRole('heading', { name: '要做的练习' }).waitFor()
    await looksGood(page, 'practice-choose')
    await page.getByRole('link', { name: /练到一句不漏/ }).click()
    await page.getByRole('heading', { name: scenario.title }).waitFor()
    expect(new URL(page.url()).searchParams.get('drill')).toBe(String(drill))
    await page.locator('.dialogue .customer').waitFor()
  })

  test('a forbidden phrase is marked while it is typed, and told with clause and better words', async () => {
    await box(page).pressSequentially('你自己看，别啰嗦快点讲')
    await page.locator('.reply mark.forbidden').first().waitFor()
    await box(page).press('Enter')
    await verdict(page).getByText('这句话不能这样说。').waitFor()
    const told = await verdict(page).innerText()
    expect(told).toContain('可以这样说')
    expect(told).toMatch(/《.+》/)
    await looksGood(page, 'practice-forbidden')
  })

  test('it is tried again, and nothing of the first try stays', async () => {
    await page.getByRole('button', { name: '再试一次' }).click()
    await box(page).and(page.locator(':focus')).waitFor()
    await attempt(page, scenario.turns['arrives']!.hints!.say)
    await verdict(page).getByText('说得好。').waitFor()
    expect(await page.locator('.reply mark.forbidden').count()).toBe(0)
    const { go } = await sayOn(page)
    expect(go).toBe('hands-over')
    await page.locator('.dialogue .customer').nth(1).waitFor()
  })

  test('hints come step by step', async () => {
    const ladder = page.getByRole('list', { name: '提示' })
    const { nudge, rule, say } = scenario.turns['hands-over']!.hints!
    await page.getByRole('button', { name: '给一点提示' }).click()
    await ladder.getByText(nudge).waitFor()
    expect(await ladder.innerText()).not.toContain(rule)
    await page.getByRole('button', { name: '再提示一点' }).click()
    await ladder.getByText(rule).waitFor()
    await ladder.locator('.clause').waitFor()
    expect(await ladder.innerText()).not.toContain(say)
    await page.getByRole('button', { name: '再提示一点' }).click()
    await ladder.getByText(say).waitFor()
    await looksGood(page, 'practice-hints')
  })

  test('a cut loses neither the practice nor what was typed', async () => {
    await box(page).fill('对不起，您还缺少孩子的就读证明材料，')
    cut()
    await page.getByText('连接断开，正在重连').waitFor()
    expect(await box(page).inputValue()).toBe('对不起，您还缺少孩子的就读证明材料，')
    await page.getByText('已连接').waitFor()
    expect(await page.locator('.dialogue > li').count()).toBe(3)
    await attempt(page, '对不起，您还缺少孩子的就读证明材料，我现在把补办件的清单给您。')
    await verdict(page).getByText('说得好。').waitFor()
    // Cut again while a reply stands judged: it is still there afterwards, and can be said.
    cut()
    await page.getByText('已连接').waitFor()
    await verdict(page).getByText('说得好。').waitFor()
    expect((await sayOn(page)).go).toBe('relieved')
  })

  test('the report has score, rules and deductions; the run is taken down for the drill', async () => {
    await attempt(page, '拜拜')
    await verdict(page).getByText('还差 1 样').waitFor()
    const { ending } = await sayOn(page)
    expect(ending).toMatchObject({ grade: 'fair' })
    const report = page.getByRole('region', { name: '还差一点' })
    await report.getByText('已记入进步').waitFor()
    const told = await report.innerText()
    expect(told).toContain('走有送声')
    expect(told).toMatch(/−\d/)
    expect(told).toMatch(/《.+》/)
    expect(told).toContain('用了 3 次提示，重试 1 次')
    await looksGood(page, 'practice-report')
    const rows = await hall.service.parts.store.db.selectFrom('practice_runs').selectAll().execute()
    expect(rows).toMatchObject([
      { staff: 'T-1', drill, scenario: scenario.id, retries: 1, hints: 3, grade: 'fair' },
    ])
    // What was only tried is in no conversation.
    const conversation = await hall.service.parts.store.db
      .selectFrom('conversations')
      .select(['source', 'forbidden_count', 'line_count'])
      .where('id', '=', rows[0]!.conversation)
      .executeTakeFirstOrThrow()
    expect(conversation).toEqual({ source: 'practice', forbidden_count: 0, line_count: 6 })
  })

  test('it is done once more with the keyboard alone, to a good end', async () => {
    await page.getByRole('button', { name: '再练一遍' }).click()
    let turn = scenario.start
    for (;;) {
      await page.locator('.dialogue .customer').last().waitFor()
      await box(page).and(page.locator(':focus')).waitFor()
      await page.keyboard.insertText(scenario.turns[turn]!.hints!.say)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: '下一句' }).and(page.locator(':focus')).waitFor()
      const answered = page.waitForResponse((response) => response.url().includes('/turns') && response.ok())
      await page.keyboard.press('Enter')
      const { go, ending } = (await (await answered).json()) as { go: string; ending?: object }
      if (ending !== undefined) break
      turn = go
    }
    const report = page.getByRole('region', { name: '练得好' })
    await report.getByText('没有扣分').waitFor()
    await report.getByText('已记入进步').waitFor()
  })

  test('leaving in the middle is asked about', async () => {
    await page.goto('/practice/run/praise')
    await attempt(page, '您好，请问您要办什么业务？')
    await sayOn(page)
    await page.getByRole('link', { name: '全部情景' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByText('练习还没完').waitFor()
    await dialog.getByRole('button', { name: '取消' }).click()
    expect(new URL(page.url()).pathname).toBe('/practice/run/praise')
  })

  test('progress is shown in a chart and in a table', async () => {
    await page.goto('/practice/progress')
    await page.locator('.place canvas').first().waitFor()
    expect(await page.locator('section[aria-labelledby=scores-title] tbody tr').count()).toBe(2)
    await looksGood(page, 'practice-progress')
  })
})

describe('a trainer', () => {
  let page: Page
  beforeAll(async () => {
    await hall.user('staff', { unit: UNIT, staff: 'S-9', display: '李四' })
    const record = await recorder(hall)
    const week = (n: number) => new Date(hall.service.clock.now + n * 7 * 86_400_000).toISOString()
    for (const n of [-3, -2, -1])
      await record({
        id: `before${'abc'[n + 3]}`,
        unit: UNIT,
        staff: 'T-1',
        startedAt: week(n),
        said: ['您好，请问您办什么业务', '>办居住证', '您还缺一个证明', '>哦', '好了'],
      })
    await record({
      id: 'after',
      unit: UNIT,
      staff: 'T-1',
      startedAt: week(1),
      said: ['您好，请问您办什么业务', '>办居住证', '办好了，您慢走，再见'],
    })
    page = await hall.visitAs('supervisor', '/practice/drills', { unit: UNIT })
  })

  test('sees who has done what', async () => {
    const row = page.getByRole('row', { name: /T-1/ })
    await row.getByText('✓ 及格').waitFor()
    expect(await row.innerText()).toContain('100')
    await looksGood(page, 'practice-drills')
  })

  test('makes a scenario of a real conversation, and gives it to people', async () => {
    await page.getByRole('button', { name: '由会话做情景' }).click()
    await page.getByLabel(/会话编号/).fill('beforea')
    await page.getByLabel(/起个名字/).fill('上周的缺材料')
    await page.getByRole('button', { name: '做成情景' }).click()
    const dialog = page.getByRole('dialog', { name: '布置练习' })
    await dialog.getByLabel(/李四/).check()
    expect(await dialog.getByLabel('情景').locator('option:checked').innerText()).toContain('上周的缺材料')
    await looksGood(page, 'practice-assign')
    await dialog.getByRole('button', { name: '布置', exact: true }).click()
    await page.locator('.list > li').first().getByText('上周的缺材料').waitFor()
    await page.getByRole('row', { name: /李四/ }).getByText('还没练').waitFor()
  })

  test('a conversation that is not there is told in words', async () => {
    await page.getByRole('button', { name: '由会话做情景' }).click()
    await page.getByLabel(/会话编号/).fill('no-such-one')
    await page.getByRole('button', { name: '做成情景' }).click()
    const alert = page.getByRole('dialog').getByRole('alert')
    await alert.getByText('没有找到').waitFor()
    expect(await alert.innerText()).toMatch(/请求编号/)
    await page.getByRole('dialog').getByRole('button', { name: '取消' }).click()
  })

  test('sees whether real conversations got better', async () => {
    await page.goto('/practice/progress?staff=T-1')
    const live = page.locator('section[aria-labelledby=live-title]')
    await live.locator('canvas').waitFor()
    expect(await live.innerText()).toMatch(/练前 [\d.]+ 次，练后 [\d.]+ 次，少了/)
    expect(await live.locator('tbody tr').count()).toBe(4)
    await looksGood(page, 'practice-live')
  })

  test('takes a drill back', async () => {
    await page.goto('/practice/drills')
    await page.getByRole('button', { name: '收回 上周的缺材料' }).click()
    await page.getByRole('dialog').getByRole('button', { name: '收回' }).click()
    await page.getByText('已收回').waitFor()
    expect(await page.getByRole('button', { name: '收回 上周的缺材料' }).count()).toBe(0)
  })
})

describe('a page that is loaded anew', () => {
  const scenario = scenarioOf('missing-material')
  const kept = (page: Page) =>
    page.evaluate<number>("Object.keys(sessionStorage).filter((key) => key.startsWith('liyan-kept:')).length")
  let page: Page
  beforeAll(async () => {
    page = await hall.visitAs('trainee', `/practice/run/${scenario.id}`, { unit: UNIT, staff: 'T-7' })
  })

  test('goes on with what was said, what was typed and the hints', async () => {
    await attempt(page, '你自己看，别啰嗦快点讲，您好，请问您要办什么业务？')
    await sayOn(page)
    await page.locator('.dialogue .customer').nth(1).waitFor()
    await page.getByRole('button', { name: '给一点提示' }).click()
    const typed = '对不起，是我话说重了，'
    await box(page).fill(typed)
    await expect.poll(() => page.evaluate('JSON.stringify(sessionStorage)')).toContain(typed)
    const before = await page.locator('.dialogue').innerText()
    await page.reload()
    await page.getByText('已连接').waitFor()
    expect(await box(page).inputValue()).toBe(typed)
    await page
      .getByRole('list', { name: '提示' })
      .getByText(scenario.turns['startled']!.hints!.nudge)
      .waitFor()
    // Its findings are told again by the service.
    await page.locator('.dialogue mark.forbidden').first().waitFor()
    expect(await page.locator('.dialogue').innerText()).toBe(before)
  })

  test('still holds the reply that stood judged', async () => {
    await attempt(page, scenario.turns['startled']!.hints!.say)
    await verdict(page).getByText('说得好。').waitFor()
    await page.reload()
    await verdict(page).getByText('说得好。').waitFor()
    expect((await sayOn(page)).go).toBe('hands-over')
  })

  test('takes the run down where the last word was said just before', async () => {
    await attempt(page, scenario.turns['hands-over']!.hints!.say)
    expect((await sayOn(page)).go).toBe('relieved')
    await page.route('**/turns', (route) => route.abort())
    await attempt(page, '拜拜')
    await page.getByRole('button', { name: '下一句' }).click()
    await page.getByRole('button', { name: '重试' }).waitFor()
    await page.unroute('**/turns')
    await page.reload()
    await page.getByText('已记入进步').waitFor()
    expect(await page.locator('.report').innerText()).toContain('用了 1 次提示')
    expect(await kept(page)).toBe(0)
    await page.reload()
    await page.locator('.dialogue .customer').waitFor()
    expect(await page.locator('.dialogue > li').count()).toBe(1)
  })

  test('begins again where that was asked for', async () => {
    await attempt(page, scenario.turns['arrives']!.hints!.say)
    await sayOn(page)
    await page.locator('.dialogue .customer').nth(1).waitFor()
    await page.getByRole('button', { name: '从头再来' }).click()
    await page.locator('.dialogue .customer').nth(1).waitFor({ state: 'detached' })
    await page.getByText('已连接').waitFor()
    await page.reload()
    await page.getByText('已连接').waitFor()
    expect(await page.locator('.dialogue > li').count()).toBe(1)
  })

  test('says so where the practice was ended meanwhile', async () => {
    await attempt(page, scenario.turns['arrives']!.hints!.say)
    await sayOn(page)
    await page.locator('.dialogue .customer').nth(1).waitFor()
    await page.goto('about:blank')
    const { clock, parts } = hall.service
    const now = clock.now
    clock.now += (parts.config.liveResumeMinutes + 1) * 60_000
    await parts.live.tick()
    clock.now = now
    expect(await parts.store.db.selectFrom('live_conversations').select('id').execute()).toEqual([])
    await page.goBack()
    await page.getByText('隔得太久，这次练习已经结束了').waitFor()
    expect(await box(page).count()).toBe(0)
    await looksGood(page, 'practice-too-late')
    await page.getByRole('alert').getByRole('button', { name: '从头再来' }).click()
    await page.getByText('已连接').waitFor()
    expect(await page.locator('.dialogue > li').count()).toBe(1)
  })

  test('nothing of it is left when they have signed out', async () => {
    await expect.poll(() => kept(page)).toBe(1)
    await page.getByRole('button', { name: /张三/ }).click()
    await page.getByRole('button', { name: '退出登录' }).click()
    await page.getByLabel('用户名').waitFor()
    expect(await kept(page)).toBe(0)
  })
})

test('who practises nothing yet is told where to begin', async () => {
  const page = await hall.visitAs('staff', '/practice/progress', { unit: '城西中心', staff: 'W-77' })
  await page.getByText('还没有练习记录').waitFor()
  await page.getByRole('link', { name: '去选一个情景' }).click()
  await page.getByRole('heading', { name: '选一个情景' }).waitFor()
  expect(await page.getByRole('link', { name: '布置练习' }).count()).toBe(0)
})

test('a telephone scenario with pauses comes to a good end', async () => {
  const page = await hall.visitAs('staff', '/practice/run/hold-return', { unit: '城西中心', staff: 'W-78' })
  await playWell(page, scenarioOf('hold-return'))
  await page.getByText('已记入进步').waitFor()
  expect(await page.locator('.report').innerText()).toContain('没有扣分')
})
