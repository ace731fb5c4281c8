/** `npm run demo`: a store of made-up data, marked as such, and the service on it, with conversations going on. */
import { randomBytes } from 'node:crypto'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import { issueKey } from '../server/access/issue-key.ts'
import { buildApp } from '../server/app.ts'
import { dayOf } from '../server/calendar.ts'
import { operator } from '../server/commands/office.ts'
import { type Config, readConfig } from '../server/config.ts'
import { ROLE_TITLES } from '../server/console/words.ts'
import { openParts } from '../server/parts.ts'
import { fill } from './demo/fill.ts'
import { keepTalking } from './demo/live.ts'
import { SHOWN } from './demo/people.ts'
import { finish, type Note, openFolder } from './demo/store.ts'

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: './data-demo' },
    seed: { type: 'string', default: '20261127' },
    conversations: { type: 'string', default: '3000' },
    live: { type: 'string', default: '8' },
    fresh: { type: 'boolean', default: false },
    // A build of the console other than the program's own.
    console: { type: 'string' },
  },
})

try {
  await demo()
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exit(2)
}

async function demo(): Promise<void> {
  const folder = values.data
  const config: Config = {
    ...readConfig(withoutStore(process.env)),
    dataFolder: folder,
    databaseUrl: undefined,
    logLevel: 'warn',
    ...(values.console !== undefined && { consoleFolder: values.console }),
  }
  const note = openFolder(folder, values.fresh) ?? (await make(config))
  await serve(config, note)
}

/** A demo has its own embedded store, wherever the real one is. */
function withoutStore({ DATABASE_URL: _database, LIYAN_DATA: _folder, ...env }: NodeJS.ProcessEnv) {
  return env
}

async function make(config: Config): Promise<Note> {
  const clock = { now: 0 }
  const parts = await openParts(config, pino({ level: 'warn' }), () => clock.now)
  const seed = Number(values.seed)
  const password = `yanshi-${randomBytes(6).toString('hex')}`
  const now = Date.now()
  process.stdout.write('正在生成演示数据（全部为虚构，单位和人员都叫“演示…”）\n')
  const plan = {
    seed,
    conversations: Number(values.conversations),
    days: 91,
    until: dayOf(now),
    password,
    now,
  }
  const stored = await fill(parts, clock, plan, tell)
  clock.now = now
  const pipeline = { name: '演示录音系统', role: 'pipeline', unit: null, staff: null, scopes: null } as const
  const { text: key } = await issueKey(parts, operator(process.env), {
    ...pipeline,
    expiresInDays: undefined,
  })
  await parts.close()
  const note = { seed, password, key, conversations: stored }
  finish(config.dataFolder, note)
  process.stdout.write(`\n已存入 ${stored} 个会话\n`)
  return note
}

function tell(done: number, of: number): void {
  if (process.stdout.isTTY) process.stdout.write(`\r  ${done} / ${of}`)
}

async function serve(config: Config, note: Note): Promise<void> {
  const parts = await openParts(config, pino({ level: config.logLevel }))
  const app = await buildApp(parts)
  const url = await app.listen({ host: config.host, port: config.port })
  const stopping = new AbortController()
  const talking = keepTalking({
    url,
    key: note.key,
    count: Number(values.live),
    seed: note.seed,
    signal: stopping.signal,
  })
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => {
      stopping.abort()
      void app
        .close()
        .then(() => talking)
        .then(() => process.exit(0))
    })
  process.stdout.write(`\n礼言演示（数据全部为虚构）：${url}\n密码都是 ${note.password}\n`)
  for (const { name, role, unit } of SHOWN)
    process.stdout.write(`  ${name.padEnd(18)} ${ROLE_TITLES[role]}，${unit ?? '全部单位'}\n`)
}
