/** The demo: the same seed gives the same data, everything is marked as made up, and no other store is touched. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { conversationsOf, workingDays } from '../../scripts/demo/days.ts'
import { fill } from '../../scripts/demo/fill.ts'
import { randomFrom } from '../../scripts/demo/random.ts'
import { finish, openFolder } from '../../scripts/demo/store.ts'
import { fileOf } from '../../server/store/open.ts'
import { startService } from './service.ts'

const PLAN = {
  seed: 7,
  conversations: 80,
  days: 25,
  until: '2026-11-27',
  password: '青山不改-绿水长流-后会有期',
  now: Date.parse('2026-11-27T18:00:00+08:00'),
}

/** What people see of the data; ids that are drawn anew for each store are left out. */
async function filled() {
  const service = await startService()
  const { parts, clock } = service
  const stored = await fill(parts, clock, PLAN)
  const { db } = parts.store
  const conversations = await db
    .selectFrom('conversations')
    .select(['id', 'unit', 'staff', 'window', 'at', 'received_at', 'source', 'report', 'reviewed_score'])
    .orderBy('pk')
    .execute()
  const reviews = await db
    .selectFrom('reviews')
    .select(['finding', 'unit', 'reviewer_name', 'decision', 'note', 'blind', 'at', 'took'])
    .orderBy('pk')
    .execute()
  const appeals = await db
    .selectFrom('appeals')
    .select(['finding', 'unit', 'staff', 'status', 'reason', 'answer', 'filed_at', 'decided_at'])
    .orderBy('pk')
    .execute()
  const users = await db
    .selectFrom('users')
    .select(['name', 'display', 'role', 'unit', 'staff'])
    .orderBy('name')
    .execute()
  const lines = await db.selectFrom('lines').select(['text']).orderBy('conversation').orderBy('n').execute()
  await service.close()
  return { stored, conversations, reviews, appeals, users, lines }
}

describe('filling', () => {
  let data: Awaited<ReturnType<typeof filled>>
  beforeAll(async () => {
    data = await filled()
  }, 120_000)

  test('the same seed gives the same, another one does not', async () => {
    expect(await filled()).toEqual(data)
    const [day] = workingDays(PLAN.until, 1)
    const talkOf = (seed: number) => conversationsOf(randomFrom(seed), day!, 3, 1)
    expect(talkOf(7)).toEqual(talkOf(7))
    expect(talkOf(8)).not.toEqual(talkOf(7))
  }, 240_000)

  test('everything says that it is made up', () => {
    expect(data.conversations.filter(({ source }) => source === 'batch')).toHaveLength(data.stored)
    expect(data.stored).toBeGreaterThan(60)
    const names = [
      ...data.conversations.flatMap(({ id, unit, staff }) => [id, unit, staff ?? '']),
      ...data.users.map(({ display }) => display),
    ]
    expect(names.filter((name) => !name.startsWith('演示'))).toEqual([])
    expect(data.users.filter(({ name }) => !name.startsWith('demo-'))).toEqual([])
  })

  test('there is something of everything that pages show', () => {
    const decisions = new Set(data.reviews.map(({ decision }) => decision))
    expect(decisions.size).toBeGreaterThan(1)
    expect(data.reviews.some(({ blind }) => blind === 1)).toBe(true)
    expect(data.appeals.length).toBeGreaterThan(0)
    expect(data.conversations.some(({ source }) => source === 'practice')).toBe(true)
    expect(new Set(data.users.map(({ role }) => role)).size).toBe(5)
    expect(new Set(data.conversations.map(({ unit }) => unit)).size).toBe(3)
  })
})

describe('the folder', () => {
  let folder: string
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'liyan-demo-'))
  })
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  const NOTE = { seed: 1, password: 'x', key: 'y', conversations: 3 }

  test('a store that is no demo is refused and stays', () => {
    writeFileSync(fileOf(folder), 'somebody’s')
    expect(() => openFolder(folder, false)).toThrow('不是演示数据')
    expect(() => openFolder(folder, true)).toThrow('不是演示数据')
    expect(existsSync(fileOf(folder))).toBe(true)
    rmSync(fileOf(folder))
  })

  test('an unfinished demo is begun anew, a finished one is kept unless a fresh one is asked for', () => {
    expect(openFolder(folder, false)).toBeUndefined()
    writeFileSync(fileOf(folder), 'half')
    expect(openFolder(folder, false)).toBeUndefined()
    expect(existsSync(fileOf(folder))).toBe(false)
    writeFileSync(fileOf(folder), 'whole')
    finish(folder, NOTE)
    expect(openFolder(folder, false)).toEqual(NOTE)
    expect(openFolder(folder, true)).toBeUndefined()
    expect(existsSync(fileOf(folder))).toBe(false)
  })
})
