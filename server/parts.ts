/** The parts that the service is built of, opened in order and closed in reverse. */

import type { FastifyBaseLogger } from 'fastify'
import { loadSegmenter } from 'liyan'
import type { Credential } from './access/authenticate.ts'
import { byKey } from './access/by-key.ts'
import { bySession } from './access/sessions.ts'
import { byTicket } from './access/tickets.ts'
import { type Books, type LoadChecker, loadChecker, openBooks } from './books.ts'
import type { Config } from './config.ts'
import { type LiveHub, openLive } from './live/hub.ts'
import { createMetrics, type Metrics } from './operations/metrics.ts'
import { type HideId, openHiddenIds } from './privacy/hidden-id.ts'
import { mask } from './privacy/mask.ts'
import { type AuditLog, openAuditLog } from './store/audit.ts'
import { migrate } from './store/migrate.ts'
import { openStore, type Store } from './store/open.ts'
import { openWriter, type Writer } from './store/writer.ts'
import { openWarmUp, type WarmUp } from './warm-up.ts'
import { enqueue, openWebhooks, type Webhooks } from './work/outbox.ts'
import { openWork, type Work } from './work/work.ts'

export interface Parts {
  readonly config: Config
  readonly log: FastifyBaseLogger
  /** Milliseconds since 1970; tests have their own. */
  readonly clock: () => number
  readonly store: Store
  readonly books: Books
  /** Begins when the service listens. */
  readonly warmUp: WarmUp
  readonly writer: Writer
  readonly webhooks: Webhooks
  /** Jobs, messages, retention. */
  readonly work: Work
  readonly metrics: Metrics
  /** Ids of conversations as they are kept. */
  readonly hideId: HideId
  /** Notes and reasons that people write, as they are kept. */
  readonly hideText: (text: string) => string
  readonly live: LiveHub
  readonly audit: AuditLog
  /** Ways to find out who is asking, tried in order. */
  readonly credentials: readonly Credential[]
  /** After a key was revoked: none is taken for good without asking the store. */
  forgetKeys(): void
  close(): Promise<void>
}

export async function openParts(
  config: Config,
  log: FastifyBaseLogger,
  clock: () => number = Date.now,
  load: LoadChecker = loadChecker,
): Promise<Parts> {
  const store = openStore({ url: config.databaseUrl, folder: config.dataFolder, pool: config.databasePool })
  await migrate(store)
  loadSegmenter()
  const warmUp = openWarmUp()
  const books = await openBooks(store.db, config.phrasebooks, clock(), load, warmUp.add)
  const webhooks = await openWebhooks(store.db)
  const writer = openWriter(store, (trx, stored) =>
    enqueue(trx, clock(), stored.flatMap(webhooks.forConversation)),
  )
  const keys = byKey(store.db, clock)
  const parts = {
    config,
    log,
    clock,
    store,
    books,
    warmUp,
    writer,
    webhooks,
    metrics: createMetrics(),
    hideId: await openHiddenIds(store.db, config.mask),
    hideText: config.mask ? mask : (text: string) => text,
    audit: openAuditLog(store.db),
    credentials: [keys, bySession(store.db, clock), byTicket(store.db, clock)],
    forgetKeys: keys.forget,
    async close() {
      await writer.drain()
      await store.close()
    },
  }
  const work = await openWork(parts)
  const live = openLive({ ...parts, work })
  return {
    ...parts,
    work,
    live,
    async close() {
      warmUp.close()
      await live.close()
      await work.close()
      await parts.close()
    },
  }
}
