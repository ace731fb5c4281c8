/** A hall for e2e tests: the real service listening on a port, a real Chromium, people with passwords. What the browser complains of fails the test. */
import type { AddressInfo } from 'node:net'
import axe from 'axe-core'
import { type Browser, chromium, type Page } from 'playwright-core'
import { expect, inject } from 'vitest'
import type { RoleName } from '../../server/access/roles.ts'
import type { Config } from '../../server/config.ts'
import { bearer, type Service, startService } from '../server/service.ts'

const CHROMIUM = process.env['LIYAN_CHROMIUM'] ?? '/usr/bin/chromium'
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--lang=zh-CN',
]
export const PASSWORD = '青山不改-绿水长流-后会有期'

export const WIDE = { width: 1440, height: 900 }
export const NARROW = { width: 390, height: 844 }

export interface Hall {
  readonly service: Service
  readonly url: string
  /** Makes a user with `PASSWORD`; resolves to the sign-in name. */
  user(role: RoleName, options?: { unit?: string; staff?: string; display?: string }): Promise<string>
  /** A page of a browser profile of its own, at `path`. */
  visit(path: string, size?: { width: number; height: number }): Promise<Page>
  /** The same, signed in as a new user of this role. */
  visitAs(role: RoleName, path: string, options?: VisitOptions): Promise<Page>
  /** Fails where the browser complained: CSP violations, script errors, missing files. */
  close(): Promise<void>
}

interface VisitOptions {
  readonly unit?: string
  readonly staff?: string
  readonly size?: { width: number; height: number }
}

export async function openHall(change: Partial<Config> = {}): Promise<Hall> {
  const service = await startService('sqlite', { consoleFolder: inject('consoleFolder'), ...change })
  // People and cookies live by the browser's clock.
  service.clock.now = Date.now()
  await service.app.listen({ port: 0, host: '127.0.0.1' })
  const url = `http://127.0.0.1:${(service.app.server.address() as AddressInfo).port}`
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: FLAGS,
    // Dates in native inputs are written as people here write them.
    env: { ...process.env, LANGUAGE: 'zh_CN' } as Record<string, string>,
  })
  const admin = await service.key('admin')
  const complaints: string[] = []
  let people = 0

  async function user(role: RoleName, options: { unit?: string; staff?: string; display?: string } = {}) {
    people += 1
    // Those who see only their own rows need the label under which conversations name them.
    const label = role === 'staff' || role === 'trainee' ? { staff: `W-${people}` } : {}
    const person = { name: `${role}-${people}`, display: '张三', role, password: PASSWORD }
    const payload = { ...person, ...label, ...options }
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/users',
      headers: bearer(admin),
      payload,
    })
    expect(answer.statusCode, answer.body).toBe(201)
    return payload.name
  }

  async function visit(path: string, size = WIDE) {
    const page = await openPage(browser, url, size)
    listen(page, complaints)
    await page.goto(path)
    return page
  }

  return {
    service,
    url,
    user,
    visit,
    async visitAs(role, path, { size = WIDE, ...options } = {}) {
      const page = await visit(`/sign-in?to=${encodeURIComponent(path)}`, size)
      await signIn(page, await user(role, options))
      await page.locator('main#main').waitFor()
      return page
    },
    async close() {
      await browser.close()
      await service.close()
      expect(complaints).toEqual([])
    },
  }
}

export async function signIn(page: Page, name: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('用户名').fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

/** What axe finds serious or critical on the page as it stands; an empty list is good. */
export async function seriousBarriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async () => {
    interface Violation {
      readonly id: string
      readonly impact: string
      readonly nodes: readonly { readonly html: string; readonly failureSummary: string }[]
    }
    const inPage = globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } }
    const { violations } = await inPage.axe.run()
    return violations
      .filter(({ impact }) => impact === 'serious' || impact === 'critical')
      .map(
        ({ id, nodes }) =>
          `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
      )
  })
}

/** Pixels by which the page is wider than the window: nothing may make people scroll sideways. */
export function sidewaysOverflow(page: Page): Promise<number> {
  return page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
}

async function openPage(
  browser: Browser,
  baseURL: string,
  viewport: { width: number; height: number },
): Promise<Page> {
  const context = await browser.newContext({
    baseURL,
    viewport,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    reducedMotion: 'reduce',
  })
  context.setDefaultTimeout(15_000)
  return context.newPage()
}

/** Refused requests to the interface are part of many tests; everything else that reaches the console is a defect. */
function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(String(error.stack ?? error)))
  page.on('console', (message) => {
    if (message.type() !== 'error' && message.type() !== 'warning') return
    if (/^Failed to load resource/.test(message.text()) && message.location().url.includes('/v1/')) return
    complaints.push(`${message.text()} ${message.location().url}`)
  })
}
