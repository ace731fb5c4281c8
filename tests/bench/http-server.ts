/** One of the two servers of bench http: the whole service, or a bare Fastify route that gives an answer it was taught. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fastify from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { pino } from 'pino'
import { buildApp, CheckAnswer, CheckRequest, firstKey, openParts, readConfig } from './built.ts'

/** What the bench is told. */
export interface Serving {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

const serving = process.argv[2] === 'service' ? await serveAll() : await serveBare()
process.send?.(serving)
process.on('disconnect', () => process.exit())
/** Processor time so far, in microseconds. */
process.on('message', (message) => {
  if (message !== 'cpu') return
  const { user, system } = process.cpuUsage()
  process.send?.(user + system)
})

async function serveAll(): Promise<Serving> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'liyan-bench-'))
  const config = { ...readConfig({}), dataFolder, rateLimit: 10_000_000 }
  // As in production: a line for each request, here to nowhere.
  const parts = await openParts(config, pino({ level: 'info' }, { write: () => {} }))
  const app = await buildApp(parts)
  const key = await firstKey(parts.store.db, Date.now())
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  // Its first seconds go to the books; what is timed is what comes after.
  await parts.warmUp.start()
  return {
    url: `${address}/v1/check`,
    headers: { 'content-type': 'application/json', authorization: `Bearer ${key}` },
  }
}

async function serveBare(): Promise<Serving> {
  const app = fastify().withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  let answer: ReturnType<typeof CheckAnswer.parse> | undefined
  app.post(
    '/v1/check',
    { schema: { body: CheckRequest, response: { 200: CheckAnswer } } },
    async () => answer!,
  )
  process.on('message', (message: string) => {
    if (message === 'cpu') return
    answer = CheckAnswer.parse(JSON.parse(message))
    process.send?.('taught')
  })
  const address = await app.listen({ host: '127.0.0.1', port: 0 })
  return { url: `${address}/v1/check`, headers: { 'content-type': 'application/json' } }
}
