/**
 * Kills a real service again and again while several senders write to it, and then holds what is stored against what was
 * acknowledged.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { setTimeout } from 'node:timers/promises'
import { makeKey } from '../../../server/access/keys.ts'
import { addKey } from '../../../server/store/keys.ts'
import { migrate } from '../../../server/store/migrate.ts'
import { openStore } from '../../../server/store/open.ts'
import { random } from '../../bench/transcripts.ts'
import { lookThrough } from './look-through.ts'
import { call } from './samples.ts'

const ROOT = new URL('../../../', import.meta.url).pathname
const SOURCES = ['--import', 'tsx', '--conditions=source', 'server/liyan.ts']
const SENDERS = 4
const BATCH = 12

export interface Killing {
  readonly folder: string
  /** Without it the embedded store in `folder`. */
  readonly databaseUrl: string | undefined
  readonly kills: number
  readonly seed: number
  /** How the service is started; without it from the sources. */
  readonly program?: readonly string[]
  readonly tell?: (kill: number, acknowledged: number) => void
}

export interface Killed {
  readonly acknowledged: number
  /** Sent, but killed before the answer came; some of them are stored. */
  readonly unanswered: number
  readonly stored: number
  /** What should not be; empty if all is well. */
  readonly faults: readonly string[]
}

/** What all senders of all rounds know. */
interface Tally {
  readonly key: string
  readonly sent: Set<string>
  /** Id -> report as it was answered. */
  readonly acknowledged: Map<string, string>
  readonly faults: string[]
}

interface Round extends Tally {
  readonly url: string
  readonly name: string
  isOver: boolean
}

/** Resolves when the last service has been killed and the store has been looked through. */
export async function killDuringIngest(killing: Killing): Promise<Killed> {
  const { folder, databaseUrl, kills, seed, tell } = killing
  const next = random(seed)
  const key = await prepare(killing)
  const tally: Tally = { key, sent: new Set(), acknowledged: new Map(), faults: [] }
  const { sent, acknowledged, faults } = tally
  for (let kill = 0; kill < kills; kill++) {
    const { child, url } = await start(killing)
    const round: Round = { ...tally, url, name: String(kill), isOver: false }
    const senders = Array.from({ length: SENDERS }, (_, i) => (i === 0 ? sendBatches : sendSingly)(round, i))
    // Mostly while it is in full swing, now and then before its first answer.
    const before = acknowledged.size
    if (next() < 0.9) while (acknowledged.size === before) await setTimeout(5)
    await setTimeout(next() * 600)
    round.isOver = true
    await end(child)
    await Promise.all(senders)
    tell?.(kill + 1, acknowledged.size)
  }
  await askAgain(killing, tally)
  const stored = await lookThrough(openStore({ url: databaseUrl, folder, pool: 2 }), tally)
  return { acknowledged: acknowledged.size, unanswered: sent.size - acknowledged.size, stored, faults }
}

/** The text of a key. */
async function prepare({ folder, databaseUrl }: Killing): Promise<string> {
  const store = openStore({ url: databaseUrl, folder, pool: 2 })
  await migrate(store)
  const { id, text, hash } = makeKey()
  const never = { staff: null, scopes: null, expires_at: null, revoked_at: null, last_used_at: null }
  const made = { created_by: 'test', created_at: Date.now() }
  await addKey(store.db, { ...never, ...made, id, hash, name: 'kill', role: 'pipeline', unit: '甲' })
  await store.close()
  return text
}

async function start(killing: Killing): Promise<{ child: ChildProcess; url: string }> {
  const { folder, databaseUrl, program = SOURCES } = killing
  const child = spawn(process.execPath, [...program, 'serve'], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      PATH: process.env['PATH'],
      LIYAN_DATA: folder,
      LIYAN_PORT: '0',
      LIYAN_LOG_LEVEL: 'silent',
      LIYAN_RATE_LIMIT: '10000000',
      ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    },
  })
  for await (const line of createInterface(child.stdout)) {
    const url = /http:\/\/[\d.]+:\d+/.exec(line)?.[0]
    if (url !== undefined) return { child, url }
  }
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  throw new Error(`the service did not start: ${child.exitCode ?? child.signalCode}`)
}

async function end(child: ChildProcess): Promise<void> {
  const exited = once(child, 'exit')
  child.kill('SIGKILL')
  await exited
}

/** One after the other, until the service is gone. */
async function sendSingly(round: Round, sender: number): Promise<void> {
  for (let n = 0; !round.isOver; n++) {
    const id = `${round.name}-${sender}-${n}`
    round.sent.add(id)
    const answer = await post(round, '/v1/conversations', 'application/json', JSON.stringify(call(id)))
    if (answer === undefined) return
    if (answer.status === 201 && answer.isWhole) round.acknowledged.set(id, answer.text)
    else if (answer.isWhole) round.faults.push(`${id}: answered ${answer.status}`)
  }
}

async function sendBatches(round: Round, sender: number): Promise<void> {
  for (let n = 0; !round.isOver; n++) {
    const ids = Array.from({ length: BATCH }, (_, i) => `${round.name}-${sender}-${n}-${i}`)
    for (const id of ids) round.sent.add(id)
    const body = ids.map((id) => JSON.stringify(call(id))).join('\n')
    const answer = await post(round, '/v1/conversations/batch', 'application/x-ndjson', body)
    // A line that came whole is acknowledged, whatever became of the rest.
    const whole = answer?.text.split('\n').slice(0, -1) ?? []
    for (const [i, line] of whole.entries()) {
      const report = /^\{"line":\d+,"status":"stored","report":(.*)\}$/.exec(line)?.[1]
      if (report === undefined) round.faults.push(`${ids[i]}: answered ${line.slice(0, 200)}`)
      else round.acknowledged.set(ids[i]!, report)
    }
  }
}

/** What came of an answer; undefined where nothing came. */
async function post({ url, key }: Pick<Round, 'url' | 'key'>, path: string, type: string, body: string) {
  let status = 0
  let text = ''
  const decoder = new TextDecoder()
  try {
    const headers = { authorization: `Bearer ${key}`, 'content-type': type }
    const response = await fetch(url + path, { method: 'POST', headers, body })
    status = response.status
    for await (const chunk of response.body!) text += decoder.decode(chunk, { stream: true })
    return { status, text, isWhole: true }
  } catch {
    return status === 0 ? undefined : { status, text, isWhole: false }
  }
}

/** What was acknowledged is answered the same by a process that never saw it. */
async function askAgain(killing: Killing, tally: Tally): Promise<void> {
  const { child, url } = await start(killing)
  for (const [id, report] of [...tally.acknowledged].filter((_, i) => i % 10 === 0)) {
    const body = JSON.stringify(call(id))
    const answer = await post({ ...tally, url }, '/v1/conversations', 'application/json', body)
    if (answer?.status !== 200 || answer.text !== report) tally.faults.push(`${id}: answered otherwise later`)
  }
  await end(child)
}
