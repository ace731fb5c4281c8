/** What the audit log's actions and their details are called. */
import { momentOf } from '../../time.ts'
import { ROLE_TITLES, type RoleName } from '../../words.ts'

export const ACTIONS: Readonly<Record<string, string>> = {
  'session.open': '登录',
  'session.close': '退出',
  'session.fail': '登录失败',
  'session.lock': '登录被锁定',
  'password.change': '改自己的密码',
  'users.create': '建用户',
  'users.change': '改用户',
  'keys.create': '发密钥',
  'keys.revoke': '吊销密钥',
  'units.create': '建单位',
  'webhooks.create': '建通知',
  'webhooks.change': '改通知',
  'webhooks.delete': '删通知',
  'retention.change': '改保存期限',
  'retention.sweep': '清理过期数据',
  'phrasebooks.reload': '重新载入话术本',
  'conversations.delete': '删除会话',
  'conversations.hold': '封存会话',
  'findings.decide': '复核',
  'reviews.undo': '撤销复核',
  'appeals.file': '申诉',
  'appeals.withdraw': '撤回申诉',
  'appeals.decide': '答复申诉',
  'exports.make': '导出',
  'drills.assign': '布置练习',
  'drills.remove': '收回练习',
  'scenarios.create': '由会话做情景',
  'scenarios.remove': '删除情景',
}

export function actionName(action: string): string {
  return ACTIONS[action] ?? action
}

const FIELDS: Readonly<Record<string, string>> = {
  ip: '地址',
  role: '角色',
  unit: '单位',
  staff: '工号',
  name: '名称',
  display: '姓名',
  scopes: '权限',
  disabled: '停用',
  password: '密码',
  url: '地址',
  events: '事件',
  lockedUntil: '锁定到',
  expiresAt: '有效到',
  books: '话术本',
  hold: '封存',
  reason: '理由',
}

/** What an entry adds, without what is not set. */
export function detailOf(detail: object): string {
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([field, value]) => `${FIELDS[field] ?? field}：${wordsOf(field, value)}`)
    .join('；')
}

function wordsOf(field: string, value: unknown): string {
  if (field === 'role') return ROLE_TITLES[value as RoleName] ?? String(value)
  if (typeof value === 'number' && /(?:At|Until)$/.test(field)) return momentOf(value)
  if (typeof value === 'boolean') return value ? '是' : '否'
  return typeof value === 'string' ? value : JSON.stringify(value)
}
