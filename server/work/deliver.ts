/**
 * Sends what is due to webhooks. At least once: an answer that was not written down is asked for again, with the same
 * `webhook-id`. A message that is not taken is tried again after 5 seconds, 5 and 30 minutes, 2, 5, 10, 14, 20 and 24
 * hours, each up to a fifth longer; after that it is dead, and stays in the list of the dead. 410 turns the webhook off.
 */
import type { Parts } from '../parts.ts'
import {
  changeWebhook,
  claimDeliveries,
  type DeliveryRow,
  findWebhook,
  linesOfFindings,
  settleDelivery,
  type WebhookRow,
} from '../store/webhooks.ts'
import { CallError, call } from './call.ts'
import { messageFor, refusalOf } from './message.ts'
import type { Event } from './outbox.ts'

const SECOND = 1_000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
export const DELAYS: readonly number[] = [
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
]
const JITTER = 0.2
/** Longer than a call takes: after it the message is anybody's. */
const LEASE = MINUTE
/** Of one webhook. */
const AT_ONCE = 16

type Needs = Pick<Parts, 'store' | 'config' | 'clock' | 'log' | 'webhooks'>

/** Sends what is due now, some at once. False: nothing was due. */
export async function deliverDue(parts: Needs): Promise<boolean> {
  const now = parts.clock()
  const due = await claimDeliveries(parts.store.db, { now, leaseUntil: now + LEASE, limit: AT_ONCE })
  await Promise.all(due.map((delivery) => deliver(parts, delivery)))
  return due.length > 0
}

async function deliver(parts: Needs, delivery: DeliveryRow): Promise<void> {
  const { store, clock, log } = parts
  const webhook = await findWebhook(store.db, null, delivery.webhook)
  // Removed a moment ago, and the delivery with it.
  if (webhook === undefined) return
  const refusal = await send(parts, webhook, delivery)
  if (refusal === undefined) {
    await settleDelivery(store.db, delivery, {
      status: 'delivered',
      delivered_at: clock(),
      last_error: null,
    })
    return
  }
  const { id, attempts, event } = delivery
  log.warn(
    { delivery: id, webhook: webhook.id, event, attempts, refusal },
    'a webhook did not take a message',
  )
  if (refusal === 'HTTP 410') {
    await changeWebhook(store.db, webhook.id, { enabled: 0, disabled_because: refusal })
    await parts.webhooks.refresh()
  }
  await settleDelivery(store.db, delivery, afterRefusal(delivery, refusal, clock()))
}

function afterRefusal({ attempts }: DeliveryRow, refusal: string, now: number) {
  const delay = DELAYS[attempts - 1]
  if (delay === undefined || refusal === 'HTTP 410') return { status: 'dead' as const, last_error: refusal }
  return { next_at: Math.ceil(now + delay * (1 + Math.random() * JITTER)), last_error: refusal }
}

/** Undefined: it was taken. */
async function send(
  { store, config, clock }: Needs,
  webhook: WebhookRow,
  { id, payload }: DeliveryRow,
): Promise<string | undefined> {
  const event = JSON.parse(payload) as Event
  const whole = webhook.with_text === 1 ? await withWords(store.db, event) : event
  try {
    const message = messageFor(webhook, id, whole, clock())
    return refusalOf(webhook.shape, await call({ ...message, isPrivateAllowed: config.webhookPrivate }))
  } catch (error) {
    return error instanceof CallError ? error.message : 'failed'
  }
}

/** The event with what was said, as far as it is still kept. */
async function withWords(db: Needs['store']['db'], event: Event): Promise<Event> {
  const { conversation, findings } = event.data
  if (conversation === undefined || findings === undefined) return event
  const rows = await linesOfFindings(db, conversation.unit, conversation.id)
  const said = findings.map((finding) => {
    const row = rows.find(({ line, start }) => line === finding.line && start === finding.start)
    if (row === undefined) return finding
    return { ...finding, text: row.words, ...(row.line_text !== null && { lineText: row.line_text }) }
  })
  return { ...event, data: { ...event.data, findings: said } }
}
