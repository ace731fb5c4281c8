/** What supervisors see of live conversations, and what they do not. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { begin, type Client, connectCarelessly, connectLive, connectMonitor, end, say } from './client.ts'
import { CONVERSATION } from './conversations.ts'

const { lines, ...head } = CONVERSATION

/** Both sockets have a `started`; this is the monitor's. */
const conversationOf = (frame: object) => ('conversation' in frame ? frame.conversation : undefined)

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let id: string
  let number = 0
  const keys: Record<string, string> = {}
  beforeAll(async () => {
    service = await startService(kind)
    for (const unit of ['甲', '乙']) {
      keys[`pipeline ${unit}`] = await service.key('pipeline', { unit })
      keys[`supervisor ${unit}`] = await service.key('supervisor', { unit })
    }
    keys['admin'] = await service.key('admin')
  })
  afterAll(() => service.close())
  beforeEach(() => {
    number += 1
    id = `m-${number}`
  })

  const speaker = async (unit = '甲', more: object = {}) => {
    const client = await connectLive(service, keys[`pipeline ${unit}`]!)
    await begin(client, { ...head, id, ...more })
    return client
  }
  const watcher = async (key: string, wish: object = {}) => {
    const client = await connectMonitor(service, keys[key]!)
    client.send({ type: 'subscribe', protocol: 1, ...wish })
    await client.take('snapshot', ({ more }) => !more)
    return client
  }
  const findingsOf = (client: Client) =>
    client.frames.flatMap((frame) =>
      frame.type === 'events' && 'unit' in frame
        ? frame.events.flatMap((event) => (event.type === 'finding' ? [event.finding.phrase] : []))
        : [],
    )

  test('started, findings, rules, score, ended', async () => {
    const monitor = await watcher('supervisor 甲')
    const client = await speaker()
    expect(conversationOf(await monitor.take('started'))).toMatchObject({
      unit: '甲',
      id,
      staff: 'A01',
      window: '3',
      lines: 0,
      practice: false,
    })
    await say(client, lines)
    const report = await end(client)
    expect(await monitor.take('ended')).toEqual({
      type: 'ended',
      unit: '甲',
      id,
      score: report.score,
      passed: report.passed,
    })
    expect(findingsOf(monitor).toSorted()).toEqual(report.findings.map(({ phrase }) => phrase).toSorted())
    const kinds = new Set(
      monitor.frames.flatMap((frame) =>
        frame.type === 'events' ? frame.events.map(({ type }) => type) : [],
      ),
    )
    expect([...kinds].toSorted()).toEqual(['finding', 'rule', 'score'])
    monitor.cut()
  })

  test('a newly opened monitor first sees what is live', async () => {
    const client = await speaker()
    await say(client, lines.slice(0, 5))
    const monitor = await connectMonitor(service, keys['supervisor 甲']!)
    monitor.send({ type: 'subscribe', protocol: 1 })
    const { conversations, first, skipped } = await monitor.take('snapshot')
    expect({ first, skipped }).toEqual({ first: true, skipped: 0 })
    const one = conversations.find((conversation) => conversation.id === id)
    expect(one).toMatchObject({ lines: 5, forbidden: 1 })
    expect(one!.rules.every(({ state }) => state === 'due' || state === 'missed')).toBe(true)
    client.cut()
    expect(await monitor.take('interrupted')).toEqual({ type: 'interrupted', unit: '甲', id })
    monitor.cut()
  })

  test('units are never mixed', async () => {
    const [own, other, all, chosen] = await Promise.all([
      watcher('supervisor 甲'),
      watcher('supervisor 乙'),
      watcher('admin'),
      watcher('admin', { unit: '乙' }),
    ])
    const client = await speaker('甲')
    await say(client, lines)
    await end(client)
    const mine = await speaker('乙', { id: `${id}-乙` })
    for (const monitor of [other, all, chosen])
      await monitor.take('started', (f) => 'conversation' in f && f.conversation.unit === '乙')
    const idsOf = (monitor: Client) =>
      new Set(
        monitor.frames.flatMap((frame) =>
          'id' in frame ? [frame.id] : 'conversation' in frame ? [frame.conversation.id] : [],
        ),
      )
    expect([...idsOf(own)]).toEqual([id])
    expect([...idsOf(other)]).toEqual([`${id}-乙`])
    expect([...idsOf(chosen)]).toEqual([`${id}-乙`])
    expect([...idsOf(all)]).toEqual([id, `${id}-乙`])
    own.send({ type: 'subscribe', protocol: 1, unit: '乙' })
    expect(await own.take('error')).toMatchObject({ code: 'other-unit', fatal: false })
    own.send({ type: 'subscribe', protocol: 1, follow: `${id}-乙` })
    expect(await own.take('error')).toMatchObject({ code: 'not-found', fatal: false })
    mine.cut()
  })

  test('only one member of staff, only what is severe', async () => {
    const [staff, severe] = await Promise.all([
      watcher('supervisor 甲', { staff: 'B02' }),
      watcher('supervisor 甲', { minSeverity: 'critical' }),
    ])
    const client = await speaker()
    await say(client, lines)
    const other = await speaker('甲', { id: `${id}-b`, staff: 'B02' })
    await staff.take('started')
    expect(staff.frames.filter(({ type }) => type === 'started' || type === 'events')).toHaveLength(1)
    await severe.take('started', (frame) => 'conversation' in frame && frame.conversation.id === `${id}-b`)
    expect(findingsOf(severe)).toEqual([])
    client.cut()
    other.cut()
  })

  test('the lines of the followed conversation: those said so far, then each as it is said; never interim ones', async () => {
    const client = await speaker()
    await say(client, lines.slice(0, 3))
    const monitor = await watcher('supervisor 甲', { follow: id })
    const before = await monitor.take('lines')
    expect(before.lines.map(({ seq, text }) => [seq, text])).toEqual(
      lines.slice(0, 3).map(({ text }, at) => [at + 1, text]),
    )
    await client.line({ seq: 4, interim: true, role: 'customer', text: '要多' })
    await say(client, lines, 4)
    const after = await monitor.take('lines', (frame) => frame.lines[0]?.seq === 8)
    expect(after.lines).toEqual([{ seq: 8, role: 'staff', text: lines[7]!.text, start: 40_000, end: 42_000 }])
    expect(JSON.stringify(monitor.frames.filter(({ type }) => type === 'lines'))).not.toContain('"要多"')
    client.cut()
    monitor.cut()
  })

  test('a list over HTTP, for whoever may read conversations', async () => {
    const client = await speaker()
    await say(client, lines.slice(0, 2))
    await client.take('ack', ({ seq }) => seq === 2)
    const list = async (key: string) => {
      const answer = await service.app.inject({ url: '/v1/live/conversations', headers: bearer(key) })
      return answer.json().items as { id: string; lines: number; connected: boolean }[]
    }
    expect((await list(keys['supervisor 甲']!)).find((one) => one.id === id)).toMatchObject({
      lines: 2,
      connected: true,
    })
    expect((await list(keys['supervisor 乙']!)).find((one) => one.id === id)).toBeUndefined()
    expect(
      (await list(await service.key('staff', { unit: '甲', staff: 'B02' }))).find((one) => one.id === id),
    ).toBeUndefined()
    expect(
      (await list(await service.key('staff', { unit: '甲', staff: 'A01' }))).find((one) => one.id === id),
    ).toBeDefined()
    client.cut()
  })
})

describe('a monitor that does not read', () => {
  test('misses frames, gets a new snapshot when it reads again, and keeps nobody waiting', async () => {
    const service = await startService()
    const monitor = await connectMonitor(service, await service.key('supervisor', { unit: '甲' }))
    const { socket } = monitor
    monitor.send({ type: 'subscribe', protocol: 1 })
    await monitor.take('snapshot')
    socket.pause()
    const client = await connectCarelessly(service, await service.key('pipeline', { unit: '甲' }))
    await begin(client, { ...head, id: 'busy' })
    // Each line is answered although the monitor takes nothing: far more than is kept for it.
    const text = '我不管，你问别人去。'.repeat(30)
    for (let seq = 1; seq <= 60; seq++) {
      await client.line({ seq, role: 'staff', text })
      await client.take('events', (frame) => frame.seq === seq)
    }
    socket.resume()
    await monitor.take('events', (frame) => frame.seq === 1)
    // The next thing that happens finds it reading again.
    let seq = 60
    const caughtUp = monitor.take('snapshot', ({ skipped }) => skipped > 0)
    let isWaiting = true
    void caughtUp.then(() => {
      isWaiting = false
    })
    while (isWaiting) {
      seq += 1
      await client.line({ seq, role: 'staff', text: '您好' })
      await client.take('events', (frame) => frame.seq === seq)
    }
    expect((await caughtUp).conversations).toMatchObject([{ id: 'busy' }])
    client.cut()
    monitor.cut()
    await service.close()
  })
})
