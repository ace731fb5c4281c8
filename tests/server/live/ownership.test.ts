/** Whose a live conversation is: two connections, two processes, nobody any more. */
import { once } from 'node:events'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { as } from '../conversations/samples.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { begin, type Client, connectLive, end, lost, resume, say } from './client.ts'
import { CONVERSATION } from './conversations.ts'
import { another, restart } from './restart.ts'

const { lines, ...head } = CONVERSATION
const hello = { type: 'hello', protocol: 1 }

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let key: string
  let id: string
  let number = 0
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('pipeline', { unit: '甲' })
  })
  afterAll(() => service.close())
  beforeEach(() => {
    number += 1
    id = `o-${number}`
  })

  const reviewed = (count = lines.length) =>
    service.parts.books.get().review({ ...head, id, unit: '甲', lines: lines.slice(0, count) })
  const stored = () =>
    service.parts.store.db.selectFrom('conversations').selectAll().where('id', '=', id).executeTakeFirst()
  const refused = async (client: Client, message: object) => {
    client.send(hello)
    client.send(message)
    return (await client.take('error')).code
  }

  test('start of what is live is refused, with and without lines', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id })
    expect(await refused(await connectLive(service, key), { type: 'start', ...head, id })).toBe(
      'already-live',
    )
    await say(client, lines.slice(0, 1))
    expect(await refused(await connectLive(service, key), { type: 'start', ...head, id })).toBe(
      'already-live',
    )
    await end(client)
  })

  test('two starts at the same moment: one has it', async () => {
    const both = await Promise.all([connectLive(service, key), connectLive(service, key)])
    for (const client of both) {
      client.send(hello)
      client.send({ type: 'start', ...head, id })
    }
    const outcomes = await Promise.all(
      both.map((client) =>
        Promise.race([
          client.take('started').then(() => 'started'),
          client.take('error').then((e) => e.code),
        ]),
      ),
    )
    expect(outcomes.toSorted()).toEqual(['already-live', 'started'])
  })

  test('a start whose answer was lost can be repeated, but not once there are lines', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id })
    client.cut()
    await lost(service, '甲', id)
    const again = await connectLive(service, key)
    await begin(again, { ...head, id })
    await say(again, lines.slice(0, 1))
    await again.take('ack')
    again.cut()
    await lost(service, '甲', id)
    expect(await refused(await connectLive(service, key), { type: 'start', ...head, id })).toBe(
      'already-live',
    )
  })

  test('another unit may have the same id', async () => {
    const other = await service.key('pipeline', { unit: '乙' })
    const [a, b] = [await connectLive(service, key), await connectLive(service, other)]
    await begin(a, { ...head, id })
    const { token } = await begin(b, { ...head, id })
    expect(await refused(await connectLive(service, key), { type: 'resume', id, token })).toBe('not-found')
    await say(a, lines)
    await end(b)
    expect(await end(a)).toEqual(reviewed())
  })

  test('without the token nobody takes it over', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id })
    expect(
      await refused(await connectLive(service, key), { type: 'resume', id, token: 'x'.repeat(43) }),
    ).toBe('not-found')
    await say(client, lines)
    expect(await end(client)).toEqual(reviewed())
  })

  test('a resume takes over; the connection before is told, and closed', async () => {
    const client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id })
    await say(client, lines.slice(0, 3))
    const other = await connectLive(service, key)
    const { ack } = await resume(other, id, token)
    expect(ack).toBe(3)
    expect(await client.take('error')).toMatchObject({ code: 'taken-over', fatal: true })
    expect((await client.closed).code).toBe(4009)
    await say(other, lines, ack + 1)
    expect(await end(other)).toEqual(reviewed())
  })

  test('another process takes over; the old owner writes nothing any more', async () => {
    const client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id })
    await say(client, lines.slice(0, 2))
    await client.take('ack', ({ seq }) => seq === 2)
    const second = await another(service)
    const other = await connectLive(second, key)
    expect((await resume(other, id, token)).ack).toBe(2)
    // The old owner does not know yet; its line is answered, but never acknowledged.
    client.send({ type: 'line', seq: 3, role: 'staff', text: '滚出去' })
    expect((await client.closed).code).toBe(4009)
    expect(client.frames.filter((frame) => frame.type === 'ack' && frame.seq === 3)).toEqual([])
    await say(other, lines, 3)
    expect(await end(other)).toEqual(reviewed())
    await second.app.close()
  })

  test('a silent old owner hears of it by its next sweep', async () => {
    const client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id })
    await say(client, lines.slice(0, 2))
    const second = await another(service)
    const other = await connectLive(second, key)
    await resume(other, id, token)
    service.clock.now += 15_000
    await service.parts.live.tick()
    expect((await client.closed).code).toBe(4009)
    await end(other)
    await second.app.close()
  })

  test('shutdown: clients are told to come back, and the next process goes on', async () => {
    const client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id })
    await say(client, lines.slice(0, 5))
    service = await restart(service)
    expect(await client.closed).toEqual({ code: 1012, reason: 'shutting-down' })
    const again = await connectLive(service, key)
    const { ack, snapshot } = await resume(again, id, token)
    // Lines that were taken before the end are on the disk, acknowledged or not.
    expect(ack).toBe(5)
    expect(snapshot.findings).toEqual(reviewed(5).findings)
    await say(again, lines, 6)
    expect(await end(again)).toEqual(reviewed())
  })

  test('given up: stored as it stands, marked, once', async () => {
    const client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id })
    await say(client, lines.slice(0, 5))
    await client.take('ack', ({ seq }) => seq === 5)
    client.cut()
    await lost(service, '甲', id)
    const minutes = service.parts.config.liveResumeMinutes
    service.clock.now += minutes * 60_000
    await service.parts.live.tick()
    expect(await stored()).toBeUndefined()
    service.clock.now += 15_001
    await service.parts.live.tick()
    const row = await stored()
    expect(row).toMatchObject({ abandoned: 1, source: 'live', line_count: 5 })
    expect(JSON.parse(row!.report)).toEqual(reviewed(5))
    const reader = as(service, key)
    expect((await reader.get(`/v1/conversations/${id}`)).json()).toMatchObject({ abandoned: true })
    const { items } = (await reader.get('/v1/conversations')).json() as { items: { id: string }[] }
    expect(items.find((one) => one.id === id)).toMatchObject({ abandoned: true })
    const late = await connectLive(service, key)
    late.send(hello)
    late.send({ type: 'resume', id, token })
    expect((await late.take('report')).report).toEqual(reviewed(5))
  })

  test('one that has a connection is never given up, nor by another process', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id })
    await say(client, lines.slice(0, 5))
    const second = await another(service)
    for (let minutes = 0; minutes < service.parts.config.liveResumeMinutes + 10; minutes += 5) {
      service.clock.now += 5 * 60_000
      const pinged = once(client.socket, 'ping')
      await service.parts.live.tick()
      // Its answer to the ping comes before this message.
      await pinged
      client.send(hello)
      await client.take('hello')
      await second.parts.live.tick()
    }
    await say(client, lines, 6)
    expect(await end(client)).toEqual(reviewed())
    await second.app.close()
  })

  test('one that nobody said a line in leaves nothing behind', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id })
    client.cut()
    await lost(service, '甲', id)
    service.clock.now += service.parts.config.liveResumeMinutes * 60_000 + 15_001
    await service.parts.live.tick()
    expect(await stored()).toBeUndefined()
    await begin(await connectLive(service, key), { ...head, id })
  })

  test('sent in by another way meanwhile: what was acknowledged is kept under a name of its own', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id })
    await say(client, lines)
    const posted = await service.app.inject({
      method: 'POST',
      url: '/v1/conversations',
      headers: { authorization: `Bearer ${key}` },
      payload: { ...head, id, lines: lines.slice(0, 2) },
    })
    expect(posted.statusCode).toBeLessThan(300)
    const report = await end(client)
    expect(report.id).toMatch(new RegExp(`^${id}~`))
    expect({ ...report, id }).toEqual(reviewed())
  })
})
