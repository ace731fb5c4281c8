/** Citizens' data that came in by any way is in no file of the store and in no line of the log. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { as } from '../conversations/samples.ts'
import { connectLive } from '../live/client.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { openReceiver } from '../work/receiver.ts'

const DATA = {
  mobile: '13912345678',
  spoken: '幺三九八七六五四三二一',
  grouped: '137-6543-2109',
  card: '11010519491231002X',
  bank: '6222021234567890128',
  plate: '京A98765',
  mail: 'citizen.one@example.com',
  passport: 'E87654321',
} as const
const ALL = Object.values(DATA).join('，')
/** What betrays a number even where its beginning is masked. */
const TRACES = [
  ...Object.values(DATA),
  '12345678',
  '七六五四三二一',
  '6543-2109',
  '19491231',
  '98765',
  'citizen',
  '87654321',
]

const conversation = (id: string, change: object = {}) => ({
  id,
  channel: 'phone',
  staff: '0231',
  lines: [
    { role: 'staff', text: `您好，我不管，您的是${ALL}吧` },
    { role: 'customer', text: `对，${ALL}`, alternatives: [`队，${ALL}`] },
  ],
  ...change,
})

describe('SQLite', () => {
  let service: Service
  beforeAll(async () => {
    service = await startService('sqlite', { webhookPrivate: true })
    await sendEverything(service)
  })
  afterAll(() => service.close())

  test('it did come in', async () => {
    const { db } = service.parts.store
    const rows = await db.selectFrom('lines').select('text').execute()
    expect(rows.length).toBeGreaterThanOrEqual(10)
    for (const { text } of rows) expect(text).toContain('⓪⓪⓪⓪')
    expect(await db.selectFrom('deliveries').select('id').execute()).not.toEqual([])
    expect(await db.selectFrom('reviews').select('note').execute()).toMatchObject([
      { note: expect.stringContaining('⓪') },
    ])
    expect(service.log.length).toBeGreaterThan(10)
  })

  test.each(TRACES)('%s is in no file', (trace) => {
    const files = readdirSync(service.folder, { recursive: true, encoding: 'utf8' })
    expect(files).toContain('liyan.db-wal')
    for (const file of files)
      expect([file, readFileSync(join(service.folder, file)).includes(trace)]).toEqual([file, false])
  })

  test.each(TRACES)('%s is in no line of the log', (trace) => {
    expect(service.log.filter((line) => line.includes(trace))).toEqual([])
  })
})

test.each(await storesHere())('%s: no row holds any', async (kind) => {
  const service = await startService(kind, { webhookPrivate: true })
  await sendEverything(service)
  const { db } = service.parts.store
  const tables = [
    'conversations',
    'lines',
    'findings',
    'rule_statuses',
    'deductions',
    'reviews',
    'jobs',
    'job_items',
    'deliveries',
    'audit',
    'live_conversations',
    'live_lines',
    'appeals',
  ] as const
  for (const table of tables) {
    const rows = JSON.stringify(await db.selectFrom(table).selectAll().execute())
    for (const trace of TRACES) expect([table, trace, rows.includes(trace)]).toEqual([table, trace, false])
  }
  await service.close()
})

test('an id that holds data: found again by whoever knows it, told apart from another one like it', async () => {
  const service = await startService('sqlite')
  const pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
  const ids = ['13912345678_20261127.wav', '13987654321_20261127.wav']
  for (const id of ids) expect((await pipeline.send(conversation(id))).statusCode).toBe(201)
  expect((await pipeline.send(conversation(ids[0]!))).statusCode).toBe(200)
  const shown = await Promise.all(ids.map((id) => pipeline.get(`/v1/conversations/${id}`)))
  const kept = shown.map((answer) => answer.json().id as string)
  for (const id of kept) expect(id).toMatch(/^139⓪{8}_20261127\.wav~[a-p]{16}$/)
  expect(kept[0]).not.toBe(kept[1])
  expect((await pipeline.get(`/v1/conversations/${encodeURIComponent(kept[0]!)}`)).json().id).toBe(kept[0])
  await service.close()
})

test('turned off, what was said is kept as it was', async () => {
  const service = await startService('sqlite', { mask: false })
  const pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
  await pipeline.send(conversation('13912345678'))
  const { id, lines } = (await pipeline.get('/v1/conversations/13912345678')).json()
  expect(id).toBe('13912345678')
  expect(lines[1].text).toBe(`对，${ALL}`)
  await service.close()
})

/** By every way in that there is, well-formed and not. */
async function sendEverything(service: Service): Promise<void> {
  const pipelineKey = await service.key('pipeline', { unit: '甲' })
  const pipeline = as(service, pipelineKey)
  const admin = as(service, await service.key('admin'))
  const receiver = await openReceiver()
  await admin.post('/v1/webhooks', {
    unit: '甲',
    name: 'x',
    url: receiver.url,
    events: ['finding.forbidden'],
    withText: true,
  })
  await pipeline.send(conversation(`${DATA.mobile}_1.wav`))
  await pipeline.send(conversation('bad-role', { lines: [{ role: DATA.mobile, text: ALL }] }))
  await pipeline.send(conversation('differs'))
  await pipeline.send(conversation('differs', { channel: 'counter' }))
  await pipeline.post('/v1/check', { line: { role: 'staff', text: ALL } })
  const lines = [
    conversation(`${DATA.card}.wav`),
    `{"id": "${DATA.mobile}", broken ${ALL}`,
    { ...conversation('bad'), channel: ALL },
    { ...conversation('bad'), endedBy: ALL, startedAt: DATA.mobile },
    conversation('unit', { unit: '乙' }),
  ]
  await pipeline.batch(lines)
  await service.app.inject({
    method: 'POST',
    url: '/v1/conversations/batch?mode=job',
    headers: { authorization: `Bearer ${pipelineKey}`, 'content-type': 'application/x-ndjson' },
    payload: [...lines, conversation(`job-${DATA.mobile}`)]
      .map((line) => (typeof line === 'string' ? line : JSON.stringify(line)))
      .join('\n'),
  })
  await pipeline.post('/v1/conversations/import', {
    content: `坐席：我不管，${ALL}\n客户：${ALL}`,
    fileName: `${DATA.mobile}.txt`,
  })
  await pipeline.get(`/v1/lines?q=${encodeURIComponent(DATA.mobile)}`)
  await pipeline.get(`/v1/conversations/${DATA.mobile}`)
  await sayLive(service, pipelineKey)
  const { items } = (await admin.get('/v1/findings')).json()
  await admin.post(`/v1/findings/${items[0].id}/reviews`, {
    decision: 'confirmed',
    note: `群众${ALL}来过电话`,
  })
  await admin.put('/v1/conversations/differs/hold', { held: true, because: `群众${ALL}起诉` })
  await service.parts.work.settle()
  await admin.delete(`/v1/conversations/${DATA.card}.wav`)
  for (const { body } of receiver.received)
    for (const trace of TRACES) expect([trace, body.includes(trace)]).toEqual([trace, false])
  await receiver.close()
}

async function sayLive(service: Service, key: string): Promise<void> {
  const client = await connectLive(service, key)
  client.send({ type: 'hello', protocol: 1 })
  client.send({ type: 'start', id: `live-${DATA.mobile}`, channel: 'phone' })
  await client.take('started')
  await client.line({ type: 'line', seq: 1, interim: true, role: 'customer', text: ALL })
  await client.line({ type: 'line', seq: 1, role: 'customer', text: ALL, alternatives: [ALL] })
  await client.line({ type: 'line', seq: 2, role: 'staff', text: `我不管，${ALL}` })
  await client.take('ack')
  client.send({ type: 'end', lines: 2 })
  const { report } = await client.take('report')
  for (const trace of TRACES) expect(JSON.stringify(report)).not.toContain(trace)
  // Another stays open: its journal is on the disk.
  const open = await connectLive(service, key)
  open.send({ type: 'hello', protocol: 1 })
  open.send({ type: 'start', id: `open-${DATA.mobile}`, channel: 'phone' })
  await open.take('started')
  await open.line({ type: 'line', seq: 1, role: 'customer', text: ALL })
  await open.take('ack')
}
