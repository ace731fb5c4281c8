/** Pictures of every page for the documents, wide and narrow, of a running demo: `npm run demo`, then `npm run screenshots -- --password …`. */
import { execFileSync } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Browser, chromium, type Page } from 'playwright-core'

interface Shot {
  readonly name: string
  readonly path: string
  /** Sign-in name of the demo. */
  readonly as?: string
  /** Something to be done before the picture is taken. */
  readonly before?: (page: Page) => Promise<unknown>
}

const SIZES = { wide: { width: 1440, height: 900 }, narrow: { width: 390, height: 844 } } as const

const SHOTS: readonly Shot[] = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'monitor', path: '/monitor', as: 'demo-zhuguan', before: followFirst },
  { name: 'practice', path: '/practice', as: 'demo-xueyuan' },
  { name: 'practice-run', path: '/practice', as: 'demo-xueyuan', before: beginExercise },
  { name: 'practice-progress', path: '/practice/progress', as: 'demo-zhuguan-jia' },
  { name: 'review', path: '/review', as: 'demo-fuhe-1', before: openFirstFinding },
  { name: 'conversations', path: '/conversations', as: 'demo-zhuguan' },
  {
    name: 'conversation',
    path: '/conversations?passed=false',
    as: 'demo-zhuguan',
    before: openFirstConversation,
  },
  { name: 'reports', path: '/reports', as: 'demo-zhuguan' },
  { name: 'reports-rules', path: '/reports/rules', as: 'demo-zhuguan' },
  { name: 'reports-hours', path: '/reports/hours', as: 'demo-zhuguan' },
  { name: 'reports-sheet', path: '/reports/sheet', as: 'demo-zhuguan' },
  { name: 'phrasebooks', path: '/phrasebooks', as: 'demo-zhuguan' },
  { name: 'settings', path: '/settings', as: 'demo-guanli' },
]

const { values } = parseArgs({
  options: {
    url: { type: 'string', default: 'http://127.0.0.1:8080' },
    password: { type: 'string', default: '' },
    out: { type: 'string', default: 'docs/screenshots' },
    only: { type: 'string' },
  },
})

mkdirSync(values.out, { recursive: true })
const browser = await chromium.launch({
  executablePath: process.env['LIYAN_CHROMIUM'] ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--lang=zh-CN'],
  env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string>,
})
for (const shot of SHOTS)
  if (values.only === undefined || values.only.split(',').includes(shot.name))
    for (const size of ['wide', 'narrow'] as const) await take(browser, shot, size)
await browser.close()

async function take(
  browser: Browser,
  { name, path, as, before }: Shot,
  size: keyof typeof SIZES,
): Promise<void> {
  const context = await browser.newContext({
    baseURL: values.url,
    viewport: SIZES[size],
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(30_000)
  const page = await context.newPage()
  try {
    await page.goto(as === undefined ? path : `/sign-in?to=${encodeURIComponent(path)}`)
    if (as !== undefined) {
      await page.getByLabel('用户名').fill(as)
      await page.getByLabel('密码', { exact: true }).fill(values.password)
      await page.getByRole('button', { name: '登录', exact: true }).click()
      await page.locator('main#main h1').waitFor()
    }
    await page.waitForLoadState('networkidle').catch(() => undefined)
    await before?.(page)
    await page.waitForTimeout(1_500)
    const file = join(values.out, `${name}-${size}.png`)
    await page.screenshot({ path: file })
    shrink(file)
    process.stdout.write(`${name}-${size}\n`)
  } catch (error) {
    process.stdout.write(`${name}-${size}: ${error instanceof Error ? error.message : String(error)}\n`)
  } finally {
    await context.close()
  }
}

/** 256 colours are enough for these; where pngquant is missing the file stays as it is. */
function shrink(file: string): void {
  try {
    execFileSync('pngquant', ['--force', '--skip-if-larger', '--output', file, '256', file], {
      stdio: 'ignore',
    })
  } catch {
    // Nothing was written.
  }
}

/** One with something found in it, where there is one. */
async function followFirst(page: Page): Promise<void> {
  await page.locator('button.call').first().waitFor()
  const worst = page.locator('button.call').filter({ has: page.locator('.count.critical, .count.major') })
  await worst
    .first()
    .waitFor({ timeout: 90_000 })
    .catch(() => undefined)
  const found = (await worst.count()) > 0 ? worst : page.locator('button.call')
  await found.first().click()
  await page.getByRole('list', { name: '逐句' }).waitFor()
}

/** A reply that is tried before it is said. */
async function beginExercise(page: Page): Promise<void> {
  await page.getByRole('link', { name: /材料不齐/ }).click()
  await page.getByLabel('您怎么说？').fill('您好，请坐。别啰嗦，快点讲。')
  await page.getByLabel('您怎么说？').press('Enter')
  await page.locator('.verdict').waitFor()
}

async function openFirstFinding(page: Page): Promise<void> {
  await page.locator('main [role=listitem], main li').first().waitFor()
}

async function openFirstConversation(page: Page): Promise<void> {
  await page.locator('main a[href^="/conversations/"]').first().click()
  await page.waitForURL(/\/conversations\/./)
}
