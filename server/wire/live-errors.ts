/** Every error that /v1/live and /v1/monitor can send, and the code with which a fatal one closes the socket. */

interface LiveErrorKind {
  /** Said to people; details of the one case stand in `detail`. */
  readonly title: string
  /** Where it is given the error is fatal, and the socket is closed with this code. */
  readonly close?: number
}

/** `docs/live.md` lists exactly these; a test holds both together. */
export const LIVE_ERRORS = {
  'bad-json': { title: '消息不是合法的 JSON' },
  'bad-message': { title: '消息的内容不合要求' },
  'unknown-message': { title: '没有这种消息' },
  'not-started': { title: '会话还没有开始' },
  'already-started': { title: '这个连接上已经有会话' },
  'already-live': { title: '这个会话正在进行' },
  'bad-conversation': { title: '会话的内容不合要求' },
  'conversation-differs': { title: '这个编号已存有会话' },
  'unknown-phrasebook': { title: '没有这本话术本' },
  'other-unit': { title: '不能处理其他单位的数据' },
  'not-allowed': { title: '没有这项权限' },
  'not-found': { title: '没有找到' },
  'out-of-window': { title: '句子的编号超前太多' },
  'lines-missing': { title: '还缺前面的句子' },
  'store-unavailable': { title: '存储暂时不可用，句子暂未确认' },
  'binary-frame': { title: '只接受文本消息', close: 1003 },
  'not-signed-in': { title: '密钥或用户已停用', close: 1008 },
  'too-many-errors': { title: '错误太多', close: 1008 },
  internal: { title: '服务内部出错', close: 1011 },
  'shutting-down': { title: '服务正在关闭，请稍后恢复会话', close: 1012 },
  overloaded: { title: '同时进行的会话太多', close: 1013 },
  'wrong-protocol': { title: '不支持这个协议版本', close: 4000 },
  'hello-timeout': { title: '迟迟没有开始', close: 4001 },
  idle: { title: '太久没有消息', close: 4002 },
  'no-credit': { title: '发送超出了额度', close: 4008 },
  'too-slow': { title: '接收太慢', close: 4008 },
  'taken-over': { title: '会话已由另一个连接接管', close: 4009 },
} as const satisfies Readonly<Record<string, LiveErrorKind>>

export type LiveErrorCode = keyof typeof LIVE_ERRORS

/** Undefined where the connection goes on. */
export function closeCodeOf(code: LiveErrorCode): number | undefined {
  const kind: LiveErrorKind = LIVE_ERRORS[code]
  return kind.close
}

/** Something that goes wrong on a socket, with a code of the table. */
export class LiveError extends Error {
  override readonly name = 'LiveError'
  readonly code: LiveErrorCode
  /** Number of the line that it is about. */
  readonly seq: number | undefined

  constructor(code: LiveErrorCode, detail?: string, seq?: number) {
    super(detail ?? LIVE_ERRORS[code].title)
    this.code = code
    this.seq = seq
  }
}
