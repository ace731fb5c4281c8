/** `kill -9` at random moments of ingest: all that was acknowledged is there once. `scripts/kill-test.ts` does it a hundred times. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { makeDatabase, storesHere } from '../service.ts'
import { killDuringIngest } from './killed.ts'

const folder = mkdtempSync(join(tmpdir(), 'liyan-kill-'))
let database: Awaited<ReturnType<typeof makeDatabase>>
const kinds = await storesHere()
beforeAll(async () => {
  if (kinds.includes('postgres')) database = await makeDatabase()
})
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true })
  await database?.drop()
})

test.each(kinds)('three kills on %s', { timeout: 180_000 }, async (kind) => {
  const databaseUrl = kind === 'postgres' ? database.url : undefined
  const { acknowledged, stored, faults } = await killDuringIngest({ folder, databaseUrl, kills: 3, seed: 4 })
  expect(faults).toEqual([])
  expect(acknowledged).toBeGreaterThan(0)
  expect(stored).toBeGreaterThanOrEqual(acknowledged)
})
