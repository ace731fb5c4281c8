/** `/v1/phrasebooks`: read, try, reload with a book that has a mistake, without losing a request. */
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer, type Service, startService } from './service.ts'

const HALL = new URL('../../examples/hall.yaml', import.meta.url).pathname

describe('the shipped book', () => {
  let service: Service
  let key: string
  beforeAll(async () => {
    service = await startService()
    key = await service.key('staff', { unit: '甲', staff: '1号' })
  })
  afterAll(() => service.close())
  const get = (url: string) => service.app.inject({ url, headers: bearer(key) })
  const attempt = (id: string, payload: object) =>
    service.app.inject({
      method: 'POST',
      url: `/v1/phrasebooks/${id}/try`,
      headers: bearer(key),
      payload,
    })

  test('is listed', async () => {
    const { items } = (await get('/v1/phrasebooks')).json()
    expect(items).toMatchObject([{ id: 'window-service', layers: ['base', 'cues', 'window-service'] }])
  })

  test('is read with clauses and proof', async () => {
    const book = (await get('/v1/phrasebooks/window-service')).json()
    const phrase = book.phrases.find(({ id }: { id: string }) => id === 'dont-know')
    expect(phrase).toMatchObject({ kind: 'forbidden', category: '有损形象' })
    expect(phrase.say.length).toBeGreaterThan(0)
    expect(phrase.hits.length).toBeGreaterThanOrEqual(8)
    expect(book.rules.map(({ id }: { id: string }) => id)).toContain('farewell')
  })

  test.each([
    ['我不管理档案', 'inside-word'],
    ['我不管，你问别人去', 'kept'],
  ])('tells why %s is %s', async (text, verdict) => {
    const { candidates } = (await attempt('window-service', { text })).json()
    expect(candidates[0]).toMatchObject({ verdict })
  })

  test('tells what a phrase lacked', async () => {
    const answer = await attempt('window-service', { text: '您可以打电话', phrase: 'go-complain' })
    expect(answer.json()).toMatchObject({ missing: { phrase: 'go-complain' } })
  })

  test.each([
    ['no-such-book', { text: '您好' }, 'unknown-phrasebook'],
    ['window-service', { text: '您好', phrase: 'no-such-phrase' }, 'not-found'],
  ])('refuses %s %j', async (id, payload, code) => {
    const answer = await attempt(id, payload)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code })
  })
})

test('a reload swaps the book, a broken one changes nothing, and no request is lost', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'liyan-book-')), 'hall.yaml')
  copyFileSync(HALL, file)
  const service = await startService('sqlite', { phrasebooks: [file] })
  const headers = bearer(await service.key('admin'))
  const reload = () => service.app.inject({ method: 'POST', url: '/v1/phrasebooks/reload', headers })
  const check = () =>
    service.app.inject({
      method: 'POST',
      url: '/v1/check',
      headers,
      payload: { line: { role: 'staff', text: '排队去，没叫你号呢' } },
    })
  const before = (await check()).json().phrasebook.version

  writeFileSync(file, `${readFileSync(file, 'utf8')}\nphrases: [`)
  const broken = (await reload()).json().items[0]
  expect(broken).toMatchObject({ changed: false, problems: [{ level: 'error' }] })
  expect(broken.version).toBeUndefined()
  expect((await check()).json().phrasebook.version).toBe(before)

  writeFileSync(file, readFileSync(HALL, 'utf8').replace(/title: .*/, 'title: 改过的话术本'))
  const all = await Promise.all([check(), reload(), check(), check()])
  expect(all.map(({ statusCode }) => statusCode)).toEqual([200, 200, 200, 200])
  expect(all[1]!.json().items[0]).toMatchObject({ changed: true })
  expect((await check()).json().phrasebook.version).not.toBe(before)
  expect((await service.parts.books.ofVersion(before)).phrasebook.version).toBe(before)
  await service.close()
})
