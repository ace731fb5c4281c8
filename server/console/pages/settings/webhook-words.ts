/** Words for webhooks and what becomes of their messages. */
import type { Schemas } from '../../client.ts'

export type Webhook = Schemas['Webhook']
export type EventName = Webhook['events'][number]

export const EVENT_NAMES: Readonly<Record<EventName, string>> = {
  'finding.forbidden': '说了忌语',
  'rule.missed': '该说的没说',
  'score.low': '得分低',
  'appeal.filed': '有人申诉',
  'appeal.decided': '申诉有答复',
  'job.done': '批量检查完成',
}

export const SHAPE_NAMES: Readonly<Record<Webhook['shape'], string>> = {
  standard: '通用（Standard Webhooks）',
  wecom: '企业微信群机器人',
  dingtalk: '钉钉群机器人',
  feishu: '飞书群机器人',
}

export const DELIVERY_STATES = { pending: '等待送达', delivered: '已送达', dead: '送不到' } as const

/** Also of messages that no event made. */
export function eventName(event: string): string {
  return EVENT_NAMES[event as EventName] ?? (event.includes('test') ? '测试' : event)
}
