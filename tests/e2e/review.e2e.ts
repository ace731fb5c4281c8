/** 复核: the queue by keyboard, two reviewers on one finding, second opinions, appeals from both sides, roles, a queue of a thousand. */
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
import { recorder, type Visit } from './visits.ts'

const UNIT = '城东中心'
const SHIRKING = '这事不归我管，你去问别人'
const XL = { width: 1920, height: 1080 }

let hall: Hall
let record: (visit: Visit) => Promise<readonly number[]>
let admin: Record<string, string>
let visits = 0
beforeAll(async () => {
  hall = await openHall()
  record = await recorder(hall)
  admin = bearer(await hall.service.key('admin'))
})
afterAll(() => hall.close())

/** One conversation with one finding in it; resolves to the finding's number. */
async function found(text: string, place: Partial<Visit> = {}): Promise<number> {
  visits += 1
  const said = ['您好，请问您办什么业务？', '>户口本丢了怎么补办？', text, '>那我找谁？', '请慢走，再见。']
  const [finding] = await record({ id: `窗口-${visits}`, said, ...place })
  expect(finding).toBeDefined()
  return finding!
}

interface State {
  readonly decision: string | null
  readonly disputed: boolean
  readonly reviewedScore: number
  readonly score: number
  readonly reviews: readonly {
    readonly note: string
    readonly took: number | null
    readonly blind: boolean
    readonly undoneAt: number | null
  }[]
}

async function stateOf(finding: number): Promise<State> {
  const answer = await hall.service.app.inject({
    method: 'GET',
    url: `/v1/findings/${finding}`,
    headers: admin,
  })
  return answer.json() as State
}

const selectedOf = (page: Page) => new URL(page.url()).searchParams.get('finding')
const panelOf = (page: Page) => page.getByRole('article', { name: '所选的命中' })
/** The finding is open with all that belongs to it, and keys go to the page. */
async function ready(page: Page): Promise<void> {
  await panelOf(page).getByRole('heading', { name: '经过' }).waitFor()
  await page.locator('[aria-label="所选的命中"][aria-busy=false]').waitFor()
}
async function open(page: Page, finding: number, tab = 'queue'): Promise<void> {
  await page.goto(`/review/${tab}?finding=${finding}`)
  await ready(page)
}
/** The service has answered a decision, or its undoing. */
function decided(page: Page) {
  return page.waitForResponse(
    (response) => response.url().includes('/reviews') && response.request().method() !== 'GET',
  )
}

describe('by keyboard only', () => {
  let page: Page
  beforeAll(async () => {
    await found('不知道，你自己看墙上的公告', { window: '1 号窗口' })
    await found('你有没有完，没看我正忙着吗', { window: '1 号窗口' })
    page = await hall.visitAs('reviewer', `/review?window=${encodeURIComponent('1 号窗口')}`)
    await ready(page)
  })

  test('the most urgent one is open; 1 decides and leads to the next', async () => {
    const first = Number(selectedOf(page))
    const answered = decided(page)
    await page.keyboard.press('1')
    await expect.poll(() => selectedOf(page)).not.toBe(String(first))
    expect((await answered).ok()).toBe(true)
    const state = await stateOf(first)
    expect(state).toMatchObject({ decision: 'confirmed', reviews: [{ blind: false, note: '' }] })
    expect(state.reviews[0]!.took).toBeGreaterThan(0)
    await page.locator('.row-button', { hasText: '属实' }).first().waitFor()
    await page.getByText(/本次已判 1 条，平均 \d+ 秒/).waitFor()
  })

  test('M writes a note, digits in it decide nothing, and it goes with the decision; U takes that back', async () => {
    await ready(page)
    const finding = Number(selectedOf(page))
    await page.keyboard.press('m')
    await page.keyboard.type('听了第 1 遍录音')
    await page.keyboard.press('Escape')
    const answered = decided(page)
    await page.keyboard.press('n')
    await answered
    const state = await stateOf(finding)
    expect(state).toMatchObject({
      decision: 'false-alarm',
      reviews: [{ note: '听了第 1 遍录音', undoneAt: null }],
    })

    const undone = decided(page)
    await page.keyboard.press('u')
    await undone
    await expect.poll(async () => (await stateOf(finding)).decision).toBe(null)
    expect(selectedOf(page)).toBe(String(finding))
    await panelOf(page).getByText('未判', { exact: true }).waitFor()
    await panelOf(page).getByText(/撤销$/).first().waitFor()
  })

  test('J and K go up and down; the address keeps the place, and a reload comes back to it', async () => {
    const place = selectedOf(page)
    await page.keyboard.press('k')
    await expect.poll(() => selectedOf(page)).not.toBe(place)
    await page.keyboard.press('j')
    await expect.poll(() => selectedOf(page)).toBe(place)
    await page.reload()
    await ready(page)
    expect(selectedOf(page)).toBe(place)
  })

  test('A decides identical lines together, tells how many, and U takes all of them back', async () => {
    const alike = [await found(SHIRKING), await found(SHIRKING), await found(SHIRKING)]
    await open(page, alike[1]!)
    await page.getByText('相同的句子 3 条一起判').waitFor()
    await page.keyboard.press('a')
    await page.keyboard.press('l')
    await page.getByText('3 条相同的句子一起判为需复听').waitFor()
    for (const finding of alike) expect((await stateOf(finding)).decision).toBe('needs-listening')
    await page.keyboard.press('u')
    await page.getByText('已撤销 3 条').waitFor()
    for (const finding of alike) expect((await stateOf(finding)).decision).toBe(null)
  })

  test('a key that is held down decides once', async () => {
    await ready(page)
    const answered = decided(page)
    await page.keyboard.down('1')
    for (let n = 0; n < 5; n += 1) await page.keyboard.down('1')
    await page.keyboard.up('1')
    await answered
    await page.getByText(/本次已判 1 条/).waitFor()
    await page.keyboard.press('u')
    await page.getByText('已撤销', { exact: true }).first().waitFor()
  })

  test('the figures follow, and what is listed follows the status', async () => {
    await page.goto(`/review?window=${encodeURIComponent('1 号窗口')}`)
    await ready(page)
    const open = page.getByRole('button', { name: /^未判/ })
    const before = Number((await open.innerText()).replace(/\D/g, ''))
    const answered = decided(page)
    await page.keyboard.press('3')
    await answered
    await expect.poll(async () => Number((await open.innerText()).replace(/\D/g, ''))).toBe(before - 1)
    await page
      .getByRole('group', { name: '状态' })
      .getByRole('button', { name: /^需复听/ })
      .click()
    await page.waitForURL(/status=needs-listening/)
    await expect.poll(() => page.locator('.row-button', { hasText: '需复听' }).count()).toBe(1)
  })

  test('? shows the keys', async () => {
    await page.keyboard.press('?')
    const help = page.getByRole('dialog', { name: '键盘快捷键' })
    for (const does of ['属实', '误报', '需复听', '写备注', '撤销', '下一条', '相同句子一起判'])
      await help.getByText(does, { exact: true }).first().waitFor()
    await page.keyboard.press('Escape')
  })
})

describe('two reviewers on one finding', () => {
  test('the second is told who decided what and when, and sees it', async () => {
    const finding = await found('你有没有完，没看我正忙着吗')
    const second = await hall.visitAs('reviewer', `/review/queue?finding=${finding}`)
    await ready(second)
    const first = await hall.visitAs('reviewer', `/review/queue?finding=${finding}`)
    await ready(first)
    const answered = decided(first)
    await first.keyboard.press('1')
    await answered
    await second.keyboard.press('2')
    const alert = second.getByRole('alert')
    await alert.getByText('您的判定没有生效').waitFor()
    expect(await alert.innerText()).toMatch(/张三 已于 .*\d.* 判为“属实”[\s\S]*请求编号/)
    await alert.getByRole('button', { name: '去看' }).click()
    await panelOf(second).locator('header').getByText('属实').waitFor()
    expect((await stateOf(finding)).decision).toBe('confirmed')
  })

  test('an undo that comes too late is told as well', async () => {
    const finding = await found('不知道，你自己看墙上的公告')
    const first = await hall.visitAs('reviewer', `/review/queue?finding=${finding}`)
    await ready(first)
    const answered = decided(first)
    await first.keyboard.press('1')
    await answered
    const other = await hall.visitAs('supervisor', `/review/queue?finding=${finding}`)
    await ready(other)
    const changed = decided(other)
    await other.keyboard.press('2')
    await changed
    await first.keyboard.press('u')
    await first.getByRole('alert').getByText('没有撤销').waitFor()
    expect((await stateOf(finding)).decision).toBe('false-alarm')
  })
})

test('a decision that does not reach the service is not shown as made', async () => {
  const finding = await found('不知道，你自己看墙上的公告')
  const page = await hall.visitAs('reviewer', `/review/queue?finding=${finding}`)
  await ready(page)
  await page.route('**/reviews', (route) => route.abort())
  await page.keyboard.press('1')
  await page.getByRole('alert').getByText('连不上服务').waitFor()
  await page.unroute('**/reviews')
  await page.getByRole('alert').getByRole('button', { name: '去看' }).click()
  await ready(page)
  await panelOf(page).locator('header').getByText('未判').waitFor()
  expect((await stateOf(finding)).decision).toBe(null)
})

test('a session that has run out is asked for on the spot, and the decision goes on', async () => {
  const finding = await found('不知道，你自己看墙上的公告')
  const name = await hall.user('reviewer')
  const page = await hall.visit(`/sign-in?to=${encodeURIComponent(`/review/queue?finding=${finding}`)}`)
  await signIn(page, name)
  await ready(page)
  await page.context().clearCookies()
  await page.keyboard.press('1')
  await page.getByRole('dialog', { name: '登录已过期' }).waitFor()
  const answered = page.waitForResponse((response) => response.url().endsWith('/reviews') && response.ok())
  await signIn(page, name, PASSWORD)
  await answered
  expect((await stateOf(finding)).decision).toBe('confirmed')
  expect(new URL(page.url()).pathname).toBe('/review/queue')
})

test('a second opinion is given without seeing the first; they differ, and agreement counts it', async () => {
  const window = '9 号窗口'
  const finding = await found('你有没有完，没看我正忙着吗', { window })
  const headers = bearer(await hall.service.key('reviewer'))
  const url = `/v1/findings/${finding}/reviews`
  await hall.service.app.inject({
    method: 'POST',
    url,
    headers,
    payload: { decision: 'confirmed', note: '语气很冲' },
  })

  const page = await hall.visitAs('reviewer', `/review/second?window=${encodeURIComponent(window)}`)
  await ready(page)
  expect(selectedOf(page)).toBe(String(finding))
  expect(await panelOf(page).innerText()).toContain('判定后可见')
  expect(await page.content()).not.toContain('语气很冲')
  const answered = decided(page)
  await page.keyboard.press('2')
  await answered
  await page.getByText('两人不一致，由主管裁定').waitFor()
  await panelOf(page).getByText('语气很冲').first().waitFor()
  expect(await stateOf(finding)).toMatchObject({ decision: 'confirmed', disputed: true })
  await page.getByText('您已判过，要改请先撤销').waitFor()
  expect(await seriousBarriers(page)).toEqual([])

  await open(page, finding)
  await page.getByText('两位复核人意见不同，由主管裁定').waitFor()
  expect(await page.getByRole('button', { name: '误报 2' }).isDisabled()).toBe(true)

  await page.goto(`/review/agreement?window=${encodeURIComponent(window)}`)
  await page.getByText(/^1 条判了两次，0% 相同/).waitFor()
  const row = page.getByRole('row', { name: /^第一次属实/ })
  expect(await row.getByRole('cell').allInnerTexts()).toEqual(['0', '1', '0'])
  expect(await seriousBarriers(page)).toEqual([])
})

describe('an appeal', () => {
  test('is filed by the person concerned, accepted by the supervisor, and the score changes', async () => {
    const finding = await found(SHIRKING, { staff: 'W-陈', window: '7 号窗口' })
    const before = await stateOf(finding)
    const staff = await hall.visitAs('staff', '/review', { unit: UNIT, staff: 'W-陈' })
    await ready(staff)
    await staff
      .getByLabel(/^申诉理由（可申诉至 \d{4}-\d{2}-\d{2}/)
      .fill('这项业务已转到街道，我在告诉群众去哪里办 <b>x</b>')
    await staff.getByRole('button', { name: '提交申诉' }).click()
    await staff.getByText(/申诉已提交，应在 .* 前得到答复/).waitFor()
    await staff.getByRole('button', { name: '提交申诉' }).waitFor({ state: 'detached' })

    const supervisor = await hall.visitAs('supervisor', '/review/appeals')
    const row = supervisor.getByRole('article').filter({ hasText: 'W-陈' })
    await row.getByText(/前答复（\d+ 天后）/).waitFor()
    await row.getByText('<b>x</b>').waitFor()
    await row.getByRole('button', { name: '答复', exact: true }).click()
    const dialog = supervisor.getByRole('dialog', { name: '答复 W-陈 的申诉' })
    await dialog.getByText('这事').waitFor()
    expect(await seriousBarriers(supervisor)).toEqual([])
    await dialog.getByLabel('申诉成立（改判误报，重算分数）').check()
    await dialog.getByLabel('答复的理由（申诉人看得到）').fill('听了录音，确是在指路')
    await dialog.getByRole('button', { name: '答复', exact: true }).click()
    await supervisor.getByText('申诉成立，已改判误报，分数已重算').waitFor()

    const after = await stateOf(finding)
    expect(after.decision).toBe('false-alarm')
    expect(after.reviewedScore).toBeGreaterThan(before.reviewedScore)
    expect(after.score).toBe(before.score)
    await staff.reload()
    await ready(staff)
    await panelOf(staff).getByText('听了录音，确是在指路').first().waitFor()
    await panelOf(staff).getByText('已判为误报，不必申诉').waitFor()
    await panelOf(staff).getByText(String(after.reviewedScore), { exact: true }).first().waitFor()
    await staff.goto('/review/appeals')
    await staff.getByRole('article').getByText('申诉成立').waitFor()
    expect(await staff.getByRole('button', { name: '答复', exact: true }).count()).toBe(0)
  })

  test('is withdrawn, filed again, and rejected for good', async () => {
    const finding = await found(SHIRKING, { staff: 'W-林' })
    const staff = await hall.visitAs('staff', `/review/mine?finding=${finding}`, {
      unit: UNIT,
      staff: 'W-林',
    })
    await staff.getByLabel(/^申诉理由/).fill('不是我说的')
    await staff.getByRole('button', { name: '提交申诉' }).click()
    await staff.getByRole('button', { name: '撤回申诉' }).click()
    await staff.getByRole('dialog', { name: '撤回申诉' }).getByRole('button', { name: '撤回' }).click()
    await staff.getByText('申诉已撤回').waitFor()
    await staff.getByLabel(/^申诉理由/).fill('再请听一遍录音')
    await staff.getByRole('button', { name: '提交申诉' }).click()
    await staff
      .getByText(/申诉已提交/)
      .first()
      .waitFor()

    const supervisor = await hall.visitAs('supervisor', `/review/appeals?staff=${encodeURIComponent('W-林')}`)
    await supervisor.getByRole('button', { name: '答复', exact: true }).click()
    const dialog = supervisor.getByRole('dialog', { name: '答复 W-林 的申诉' })
    await dialog.getByLabel('维持原判').check()
    await dialog.getByLabel('答复的理由（申诉人看得到）').fill('听了两遍，是本人所说')
    await dialog.getByLabel(/^最终答复/).check()
    await dialog.getByRole('button', { name: '答复', exact: true }).click()
    await supervisor.getByText('没有等待答复的申诉').waitFor()
    await staff.reload()
    await staff.getByText('已有最终答复，不能再申诉').waitFor()
    await panelOf(staff).getByText('维持原判').waitFor()
  })

  test('that is late is told in words by the service, with the id of the request', async () => {
    const finding = await found(SHIRKING, { staff: 'W-赵' })
    const staff = await hall.visitAs('staff', `/review/mine?finding=${finding}`, {
      unit: UNIT,
      staff: 'W-赵',
    })
    await staff.getByLabel(/^申诉理由/).fill('请再听一遍')
    await hall.service.parts.store.db
      .updateTable('conversations')
      .set({ received_at: 0 })
      .where('staff', '=', 'W-赵')
      .execute()
    await staff.getByRole('button', { name: '提交申诉' }).click()
    expect(await staff.getByRole('alert').innerText()).toMatch(/已过期限[\s\S]*之前申诉[\s\S]*请求编号/)
    expect(await staff.getByLabel(/^申诉理由/).inputValue()).toBe('请再听一遍')
  })
})

describe('roles', () => {
  test('staff see their own findings and appeals, nobody else’s, and decide nothing', async () => {
    const other = await found(SHIRKING, { staff: 'W-别人' })
    const own = await found('你问我我问谁去', { staff: 'W-本人' })
    const page = await hall.visitAs('staff', '/review/queue', { unit: UNIT, staff: 'W-本人' })
    await ready(page)
    expect(await page.getByRole('navigation', { name: '复核' }).getByRole('link').allInnerTexts()).toEqual([
      '我的命中',
      '申诉',
    ])
    expect(selectedOf(page)).toBe(String(own))
    expect(await page.locator('.row-button', { hasText: '推诿' }).count()).toBe(0)
    expect(await page.getByRole('region', { name: '判定' }).count()).toBe(0)
    await page.keyboard.press('1')
    await page.goto(`/review/mine?finding=${other}`)
    await page.getByRole('alert').getByText('没有找到').first().waitFor()
    expect(await page.getByRole('alert').innerText()).toContain('请求编号')
    expect((await stateOf(own)).decision).toBe(null)
  })

  test('reviewers read appeals and do not answer them', async () => {
    const page = await hall.visitAs('reviewer', '/review/appeals')
    await page.getByRole('article').first().waitFor()
    expect(await page.getByRole('button', { name: '答复', exact: true }).count()).toBe(0)
  })

  test('a reviewer of another unit has nothing to do, and is told what to do about it', async () => {
    const page = await hall.visitAs('reviewer', '/review', { unit: '城西中心' })
    await page.getByText('这里没有要判的').waitFor()
  })
})

test('markup in what was said is text', async () => {
  const finding = await found('<img src=x onerror="alert(1)"><b>你好</b>不知道')
  const page = await hall.visitAs('reviewer', `/review/queue?finding=${finding}`)
  await ready(page)
  expect(await panelOf(page).innerText()).toContain('<img src=x onerror="alert(1)"><b>')
  expect(await page.locator('main img, main b').count()).toBe(0)
  await page.getByText('为什么这样判').click()
  await panelOf(page).locator('.verdict').first().waitFor()
  expect(await panelOf(page).locator('.verdict').allInnerTexts()).toContain('命中')
})

test('the letter for an appeal is one black-and-white sheet with line, clause, decision and history', async () => {
  const finding = await found(SHIRKING, { staff: 'W-周' })
  const url = `/v1/findings/${finding}/reviews`
  await hall.service.app.inject({
    method: 'POST',
    url,
    headers: admin,
    payload: { decision: 'confirmed', note: '听过录音' },
  })
  const page = await hall.visitAs('staff', `/review/letter/${finding}`, { unit: UNIT, staff: 'W-周' })
  const letter = page.locator('.letter')
  await letter.getByText('听过录音').waitFor()
  expect(await seriousBarriers(page)).toEqual([])
  await page.emulateMedia({ media: 'print' })
  const text = await letter.innerText()
  for (const words of [
    '这事',
    '镇便民服务中心工作人员行为规范',
    '现在的判定',
    '属实',
    '申诉期限',
    '听过录音',
    '复核后',
  ])
    expect(text).toContain(words)
  expect(await page.getByRole('banner').isVisible()).toBe(false)
  expect(await page.getByRole('navigation', { name: '主导航' }).isVisible()).toBe(false)
  const looks = await letter.locator('mark').evaluate((mark) => {
    const view = mark.ownerDocument.defaultView!
    const { color, backgroundColor, textDecorationLine } = view.getComputedStyle(mark)
    return {
      color,
      backgroundColor,
      textDecorationLine,
      before: view.getComputedStyle(mark, '::before').content,
    }
  })
  expect(looks).toEqual({
    color: 'rgb(0, 0, 0)',
    backgroundColor: 'rgba(0, 0, 0, 0)',
    textDecorationLine: 'underline',
    before: '"【"',
  })
  const pdf = (await page.pdf({ format: 'A4', preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})

test('a queue of twelve hundred mounts what is in sight, and reads on by itself', async () => {
  const window = '大厅'
  const said = Array.from({ length: 1_200 }, (_, n) => `第 ${n} 位，不知道，你自己看墙上的公告`)
  const findings = await record({ id: '大厅-1', window, said })
  expect(findings.length).toBeGreaterThanOrEqual(1_200)
  const page = await hall.visitAs('supervisor', `/review?window=${encodeURIComponent(window)}`)
  await ready(page)
  expect(await page.locator('.row-button').count()).toBeLessThan(60)
  const total = () =>
    page.getByRole('list', { name: '命中列表' }).getByRole('listitem').first().getAttribute('aria-setsize')
  await expect
    .poll(
      async () => {
        await page
          .getByRole('list', { name: '命中列表' })
          .evaluate((list) => list.scrollTo({ top: list.scrollHeight }))
        return Number(await total())
      },
      { timeout: 30_000, interval: 200 },
    )
    .toBe(findings.length)
  expect(await page.locator('.row-button').count()).toBeLessThan(60)
  const began = Date.now()
  for (let n = 0; n < 20; n += 1) await page.keyboard.press('j')
  await expect.poll(() => page.locator('.row-button[aria-current=true]').count()).toBe(1)
  expect(Date.now() - began).toBeLessThan(10_000)
})

describe.each([
  ['wide', WIDE],
  ['very wide', XL],
  ['narrow', NARROW],
])('%s', (_name, size) => {
  test.each(['queue', 'second', 'appeals', 'agreement'])(
    '%s has no serious barrier and does not run over',
    async (tab) => {
      const page = await hall.visitAs('supervisor', `/review/${tab}`, { size })
      await page.locator('main [aria-busy=false]').first().waitFor({ state: 'attached' })
      expect(await seriousBarriers(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      if (tab !== 'queue' || size !== NARROW) return
      // Where it is narrow a finding takes the place of the list, and leads back to it.
      await page.locator('.row-button').first().click()
      await ready(page)
      expect(await seriousBarriers(page)).toEqual([])
      expect(await sidewaysOverflow(page)).toBe(0)
      await page.getByRole('button', { name: '列表' }).click()
      await page.locator('.row-button').first().waitFor()
    },
  )
})
