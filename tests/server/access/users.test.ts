/** Console users over HTTP: made, changed, disabled, and not beyond the administrator's own unit. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { consoleUser } from './console.ts'

const PASSWORD = '今天天气很好abc123'

describe.each(await storesHere())('users (%s)', (kind) => {
  let service: Service
  let admin: string
  let adminOfUnit: string
  beforeAll(async () => {
    service = await startService(kind)
    admin = await service.key('admin')
    adminOfUnit = await service.key('admin', { unit: '甲' })
  })
  afterAll(() => service.close())

  const create = (payload: object, by = admin) =>
    service.app.inject({
      method: 'POST',
      url: '/v1/users',
      headers: bearer(by),
      payload: { role: 'reviewer', password: PASSWORD, ...payload },
    })
  const change = (id: string, payload: object, by = admin) =>
    service.app.inject({ method: 'PATCH', url: `/v1/users/${id}`, headers: bearer(by), payload })
  const signIn = (name: string, password = PASSWORD) =>
    service.app.inject({ method: 'POST', url: '/v1/session', payload: { name, password } })
  const who = ({ cookie }: { cookie: { cookie: string } }) =>
    service.app.inject({ url: '/v1/session', headers: cookie })
  const list = async (by = admin) =>
    (await service.app.inject({ url: '/v1/users?limit=1000', headers: bearer(by) })).json().items

  test('made, listed, and able to sign in; the password is kept nowhere', async () => {
    const made = await create({ name: 'Li.Fang', display: '李', unit: '甲' })
    expect(made.statusCode).toBe(201)
    const user = { name: 'li.fang', display: '李', role: 'reviewer', unit: '甲', disabledAt: null }
    expect(made.json()).toMatchObject(user)
    expect(await list()).toContainEqual(expect.objectContaining(user))
    expect((await signIn('li.fang')).statusCode).toBe(201)
    const rows = await service.parts.store.db.selectFrom('users').selectAll().execute()
    expect(JSON.stringify([rows, await list()])).not.toContain(PASSWORD)
  })

  test.each(['LI.FANG', 'ｌｉ．ｆａｎｇ'])('the name %s is the same name', async (name) => {
    expect((await create({ name })).json()).toMatchObject({ code: 'name-taken', status: 409 })
  })

  test.each([
    [{ name: 'a' }, 'name'],
    [{ name: 'with space' }, 'name'],
    [{ name: 'x\u0000y' }, 'name'],
    [{ name: 'ok', password: '123456789' }, 'password'],
    [{ name: 'ok', password: 'aaaaaaaaaaaaaa' }, 'password'],
    [{ name: 'long.enough.name', password: 'long.enough.name1' }, 'password'],
    [{ name: 'ok', password: 'x'.repeat(1_001) }, 'password'],
    [{ name: 'ok', role: 'staff' }, 'staff'],
    [{ name: 'ok', role: 'root' }, 'role'],
  ])('%j is refused at %s', async (payload, field) => {
    expect((await create(payload)).json()).toMatchObject({ code: 'bad-request', problems: [{ field }] })
  })

  test('a disabled user is out at once, and cannot come back in', async () => {
    const user = await consoleUser(service, 'reviewer', { name: 'leaving' })
    expect((await who(user)).statusCode).toBe(200)
    expect((await change(user.id, { disabled: true, password: PASSWORD })).json().disabledAt).toBe(
      service.clock.now,
    )
    expect((await who(user)).statusCode).toBe(401)
    expect((await signIn('leaving')).json()).toMatchObject({ code: 'wrong-password' })
    expect((await change(user.id, { disabled: false })).json().disabledAt).toBeNull()
    expect((await who(user)).statusCode).toBe(401)
    expect((await signIn('leaving')).statusCode).toBe(201)
  })

  test('a new role or unit holds for the session that is open', async () => {
    const user = await consoleUser(service, 'reviewer', { unit: '甲' })
    await change(user.id, { role: 'supervisor', unit: '乙' })
    expect((await who(user)).json()).toMatchObject({ user: { role: 'supervisor', unit: '乙' } })
  })

  test('a new password ends the sessions and the lock', async () => {
    const user = await consoleUser(service, 'reviewer', { name: 'locked', password: '' })
    await change(user.id, { password: PASSWORD })
    for (let i = 0; i < 5; i++) await signIn('locked', 'wrong')
    const found = async () => (await list()).find(({ id }: { id: string }) => id === user.id)
    expect((await found()).lockedUntil).toBe(service.clock.now + 15 * 60_000)
    expect((await signIn('locked')).json()).toMatchObject({ code: 'locked-out' })
    expect((await change(user.id, { password: 'Another-Secret-9' })).json().lockedUntil).toBeNull()
    expect((await who(user)).statusCode).toBe(401)
    expect((await signIn('locked', 'Another-Secret-9')).statusCode).toBe(201)
  })

  test('nobody disables or demotes themselves', async () => {
    const self = await consoleUser(service, 'admin')
    for (const payload of [{ disabled: true }, { role: 'reviewer' }, { unit: '甲' }]) {
      const answer = await service.app.inject({
        method: 'PATCH',
        url: `/v1/users/${self.id}`,
        headers: self.headers,
        payload,
      })
      expect(answer.json()).toMatchObject({ code: 'not-allowed' })
    }
  })

  describe('an administrator of one unit', () => {
    test('makes users of its unit only, by default its own', async () => {
      expect((await create({ name: 'hers' }, adminOfUnit)).json()).toMatchObject({ unit: '甲' })
      for (const unit of ['乙', null])
        expect((await create({ name: 'not-hers', unit }, adminOfUnit)).json()).toMatchObject({
          code: 'other-unit',
        })
    })

    test('sees and changes those of its unit only', async () => {
      const theirs = await consoleUser(service, 'reviewer', { unit: '乙' })
      const everybodys = await consoleUser(service, 'reviewer')
      expect([...new Set((await list(adminOfUnit)).map(({ unit }: { unit: string }) => unit))]).toEqual([
        '甲',
      ])
      for (const { id } of [theirs, everybodys])
        expect((await change(id, { password: PASSWORD }, adminOfUnit)).json()).toMatchObject({
          code: 'not-found',
        })
    })

    test('moves nobody into another unit or into all', async () => {
      const user = await consoleUser(service, 'reviewer', { unit: '甲' })
      for (const unit of ['乙', null])
        expect((await change(user.id, { unit }, adminOfUnit)).json()).toMatchObject({ code: 'other-unit' })
    })
  })

  test('two with one name at the same moment: one is made', async () => {
    const answers = await Promise.all([create({ name: 'twin' }), create({ name: 'twin' })])
    expect(answers.map(({ statusCode }) => statusCode).sort()).toEqual([201, 409])
  })

  test('units: made once, and seen by those who belong to them', async () => {
    const make = (name: string, by = admin) =>
      service.app.inject({ method: 'POST', url: '/v1/units', headers: bearer(by), payload: { name } })
    expect((await make('一号厅')).statusCode).toBe(201)
    expect((await make('一号厅')).json()).toMatchObject({ code: 'name-taken' })
    expect((await make('二号厅', adminOfUnit)).json()).toMatchObject({ code: 'other-unit' })
    const seen = async (by: string) =>
      (await service.app.inject({ url: '/v1/units', headers: bearer(by) }))
        .json()
        .items.map(({ name }: { name: string }) => name)
    expect(await seen(admin)).toContain('一号厅')
    expect(await seen(await service.key('trainee', { unit: '一号厅' }))).toEqual(['一号厅'])
  })

  test('what was done is in the audit log, passwords are not', async () => {
    const rows = await service.parts.store.db.selectFrom('audit').selectAll().execute()
    const actions = new Set(rows.map(({ action }) => action))
    for (const action of ['users.create', 'users.change', 'units.create', 'session.lock'])
      expect(actions).toContain(action)
    expect(JSON.stringify(rows)).not.toMatch(/今天天气|Another-Secret/)
  })
})
