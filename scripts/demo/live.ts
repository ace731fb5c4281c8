/** Conversations that go on while the demo runs, over the same WebSocket as real ones, at the pace at which people speak. */
import { setTimeout } from 'node:timers/promises'
import { WebSocket } from 'ws'
import { hourOf } from '../../server/calendar.ts'
import { conversationOf, moodOf } from './days.ts'
import { PEOPLE } from './halls.ts'
import { type Random, randomFrom } from './random.ts'

export interface LiveWish {
  /** `http://127.0.0.1:8080`. */
  readonly url: string
  /** Of a pipeline. */
  readonly key: string
  /** Conversations at once. */
  readonly count: number
  readonly seed: number
  readonly signal: AbortSignal
}

/** Resolves when the signal says stop. */
export async function keepTalking(wish: LiveWish): Promise<void> {
  const random = randomFrom(wish.seed)
  const seats = Array.from({ length: wish.count }, (_, i) =>
    seat(wish, randomFrom(random.between(1, 2 ** 31) + i), i),
  )
  await Promise.all(seats)
}

/** One conversation after the other, with a pause between them. */
async function seat(wish: LiveWish, random: Random, number: number): Promise<void> {
  const { signal } = wish
  await pause(number * 2_500, signal)
  while (!signal.aborted) {
    try {
      await converse(wish, random, number)
    } catch {
      // The service is going down, or is not there yet.
    }
    await pause(random.between(3_000, 15_000), signal)
  }
}

/** Nobody has two conversations at once, as long as there are seats for half of the people at most. */
async function converse({ url, key, signal }: LiveWish, random: Random, number: number): Promise<void> {
  const person = PEOPLE[(number * 2 + random.between(0, 1)) % PEOPLE.length]!
  const at = Date.now()
  const mood = moodOf(person, { weekday: 0, progress: 0.5 }, hourOf(at))
  const id = `演示-实时-${at.toString(36)}-${number}`
  const { lines, endedBy, ...head } = conversationOf(random, person, { id, at, ...mood })
  const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/v1/live`, {
    headers: { authorization: `Bearer ${key}` },
  })
  const say = (message: object) => socket.send(JSON.stringify(message))
  const over = new Promise<void>((resolve, reject) => {
    socket.on('close', () => resolve())
    socket.on('error', reject)
  })
  await Promise.race([over, new Promise((resolve) => socket.once('open', resolve))])
  say({ type: 'hello', protocol: 1 })
  say({ type: 'start', ...head })
  const begun = Date.now()
  for (const [i, line] of lines.entries()) {
    await pause(begun + line.start! - Date.now(), signal)
    const { text } = line
    if (text.length > 8)
      say({ type: 'line', seq: i + 1, interim: true, ...line, text: text.slice(0, text.length >> 1) })
    await pause(begun + line.end! - Date.now(), signal)
    if (signal.aborted || socket.readyState !== WebSocket.OPEN) break
    say({ type: 'line', seq: i + 1, ...line })
  }
  if (socket.readyState === WebSocket.OPEN) say({ type: 'end', endedBy })
  await over
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  if (ms <= 0 || signal.aborted) return
  await setTimeout(ms, undefined, { signal }).catch(() => undefined)
}
