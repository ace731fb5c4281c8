/** Puts an event into the shape that its receiver reads: Standard Webhooks, or a message of a WeCom, DingTalk or Feishu robot. */
import { createHmac, randomBytes } from 'node:crypto'
import type { WebhookRow } from '../store/webhooks.ts'
import type { Answer } from './call.ts'
import type { Event } from './outbox.ts'
import { sayEvent } from './say-event.ts'

export interface Message {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** `whsec_` and 32 random bytes in base64, as Standard Webhooks want it. */
export function makeSecret(): string {
  return `whsec_${randomBytes(32).toString('base64')}`
}

/** `id` is the same in every attempt; `now` is when it is sent. */
export function messageFor(
  { shape, url, secret }: Pick<WebhookRow, 'shape' | 'url' | 'secret'>,
  id: string,
  event: Event,
  now: number,
): Message {
  switch (shape) {
    case 'standard':
      return standard(url, secret, id, event, now)
    case 'wecom':
      return plain(url, { msgtype: 'markdown', markdown: { content: sayEvent(event) } })
    case 'dingtalk':
      return dingtalk(url, secret, event, now)
    case 'feishu':
      return feishu(url, secret, event, now)
    default:
      return shape satisfies never
  }
}

/** https://www.standardwebhooks.com: `v1,` and the HMAC-SHA256 of id, time and body. */
function standard(url: string, secret: string, id: string, event: Event, now: number): Message {
  const body = JSON.stringify(event)
  const timestamp = String(Math.floor(now / 1_000))
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
  const signature = createHmac('sha256', key).update(`${id}.${timestamp}.${body}`).digest('base64')
  const headers = {
    'webhook-id': id,
    'webhook-timestamp': timestamp,
    'webhook-signature': `v1,${signature}`,
  }
  return { url, headers, body }
}

/** The signature goes into the address: HMAC-SHA256 of milliseconds and secret, under the secret. */
function dingtalk(url: string, secret: string, event: Event, now: number): Message {
  const signed = new URL(url)
  if (secret !== '') {
    const sign = createHmac('sha256', secret).update(`${now}\n${secret}`).digest('base64')
    signed.searchParams.set('timestamp', String(now))
    signed.searchParams.set('sign', sign)
  }
  return plain(signed.href, { msgtype: 'markdown', markdown: { title: '礼言提醒', text: sayEvent(event) } })
}

/** The signature goes into the body: HMAC-SHA256 of nothing, under seconds and secret. */
function feishu(url: string, secret: string, event: Event, now: number): Message {
  const timestamp = String(Math.floor(now / 1_000))
  const sign = createHmac('sha256', `${timestamp}\n${secret}`).update('').digest('base64')
  const message = { msg_type: 'text', content: { text: sayEvent(event) } }
  return plain(url, secret === '' ? message : { timestamp, sign, ...message })
}

function plain(url: string, body: object): Message {
  return { url, headers: {}, body: JSON.stringify(body) }
}

/** Undefined: it was taken. Robots answer 200 and say in the body that they did not take it. */
export function refusalOf(shape: WebhookRow['shape'], { status, body }: Answer): string | undefined {
  if (status < 200 || status > 299) return `HTTP ${status}`
  if (shape === 'standard') return undefined
  const code = robotCode(body)
  return code === 0 ? undefined : `robot ${code ?? 'no-code'}`
}

function robotCode(body: string): number | undefined {
  try {
    const { errcode, code, StatusCode } = JSON.parse(body) as Readonly<Record<string, unknown>>
    const told = [errcode, code, StatusCode].find((value) => typeof value === 'number')
    return told as number | undefined
  } catch {
    return undefined
  }
}
