/** Webhooks: who is told of what, and what became of each message. */
import { z } from 'zod'
import { Instant, Label, PageQuery, pageOf, SeverityName } from './common.ts'

const EventName = z.enum([
  'finding.forbidden',
  'rule.missed',
  'score.low',
  'appeal.filed',
  'appeal.decided',
  'job.done',
])
const ShapeName = z.enum(['standard', 'wecom', 'dingtalk', 'feishu'])

const Fields = {
  name: Label,
  events: z.array(EventName).min(1).max(10),
  /** Of findings: the least severity that is told. */
  minSeverity: SeverityName,
  /** Of scores: what is below this is told; null: what does not pass. */
  belowScore: z.number().nullable(),
  /** What was said travels along, masked. */
  withText: z.boolean(),
  enabled: z.boolean(),
}
/** http or https, no password, no port below 1024 but 80 and 443; public, unless private addresses are allowed. */
const Url = z.string().max(2_000)
/** Of a robot that signs (DingTalk, Feishu): the one that its settings page shows. Others are made here. */
const RobotSecret = z.string().min(1).max(200)

export const WebhookShape = z
  .object({
    id: z.string(),
    /** Null: of all units. */
    unit: z.string().nullable(),
    /** What follows `?` is hidden: robots have their key there. */
    url: z.string(),
    shape: ShapeName,
    ...Fields,
    events: z.array(EventName),
    /** Why the service itself turned it off. */
    disabledBecause: z.string().nullable(),
    createdAt: Instant,
  })
  .meta({ id: 'Webhook' })
export const WebhookList = z.object({ items: z.array(WebhookShape) }).meta({ id: 'WebhookList' })

export const NewWebhookShape = z.object({
  unit: Label.nullable().exactOptional(),
  url: Url,
  shape: ShapeName.default('standard'),
  secret: RobotSecret.exactOptional(),
  ...Fields,
  minSeverity: Fields.minSeverity.default('major'),
  belowScore: Fields.belowScore.default(null),
  withText: Fields.withText.default(false),
  enabled: Fields.enabled.default(true),
})

/** `secret` is there for the `standard` shape, this once. */
export const NewWebhookAnswer = WebhookShape.extend({ secret: z.string().exactOptional() }).meta({
  id: 'NewWebhookAnswer',
})

export const WebhookChange = z
  .object({ ...Fields, url: Url, secret: RobotSecret, newSecret: z.literal(true) })
  .partial()

export const DeliveryShape = z
  .object({
    /** The `webhook-id` of every attempt. */
    id: z.string(),
    webhook: z.string(),
    event: z.string(),
    status: z.enum(['pending', 'delivered', 'dead']),
    attempts: z.number().int(),
    /** Of a pending one. */
    nextAt: Instant.nullable(),
    lastError: z.string().nullable(),
    createdAt: Instant,
    deliveredAt: Instant.nullable(),
  })
  .meta({ id: 'Delivery' })
export const DeliveryPage = pageOf(DeliveryShape).meta({ id: 'DeliveryPage' })
export const DeliveriesQuery = z.object({
  ...PageQuery.shape,
  status: z.enum(['pending', 'delivered', 'dead']).exactOptional(),
})
export const WebhookParams = z.object({ id: z.string().max(100) })
