/** Webhooks as people set them up. Secrets go in, or are made here, and never come out again. */
import { randomUUID } from 'node:crypto'
import { audit } from '../access/audit.ts'
import type { Principal } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import {
  addDeliveries,
  addWebhook,
  changeWebhook,
  findDelivery,
  findWebhook,
  removeWebhook,
  restartDelivery,
  type WebhookRow,
} from '../store/webhooks.ts'
import { ServiceError } from '../wire/errors.ts'
import { type AddressProblem, problemOfUrl } from './address.ts'
import { makeSecret } from './message.ts'
import { deliveryOf } from './outbox.ts'

type Needs = Pick<Parts, 'store' | 'audit' | 'clock' | 'log' | 'config' | 'webhooks' | 'work'>

export interface WebhookOrder {
  readonly unit?: string | null
  readonly name: string
  readonly url: string
  readonly shape: WebhookRow['shape']
  readonly secret?: string
  readonly events: readonly string[]
  readonly minSeverity: string
  readonly belowScore: number | null
  readonly withText: boolean
  readonly enabled: boolean
}

/** What is undefined stays. */
type Change = {
  readonly [field in Exclude<keyof WebhookOrder, 'unit' | 'shape'>]?: WebhookOrder[field] | undefined
} & { readonly newSecret?: true | undefined }

const PROBLEMS: Readonly<Record<AddressProblem, string>> = {
  'bad-url': '不是合法的网址',
  'bad-scheme': '应以 https:// 或 http:// 开头',
  'bad-port': '端口应为 80、443 或不小于 1024',
  'has-password': '网址里不能有用户名和密码',
  'private-address': '不能是内网地址（LIYAN_WEBHOOK_PRIVATE 可以放开）',
}

/** `secret` is shown this once, where it was made here. @throws ServiceError other-unit, bad-request */
export async function createWebhook(parts: Needs, by: Principal, order: WebhookOrder) {
  const unit = order.unit === undefined ? by.unit : order.unit
  if (by.unit !== null && unit !== by.unit) throw new ServiceError('other-unit')
  requireUrl(parts, order.url)
  const { shape, name, url } = order
  if (order.secret !== undefined && (shape === 'standard' || shape === 'wecom'))
    throw badField('secret', '这种格式的密钥由服务生成，或不需要')
  const secret = shape === 'standard' ? makeSecret() : (order.secret ?? '')
  const row: WebhookRow = {
    id: `wh_${randomUUID()}`,
    unit,
    name,
    url,
    shape,
    secret,
    events: JSON.stringify(order.events),
    min_severity: order.minSeverity,
    below_score: order.belowScore,
    with_text: order.withText ? 1 : 0,
    enabled: order.enabled ? 1 : 0,
    disabled_because: null,
    created_at: parts.clock(),
  }
  await parts.store.db.transaction().execute(async (trx) => {
    await addWebhook(trx, row)
    await audit(parts, by, 'webhooks.create', row.id, { unit, detail: { name, shape }, within: trx })
  })
  await parts.webhooks.refresh()
  return { row, ...(shape === 'standard' && { secret }) }
}

/** @throws ServiceError not-found, bad-request */
export async function editWebhook(parts: Needs, by: Principal, id: string, change: Change) {
  const before = await webhookOf(parts, by, id)
  if (change.url !== undefined) requireUrl(parts, change.url)
  const isMade = before.shape === 'standard'
  if (change.newSecret !== undefined && !isMade) throw badField('newSecret', '这种格式的密钥不由服务生成')
  if (change.secret !== undefined && (isMade || before.shape === 'wecom'))
    throw badField('secret', '这种格式的密钥由服务生成，或不需要')
  const secret = change.newSecret === true ? makeSecret() : change.secret
  await parts.store.db.transaction().execute(async (trx) => {
    await changeWebhook(trx, id, {
      ...(change.name !== undefined && { name: change.name }),
      ...(change.url !== undefined && { url: change.url }),
      ...(change.events !== undefined && { events: JSON.stringify(change.events) }),
      ...(change.minSeverity !== undefined && { min_severity: change.minSeverity }),
      ...(change.belowScore !== undefined && { below_score: change.belowScore }),
      ...(change.withText !== undefined && { with_text: change.withText ? 1 : 0 }),
      ...(change.enabled !== undefined && { enabled: change.enabled ? 1 : 0, disabled_because: null }),
      ...(secret !== undefined && { secret }),
    })
    const detail = { changed: Object.keys(change) }
    await audit(parts, by, 'webhooks.change', id, { unit: before.unit, detail, within: trx })
  })
  await parts.webhooks.refresh()
  const row = await webhookOf(parts, by, id)
  return { row, ...(change.newSecret === true && secret !== undefined && { secret }) }
}

/** With everything that was to be delivered. @throws ServiceError not-found */
export async function deleteWebhook(parts: Needs, by: Principal, id: string): Promise<void> {
  const { unit, name } = await webhookOf(parts, by, id)
  await parts.store.db.transaction().execute(async (trx) => {
    await removeWebhook(trx, id)
    await audit(parts, by, 'webhooks.delete', id, { unit, detail: { name }, within: trx })
  })
  await parts.webhooks.refresh()
}

/** Sends a message that says nothing but that it arrived. @throws ServiceError not-found */
export async function testWebhook(parts: Needs, by: Principal, id: string) {
  const webhook = await webhookOf(parts, by, id)
  const told = { webhook, unit: webhook.unit ?? '', type: 'test', data: {} } as const
  const row = deliveryOf(told, parts.clock())
  await addDeliveries(parts.store.db, [row])
  parts.work.wake()
  return row
}

/** A delivery, dead or not, is tried from the beginning. @throws ServiceError not-found */
export async function retryDelivery(parts: Needs, by: Principal, id: string) {
  const { db } = parts.store
  if ((await findDelivery(db, by.unit, id)) === undefined) throw new ServiceError('not-found')
  await restartDelivery(db, id, parts.clock())
  parts.work.wake()
  const row = await findDelivery(db, by.unit, id)
  if (row === undefined) throw new ServiceError('not-found')
  return row
}

/** @throws ServiceError not-found */
export async function webhookOf({ store }: Pick<Parts, 'store'>, { unit }: Principal, id: string) {
  const row = await findWebhook(store.db, unit, id)
  if (row === undefined) throw new ServiceError('not-found')
  return row
}

function requireUrl({ config }: Pick<Parts, 'config'>, url: string): void {
  const problem = problemOfUrl(url, config.webhookPrivate)
  if (problem !== undefined) throw badField('url', PROBLEMS[problem])
}

function badField(field: string, message: string): ServiceError {
  return new ServiceError('bad-request', `${field}：${message}`, [{ field, message }])
}
