/** API keys over HTTP: made, seen, used, revoked, and not given beyond what the giver has. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { consoleUser } from './console.ts'

const DAY = 24 * 3_600_000

describe.each(await storesHere())('keys (%s)', (kind) => {
  let service: Service
  let admin: string
  let adminOfUnit: string
  beforeAll(async () => {
    service = await startService(kind)
    admin = await service.key('admin')
    adminOfUnit = await service.key('admin', { unit: '甲' })
  })
  afterAll(() => service.close())

  const order = (payload: object, by = admin) =>
    service.app.inject({ method: 'POST', url: '/v1/keys', headers: bearer(by), payload })
  const make = async (payload: object, by = admin) => {
    const answer = await order({ name: '录音系统', role: 'pipeline', ...payload }, by)
    expect(answer.statusCode, answer.body).toBe(201)
    return answer.json()
  }
  const who = (text: string) => service.app.inject({ url: '/v1/session', headers: bearer(text) })
  const list = async (by = admin, query = '') =>
    (await service.app.inject({ url: `/v1/keys?limit=1000${query}`, headers: bearer(by) })).json().items

  test('the text is shown once, works, and is kept as a hash', async () => {
    const key = await make({ unit: '甲' })
    expect(key).toMatchObject({
      role: 'pipeline',
      unit: '甲',
      scopes: null,
      expiresAt: null,
      lastUsedAt: null,
    })
    expect((await who(key.text)).json()).toMatchObject({ user: { kind: 'key', id: key.id, unit: '甲' } })
    const rows = await service.parts.store.db.selectFrom('keys').selectAll().execute()
    const secret = key.text.slice(16)
    expect(JSON.stringify([rows, await list()])).not.toContain(secret)
    expect(await list()).toContainEqual(expect.objectContaining({ id: key.id, name: '录音系统' }))
  })

  test('its unit is noted', async () => {
    await make({ unit: '新开的厅' })
    const units = await service.app.inject({ url: '/v1/units', headers: bearer(admin) })
    expect(units.json().items.map(({ name }: { name: string }) => name)).toContain('新开的厅')
  })

  test('expires on its day', async () => {
    const key = await make({ expiresInDays: 1 })
    expect(key.expiresAt).toBe(service.clock.now + DAY)
    service.clock.now += DAY - 1
    expect((await who(key.text)).statusCode).toBe(200)
    service.clock.now += 1
    expect((await who(key.text)).statusCode).toBe(401)
  })

  test('revoked: refused at once, though it was in use a moment ago', async () => {
    const key = await make({})
    expect((await who(key.text)).statusCode).toBe(200)
    const revoke = () =>
      service.app.inject({ method: 'DELETE', url: `/v1/keys/${key.id}`, headers: bearer(admin) })
    const first = (await revoke()).json()
    expect(first.revokedAt).toBe(service.clock.now)
    expect((await who(key.text)).statusCode).toBe(401)
    service.clock.now += DAY
    expect((await revoke()).json().revokedAt).toBe(first.revokedAt)
  })

  test('revoked by another process: refused within five seconds', async () => {
    const key = await make({})
    expect((await who(key.text)).statusCode).toBe(200)
    const { db } = service.parts.store
    await db.updateTable('keys').set({ revoked_at: service.clock.now }).where('id', '=', key.id).execute()
    service.clock.now += 5_000
    expect((await who(key.text)).statusCode).toBe(401)
  })

  test('scopes narrow a key', async () => {
    const key = await make({ scopes: ['check'] })
    expect((await who(key.text)).json().user.permissions).toEqual(['check'])
    const answer = await service.app.inject({ url: '/v1/conversations', headers: bearer(key.text) })
    expect(answer.json()).toMatchObject({ code: 'not-allowed' })
  })

  test('last use is noted, but not at every request', async () => {
    const key = await make({})
    const lastUsed = async () =>
      (await list()).find(({ id }: { id: string }) => id === key.id).lastUsedAt as number | null
    await who(key.text)
    const first = await lastUsed()
    expect(first).toBe(service.clock.now)
    service.clock.now += 10_000
    await who(key.text)
    expect(await lastUsed()).toBe(first)
    service.clock.now += 300_000
    await who(key.text)
    expect(await lastUsed()).toBe(service.clock.now)
  })

  describe('an administrator of one unit', () => {
    test('makes keys of its unit only, by default its own', async () => {
      expect(await make({}, adminOfUnit)).toMatchObject({ unit: '甲' })
      for (const unit of ['乙', null]) {
        const answer = await order({ name: 'x', role: 'pipeline', unit }, adminOfUnit)
        expect(answer.json()).toMatchObject({ code: 'other-unit', status: 403 })
      }
    })

    test('sees and revokes those of its unit only', async () => {
      const [theirs, everybodys] = [await make({ unit: '乙' }), await make({})]
      const units = new Set((await list(adminOfUnit)).map(({ unit }: { unit: string }) => unit))
      expect([...units]).toEqual(['甲'])
      for (const { id, text } of [theirs, everybodys]) {
        const headers = bearer(adminOfUnit)
        const answer = await service.app.inject({ method: 'DELETE', url: `/v1/keys/${id}`, headers })
        expect(answer.json()).toMatchObject({ code: 'not-found' })
        expect((await who(text)).statusCode).toBe(200)
      }
    })
  })

  test('a narrowed key gives away no more than it has', async () => {
    const narrow = (await make({ role: 'admin', scopes: ['settings', 'check'] })).text
    expect((await order({ name: 'x', role: 'admin' }, narrow)).json()).toMatchObject({ code: 'not-allowed' })
    const more = { name: 'x', role: 'pipeline', scopes: ['check', 'live'] }
    expect((await order(more, narrow)).json()).toMatchObject({ code: 'not-allowed' })
    await make({ role: 'pipeline', scopes: ['check'] }, narrow)
    // Whoever may set a password may become that user.
    const user = await consoleUser(service, 'admin')
    const change = await service.app.inject({
      method: 'PATCH',
      url: `/v1/users/${user.id}`,
      headers: bearer(narrow),
      payload: { password: 'Long-enough-9' },
    })
    expect(change.json()).toMatchObject({ code: 'not-allowed' })
  })

  test.each([
    [{ name: '', role: 'pipeline' }, 'name'],
    [{ name: 'a\nb', role: 'pipeline' }, 'name'],
    [{ name: 'a\u0000b', role: 'pipeline' }, 'name'],
    [{ name: '\ud800', role: 'pipeline' }, 'name'],
    [{ name: 'x', role: 'root' }, 'role'],
    [{ name: 'x', role: 'pipeline', scopes: ['everything'] }, 'scopes[0]'],
    [{ name: 'x', role: 'pipeline', scopes: [] }, 'scopes'],
    [{ name: 'x', role: 'pipeline', scopes: ['settings'] }, 'scopes'],
    [{ name: 'x', role: 'staff' }, 'staff'],
    [{ name: 'x', role: 'pipeline', expiresInDays: 0 }, 'expiresInDays'],
    [{ name: 'x', role: 'pipeline', expiresInDays: 1e9 }, 'expiresInDays'],
  ])('%j is refused at %s', async (payload, field) => {
    expect((await order(payload)).json()).toMatchObject({ code: 'bad-request', problems: [{ field }] })
  })

  test('pages hold every key once', async () => {
    const seen: string[] = []
    let cursor: string | undefined
    do {
      const url = `/v1/keys?limit=3${cursor === undefined ? '' : `&cursor=${cursor}`}`
      const page = (await service.app.inject({ url, headers: bearer(admin) })).json()
      seen.push(...page.items.map(({ id }: { id: string }) => id))
      cursor = page.next
    } while (cursor !== undefined)
    expect(seen).toEqual((await list()).map(({ id }: { id: string }) => id))
    expect(new Set(seen).size).toBe(seen.length)
  })
})
