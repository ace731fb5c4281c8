/** What the audit log's actions are called. */

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
  'phrasebooks.reload': '重新载入话术本',
  'conversations.delete': '删除会话',
  'conversations.hold': '封存会话',
}

export function actionName(action: string): string {
  return ACTIONS[action] ?? action
}
