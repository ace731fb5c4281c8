/** A store that is full, locked or gone: a clear refusal, nothing acknowledged lost, and work as before afterwards. */
import SQLite from 'better-sqlite3'
import { sql } from 'kysely'
import pg from 'pg'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { record } from '../../../server/record.ts'
import { openWriter } from '../../../server/store/writer.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { as, call } from './samples.ts'

const kinds = await storesHere()
let service: Service
let pipeline: ReturnType<typeof as>

async function open(kind: (typeof kinds)[number]): Promise<void> {
  service = await startService(kind)
  pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
  expect((await pipeline.send(call('before'))).statusCode).toBe(201)
}
afterEach(() => service.close())

const storedIds = async () => {
  const rows = await service.parts.store.db.selectFrom('conversations').select('id').orderBy('id').execute()
  return rows.map(({ id }) => id)
}

describe('the embedded store', () => {
  beforeEach(() => open('sqlite'))

  test('locked by another process for too long', async () => {
    const other = new SQLite(service.parts.store.file!)
    other.exec('begin immediate')
    const refused = pipeline.send(call('locked'))
    // Reading and checking go on meanwhile.
    expect((await pipeline.get('/v1/conversations/before')).statusCode).toBe(200)
    expect((await pipeline.post('/v1/check', { line: { role: 'staff', text: '您好' } })).statusCode).toBe(200)
    expect((await refused).json()).toMatchObject({ status: 503, code: 'store-unavailable' })
    other.exec('rollback')
    expect((await pipeline.send(call('locked'))).statusCode).toBe(201)
    other.close()
  })

  test('locked for a short while: nobody notices', async () => {
    const other = new SQLite(service.parts.store.file!)
    other.exec('begin immediate')
    const answers = ['a', 'b', 'c'].map((id) => pipeline.send(call(id)))
    await pipeline.get('/v1/conversations/before')
    other.exec('commit')
    expect((await Promise.all(answers)).map(({ statusCode }) => statusCode)).toEqual([201, 201, 201])
    other.close()
  })

  test('on a full disk', async () => {
    const { db } = service.parts.store
    const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(db)
    await sql`pragma max_page_count = ${sql.lit(rows[0]!.page_count + 1)}`.execute(db)
    const long = {
      lines: Array.from({ length: 200 }, () => ({ role: 'customer', text: '很长的话'.repeat(50) })),
    }
    const single = await pipeline.send(call('full', long))
    expect(single.statusCode).toBe(503)
    expect(single.json()).toMatchObject({ code: 'store-unavailable' })
    const batch = (await pipeline.batch([call('full-1', long), call('full-2', long)])).body
      .trimEnd()
      .split('\n')
    expect(batch.map((line) => JSON.parse(line))).toMatchObject([
      { line: 1, error: { code: 'store-unavailable' } },
      { line: 2, error: { code: 'store-unavailable' } },
    ])
    expect(await storedIds()).toEqual(['before'])
    expect((await pipeline.send(call('before'))).statusCode).toBe(200)
    await sql`pragma max_page_count = 1000000`.execute(db)
    expect((await pipeline.send(call('full', long))).statusCode).toBe(201)
    const { rows: check } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
    expect(check).toEqual([{ integrity_check: 'ok' }])
  })

  test('when too much waits, more is refused and the rest is stored', async () => {
    const { books, store } = service.parts
    const writer = openWriter(store, undefined, { conversations: 5, characters: 1_000_000 })
    const arrival = {
      unit: '甲',
      source: 'post',
      receivedAt: service.clock.now,
      mask: true,
      keep: 'full',
    } as const
    const rowsFor = (id: string) =>
      record(books.get(), { ...arrival, conversation: { ...call(id), channel: 'phone', lines: [] } }).rows
    const results = await Promise.allSettled(
      Array.from({ length: 9 }, (_, i) => writer.write(rowsFor(`w-${i}`))),
    )
    expect(results.map(({ status }) => status)).toEqual([
      ...new Array(5).fill('fulfilled'),
      ...new Array(4).fill('rejected'),
    ])
    for (const result of results)
      if (result.status === 'rejected') expect(result.reason).toMatchObject({ code: 'overloaded' })
    expect(await storedIds()).toEqual(['before', 'w-0', 'w-1', 'w-2', 'w-3', 'w-4'])
  })
})

describe.skipIf(!kinds.includes('postgres'))('PostgreSQL', () => {
  beforeEach(() => open('postgres'))

  test('connections that are cut while conversations come in', async () => {
    const killer = new pg.Client({ connectionString: service.parts.config.databaseUrl })
    await killer.connect()
    const cut = () =>
      killer.query(
        'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
      )
    const ids = Array.from({ length: 60 }, (_, i) => `cut-${i}`)
    const answers: Awaited<ReturnType<typeof pipeline.send>>[] = []
    for (let i = 0; i < ids.length; i += 10) {
      const some = ids.slice(i, i + 10).map((id) => pipeline.send(call(id)))
      await cut()
      answers.push(...(await Promise.all(some)))
    }
    for (const answer of answers)
      if (answer.statusCode !== 201)
        expect(answer.json()).toMatchObject({ status: 503, code: 'store-unavailable' })
    const acknowledged = ids.filter((_, i) => answers[i]!.statusCode === 201)
    expect(await storedIds()).toEqual(expect.arrayContaining(acknowledged))
    // Sent again, all of them are there, once, and with the report that was answered.
    const again = await Promise.all(ids.map((id) => pipeline.send(call(id))))
    for (const [i, { statusCode, body }] of again.entries()) {
      expect([200, 201]).toContain(statusCode)
      if (answers[i]!.statusCode === 201) expect(body).toBe(answers[i]!.body)
    }
    expect(await storedIds()).toEqual(['before', ...ids].sort())
    await killer.end()
  })
})
