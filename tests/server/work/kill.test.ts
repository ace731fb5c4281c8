/** A job and its messages over `kill -9`: the job ends, every line is done once, everyone is told. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { afterAll, expect, test } from 'vitest'
import { makeKey } from '../../../server/access/keys.ts'
import { addKey } from '../../../server/store/keys.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { openStore } from '../../../server/store/open.ts'
import { call } from '../conversations/samples.ts'
import { openReceiver } from './receiver.ts'

const ROOT = new URL('../../../', import.meta.url).pathname
const folder = mkdtempSync(join(tmpdir(), 'liyan-kill-'))
afterAll(() => {
  running?.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

const LINES = 800
const KILLS = 3
/** A start takes seconds where others work too. */
const PATIENCE = 300_000
/** The one that runs now. */
let running: ChildProcess | undefined

test(
  'killed again and again while it works',
  async () => {
    const key = await prepare()
    const headers = { authorization: `Bearer ${key}` }
    const receiver = await openReceiver()
    let { child, url } = await start()
    const ask = async (path: string, init: RequestInit = {}) =>
      fetch(`${url}${path}`, { ...init, headers: { ...headers, ...init.headers } })
    const order = { name: 'k', url: receiver.url, events: ['finding.forbidden', 'job.done'] }
    const hook = await ask('/v1/webhooks', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(order),
    })
    expect(hook.status).toBe(201)
    const body = Array.from({ length: LINES }, (_, i) => JSON.stringify(call(`k-${i}`))).join('\n')
    const taken = await ask('/v1/conversations/batch?mode=job', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body,
    })
    expect(taken.status).toBe(202)
    const { id } = (await taken.json()) as { id: string }
    const progress = async () =>
      (await (await ask(`/v1/jobs/${id}`)).json()) as { done: number; status: string }

    let done = 0
    for (let kill = 0; kill < KILLS; kill++) {
      // Mid-way: after it went on since the last time, and before it ends.
      for (let now = await progress(); now.done <= done && now.status !== 'done'; now = await progress())
        await setTimeout(5)
      await end(child)
      ;({ child, url } = await start())
      const after = await progress()
      expect(after.done).toBeGreaterThanOrEqual(done)
      done = after.done
    }
    while ((await progress()).status !== 'done') await setTimeout(50)
    expect(await progress()).toMatchObject({ total: LINES, done: LINES, failed: 0 })
    const results = (await (await ask(`/v1/jobs/${id}/results`)).text()).trimEnd().split('\n')
    const parsed = results.map(
      (line) => JSON.parse(line) as { line: number; id: string; status: string; report: object },
    )
    expect(parsed.map(({ line }) => line)).toEqual(Array.from({ length: LINES }, (_, i) => i + 1))
    expect(parsed.map((one) => one.id)).toEqual(Array.from({ length: LINES }, (_, i) => `k-${i}`))
    // Each was stored by this job and by nobody before: an item and its conversation commit together.
    expect(new Set(parsed.map(({ status }) => status))).toEqual(new Set(['stored']))
    await end(child)
    await toldOfEach(receiver.received.map(({ headers: { 'webhook-id': told } }) => String(told)))
    await receiver.close()
  },
  PATIENCE,
)

/** One message for each conversation and one for the job; what was sent is among them, and what was not waits. */
async function toldOfEach(received: readonly string[]): Promise<void> {
  const store = openStore({ folder, pool: 1 })
  const rows = await store.db.selectFrom('deliveries').select(['id', 'status']).execute()
  await store.close()
  expect(rows).toHaveLength(LINES + 1)
  const ids = new Set(rows.map(({ id }) => id))
  for (const id of received) expect(ids.has(id)).toBe(true)
  const sent = new Set(received)
  for (const { id, status } of rows) if (status === 'delivered') expect(sent.has(id)).toBe(true)
}

async function prepare(): Promise<string> {
  const store = openStore({ folder, pool: 1 })
  await migrate(store)
  const { id, text, hash } = makeKey()
  const never = {
    unit: null,
    staff: null,
    scopes: null,
    expires_at: null,
    revoked_at: null,
    last_used_at: null,
  }
  const made = { created_by: 'test', created_at: Date.now() }
  await addKey(store.db, { ...never, ...made, id, hash, name: 'kill', role: 'admin' })
  await store.close()
  return text
}

async function start(): Promise<{ child: ChildProcess; url: string }> {
  const args = ['--import', 'tsx', '--conditions=source', 'server/liyan.ts', 'serve']
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      LIYAN_DATA: folder,
      LIYAN_PORT: '0',
      LIYAN_LOG_LEVEL: 'silent',
      LIYAN_RATE_LIMIT: '1000000',
      LIYAN_WEBHOOK_PRIVATE: '1',
    },
  })
  running = child
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
    if (url !== undefined) return { child, url }
  }
  throw new Error('the service did not start')
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}
