/**
 * Many live conversations at once in one process, against an echo in the same process: line to answer, and memory.
 * Options: --conversations N, --rounds N, --quick. Run with --expose-gc --import tsx.
 */
import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import websocket from '@fastify/websocket'
import fastify from 'fastify'
import { pino } from 'pino'
import type { Parts } from '../../server/parts.ts'
import { buildApp, firstKey, openParts, readConfig } from './built.ts'
import type { Answer, Command, Plan } from './live-load.ts'
import { table } from './measure.ts'
import { transcripts } from './transcripts.ts'

const { values } = parseArgs({
  options: {
    conversations: { type: 'string', default: '2000' },
    rounds: { type: 'string', default: '3' },
    quick: { type: 'boolean', default: false },
  },
})
const count = values.quick ? 100 : Number(values.conversations)
const rounds = values.quick ? 1 : Number(values.rounds)
/** Lines of each conversation in one round; a line takes three seconds, with one hypothesis before it. */
const LINES = 4
const PACE = 3_000

const folder = mkdtempSync(join(tmpdir(), 'liyan-bench-'))
try {
  await run()
} finally {
  rmSync(folder, { recursive: true, force: true })
}

async function run(): Promise<void> {
  const config = { ...readConfig({}), dataFolder: folder, rateLimit: 1_000_000, logLevel: 'warn' as const }
  const parts = await openParts(config, pino({ level: 'warn' }))
  const app = await buildApp(parts)
  const echo = fastify()
  await echo.register(websocket, { options: { maxPayload: 1 << 20, perMessageDeflate: false } })
  echo.get('/echo', { websocket: true }, (socket) => {
    socket.on('message', (data) => socket.send(String(data)))
  })
  await app.listen({ host: '127.0.0.1', port: 0 })
  await echo.listen({ host: '127.0.0.1', port: 0 })
  const file = join(folder, 'plan.json')
  const plan = planOf(parts, (await firstKey(parts.store.db, Date.now()))!)
  const ports = { live: portOf(app.server.address()), echo: portOf(echo.server.address()) }
  writeFileSync(file, JSON.stringify({ ...plan, ports } satisfies Plan))
  const load = fork(new URL('live-load.ts', import.meta.url).pathname, [file])
  try {
    await once(load, 'message')
    // Or what books remember, once warm, would count as memory of the first conversations.
    await parts.warmUp.start()
    await measure(load)
  } finally {
    load.kill()
    await app.close()
    await echo.close()
  }
}

/** What is said, and the report that each conversation must come to. */
function planOf(parts: Parts, key: string): Omit<Plan, 'ports'> {
  const checker = parts.books.get()
  const conversations = transcripts(checker.phrasebook, count, 7).map(({ lines, ...conversation }) => {
    const said = Array.from({ length: rounds * LINES }, (_, at) => {
      const { planted: _planted, start, end, ...line } = lines[at % lines.length]!
      return { ...line, start: start! + at * PACE, end: end! + at * PACE }
    })
    const head = { ...conversation, unit: '' }
    return { head, lines: said, report: checker.review({ ...head, lines: said }) }
  })
  return { key, conversations, lines: LINES, pace: PACE }
}

async function measure(load: ChildProcess): Promise<void> {
  const empty = memory()
  await ask(load, { do: 'connect-echo' })
  const echoing = memory()
  await ask(load, { do: 'connect-live' })
  const started = memory()
  const rows: (readonly (string | number)[])[] = []
  const ratios: number[] = []
  for (let round = 0; round < rounds; round++) {
    const plain = await timed(load, { do: 'echo', round })
    const live = await timed(load, { do: 'live', round })
    rows.push([`echo ${round + 1}`, ...shown(plain)], [`live ${round + 1}`, ...shown(live)])
    ratios.push(live.p99 / plain.p99)
  }
  const said = memory()
  const { wrong, findings } = await ask(load, { do: 'end' })
  if (wrong !== 0) throw new Error(`${wrong} of ${count} reports were not as expected`)
  console.log(
    `${count} conversations, ${rounds * LINES} lines each, one in ${PACE} ms, one interim line before each`,
  )
  console.log(`all ${count} reports as expected, ${findings} findings told while they ran\n`)
  console.log(table(['', 'answers', 'p50 ms', 'p99 ms', 'p99.9 ms', 'longest ms', 'server CPU'], rows))
  console.log(`\np99 against echo: ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')}`)
  console.log(
    `memory: an echo socket ${kilobytes(echoing - empty)}, a live conversation ${kilobytes(started - echoing)}, after its lines ${kilobytes(said - echoing)}`,
  )
}

async function timed(load: ChildProcess, command: Command) {
  const before = process.cpuUsage()
  const began = performance.now()
  const { times } = await ask(load, command)
  const { user, system } = process.cpuUsage(before)
  const sorted = times!.sort((a, b) => a - b)
  const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]!
  return {
    answers: sorted.length,
    p50: at(0.5),
    p99: at(0.99),
    p999: at(0.999),
    longest: sorted.at(-1)!,
    cpu: (user + system) / 1_000 / (performance.now() - began),
  }
}

function shown({ answers, p50, p99, p999, longest, cpu }: Awaited<ReturnType<typeof timed>>) {
  return [answers, ...[p50, p99, p999, longest].map((ms) => ms.toFixed(2)), `${(cpu * 100).toFixed(0)} %`]
}

async function ask(load: ChildProcess, command: Command): Promise<Answer> {
  load.send(command)
  const [answer] = (await once(load, 'message')) as [Answer]
  if (answer.error !== undefined) throw new Error(answer.error)
  return answer
}

/** Bytes that are reachable. */
function memory(): number {
  globalThis.gc?.()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

function kilobytes(bytes: number): string {
  return `${(bytes / count / 1024).toFixed(1)} KB`
}

function portOf(address: string | AddressInfo | null): number {
  return (address as AddressInfo).port
}
