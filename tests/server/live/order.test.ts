/** Whatever happens on the way (shuffled, repeated, cut, restarted), the report is that of the whole conversation. */

import fc from 'fast-check'
import type { Conversation } from 'liyan'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LineOrder } from '../../../server/live/order.ts'
import { LIVE_LIMITS } from '../../../server/wire/live.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { begin, type Client, connectLive, end, resume } from './client.ts'
import { CONVERSATION } from './conversations.ts'
import { restart } from './restart.ts'

test('an order gives every line once and in turn, whatever comes', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 300 }), (numbers) => {
      const order = new LineOrder<number>(0, 8)
      const taken: number[] = []
      for (const seq of numbers) {
        const placing = order.placing(seq)
        if (placing === 'early') order.keep(seq, seq)
        if (placing !== 'next') continue
        for (let next: number | undefined = seq; next !== undefined; next = order.advance()) taken.push(next)
      }
      expect(taken).toEqual(taken.map((_, at) => at + 1))
      expect(taken).toEqual(naive(numbers, 8))
    }),
  )
})

/** Keeps every number within the window of those before it, and counts on while the next one is there. */
function naive(numbers: readonly number[], window: number): number[] {
  const kept = new Set<number>()
  let taken = 0
  for (const seq of numbers) {
    if (seq <= taken + window) kept.add(seq)
    while (kept.has(taken + 1)) taken += 1
  }
  return Array.from({ length: taken }, (_, at) => at + 1)
}

/** What a client does: says a line, says it again, says a hypothesis, loses its connection, meets a restart. */
type Deed = { readonly say: number } | { readonly hint: number } | 'cut' | 'restart'

const { lines, ...head } = CONVERSATION
const LONG: Conversation['lines'] = Array.from({ length: 5 }, (_, turn) =>
  lines.map((line) => ({ ...line, start: line.start! + turn * 60_000, end: line.end! + turn * 60_000 })),
).flat()

/** Lines leave in order, but each may be overtaken by later ones within the window, and be sent twice. */
const deeds: fc.Arbitrary<Deed[]> = fc
  .tuple(
    fc.array(fc.integer({ min: 0, max: 20 }), { minLength: LONG.length, maxLength: LONG.length }),
    fc.array(fc.integer({ min: 1, max: LONG.length }), { maxLength: 12 }),
    fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: LONG.length }),
        fc.constantFrom('cut' as const, 'cut' as const, 'restart' as const),
      ),
      { maxLength: 3 },
    ),
  )
  .map(([delays, again, breaks]) => {
    const order = delays.map((delay, at) => ({ seq: at + 1, when: at + delay }))
    order.sort((a, b) => a.when - b.when || a.seq - b.seq)
    const all: Deed[] = order.flatMap(({ seq }) =>
      seq % 3 === 0 ? [{ hint: seq }, { say: seq }] : [{ say: seq }],
    )
    for (const seq of again) all.splice((seq * 7) % all.length, 0, { say: seq })
    for (const [at, what] of breaks) all.splice(at, 0, what)
    return all
  })

describe.each(await storesHere())('%s', (kind) => {
  let service: Service
  let key: string
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('pipeline', { unit: '甲' })
  })
  afterAll(() => service.close())

  test('any order, any repetition, any cuts: the same report', async () => {
    let number = 0
    await fc.assert(
      fc.asyncProperty(deeds, async (all) => {
        number += 1
        const id = `any-${number}`
        const report = await live(id, all)
        expect(report).toEqual(service.parts.books.get().review({ ...head, id, unit: '甲', lines: LONG }))
      }),
      { numRuns: 12 },
    )
  })

  async function live(id: string, all: readonly Deed[]) {
    let client: Client = await connectLive(service, key)
    const { token } = await begin(client, { ...head, id })
    const sent = new Set<number>()
    const say = async (seq: number) => {
      sent.add(seq)
      await client.line({ seq, ...LONG[seq - 1]! })
    }
    for (const deed of all) {
      if (deed === 'cut' || deed === 'restart') {
        client.cut()
        if (deed === 'restart') service = await restart(service)
        client = await connectLive(service, key)
        const { ack } = await resume(client, id, token)
        // What was not acknowledged may be lost and is said again, the rest is not.
        for (const seq of [...sent].sort((a, b) => a - b)) if (seq > ack) await say(seq)
      } else if ('hint' in deed) {
        await client.line({ seq: deed.hint, interim: true, ...LONG[deed.hint - 1]!, text: '我不管' })
      } else if (deed.say < missing(sent) + LIVE_LIMITS.early) await say(deed.say)
    }
    for (let seq = 1; seq <= LONG.length; seq++) if (!sent.has(seq)) await say(seq)
    return end(client, { lines: LONG.length })
  }
})

/** Number of the line that is missing first. */
function missing(sent: ReadonlySet<number>): number {
  let next = 1
  while (sent.has(next)) next += 1
  return next
}
