/** The warm-up: every sentence of every book that is served, in slices, and only while the service listens. */
import type { Checker } from 'liyan'
import { pino } from 'pino'
import { describe, expect, test, vi } from 'vitest'
import { buildApp } from '../../server/app.ts'
import { openParts } from '../../server/parts.ts'
import { openWarmUp } from '../../server/warm-up.ts'
import { startService } from './service.ts'

/** Longer than one slice. */
const LONG = 5

describe('warm-up', () => {
  test('nothing before the start; then every sentence as either speaker says it, of books added later too', async () => {
    const said: string[] = []
    const warmUp = openWarmUp()
    warmUp.add(bookOf(said, '您好', '不知道'))
    expect(said).toEqual([])
    await warmUp.start()
    expect(said).toEqual(['staff 您好…', 'staff 您好', 'customer 不知道…', 'customer 不知道'])
    warmUp.add(bookOf(said, '再见', '谢谢'))
    await warmUp.start()
    expect(said.slice(4)).toEqual(['staff 再见…', 'staff 再见', 'customer 谢谢…', 'customer 谢谢'])
  })

  test('others have their turn in between', async () => {
    const said: string[] = []
    const warmUp = openWarmUp()
    warmUp.add(bookOf(said, '您好', '不知道', LONG))
    const turn = new Promise((resolve) => setImmediate(() => resolve([...said])))
    const pending = immediates()
    const all = warmUp.start()
    // It goes on by itself, whether or not anything else happens.
    expect(immediates()).toBe(pending + 1)
    expect(await turn).toEqual(['staff 您好…', 'staff 您好'])
    await all
    expect(said).toHaveLength(4)
  })

  test('closed in the middle it goes no further, and does not begin again', async () => {
    const said: string[] = []
    const warmUp = openWarmUp()
    warmUp.add(bookOf(said, '您好', '不知道', LONG))
    const all = warmUp.start()
    warmUp.close()
    await all
    await warmUp.start()
    expect(said).toHaveLength(2)
  })

  test('a service that listens warms its books by itself, and stops when it is closed', async () => {
    const service = await startService()
    const said: string[] = []
    const load = () => bookOf(said, '您好', '不知道', LONG, service.parts.books.get())
    const config = { ...service.parts.config, dataFolder: `${service.folder}/other`, port: 0 }
    const app = await buildApp(await openParts(config, pino({ level: 'silent' }), Date.now, load))
    expect(said).toEqual([])
    await app.listen({ host: '127.0.0.1', port: 0 })
    await vi.waitFor(() => expect(said).toContain('staff 您好'))
    await app.close()
    await service.close()
  })
})

/** Callbacks for which the event loop will turn. */
function immediates(): number {
  return process.getActiveResourcesInfo().filter((name) => name === 'Immediate').length
}

/** One phrase of the staff and one of customers; each line is written down, and takes `ms`. */
function bookOf(said: string[], staff: string, customer: string, ms = 0, whole?: Checker): Checker {
  const phrases = [
    { speaker: 'staff', hits: [staff], misses: [] },
    { speaker: 'customer', hits: [], misses: [customer] },
  ]
  const push = ({ role, text, interim = false }: { role: string; text: string; interim?: boolean }) => {
    const began = performance.now()
    said.push(`${role} ${text}${interim ? '…' : ''}`)
    while (performance.now() - began < ms) {}
    return []
  }
  const book = { ...whole?.phrasebook, phrases }
  return { ...whole, phrasebook: book, open: () => ({ push }) } as unknown as Checker
}
