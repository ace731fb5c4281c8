/** Many rows in one transaction: all of them, and others have their turn in between. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addRows, target } from '../../../server/store/rows.ts'
import { type Service, startService, storesHere } from '../service.ts'

const UNITS = target('units', { name: 'text', created_at: 'bigint' })

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  beforeAll(async () => {
    service = await startService(kind)
  })
  afterAll(() => service.close())

  test.each([0, 1, 9, 41, 333])('%i rows', async (count) => {
    const rows = Array.from({ length: count }, (_, n) => [`${count} ${n}`, n])
    let turns = 0
    let isDone = false
    const turn = () => {
      turns += 1
      if (!isDone) setImmediate(turn)
    }
    setImmediate(turn)
    await service.parts.store.db.transaction().execute((trx) => addRows(trx, kind, UNITS, rows))
    isDone = true
    // SQLite: one turn for each statement but the last.
    if (kind === 'sqlite') expect(turns).toBeGreaterThanOrEqual(Math.ceil(count / 32) - 1)
    const names = await service.parts.store.db.selectFrom('units').select('name').execute()
    expect(names.filter(({ name }) => name.startsWith(`${count} `))).toHaveLength(count)
  })
})
