/** What clients do wrong, and what goes wrong with them: a clear error each, and others unharmed. */

import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { RawData } from 'ws'
import { LIVE_LIMITS } from '../../../server/wire/live.ts'
import { type Service, startService } from '../service.ts'
import { begin, type Client, connectLive, connectMonitor, end, say } from './client.ts'
import { CONVERSATION } from './conversations.ts'

let service: Service
let key: string
beforeAll(async () => {
  service = await startService('sqlite', { liveLimit: 5 })
  key = await service.key('pipeline', { unit: '甲' })
})
afterAll(() => service.close())

let client: Client
let number = 0
beforeEach(async () => {
  client = await connectLive(service, key)
})
afterEach(async () => {
  client.cut()
  await client.closed
})
const hello = { type: 'hello', protocol: 1 }
const start = () => ({ type: 'start', id: `f-${++number}`, channel: 'phone' })
const line = { type: 'line', seq: 1, role: 'staff', text: '您好' }

describe('a message that cannot be used is refused, and the connection goes on', () => {
  test.each<[name: string, before: readonly object[], message: string | object, code: string]>([
    ['no JSON', [], '{"type":', 'bad-json'],
    ['an empty frame', [], '', 'bad-json'],
    ['JSON that is no object', [], '[1,2]', 'unknown-message'],
    ['null', [], 'null', 'unknown-message'],
    ['a hundred thousand brackets', [], '['.repeat(100_000), 'bad-json'],
    ['deep nesting', [], `${'['.repeat(100_000)}${']'.repeat(100_000)}`, 'unknown-message'],
    ['no type', [], { seq: 1 }, 'unknown-message'],
    ['an unknown type', [], { type: 'shout' }, 'unknown-message'],
    ['a type of the prototype', [], { type: 'constructor' }, 'unknown-message'],
    ['a type that is no string', [], { type: ['line'] }, 'unknown-message'],
    ['a line before hello', [], line, 'not-started'],
    ['a line before start', [hello], line, 'not-started'],
    ['an end before start', [hello], { type: 'end' }, 'not-started'],
    ['start before hello', [], { type: 'start', id: 'a', channel: 'phone' }, 'not-started'],
    ['start without an id', [hello], { type: 'start', channel: 'phone' }, 'bad-message'],
    ['start with an id of spaces', [hello], { type: 'start', id: '  ', channel: 'phone' }, 'bad-message'],
    ['start on an unknown channel', [hello], { type: 'start', id: 'a', channel: 'fax' }, 'bad-message'],
    ['start at no time', [hello], { ...start(), startedAt: 'yesterday' }, 'bad-conversation'],
    ['start under an unknown book', [hello], { ...start(), phrasebook: 'no-such' }, 'unknown-phrasebook'],
    ['start for another unit', [hello], { ...start(), unit: '乙' }, 'other-unit'],
    ['resume of nothing', [hello], { type: 'resume', id: 'nobody', token: 'x' }, 'not-found'],
    ['resume for another unit', [hello], { type: 'resume', id: 'a', unit: '乙', token: 'x' }, 'other-unit'],
  ])('%s', async (_name, before, message, code) => {
    for (const one of before) client.send(one)
    client.send(message)
    expect(await client.take('error')).toMatchObject({ code, fatal: false })
    client.send(hello)
    await client.take('hello')
    client.send(start())
    await client.take('started')
  })

  test.each<[name: string, message: object, code: string, seq?: number]>([
    ['a second start', { type: 'start', id: 'x', channel: 'phone' }, 'already-started'],
    ['a line without a number', { ...line, seq: undefined }, 'bad-message'],
    ['number 0', { ...line, seq: 0 }, 'bad-message', 0],
    ['half a number', { ...line, seq: 1.5 }, 'bad-message'],
    ['a number too large', { ...line, seq: LIVE_LIMITS.lines + 1 }, 'bad-message', LIVE_LIMITS.lines + 1],
    ['an unknown role', { ...line, role: 'robot' }, 'bad-message', 1],
    ['text that is no text', { ...line, text: 7 }, 'bad-message', 1],
    ['a text too long', { ...line, text: '好'.repeat(LIVE_LIMITS.text + 1) }, 'bad-message', 1],
    ['an end before its start', { ...line, start: 5, end: 4 }, 'bad-message', 1],
    ['a negative time', { ...line, start: -1 }, 'bad-message', 1],
    ['a confidence of 2', { ...line, confidence: 2 }, 'bad-message', 1],
    ['alternatives that are none', { ...line, alternatives: 'x' }, 'bad-message', 1],
    [
      'a number beyond the window',
      { ...line, seq: LIVE_LIMITS.early + 1 },
      'out-of-window',
      LIVE_LIMITS.early + 1,
    ],
    ['an interim one beyond the window', { ...line, seq: 40, interim: true }, 'out-of-window', 40],
    ['an end with lines missing', { type: 'end', lines: 2 }, 'lines-missing', 1],
  ])('%s, in a conversation', async (_name, message, code, seq) => {
    await begin(client, start())
    client.send(message)
    const error = await client.take('error')
    expect(error).toMatchObject({ code, fatal: false })
    expect(error.seq).toBe(seq)
    client.send(line)
    expect(await client.take('events')).toMatchObject({ seq: 1 })
  })
})

test('an end that counts fewer lines than were said is refused', async () => {
  await begin(client, start())
  await say(client, CONVERSATION.lines.slice(0, 2))
  client.send({ type: 'end', lines: 1 })
  expect(await client.take('error')).toMatchObject({ code: 'bad-message' })
  expect((await end(client)).stats.staffLines).toBe(1)
})

test('an end waits for the lines that are missing, and no more are taken', async () => {
  await begin(client, start())
  const [first, second, third] = CONVERSATION.lines
  client.send({ type: 'line', seq: 2, ...second })
  client.send({ type: 'end' })
  expect(await client.take('error')).toMatchObject({ code: 'lines-missing', seq: 1 })
  client.send({ type: 'line', seq: 3, ...third })
  expect(await client.take('error')).toMatchObject({ code: 'out-of-window', seq: 3 })
  client.send({ type: 'line', seq: 1, ...first })
  const { report } = await client.take('report')
  expect(report.stats).toMatchObject({ staffLines: 1, customerLines: 1 })
})

test.each<[name: string, raw: string | RawData, code: number]>([
  ['a binary frame', Buffer.from('{"type":"hello","protocol":1}'), 1003],
  ['a frame too large', ' '.repeat(LIVE_LIMITS.message + 1), 1009],
  ['an unknown protocol', '{"type":"hello","protocol":2}', 4000],
])('%s ends the connection', async (_name, raw, code) => {
  client.socket.send(raw as string)
  expect((await client.closed).code).toBe(code)
})

test('too many mistakes end the connection', async () => {
  for (let n = 0; n < LIVE_LIMITS.errors; n++) client.send('?')
  expect(await client.closed).toEqual({ code: 1008, reason: 'too-many-errors' })
})

test('a client that sends more than its credit is cut off; what was acknowledged is there', async () => {
  const id = `f-${number + 1}`
  const { token } = await begin(client, start())
  for (let seq = 1; seq <= LIVE_LIMITS.credit + 1; seq++) client.socket.send(JSON.stringify({ ...line, seq }))
  expect(await client.closed).toEqual({ code: 4008, reason: 'no-credit' })
  const again = await connectLive(service, key)
  again.send(hello)
  again.send({ type: 'resume', id, token })
  const { ack } = await again.take('resumed')
  const told = client.frames.filter(({ type }) => type === 'ack').at(-1)
  expect(ack).toBeGreaterThanOrEqual(told?.type === 'ack' ? told.seq : 0)
  again.cut()
})

test('credit comes back: a client that keeps to it says any number of lines', async () => {
  await begin(client, start())
  for (let seq = 1; seq <= 3 * LIVE_LIMITS.credit; seq++) {
    await client.line({ ...line, seq, interim: true, text: '您' })
    await client.line({ ...line, seq })
  }
  expect((await end(client)).stats.staffLines).toBe(3 * LIVE_LIMITS.credit)
})

describe('time', () => {
  const later = async (ms: number) => {
    service.clock.now += ms
    await service.parts.live.tick()
  }

  test('without hello', async () => {
    await later(LIVE_LIMITS.helloMs - 1)
    client.send('?')
    await client.take('error')
    await later(LIVE_LIMITS.helloMs)
    expect(await client.closed).toEqual({ code: 4001, reason: 'hello-timeout' })
  })

  test('without start', async () => {
    client.send(hello)
    await client.take('hello')
    await later(LIVE_LIMITS.helloMs)
    expect(client.frames).toHaveLength(1)
    await later(LIVE_LIMITS.startMs)
    expect(await client.closed).toEqual({ code: 4001, reason: 'hello-timeout' })
  })

  test('without a message for long', async () => {
    await begin(client, start())
    await later(LIVE_LIMITS.idleMs)
    expect(await client.closed).toEqual({ code: 4002, reason: 'idle' })
  })

  test('whoever does not answer pings is gone', async () => {
    await begin(client, start())
    client.socket.pause()
    await later(LIVE_LIMITS.pingMs)
    await later(LIVE_LIMITS.pingMs)
    client.socket.resume()
    expect((await client.closed).code).toBe(1006)
  })
})

test('more connections than the process takes are told so, and the others go on', async () => {
  await begin(client, start())
  const more = await Promise.all([1, 2, 3, 4].map(() => connectLive(service, key)))
  const last = await connectLive(service, key)
  expect(await last.take('error')).toMatchObject({ code: 'overloaded', fatal: true })
  expect((await last.closed).code).toBe(1013)
  await say(client, CONVERSATION.lines)
  await end(client)
  for (const one of more) one.cut()
  await Promise.all(more.map(({ closed }) => closed))
})

test('a key that was revoked speaks and watches no more', async () => {
  const text = await service.key('admin')
  const speaker = await connectLive(service, text)
  await begin(speaker, start())
  const watcher = await connectMonitor(service, text)
  watcher.send({ type: 'subscribe', protocol: 1 })
  await watcher.take('snapshot')
  await service.parts.store.db
    .updateTable('keys')
    .set({ revoked_at: service.clock.now })
    .where('role', '=', 'admin')
    .execute()
  service.clock.now += 15_000
  await service.parts.live.tick()
  expect((await speaker.closed).reason).toBe('not-signed-in')
  expect((await watcher.closed).reason).toBe('not-signed-in')
})
