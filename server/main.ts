/** The service as a process: environment -> parts -> app -> listen, and an orderly end. */
import closeWithGrace from 'close-with-grace'
import { pino } from 'pino'
import { firstKey } from './access/first-key.ts'
import { buildApp } from './app.ts'
import { ConfigError, readConfig } from './config.ts'
import { openParts } from './parts.ts'

/** Serves until a signal ends it. Resolves when it listens. */
async function serve(env: NodeJS.ProcessEnv): Promise<void> {
  const config = readConfig(env)
  const log = pino({ level: config.logLevel })
  const parts = await openParts(config, log)
  const app = await buildApp(parts)
  closeWithGrace({ delay: config.shutdownMs, logger: log }, async ({ err }) => {
    if (err !== undefined) log.error({ err }, 'closing after an error')
    await app.close()
  })
  // As daemons do: books are read anew on SIGHUP; their problems go to the log.
  process.on('SIGHUP', () => {
    parts.books
      .reload()
      .then((books) => log.info({ books }, 'phrasebooks reloaded'))
      .catch((err) => log.error({ err }, 'phrasebooks not reloaded'))
  })
  const key = await firstKey(parts.store.db, parts.clock())
  const address = await app.listen({ host: config.host, port: config.port })
  log.info({ address }, 'listening')
  // For whoever started it by hand; the key is shown this once and is in no log.
  process.stdout.write(`礼言服务已启动：${address}（接口文档 ${address}/docs）\n`)
  if (key !== undefined) process.stdout.write(`管理员密钥（只显示这一次）：${key}\n`)
}

/** Runs as `npm start` and as `liyan serve`; resolves to the exit code for as long as nothing goes wrong later. */
export async function main(env: NodeJS.ProcessEnv): Promise<number> {
  try {
    await serve(env)
    return 0
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
    if (error instanceof ConfigError) return 2
    // What was opened before the failure would keep the process alive.
    process.exit(70)
  }
}
