/** Every error that the service can answer with: one table of stable codes. Words for people are Chinese. */

interface ErrorKind {
  readonly status: number
  /** Said to people; details of the one case follow it in `detail`. */
  readonly title: string
}

/** `docs/errors.md` lists exactly these; a test holds both together. */
export const ERRORS = {
  'bad-json': { status: 400, title: '请求正文不是合法的 JSON' },
  'bad-request': { status: 400, title: '请求的内容不合要求' },
  'bad-conversation': { status: 400, title: '会话的内容不合要求' },
  'bad-transcript': { status: 400, title: '转写无法读取' },
  'bad-cursor': { status: 400, title: '翻页标记无效' },
  'not-signed-in': { status: 401, title: '没有登录，或密钥无效' },
  'wrong-password': { status: 401, title: '用户名或密码不对' },
  'bad-ticket': { status: 401, title: '连接票据无效或已用过' },
  'not-allowed': { status: 403, title: '没有这项权限' },
  'other-unit': { status: 403, title: '不能处理其他单位的数据' },
  'bad-csrf': { status: 403, title: '页面已过期，请刷新后再试' },
  'not-found': { status: 404, title: '没有找到' },
  'unknown-phrasebook': { status: 404, title: '没有这本话术本' },
  'method-not-allowed': { status: 405, title: '不支持这种请求方法' },
  'too-slow': { status: 408, title: '请求正文迟迟没有发完' },
  'conversation-differs': { status: 409, title: '同一编号已存有内容不同的会话' },
  'already-live': { status: 409, title: '这个会话正在进行' },
  'already-decided': { status: 409, title: '已经有人处理过' },
  'already-appealed': { status: 409, title: '申诉正在处理，或已有最终答复' },
  'name-taken': { status: 409, title: '名称已被使用' },
  'on-hold': { status: 409, title: '已封存，不能删除' },
  'lines-not-kept': { status: 409, title: '没有保存原文' },
  'too-late': { status: 409, title: '已过期限' },
  'too-large': { status: 413, title: '请求太大' },
  'wrong-type': { status: 415, title: '不支持这种内容类型' },
  'too-many-requests': { status: 429, title: '请求太频繁' },
  'locked-out': { status: 429, title: '登录失败次数太多，暂时锁定' },
  internal: { status: 500, title: '服务内部出错' },
  'store-unavailable': { status: 503, title: '存储暂时不可用' },
  overloaded: { status: 503, title: '服务繁忙' },
  'shutting-down': { status: 503, title: '服务正在关闭' },
} as const satisfies Readonly<Record<string, ErrorKind>>

export type ErrorCode = keyof typeof ERRORS

/** Something said of one field of the request. */
export interface FieldProblem {
  /** JSON path, e.g. `lines[3].role`. */
  readonly field: string
  readonly message: string
}

/** An error with a code of the table; whatever else is thrown becomes `internal`. */
export class ServiceError extends Error {
  override readonly name = 'ServiceError'
  readonly code: ErrorCode
  readonly problems: readonly FieldProblem[]

  constructor(
    code: ErrorCode,
    detail?: string,
    problems: readonly FieldProblem[] = [],
    options?: ErrorOptions,
  ) {
    super(detail ?? ERRORS[code].title, options)
    this.code = code
    this.problems = problems
  }
}
