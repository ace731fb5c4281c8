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

const REFUSALS: Readonly<Record<string, string>> = {
  timeout: '对方没有及时回答',
  'private-address': '地址在内网，服务设置不允许',
  ENOTFOUND: '找不到这个地址，请检查域名',
  EAI_AGAIN: '暂时查不到这个地址',
  ECONNREFUSED: '对方拒绝连接，可能没有启动',
  ECONNRESET: '连接被对方断开',
  EHOSTUNREACH: '到不了对方的网络',
  CERT_HAS_EXPIRED: '对方的证书已过期',
  DEPTH_ZERO_SELF_SIGNED_CERT: '对方的证书不受信任',
  failed: '没有送到',
  'HTTP 401': '对方不认这个地址里的凭据（HTTP 401）',
  'HTTP 403': '对方不允许（HTTP 403）',
  'HTTP 404': '对方没有这个接口（HTTP 404）',
  'HTTP 410': '对方已停用这个接口（HTTP 410）',
}

/** Why a message did not arrive; codes that nobody foresaw stay as they are. */
export function refusalName(refusal: string): string {
  return REFUSALS[refusal] ?? refusal
}
