/** Rows of webhooks and of what is to be delivered to them. */
import { sql } from 'kysely'
import type { Db } from './open.ts'
import type { NewRow, Row } from './tables.ts'

export type WebhookRow = Row<'webhooks'>
export type DeliveryRow = Row<'deliveries'>

export async function addWebhook(db: Db, row: NewRow<'webhooks'>): Promise<void> {
  await db.insertInto('webhooks').values(row).execute()
}

/** Those of the unit; null: of all units. By name. */
export function listWebhooks(db: Db, unit: string | null): Promise<WebhookRow[]> {
  let query = db.selectFrom('webhooks').selectAll().orderBy('name').orderBy('id')
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.execute()
}

export function findWebhook(db: Db, unit: string | null, id: string): Promise<WebhookRow | undefined> {
  let query = db.selectFrom('webhooks').selectAll().where('id', '=', id)
  if (unit !== null) query = query.where('unit', '=', unit)
  return query.executeTakeFirst()
}

export async function changeWebhook(db: Db, id: string, change: Partial<NewRow<'webhooks'>>): Promise<void> {
  if (Object.keys(change).length > 0)
    await db.updateTable('webhooks').set(change).where('id', '=', id).execute()
}

/** With its deliveries. */
export async function removeWebhook(db: Db, id: string): Promise<void> {
  await db.deleteFrom('deliveries').where('webhook', '=', id).execute()
  await db.deleteFrom('webhooks').where('id', '=', id).execute()
}

const MOST_ROWS = 60

export async function addDeliveries(db: Db, rows: readonly NewRow<'deliveries'>[]): Promise<void> {
  for (let at = 0; at < rows.length; at += MOST_ROWS)
    await db
      .insertInto('deliveries')
      .values(rows.slice(at, at + MOST_ROWS))
      .execute()
}

/**
 * Takes what is due, of each webhook what is longest due: each message gets one more attempt, and is nobody else's until
 * `leaseUntil`. After that another process may try again, with the same id. `limit` is of one webhook, so that one that
 * never answers does not keep the others waiting.
 */
export function claimDeliveries(db: Db, lease: Lease): Promise<DeliveryRow[]> {
  return db.transaction().execute(async (trx) => {
    const webhooks = await trx
      .selectFrom('deliveries')
      .innerJoin('webhooks', 'webhooks.id', 'deliveries.webhook')
      .select('webhook')
      .distinct()
      .where('status', '=', 'pending')
      .where('next_at', '<=', lease.now)
      .where('enabled', '=', 1)
      .orderBy('webhook')
      .execute()
    const claimed: DeliveryRow[] = []
    for (const { webhook } of webhooks) claimed.push(...(await claimOf(trx, webhook, lease)))
    return claimed
  })
}

export interface Lease {
  readonly now: number
  readonly leaseUntil: number
  readonly limit: number
}

async function claimOf(trx: Db, webhook: string, { now, leaseUntil, limit }: Lease): Promise<DeliveryRow[]> {
  const due = await trx
    .selectFrom('deliveries')
    .select(['id', 'next_at'])
    .where('webhook', '=', webhook)
    .where('status', '=', 'pending')
    .where('next_at', '<=', now)
    .orderBy('next_at')
    .orderBy('id')
    .limit(limit)
    .execute()
  const claimed: DeliveryRow[] = []
  for (const { id, next_at } of due) {
    const row = await trx
      .updateTable('deliveries')
      .set({ next_at: leaseUntil, attempts: sql<number>`attempts + 1` })
      .where('id', '=', id)
      .where('status', '=', 'pending')
      .where('next_at', '=', next_at)
      .returningAll()
      .executeTakeFirst()
    if (row !== undefined) claimed.push(row)
  }
  return claimed
}

/** Of this attempt: if another process has tried meanwhile, its word counts. */
export async function settleDelivery(
  db: Db,
  { id, attempts }: Pick<DeliveryRow, 'id' | 'attempts'>,
  change: Partial<NewRow<'deliveries'>>,
): Promise<void> {
  await db
    .updateTable('deliveries')
    .set(change)
    .where('id', '=', id)
    .where('attempts', '=', attempts)
    .where('status', '=', 'pending')
    .execute()
}

/** The newest first; `before` is the last one of the page before. */
export function listDeliveries(
  db: Db,
  webhook: string,
  {
    status,
    before,
    limit,
  }: {
    readonly status: DeliveryRow['status'] | undefined
    readonly before: { readonly at: number; readonly id: string } | undefined
    readonly limit: number
  },
): Promise<DeliveryRow[]> {
  let query = db.selectFrom('deliveries').selectAll().where('webhook', '=', webhook)
  if (status !== undefined) query = query.where('status', '=', status)
  if (before !== undefined)
    query = query.where(({ eb, or, and }) =>
      or([
        eb('created_at', '<', before.at),
        and([eb('created_at', '=', before.at), eb('id', '<', before.id)]),
      ]),
    )
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit).execute()
}

/** A delivery of a webhook of the unit. */
export function findDelivery(db: Db, unit: string | null, id: string): Promise<DeliveryRow | undefined> {
  let query = db
    .selectFrom('deliveries')
    .innerJoin('webhooks', 'webhooks.id', 'deliveries.webhook')
    .selectAll('deliveries')
    .where('deliveries.id', '=', id)
  if (unit !== null) query = query.where('webhooks.unit', '=', unit)
  return query.executeTakeFirst()
}

/** From the first attempt on. */
export async function restartDelivery(db: Db, id: string, now: number): Promise<void> {
  await db
    .updateTable('deliveries')
    .set({ status: 'pending', attempts: 0, next_at: now, last_error: null, delivered_at: null })
    .where('id', '=', id)
    .execute()
}

export async function countPendingDeliveries(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('deliveries')
    .select(sql<number>`count(*)`.as('count'))
    .where('status', '=', 'pending')
    .executeTakeFirstOrThrow()
  return Number(count)
}

/** What was said where something forbidden was found; nothing where lines or conversation are gone. */
export function linesOfFindings(db: Db, unit: string, id: string) {
  return db
    .selectFrom('findings')
    .innerJoin('conversations', 'conversations.pk', 'findings.conversation')
    .leftJoin('lines', (join) =>
      join.onRef('lines.conversation', '=', 'findings.conversation').onRef('lines.n', '=', 'findings.line'),
    )
    .select(['findings.line', 'findings.start', 'findings.text as words', 'lines.text as line_text'])
    .where('conversations.unit', '=', unit)
    .where('conversations.id', '=', id)
    .where('findings.kind', '=', 'forbidden')
    .execute()
}
