/** kill -9 in the middle of live conversations: what was acknowledged is there, and they go on to the same reports. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import WebSocket from 'ws'
import { random } from '../../bench/transcripts.ts'
import { bearer, type Service, startService, storesHere } from '../service.ts'
import { begin, type Client, clientOf, end, resume } from './client.ts'
import { CONVERSATION } from './conversations.ts'

const ROOT = new URL('../../../', import.meta.url).pathname
const { lines, ...head } = CONVERSATION
const LONG = Array.from({ length: 4 }, () => lines.map(({ start: _s, end: _e, ...line }) => line)).flat()
const SPEAKERS = 8
const KILLS = 2

describe.each(await storesHere())('%s', (kind) => {
  /** Makes the store and the key, and judges; the process that is killed is another one. */
  let service: Service
  let key: string
  let child: ChildProcess
  let url: string
  beforeAll(async () => {
    service = await startService(kind)
    key = await service.key('pipeline', { unit: '甲' })
    await start()
  })
  afterAll(async () => {
    await kill()
    await service.close()
  })

  async function start(): Promise<void> {
    const { folder, parts } = service
    child = spawn(process.execPath, ['--import', 'tsx', '--conditions=source', 'server/liyan.ts', 'serve'], {
      cwd: ROOT,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        PATH: process.env['PATH'],
        LIYAN_DATA: folder,
        LIYAN_PORT: '0',
        LIYAN_LOG_LEVEL: 'silent',
        ...(parts.config.databaseUrl !== undefined && { DATABASE_URL: parts.config.databaseUrl }),
      },
    })
    for await (const line of createInterface(child.stdout!)) {
      const found = /http(:\/\/[\d.]+:\d+)/.exec(line)?.[1]
      if (found !== undefined) {
        url = `ws${found}/v1/live`
        return
      }
    }
    throw new Error(`the service did not start: ${child.exitCode ?? child.signalCode}`)
  }

  async function kill(): Promise<void> {
    const exited = once(child, 'exit')
    child.kill('SIGKILL')
    await exited
  }

  async function connect(): Promise<Client> {
    const socket = new WebSocket(url, { headers: bearer(key) })
    const client = clientOf(socket)
    await once(socket, 'open')
    return client
  }

  test('kill -9 at any moment', { timeout: 240_000 }, async () => {
    const next = random(kind === 'sqlite' ? 1 : 2)
    const speakers = await Promise.all(
      Array.from({ length: SPEAKERS }, async (_, n) => {
        const client = await connect()
        const id = `k-${n}`
        const { token } = await begin(client, { ...head, id })
        return { id, token, client, acked: 0, from: 1 }
      }),
    )
    for (let round = 0; round < KILLS; round++) {
      // All speak without waiting, as far as a quarter of the conversation takes them; then the lights go out.
      const deadline = Math.floor(SPEAKERS * (LONG.length / 4) * (0.4 + next() / 2))
      let answered = 0
      const speaking = speakers.map(async (speaker) => {
        for (let seq = speaker.from; seq <= LONG.length; seq++) {
          await speaker.client.line({ seq, ...LONG[seq - 1]! })
          await speaker.client.take('events', (frame) => frame.seq === seq)
          answered += 1
          if (answered === deadline) child.kill('SIGKILL')
        }
      })
      await Promise.allSettled(speaking)
      await Promise.all(speakers.map(({ client }) => client.closed))
      await start()
      await Promise.all(
        speakers.map(async (speaker) => {
          const told = speaker.client.frames.filter(({ type }) => type === 'ack').at(-1)
          speaker.acked = Math.max(speaker.acked, told?.type === 'ack' ? told.seq : 0)
          speaker.client = await connect()
          const { ack } = await resume(speaker.client, speaker.id, speaker.token)
          // Nothing acknowledged is lost.
          expect(ack).toBeGreaterThanOrEqual(speaker.acked)
          speaker.from = ack + 1
        }),
      )
    }
    const checker = service.parts.books.get()
    for (const { id, client, from } of speakers) {
      for (let seq = from; seq <= LONG.length; seq++) await client.line({ seq, ...LONG[seq - 1]! })
      const report = await end(client, { lines: LONG.length })
      expect(report).toEqual(checker.review({ ...head, id, unit: '甲', lines: LONG }))
    }
    const { db } = service.parts.store
    expect(await db.selectFrom('live_lines').selectAll().execute()).toEqual([])
    const rows = await db.selectFrom('conversations').select('id').execute()
    expect(rows.map(({ id }) => id).toSorted()).toEqual(speakers.map(({ id }) => id))
  })
})
