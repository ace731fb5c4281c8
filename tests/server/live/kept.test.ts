/** What is kept of a live conversation and shown of it, under faults of the store, a new book, and with citizens' data. */
import { copyFileSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import SQLite from 'better-sqlite3'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer, type Service, type StoreKind, startService, storesHere } from '../service.ts'
import { begin, connectLive, connectMonitor, end, resume, say } from './client.ts'
import { CONVERSATION } from './conversations.ts'

const { lines, ...head } = CONVERSATION

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let key: string
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('pipeline', { unit: '甲' })
  })
  afterAll(() => service.close())

  test('an identity-card number that is spoken is nowhere: journal, monitor, report, log', async () => {
    const number = '11010519491231002X'
    const said = `您好，请报一下身份证号，是${number}吗`
    const monitor = await connectMonitor(service, await service.key('supervisor', { unit: '甲' }))
    monitor.send({ type: 'subscribe', protocol: 1 })
    await monitor.take('snapshot')
    const client = await connectLive(service, key)
    await begin(client, { ...head, id: 'card' })
    monitor.send({ type: 'subscribe', protocol: 1, follow: 'card' })
    await client.line({ seq: 1, interim: true, role: 'staff', text: said })
    await client.line({ seq: 1, role: 'staff', text: said, alternatives: [said] })
    await client.line({ seq: 2, role: 'staff', text: `${number}，我不管` })
    await client.take('ack', ({ seq }) => seq === 2)
    const journal = await service.parts.store.db.selectFrom('live_lines').selectAll().execute()
    expect(journal.length).toBeGreaterThan(0)
    expect(JSON.stringify(journal)).not.toContain(number)
    // The offset is right for the text as it was sent.
    const { events } = await client.take('events', ({ seq, interim }) => seq === 2 && !interim)
    const found = events.find(
      (event) => event.type === 'finding' && event.finding.phrase === 'not-my-business',
    )
    expect(found).toMatchObject({ finding: { start: number.length + 1 } })
    await monitor.take('lines', (frame) => frame.lines.some(({ seq }) => seq === 2))
    const report = await end(client)
    await monitor.take('ended')
    expect(JSON.stringify([report, client.frames, monitor.frames, service.log])).not.toContain(number)
    const stored = await service.parts.store.db.selectFrom('lines').select('text').execute()
    expect(JSON.stringify(stored)).not.toContain(number)
    expect(service.log.join()).not.toContain('我不管')
    monitor.cut()
  })

  test('a locked store: lines are answered, acknowledged when it is back, and nothing is lost', async () => {
    const client = await connectLive(service, key)
    await begin(client, { ...head, id: 'locked' })
    const release = await lock(kind, service)
    const saying = say(client, lines)
    if (kind === 'sqlite') expect((await client.take('error')).code).toBe('store-unavailable')
    await saying
    expect(client.frames.filter(({ type }) => type === 'ack')).toEqual([])
    await release()
    await client.take('ack', ({ seq }) => seq === lines.length)
    const report = await end(client)
    expect(report).toEqual(service.parts.books.get().review({ ...head, id: 'locked', unit: '甲', lines }))
  })

  test('a ticket opens one socket, as whoever asked for it', async () => {
    const answer = await service.app.inject({ method: 'POST', url: '/v1/live/ticket', headers: bearer(key) })
    const { ticket } = answer.json() as { ticket: string }
    const socket = await service.app.injectWS(`/v1/live?ticket=${ticket}`)
    socket.terminate()
    await expect(service.app.injectWS(`/v1/live?ticket=${ticket}`)).rejects.toThrow('401')
    await expect(service.app.injectWS('/v1/live')).rejects.toThrow('401')
    await expect(service.app.injectWS('/v1/monitor', { headers: bearer(key) })).rejects.toThrow('403')
    const reviewer = await service.key('reviewer', { unit: '甲' })
    await expect(service.app.injectWS('/v1/live', { headers: bearer(reviewer) })).rejects.toThrow('403')
  })

  test.each([
    ['real conversations', {}, 'not-allowed'],
    ['in the name of others', { practice: true, staff: 'B02' }, 'not-allowed'],
  ])('a trainee does not speak in %s', async (_name, more, code) => {
    const client = await connectLive(service, await service.key('trainee', { unit: '甲', staff: 'A01' }))
    client.send({ type: 'hello', protocol: 1 })
    client.send({ type: 'start', channel: 'phone', id: 'no', ...more })
    expect(await client.take('error')).toMatchObject({ code, fatal: false })
    client.cut()
  })

  test("a trainee does not get another's report", async () => {
    const one = await connectLive(service, await service.key('trainee', { unit: '甲', staff: 'A01' }))
    const { token } = await begin(one, { id: 'mine', practice: true })
    await say(one, lines.slice(0, 1))
    await end(one)
    const other = await connectLive(service, await service.key('trainee', { unit: '甲', staff: 'B02' }))
    other.send({ type: 'hello', protocol: 1 })
    other.send({ type: 'resume', id: 'mine', token })
    expect((await other.take('error')).code).toBe('not-found')
    other.cut()
  })
})

describe('a book that changes meanwhile', () => {
  test('a conversation keeps the version that it began with, over a cut too', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'liyan-book-'))
    const file = join(folder, 'town.yaml')
    copyFileSync(new URL('../../cli/books/town.yaml', import.meta.url), file)
    const service = await startService('sqlite', { phrasebooks: [file] })
    const key = await service.key('pipeline')
    const before = service.parts.books.get()
    const client = await connectLive(service, key)
    const { token, phrasebook } = await begin(client, { ...head, id: 'book' })
    await say(client, lines.slice(0, 4))
    await client.take('ack', ({ seq }) => seq === 4)
    writeFileSync(file, readFileSync(file, 'utf8').replace(/^title: .*$/m, 'title: 改过的话术本'))
    await service.parts.books.reload()
    expect(service.parts.books.get().phrasebook.version).not.toBe(phrasebook.version)
    client.cut()
    const again = await connectLive(service, key)
    expect((await resume(again, 'book', token)).phrasebook).toEqual(phrasebook)
    await say(again, lines, 5)
    expect(await end(again)).toEqual(before.review({ ...head, id: 'book', unit: '', lines }))
    const fresh = await connectLive(service, key)
    expect((await begin(fresh, { ...head, id: 'fresh' })).phrasebook.version).not.toBe(phrasebook.version)
    await service.close()
  })
})

/** Another program holds the store; resolves to what lets it go. */
async function lock(kind: StoreKind, { parts }: Service): Promise<() => Promise<void>> {
  if (kind === 'sqlite') {
    const other = new SQLite(parts.store.file!)
    other.exec('begin immediate')
    return async () => {
      other.exec('rollback')
      other.close()
    }
  }
  const other = new pg.Client({ connectionString: parts.config.databaseUrl })
  await other.connect()
  await other.query('begin; lock table live_lines in access exclusive mode')
  return async () => {
    await other.query('rollback')
    await other.end()
  }
}
