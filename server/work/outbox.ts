/**
 * What webhooks are told: events are made of rows, and written down in the transaction of the rows that they tell of. They
 * hold names and figures, never words; those are looked up when a message is sent, so that deleted means gone here too.
 */
import { randomUUID } from 'node:crypto'
import { SEVERITIES } from 'liyan'
import type { ConversationRows } from '../store/conversation-rows.ts'
import type { JobRow } from '../store/jobs.ts'
import type { Db } from '../store/open.ts'
import type { NewRow, Row } from '../store/tables.ts'
import { addDeliveries, listWebhooks, type WebhookRow } from '../store/webhooks.ts'

const EVENTS = [
  'finding.forbidden',
  'rule.missed',
  'score.low',
  'appeal.filed',
  'appeal.decided',
  'job.done',
  'test',
] as const
type EventType = (typeof EVENTS)[number]

/** The conversation that an event is about. */
export interface EventPlace {
  readonly unit: string
  readonly id: string
  readonly staff: string | null
  readonly window: string | null
  readonly channel: string
  /** When it took place. */
  readonly at: number
  /** Where this service answers with it. */
  readonly path: string
}

export interface EventFinding {
  readonly phrase: string
  readonly severity: string
  readonly line: number
  readonly start: number
  readonly end: number
  /** Only where the webhook asks for it, and while it is kept. */
  readonly text?: string
  readonly lineText?: string
}

/** The body of a message in the `standard` shape; robots say it in words. */
export interface Event {
  readonly type: EventType
  /** ISO 8601, when it happened. */
  readonly timestamp: string
  readonly data: {
    readonly conversation?: EventPlace
    readonly score?: number
    readonly passed?: boolean
    readonly findings?: readonly EventFinding[]
    readonly rules?: readonly string[]
    readonly appeal?: {
      readonly id: number
      readonly finding: number
      readonly staff: string
      readonly status: string
    }
    readonly job?: Pick<JobRow, 'id' | 'status' | 'total' | 'done' | 'failed'>
  }
}

/** An event and whom it is for. */
interface Told {
  readonly webhook: WebhookRow
  readonly unit: string
  readonly type: EventType
  readonly data: Event['data']
}

type AppealRow = Pick<Row<'appeals'>, 'pk' | 'finding' | 'unit' | 'staff' | 'status'>

export interface Webhooks {
  /** Reads the list anew: after a change here, and now and then for changes by other processes. */
  refresh(): Promise<void>
  forConversation(rows: ConversationRows): readonly Told[]
  forAppeal(type: 'appeal.filed' | 'appeal.decided', appeal: AppealRow): readonly Told[]
  forJob(job: JobRow): readonly Told[]
}

/** The list is kept in memory: every stored conversation asks for it. */
export async function openWebhooks(db: Db): Promise<Webhooks> {
  let known: readonly (WebhookRow & { readonly types: readonly EventType[] })[] = []
  const asked = (unit: string, type: EventType) =>
    known.filter(
      (webhook) => (webhook.unit === null || webhook.unit === unit) && webhook.types.includes(type),
    )
  const webhooks: Webhooks = {
    async refresh() {
      const rows = await listWebhooks(db, null)
      known = rows
        .filter(({ enabled }) => enabled === 1)
        .map((row) => ({ ...row, types: JSON.parse(row.events) as EventType[] }))
    },
    forConversation(rows) {
      // Practice is nobody's business but the trainee's.
      if (known.length === 0 || rows.conversation.source === 'practice') return []
      const { unit } = rows.conversation
      return [
        ...asked(unit, 'finding.forbidden').flatMap((webhook) => forbidden(webhook, rows)),
        ...asked(unit, 'rule.missed').flatMap((webhook) => missed(webhook, rows)),
        ...asked(unit, 'score.low').flatMap((webhook) => low(webhook, rows)),
      ]
    },
    forAppeal: (type, { pk, finding, unit, staff, status }) =>
      asked(unit, type).map((webhook) => ({
        webhook,
        unit,
        type,
        data: { appeal: { id: pk, finding, staff, status } },
      })),
    forJob: ({ id, unit, status, total, done, failed }) =>
      asked(unit, 'job.done').map((webhook) => ({
        webhook,
        unit,
        type: 'job.done',
        data: { job: { id, status, total, done, failed } },
      })),
  }
  await webhooks.refresh()
  return webhooks
}

/** Writes messages down, to be sent after the commit. */
export async function enqueue(trx: Db, now: number, told: readonly Told[]): Promise<void> {
  if (told.length > 0)
    await addDeliveries(
      trx,
      told.map((one) => deliveryOf(one, now)),
    )
}

export function deliveryOf({ webhook, unit, type, data }: Told, now: number): NewRow<'deliveries'> {
  const event: Event = { type, timestamp: new Date(now).toISOString(), data }
  return {
    id: `msg_${randomUUID()}`,
    webhook: webhook.id,
    unit,
    event: type,
    payload: JSON.stringify(event),
    status: 'pending',
    attempts: 0,
    next_at: now,
    last_error: null,
    created_at: now,
    delivered_at: null,
  }
}

function forbidden(webhook: WebhookRow, rows: ConversationRows): Told[] {
  const least = SEVERITIES.indexOf(webhook.min_severity as (typeof SEVERITIES)[number])
  const findings = rows.findings
    .filter(({ kind, severity_rank }) => kind === 'forbidden' && severity_rank >= least)
    .map(({ phrase, severity, line, start, end }) => ({ phrase, severity, line, start, end }))
  return findings.length === 0 ? [] : [aboutConversation(webhook, 'finding.forbidden', rows, { findings })]
}

function missed(webhook: WebhookRow, rows: ConversationRows): Told[] {
  const rules = rows.statuses.filter(({ status }) => status === 'missed').map(({ rule }) => rule)
  return rules.length === 0 ? [] : [aboutConversation(webhook, 'rule.missed', rows, { rules })]
}

/** Without a limit of its own: what does not pass. */
function low(webhook: WebhookRow, rows: ConversationRows): Told[] {
  const { score, passed } = rows.conversation
  const isLow = webhook.below_score === null ? passed === 0 : score < webhook.below_score
  return isLow ? [aboutConversation(webhook, 'score.low', rows, {})] : []
}

function aboutConversation(
  webhook: WebhookRow,
  type: EventType,
  { conversation }: ConversationRows,
  data: Event['data'],
): Told {
  const { unit, id, staff = null, window = null, channel, at, score, passed } = conversation
  const path = `/v1/conversations/${encodeURIComponent(id)}`
  const place: EventPlace = { unit, id, staff, window, channel, at, path }
  return { webhook, unit, type, data: { conversation: place, score, passed: passed === 1, ...data } }
}
