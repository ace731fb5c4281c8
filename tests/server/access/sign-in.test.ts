/** Signing in to the console: cookie, token, lockout, passwords. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { hashPassword } from '../../../server/access/passwords.ts'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { consoleUser } from './console.ts'

const PASSWORD = '今天天气很好abc123'
/** A cheap hash of it; signing in raises the cost. */
const kept = await hashPassword(PASSWORD, { ln: 4, r: 8, p: 1 })
const MINUTE = 60_000

describe.each(await storesHere())('the console (%s)', (kind) => {
  let service: Service
  /** Every test has a user and an address of its own, so that none meets another's lock or limit. */
  let name: string
  let id: string
  let remoteAddress: string
  let tests = 0
  beforeAll(async () => {
    service = await startService(kind)
  })
  afterAll(() => service.close())
  beforeEach(async () => {
    tests += 1
    name = `wang${tests}`
    remoteAddress = `10.0.0.${tests}`
    id = (await consoleUser(service, 'supervisor', { name, unit: '甲', password: kept })).id
  })

  const signIn = (as = name, password = PASSWORD) =>
    service.app.inject({ method: 'POST', url: '/v1/session', remoteAddress, payload: { name: as, password } })
  const codeOf = async (answer: ReturnType<typeof signIn>) => (await answer).json().code

  async function signedIn() {
    const answer = await signIn()
    expect(answer.statusCode).toBe(201)
    const cookie = `liyan_session=${answer.cookies[0]!.value}`
    return { cookie, csrf: answer.json().csrf as string }
  }

  test('signing in sets a cookie that pages cannot read and other sites cannot send', async () => {
    const answer = await signIn()
    expect(answer.json().user).toMatchObject({ kind: 'user', role: 'supervisor', unit: '甲', name })
    expect(answer.json().user.permissions).toContain('appeals:decide')
    expect(answer.cookies).toMatchObject([
      { name: 'liyan_session', httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 43_200 },
    ])
    expect(answer.cookies[0]).not.toHaveProperty('secure')
    expect(Buffer.from(answer.cookies[0]!.value, 'base64url')).toHaveLength(32)
  })

  test('the cookie is kept as a hash', async () => {
    const { cookie } = await signedIn()
    const rows = await service.parts.store.db.selectFrom('sessions').selectAll().execute()
    expect(JSON.stringify(rows)).not.toContain(cookie.split('=')[1])
  })

  test('who am I, and signing out', async () => {
    const { cookie, csrf } = await signedIn()
    const who = () => service.app.inject({ url: '/v1/session', headers: { cookie } })
    expect((await who()).json()).toMatchObject({ user: { id }, csrf })
    const headers = { cookie, 'x-csrf-token': csrf }
    const out = await service.app.inject({ method: 'DELETE', url: '/v1/session', headers })
    expect(out.statusCode).toBe(204)
    expect(out.cookies[0]).toMatchObject({ value: '', path: '/' })
    expect((await who()).json()).toMatchObject({ code: 'not-signed-in' })
  })

  test('a session ends after twelve hours', async () => {
    const { cookie } = await signedIn()
    service.clock.now += 12 * 60 * MINUTE
    expect((await service.app.inject({ url: '/v1/session', headers: { cookie } })).statusCode).toBe(401)
  })

  test.each([
    ['no token', {}],
    ['an empty one', { 'x-csrf-token': '' }],
    ['a wrong one', { 'x-csrf-token': 'x'.repeat(43) }],
    ['one twice', { 'x-csrf-token': ['a', 'a'] }],
  ])('a change by cookie with %s is refused', async (_, headers) => {
    const { cookie } = await signedIn()
    const answer = await service.app.inject({
      method: 'DELETE',
      url: '/v1/session',
      headers: { ...headers, cookie } as never,
    })
    expect(answer.json()).toMatchObject({ code: 'bad-csrf', status: 403 })
    expect((await service.app.inject({ url: '/v1/session', headers: { cookie } })).statusCode).toBe(200)
  })

  test('the token of another session does not do', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    const headers = { cookie: one.cookie, 'x-csrf-token': other.csrf }
    const answer = await service.app.inject({ method: 'DELETE', url: '/v1/session', headers })
    expect(answer.json()).toMatchObject({ code: 'bad-csrf' })
  })

  test('a key has no session, and needs no token', async () => {
    const headers = bearer(await service.key('reviewer'))
    expect((await service.app.inject({ url: '/v1/session', headers })).json()).not.toHaveProperty('csrf')
    const out = await service.app.inject({ method: 'DELETE', url: '/v1/session', headers })
    expect(out.json()).toMatchObject({ code: 'not-found' })
  })

  test.each(['WANG', ' wang', 'ｗａｎｇ'])('the name may be written %j', async (written) => {
    expect((await signIn(name.replace('wang', written))).statusCode).toBe(201)
  })

  test.each([
    ['a wrong password', undefined, `${PASSWORD}!`],
    ['an unknown name', 'nobody-here', PASSWORD],
    ['nothing', '', ''],
    ['characters that a database refuses', '\u0000', '\ud800'],
    ['SQL', "' or 1=1 --", "' or 1=1 --"],
  ])('%s is answered the same', async (_, as, password) => {
    expect((await signIn(as, password)).json()).toMatchObject({
      code: 'wrong-password',
      status: 401,
      detail: '用户名或密码不对',
    })
  })

  test.each([
    ['a name', '', 201],
    ['a name that nobody has', '-nobody', 401],
  ])('five failures lock %s, and each further lock is longer', async (_, more, afterwards) => {
    const as = name + more
    const five = async () => {
      for (let i = 0; i < 5; i++) expect(await codeOf(signIn(as, 'wrong'))).toBe('wrong-password')
    }
    await five()
    expect(await codeOf(signIn(as))).toBe('locked-out')
    service.clock.now += 15 * MINUTE - 1
    expect(await codeOf(signIn(as))).toBe('locked-out')
    service.clock.now += 1
    await five()
    service.clock.now += 30 * MINUTE - 1
    expect((await signIn(as)).json().detail).toBe('登录失败次数太多，请 1 分钟后再试')
    service.clock.now += 1
    expect((await signIn(as)).statusCode).toBe(afterwards)
  })

  test('a right password takes the failures back', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) expect(await codeOf(signIn(name, 'wrong'))).toBe('wrong-password')
      expect((await signIn()).statusCode).toBe(201)
    }
  })

  test('guessing many at once is no way around the lock', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => codeOf(signIn(name, 'wrong'))))
    expect(answers.filter((code) => code === 'wrong-password')).toHaveLength(5)
    expect(answers.filter((code) => code === 'locked-out')).toHaveLength(7)
  })

  test('one address may try thirty times a minute', async () => {
    const codes = []
    for (let i = 0; i < 33; i++) codes.push(await codeOf(signIn('', '')))
    expect(codes.slice(30)).toEqual(Array(3).fill('too-many-requests'))
    expect(codes.slice(0, 30)).not.toContain('too-many-requests')
  })

  test('a cheap hash is replaced at the next sign-in', async () => {
    await signedIn()
    const { password } = await service.parts.store.db
      .selectFrom('users')
      .selectAll()
      .executeTakeFirstOrThrow()
    expect(password).toMatch(/^\$scrypt\$ln=15,r=8,p=3\$/)
    expect((await signIn()).statusCode).toBe(201)
  })

  test('a changed password ends the other sessions', async () => {
    const [one, other] = [await signedIn(), await signedIn()]
    const change = (old: string, fresh: string) =>
      service.app.inject({
        method: 'PUT',
        url: '/v1/session/password',
        headers: { cookie: one.cookie, 'x-csrf-token': one.csrf },
        payload: { old, new: fresh },
      })
    expect((await change('wrong', 'another-Secret-9')).json()).toMatchObject({ code: 'wrong-password' })
    expect((await change(PASSWORD, 'short')).json()).toMatchObject({
      code: 'bad-request',
      problems: [{ field: 'new' }],
    })
    expect((await change(PASSWORD, 'another-Secret-9')).statusCode).toBe(204)
    const who = ({ cookie }: { cookie: string }) =>
      service.app.inject({ url: '/v1/session', headers: { cookie } })
    expect((await who(one)).statusCode).toBe(200)
    expect((await who(other)).statusCode).toBe(401)
    expect((await signIn()).statusCode).toBe(401)
    expect((await signIn(name, 'another-Secret-9')).statusCode).toBe(201)
  })

  test('what happened is in the audit log, without names that nobody has', async () => {
    const { cookie, csrf } = await signedIn()
    for (let i = 0; i < 5; i++) await signIn(name, 'wrong')
    await signIn('my-password-by-mistake', 'wrong')
    await service.app.inject({
      method: 'DELETE',
      url: '/v1/session',
      headers: { cookie, 'x-csrf-token': csrf },
    })
    const all = await service.parts.store.db.selectFrom('audit').selectAll().orderBy('seq').execute()
    const rows = all.filter(({ detail, actor }) => detail.includes(`"${remoteAddress}"`) || actor === id)
    expect(rows.map(({ action }) => action)).toEqual([
      'session.open',
      ...Array(5).fill('session.fail'),
      'session.lock',
      'session.fail',
      'session.close',
    ])
    expect(rows.map(({ target }) => target)).toEqual([...Array(7).fill(id), 'nobody', id])
    expect(JSON.stringify(all)).not.toContain('mistake')
  })
})

test('behind TLS the cookie is sent over TLS only', async () => {
  const service = await startService('sqlite', { tls: true })
  await consoleUser(service, 'supervisor', { name: 'wang', password: kept })
  const answer = await service.app.inject({
    method: 'POST',
    url: '/v1/session',
    payload: { name: 'wang', password: PASSWORD },
  })
  expect(answer.cookies[0]).toMatchObject({ secure: true })
  await service.close()
})
