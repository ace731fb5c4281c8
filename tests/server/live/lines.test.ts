/** Lines of the journal in the store, many at once: whose are written, whose are not, and none twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addLive, appendLines, linesOfLive, touchLive } from '../../../server/store/live.ts'
import { type Service, startService, storesHere } from '../service.ts'

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  beforeAll(async () => {
    service = await startService(kind)
  })
  afterAll(() => service.close())

  /** The keys of so many new conversations. */
  async function begun(owner: string, count: number): Promise<number[]> {
    const keys: number[] = []
    for (let n = 0; n < count; n++)
      keys.push(
        (await addLive(service.parts.store.db, {
          unit: '',
          id: `${owner} ${n}`,
          staff: null,
          head: '{}',
          source: 'live',
          book_version: '',
          token: '',
          owner,
          started_at: 0,
          updated_at: service.clock.now,
        }))!,
      )
    return keys
  }

  test.each([1, 2, 3, 255, 256, 257, 700])(
    '%i lines of three owners at once, and all of them again',
    async (count) => {
      const mine = await begun(`me ${count}`, 3)
      const [other] = await begun(`other ${count}`, 1)
      const keys = [...mine, other!]
      const lines = Array.from({ length: count }, (_, n) => ({
        live: keys[n % 4]!,
        seq: 1 + Math.floor(n / 4),
        line: `"${n}"`,
      }))
      for (const round of [lines, lines.toReversed()]) {
        const owned = await appendLines(service.parts.store, `me ${count}`, round)
        expect([...owned].sort((a, b) => a - b)).toEqual(mine.slice(0, count))
      }
      for (const key of mine) {
        const own = lines.filter(({ live }) => live === key).map(({ line }) => line)
        expect(await linesOfLive(service.parts.store.db, key)).toEqual(own)
      }
      expect(await linesOfLive(service.parts.store.db, other!)).toEqual([])
    },
  )

  test('signs of life of more than fit into one statement: of those that are still ours', async () => {
    const mine = await begun('alive', 300)
    const others = await begun('another', 2)
    const later = service.clock.now + 5
    const owned = await touchLive(service.parts.store, 'alive', [...others, ...mine], later)
    expect([...owned].sort((a, b) => a - b)).toEqual(mine)
    const touched = await service.parts.store.db
      .selectFrom('live_conversations')
      .select('pk')
      .where('updated_at', '=', later)
      .orderBy('pk')
      .execute()
    expect(touched.map(({ pk }) => pk)).toEqual(mine)
  })

  test('nothing at all is written as nothing', async () => {
    expect([...(await appendLines(service.parts.store, 'me', []))]).toEqual([])
    expect([...(await touchLive(service.parts.store, 'me', [], 1))]).toEqual([])
  })
})
