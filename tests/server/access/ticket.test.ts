/** One-time tickets for sockets. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { hashOf } from '../../../server/access/keys.ts'
import type { Principal } from '../../../server/access/roles.ts'
import { byTicket } from '../../../server/access/tickets.ts'
import { bearer, type Service, startService, storesHere } from '../service.ts'

describe.each(await storesHere())('tickets (%s)', (kind) => {
  let service: Service
  let key: string
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('trainee', { unit: '甲', staff: '王' })
  })
  afterAll(() => service.close())

  async function ticket(): Promise<{ ticket: string; expiresAt: number }> {
    const answer = await service.app.inject({
      method: 'POST',
      url: '/v1/live/ticket',
      headers: bearer(key),
    })
    expect(answer.statusCode).toBe(201)
    return answer.json()
  }

  /** What a socket route with this ticket would find out. */
  const take = (value: unknown, isSocket = true): Promise<Principal | undefined> =>
    byTicket(
      service.parts.store.db,
      service.parts.clock,
    )({
      query: { ticket: value },
      routeOptions: { config: { isSocket } },
    } as never)

  test('stands for whoever asked, once', async () => {
    const made = await ticket()
    expect(made.expiresAt).toBe(service.clock.now + 30_000)
    expect(await take(made.ticket)).toMatchObject({ role: 'trainee', unit: '甲', staff: '王' })
    await expect(take(made.ticket)).rejects.toMatchObject({ code: 'bad-ticket' })
  })

  test('of many at the same moment one gets in', async () => {
    const made = await ticket()
    const outcomes = await Promise.allSettled(Array.from({ length: 20 }, () => take(made.ticket)))
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
  })

  test('not after 30 seconds', async () => {
    const made = await ticket()
    service.clock.now += 30_000
    await expect(take(made.ticket)).rejects.toMatchObject({ code: 'bad-ticket' })
  })

  test('not for a key revoked meanwhile', async () => {
    const made = await ticket()
    const { db } = service.parts.store
    await db.updateTable('keys').set({ revoked_at: service.clock.now }).execute()
    await expect(take(made.ticket)).rejects.toMatchObject({ code: 'bad-ticket' })
    await db.updateTable('keys').set({ revoked_at: null }).execute()
  })

  test.each([[['a', 'b']], [''], ['x'.repeat(10_000)], ["' or 1=1 --"], ['\u0000']])(
    '%j is none',
    async (value) => {
      await expect(take(value)).rejects.toMatchObject({ code: 'bad-ticket' })
    },
  )

  test('is not looked at on other routes, and stays good', async () => {
    const made = await ticket()
    expect(await take(made.ticket, false)).toBeUndefined()
    const answer = await service.app.inject(`/v1/phrasebooks?ticket=${made.ticket}`)
    expect(answer.statusCode).toBe(401)
    expect(await take(made.ticket)).toBeDefined()
  })

  test('is kept as a hash, and forgotten when nobody comes', async () => {
    const { db } = service.parts.store
    const made = await ticket()
    const hashes = async () =>
      (await db.selectFrom('tickets').select('hash').execute()).map(({ hash }) => hash)
    expect(await hashes()).toContain(hashOf(made.ticket))
    service.clock.now += 30_001
    const next = await ticket()
    expect(await hashes()).toEqual([hashOf(next.ticket)])
  })
})
