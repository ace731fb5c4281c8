/** What is kept and what is gone: deletion, legal hold, recomputation, findings only. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadPhrasebook } from 'liyan'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { saveBook } from '../../../server/store/phrasebooks.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { as, call } from './samples.ts'

const MARKER = 'zqxwvmarker77'
const lines = [{ role: 'staff', text: `${MARKER}，我不管，你问别人去` }]

describe.each(await storesHere())('on %s', (kind) => {
  let service: Service
  let pipeline: ReturnType<typeof as>
  let supervisor: ReturnType<typeof as>
  beforeAll(async () => {
    service = await startService(kind)
    pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
    supervisor = as(service, await service.key('supervisor', { unit: '甲' }))
  })
  afterAll(() => service.close())

  const TABLES = ['conversations', 'lines', 'findings', 'rule_statuses', 'deductions'] as const
  const rowCounts = () =>
    Promise.all(
      TABLES.map(async (table) => {
        const { db } = service.parts.store
        const { n } = await db
          .selectFrom(table)
          .select(({ fn }) => fn.countAll<number>().as('n'))
          .executeTakeFirstOrThrow()
        return n
      }),
    )
  /** Bytes of the marker in the files of the embedded store. */
  const isOnDisk = () =>
    ['liyan.db', 'liyan.db-wal'].some((file) => readFileSync(join(service.folder, file)).includes(MARKER))

  test('deleted is gone: rows, full text, bytes', async () => {
    await pipeline.send(call('stays'))
    const before = await rowCounts()
    await pipeline.send(call('gone', { lines }))
    if (kind === 'sqlite') expect(isOnDisk()).toBe(true)
    expect((await supervisor.get(`/v1/lines?q=${MARKER}`)).json().items).toHaveLength(1)
    expect((await supervisor.delete('/v1/conversations/gone')).statusCode).toBe(204)
    expect(await rowCounts()).toEqual(before)
    expect((await supervisor.get(`/v1/lines?q=${MARKER}`)).json().items).toEqual([])
    expect((await supervisor.get('/v1/conversations/gone')).statusCode).toBe(404)
    expect((await supervisor.delete('/v1/conversations/gone')).statusCode).toBe(404)
    if (kind === 'sqlite') expect(isOnDisk()).toBe(false)
  })

  test('held is not deleted until it is let go', async () => {
    await pipeline.send(call('held'))
    const hold = (body: object) => supervisor.put('/v1/conversations/held/hold', body)
    expect((await hold({ held: true })).json()).toMatchObject({ code: 'bad-request' })
    expect((await hold({ held: true, because: ' ' })).json()).toMatchObject({ code: 'bad-request' })
    expect((await hold({ held: true, because: '投诉处理中' })).json()).toEqual({
      held: true,
      heldBecause: '投诉处理中',
    })
    const refused = await supervisor.delete('/v1/conversations/held')
    expect(refused.statusCode).toBe(409)
    expect(refused.json()).toMatchObject({ code: 'on-hold' })
    expect((await supervisor.get('/v1/conversations/held')).json()).toMatchObject({
      held: true,
      heldBecause: '投诉处理中',
    })
    expect((await hold({ held: false })).json()).toEqual({ held: false, heldBecause: null })
    expect((await supervisor.delete('/v1/conversations/held')).statusCode).toBe(204)
    const audited = await service.parts.store.db
      .selectFrom('audit')
      .select(['action', 'detail'])
      .where('target', '=', 'held')
      .orderBy('seq')
      .execute()
    expect(audited.map(({ action }) => action)).toEqual([
      'conversations.hold',
      'conversations.hold',
      'conversations.delete',
    ])
    expect(JSON.stringify(audited)).not.toContain('投诉')
  })

  test('after deletion the same id may come again', async () => {
    await pipeline.send(call('again'))
    await supervisor.delete('/v1/conversations/again')
    expect((await pipeline.send(call('again', { channel: 'counter' }))).statusCode).toBe(201)
  })

  test('a pipeline may not delete, nor hold', async () => {
    await pipeline.send(call('mine'))
    expect((await pipeline.delete('/v1/conversations/mine')).statusCode).toBe(403)
    expect((await pipeline.put('/v1/conversations/mine/hold', { held: false })).statusCode).toBe(403)
  })

  test('a report is made again from what is stored', async () => {
    const odd = [
      { role: 'staff', text: '您好', start: 0.5, end: 1234.25, confidence: 0.123456789012345 },
      { role: 'customer', text: '我的电话是13800138000', alternatives: ['我的电话'] },
      { role: 'staff', text: '我不管，你问别人去', start: 2000 },
    ]
    const head = {
      lines: odd,
      ringCount: 7,
      endedBy: 'staff',
      staff: '王',
      startedAt: '2026-11-20T09:00:00+08:00',
    }
    await pipeline.send(call('recompute', head))
    const answer = (await supervisor.post('/v1/conversations/recompute/recompute', {})).json()
    expect(answer).toMatchObject({ same: true, findings: { onlyStored: [], onlyNow: [] }, rules: [] })
    const stored = (await supervisor.get('/v1/conversations/recompute')).json()
    expect(stored.lines[1].text).not.toContain('13800138000')
    expect(answer.report).toEqual(stored.report)
  })

  test('with another version it says what would differ, and stores nothing', async () => {
    await pipeline.send(call('other-version'))
    const before = (await supervisor.get('/v1/conversations/other-version')).json()
    const book = loadPhrasebook('window-service')
    const version = `sha256:${'0'.repeat(64)}`
    const mild = { ...book, version, phrases: book.phrases.filter(({ id }) => id !== 'not-my-business') }
    await saveBook(service.parts.store.db, mild, service.clock.now)
    const answer = (
      await supervisor.post('/v1/conversations/other-version/recompute', { phrasebook: version })
    ).json()
    expect(answer).toMatchObject({
      same: false,
      report: { phrasebook: { version } },
      findings: { onlyNow: [] },
    })
    expect(answer.findings.onlyStored).toMatchObject([{ phrase: 'not-my-business', line: 2 }])
    expect(answer.score.now).toBeGreaterThan(answer.score.stored)
    expect((await supervisor.get('/v1/conversations/other-version')).json()).toEqual(before)
    const unknown = await supervisor.post('/v1/conversations/other-version/recompute', {
      phrasebook: 'sha256:1',
    })
    expect(unknown.json()).toMatchObject({ code: 'unknown-phrasebook' })
  })
})

describe.each(await storesHere())('findings only, on %s', (kind) => {
  let service: Service
  beforeAll(async () => {
    service = await startService(kind, { keep: 'findings' })
  })
  afterAll(() => service.close())

  test('no line is kept anywhere, only the words of findings', async () => {
    const pipeline = as(service, await service.key('pipeline', { unit: '甲' }))
    const reader = as(service, await service.key('supervisor', { unit: '甲' }))
    expect((await pipeline.send(call('kept', { lines }))).statusCode).toBe(201)
    const detail = (await reader.get('/v1/conversations/kept')).json()
    expect(detail).toMatchObject({
      kept: 'findings',
      findings: [{ text: '我不管，你问别人去' }],
      lineCount: 1,
    })
    expect(detail.lines).toBeUndefined()
    expect((await reader.get(`/v1/lines?q=${MARKER}`)).json()).toEqual({ items: [] })
    expect((await pipeline.send(call('kept', { lines }))).statusCode).toBe(200)
    expect((await reader.post('/v1/conversations/kept/recompute', {})).json()).toMatchObject({
      code: 'lines-not-kept',
    })
    if (kind === 'sqlite')
      for (const file of ['liyan.db', 'liyan.db-wal'])
        expect(readFileSync(join(service.folder, file)).includes(MARKER)).toBe(false)
    expect(service.log.join('\n')).not.toContain(MARKER)
  })
})
