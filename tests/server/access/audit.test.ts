/** The audit log: whole after many writers at once, and broken where somebody touched it. */
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { audit } from '../../../server/access/audit.ts'
import { hashOfRow, openAuditLog } from '../../../server/store/audit.ts'
import { openStore } from '../../../server/store/open.ts'
import { bearer, type Service, startService, storesHere } from '../service.ts'

const actor = { id: 'a', name: '李', unit: null }
const entry = (target: string) => ({
  at: 1,
  actor: 'a',
  actorName: '李',
  action: 'test',
  target,
  unit: null,
  detail: { n: 1 },
})

describe.each(await storesHere())('the audit log (%s)', (kind) => {
  let service: Service
  let admin: string
  beforeAll(async () => {
    service = await startService(kind)
    admin = await service.key('admin')
  })
  afterAll(() => service.close())
  const audits = () => service.parts.store.db.selectFrom('audit').selectAll().orderBy('seq').execute()
  beforeEach(async () => {
    for (const target of ['one', 'two', 'three', 'four', 'five']) await service.parts.audit.add(entry(target))
  })
  afterEach(() => service.parts.store.db.deleteFrom('audit').execute())

  const get = async (path: string, by = admin) =>
    (await service.app.inject({ url: `/v1/audit${path}`, headers: bearer(by) })).json()

  test('is whole', async () => {
    const rows = await audits()
    const anchor = `5:${rows.at(-1)!.hash}`
    expect(await get('/verify')).toEqual({ ok: true, count: 5, anchor })
    expect(await get(`/verify?anchor=${anchor}`)).toEqual({ ok: true, count: 5, anchor })
  })

  test('is whole when empty', async () => {
    await service.parts.store.db.deleteFrom('audit').execute()
    expect(await get('/verify')).toEqual({ ok: true, count: 0, anchor: null })
  })

  test('stays whole with many writers in several processes', async () => {
    const { config } = service.parts
    const where = { url: config.databaseUrl, folder: config.dataFolder, pool: 3 }
    const stores = [openStore(where), openStore(where), openStore(where)]
    const logs = [service.parts.audit, ...stores.map(({ db }) => openAuditLog(db))]
    const targets = Array.from({ length: 80 }, (_, i) => `many ${i}`)
    await Promise.all(targets.map((target, i) => logs[i % logs.length]!.add(entry(target))))
    for (const store of stores) await store.close()
    expect(await get('/verify')).toMatchObject({ ok: true, count: 85 })
    const kept = (await audits()).map(({ target }) => target)
    expect(kept.slice(5).sort()).toEqual([...targets].sort())
  })

  test('commits with the transaction that it is part of, or not at all', async () => {
    const { db } = service.parts.store
    const within = (fail: boolean) =>
      db.transaction().execute(async (trx) => {
        await audit(service.parts, actor, 'test', 'within', { within: trx })
        if (fail) throw new Error('rolled back')
      })
    await expect(within(true)).rejects.toThrow('rolled back')
    expect(await audits()).toHaveLength(5)
    await Promise.all([within(false), service.parts.audit.add(entry('beside')), within(false)])
    expect(await get('/verify')).toMatchObject({ ok: true, count: 8 })
  })

  test.each(['at', 'actor', 'actor_name', 'action', 'target', 'unit', 'detail', 'previous', 'hash'] as const)(
    'a changed %s is found',
    async (column) => {
      const value = column === 'at' ? 2 : 'changed'
      await service.parts.store.db
        .updateTable('audit')
        .set({ [column]: value })
        .where('seq', '=', 3)
        .execute()
      expect(await get('/verify')).toMatchObject({ ok: false, broken: { seq: 3, because: 'changed' } })
    },
  )

  test('a changed row with a hash that fits is found at the next', async () => {
    const { db } = service.parts.store
    const row = (await audits())[2]!
    const changed = { ...row, target: 'changed' }
    await db
      .updateTable('audit')
      .set({ target: 'changed', hash: hashOfRow(changed) })
      .where('seq', '=', 3)
      .execute()
    expect(await get('/verify')).toMatchObject({ ok: false, broken: { seq: 4, because: 'not-linked' } })
  })

  test.each([1, 3])('row %i taken out is found', async (seq) => {
    await service.parts.store.db.deleteFrom('audit').where('seq', '=', seq).execute()
    expect(await get('/verify')).toMatchObject({ ok: false, broken: { seq, because: 'missing' } })
  })

  test('rows that changed places are found', async () => {
    const { db } = service.parts.store
    const move = (from: number, to: number) =>
      db.updateTable('audit').set({ seq: to }).where('seq', '=', from).execute()
    for (const [from, to] of [
      [2, 100],
      [3, 2],
      [100, 3],
    ] as const)
      await move(from, to)
    expect(await get('/verify')).toMatchObject({ ok: false, broken: { seq: 2, because: 'changed' } })
  })

  test('a tail that was cut off is found by an anchor, and only by one', async () => {
    const { anchor } = await get('/verify')
    await service.parts.store.db.deleteFrom('audit').where('seq', '>', 3).execute()
    expect(await get('/verify')).toMatchObject({ ok: true, count: 3 })
    const cut = { ok: false, broken: { seq: 4, because: 'cut-off' } }
    expect(await get(`/verify?anchor=${anchor}`)).toMatchObject(cut)
    // Whoever goes on writing makes another chain.
    for (const target of ['new four', 'new five', 'new six']) await service.parts.audit.add(entry(target))
    expect(await get('/verify')).toMatchObject({ ok: true, count: 6 })
    const other = { ok: false, broken: { seq: 5, because: 'rewritten' } }
    expect(await get(`/verify?anchor=${anchor}`)).toMatchObject(other)
  })

  test('the service log holds an anchor for what it wrote', async () => {
    await audit(service.parts, actor, 'test', 'logged')
    const { hash } = (await audits()).at(-1)!
    expect(service.log.some((line) => line.includes(hash))).toBe(true)
  })

  test.each(['x', '5', '5:', `5:${'g'.repeat(64)}`, `-1:${'a'.repeat(64)}`])(
    'anchor %j is none',
    async (anchor) => {
      expect(await get(`/verify?anchor=${encodeURIComponent(anchor)}`)).toMatchObject({ code: 'bad-request' })
    },
  )

  test('what a database could not keep does not break the chain', async () => {
    await service.parts.audit.add({ ...entry('a\u0000b\ud800'.repeat(200)), actorName: '\ud800' })
    expect(await get('/verify')).toMatchObject({ ok: true, count: 6 })
  })

  test('is read newest first, page by page, and by filters', async () => {
    const targets = (page: { items: { target: string }[] }) => page.items.map(({ target }) => target)
    const first = await get('?limit=2')
    expect(targets(first)).toEqual(['five', 'four'])
    expect(targets(await get(`?limit=9&cursor=${first.next}`))).toEqual(['three', 'two', 'one'])
    expect(targets(await get('?target=two'))).toEqual(['two'])
    expect(await get('?action=other')).toEqual({ items: [] })
    expect(await get('?actor=nobody')).toEqual({ items: [] })
    expect(targets(await get('?from=1970-01-01&to=1970-01-01'))).toHaveLength(5)
    expect(await get('?from=1970-01-02')).toEqual({ items: [] })
    expect(await get('?from=2026-02-30')).toMatchObject({ code: 'bad-request' })
    expect(await get('?cursor=garbage')).toMatchObject({ code: 'bad-cursor' })
  })

  test('an administrator of one unit reads what concerns it', async () => {
    await audit(service.parts, actor, 'test', 'ours', { unit: '甲' })
    await audit(service.parts, actor, 'test', 'theirs', { unit: '乙' })
    const page = await get('', await service.key('admin', { unit: '甲' }))
    expect(page.items.map(({ target }: { target: string }) => target)).toEqual(['ours'])
  })
})
