/** The service's settings, read from the environment; every mistake is told at once. */
import { z } from 'zod'
import { IN_CHINESE } from './wire/validate.ts'

const flag = z
  .enum(['0', '1', 'false', 'true', 'no', 'yes'])
  .transform((value) => value === '1' || value === 'true' || value === 'yes')
const count = (min: number, max: number) => z.coerce.number().int().min(min).max(max)

/** Every variable, with its default. README.md § Service lists the same names; a test holds both together. */
export const ENVIRONMENT = z.object({
  LIYAN_HOST: z.string().min(1).default('127.0.0.1'),
  LIYAN_PORT: count(0, 65_535).default(8080),
  /** Folder of the embedded store, and of what else the service keeps. */
  LIYAN_DATA: z.string().min(1).default('./data'),
  /** `postgres://…`; without it the embedded SQLite store in `LIYAN_DATA` is used. */
  DATABASE_URL: z
    .string()
    .regex(/^postgres(?:ql)?:\/\//, 'must begin with postgres://')
    .optional(),
  /** Connections to PostgreSQL. */
  LIYAN_DATABASE_POOL: count(1, 200).default(10),
  /** Names or files of the phrasebooks served, the default one first, separated by commas. */
  LIYAN_PHRASEBOOKS: z.string().min(1).default('window-service'),
  LIYAN_LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** True behind a proxy that sets X-Forwarded-For and X-Forwarded-Proto. */
  LIYAN_TRUST_PROXY: flag.default(false),
  /** Cookies are marked Secure and pages ask for https. */
  LIYAN_TLS: flag.default(false),
  /** Bytes of one request body; a batch stream is bounded by line, not as a whole. */
  LIYAN_BODY_LIMIT: count(1_024, 1 << 30).default(16 * 1024 * 1024),
  /** Seconds in which a request's headers and body have to come; a batch stream may take longer, but not stand still so long. */
  LIYAN_BODY_SECONDS: count(1, 3_600).default(120),
  /** Requests a minute of one key or user. */
  LIYAN_RATE_LIMIT: count(1, 10_000_000).default(6_000),
  /** Identity cards, telephones, bank cards, plates and e-mail are masked before anything is kept. */
  LIYAN_MASK: flag.default(true),
  /** `full`: lines are kept; `findings`: only findings with their own words, statuses and scores are kept. */
  LIYAN_KEEP: z.enum(['full', 'findings']).default('full'),
  /** Webhooks may call addresses in private ranges. */
  LIYAN_WEBHOOK_PRIVATE: flag.default(false),
  /** Live conversations at once in this process. */
  LIYAN_LIVE_LIMIT: count(1, 1_000_000).default(5_000),
  /** Minutes for which a live conversation without a connection can be resumed. */
  LIYAN_LIVE_RESUME_MINUTES: count(1, 10_080).default(60),
  /** Days in which staff can appeal against a finding, and days in which an appeal is to be answered. */
  LIYAN_APPEAL_DAYS: count(1, 365).default(7),
  LIYAN_ANSWER_DAYS: count(1, 365).default(7),
  /** Milliseconds that a shutdown waits for what was accepted. */
  LIYAN_SHUTDOWN_MS: count(100, 600_000).default(15_000),
  /** `/metrics` answers without a key. */
  LIYAN_METRICS_OPEN: flag.default(false),
})

export interface Config {
  readonly host: string
  readonly port: number
  readonly dataFolder: string
  readonly databaseUrl: string | undefined
  readonly databasePool: number
  readonly phrasebooks: readonly string[]
  readonly logLevel: z.output<typeof ENVIRONMENT>['LIYAN_LOG_LEVEL']
  readonly trustProxy: boolean
  readonly tls: boolean
  readonly bodyLimit: number
  readonly bodySeconds: number
  readonly rateLimit: number
  readonly mask: boolean
  readonly keep: 'full' | 'findings'
  readonly webhookPrivate: boolean
  readonly liveLimit: number
  readonly liveResumeMinutes: number
  readonly appealDays: number
  readonly answerDays: number
  readonly shutdownMs: number
  readonly metricsOpen: boolean
  /** A build of the console that is not the program's own; tests have one. */
  readonly consoleFolder?: string
}

/** Every variable that cannot be used, in Chinese, one a line. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError'
}

/** @throws ConfigError naming every unusable variable; an unknown variable that begins with LIYAN_ is one too. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const known = Object.keys(ENVIRONMENT.shape)
  const unknown = Object.keys(env).filter((name) => name.startsWith('LIYAN_') && !known.includes(name))
  // An empty variable is as good as none: compose files pass them so.
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''))
  const parsed = ENVIRONMENT.safeParse(given, { error: IN_CHINESE })
  const mistakes = unknown.map((name) => `${name}：没有这个设置`)
  if (!parsed.success) {
    for (const issue of parsed.error.issues) mistakes.push(`${issue.path.join('.')}：${issue.message}`)
  }
  if (!parsed.success || mistakes.length > 0)
    throw new ConfigError(`环境变量有误：\n  ${mistakes.join('\n  ')}`)
  const is = parsed.data
  return {
    host: is.LIYAN_HOST,
    port: is.LIYAN_PORT,
    dataFolder: is.LIYAN_DATA,
    databaseUrl: is.DATABASE_URL,
    databasePool: is.LIYAN_DATABASE_POOL,
    phrasebooks: is.LIYAN_PHRASEBOOKS.split(',').map((name) => name.trim()),
    logLevel: is.LIYAN_LOG_LEVEL,
    trustProxy: is.LIYAN_TRUST_PROXY,
    tls: is.LIYAN_TLS,
    bodyLimit: is.LIYAN_BODY_LIMIT,
    bodySeconds: is.LIYAN_BODY_SECONDS,
    rateLimit: is.LIYAN_RATE_LIMIT,
    mask: is.LIYAN_MASK,
    keep: is.LIYAN_KEEP,
    webhookPrivate: is.LIYAN_WEBHOOK_PRIVATE,
    liveLimit: is.LIYAN_LIVE_LIMIT,
    liveResumeMinutes: is.LIYAN_LIVE_RESUME_MINUTES,
    appealDays: is.LIYAN_APPEAL_DAYS,
    answerDays: is.LIYAN_ANSWER_DAYS,
    shutdownMs: is.LIYAN_SHUTDOWN_MS,
    metricsOpen: is.LIYAN_METRICS_OPEN,
  }
}
