/** Validates one JSON value, or one line of NDJSON, as a native conversation. */
import type { Channel, Conversation, ConversationHead, Line, Role } from '../model.ts'
import { jsonProblem } from './json-problem.ts'

/** Longest id accepted, in UTF-16 units. */
export const MAX_ID_LENGTH = 256

/** Every code of a refused conversation, and what was expected (Chinese, follows the field's path). */
export const CONVERSATION_ERRORS = {
  'invalid-json': '不是合法的 JSON',
  'not-object': '应为一个 JSON 对象',
  'invalid-id': `应为 1 到 ${MAX_ID_LENGTH} 个字符的字符串`,
  'invalid-channel': '应为 "phone" 或 "counter"',
  'invalid-lines': '应为数组',
  'invalid-line': '应为对象',
  'invalid-role': '应为 "staff" 或 "customer"',
  'invalid-text': '应为字符串',
  'invalid-time': '应为不小于 0 的有限毫秒数',
  'end-before-start': '不得早于同一句的 start',
  'time-backwards': '不得早于前面语句的 start',
  'invalid-confidence': '应为 0 到 1 的数',
  'invalid-alternatives': '应为字符串数组',
  'invalid-ring-count': '应为不小于 0 的整数',
  'invalid-ended-by': '应为 "staff" 或 "customer"',
  'duplicate-id': '与前面的会话重复',
  'invalid-started-at': '应为 ISO 8601 日期时间，如 2025-03-01T09:30:00+08:00',
} as const
export type ConversationErrorCode = keyof typeof CONVERSATION_ERRORS

export interface ConversationError {
  readonly code: ConversationErrorCode
  /** Path of the field, e.g. `lines[3].role`; empty for the value as a whole. */
  readonly field: string
  /** In Chinese: the path, what was expected there, and what was found. */
  readonly message: string
}

export type ConversationResult =
  | { readonly conversation: Conversation; readonly error?: never }
  | { readonly conversation?: never; readonly error: ConversationError }

type Raw = Readonly<Record<string, unknown>>

const ISO_DATE_TIME =
  /^\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[Tt ](?:[01]\d|2[0-4]):[0-5]\d(?::[0-6]\d(?:[.,]\d+)?)?(?:[Zz]|[+-]\d{2}(?::?\d{2})?)?)?$/

/**
 * Reads one line of NDJSON. A leading byte order mark and white space around the value are tolerated.
 * Never throws; a refused line comes back as an error that names the field.
 */
export function parseConversation(json: string): ConversationResult {
  const text = json.charCodeAt(0) === 0xfeff ? json.slice(1) : json
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    return { error: { code: 'invalid-json', field: '', message: jsonProblem(text, error).message } }
  }
  return validateConversation(value)
}

/**
 * Checks a parsed JSON value. The conversation returned is a copy that holds the known fields only:
 * a line's own `id` or `interim` must not reach a session that would act on them.
 */
export function validateConversation(value: unknown): ConversationResult {
  if (!isObject(value)) return refuse('not-object', '', value)
  const headError = checkHead(value)
  if (headError !== undefined) return { error: headError }
  const raw = value['lines'] as readonly unknown[]
  const lines: Line[] = new Array(raw.length)
  let latest = 0
  for (let i = 0; i < raw.length; i++) {
    const line = raw[i]
    const error = isObject(line) ? checkLine(line, i, latest) : fail('invalid-line', `lines[${i}]`, line)
    if (error !== undefined) return { error }
    const clean = copyLine(line as Raw)
    if (clean.start !== undefined) latest = clean.start
    lines[i] = clean
  }
  return { conversation: copyHead(value, lines) }
}

/** The error for a conversation whose id came before; `where` tells in Chinese where, e.g. 第 3 行. */
export function duplicateId(id: string, where: string): ConversationError {
  const message = `id ${CONVERSATION_ERRORS['duplicate-id']}（首次出现在${where}）：${describe(id).trim()}`
  return { code: 'duplicate-id', field: 'id', message }
}

function checkHead(raw: Raw): ConversationError | undefined {
  const { id, channel, lines, ringCount, endedBy, startedAt } = raw
  if (typeof id !== 'string' || id.length > MAX_ID_LENGTH || id.trim() === '')
    return fail('invalid-id', 'id', id)
  if (channel !== 'phone' && channel !== 'counter') return fail('invalid-channel', 'channel', channel)
  if (!Array.isArray(lines)) return fail('invalid-lines', 'lines', lines)
  if (ringCount !== undefined && !(Number.isSafeInteger(ringCount) && (ringCount as number) >= 0)) {
    return fail('invalid-ring-count', 'ringCount', ringCount)
  }
  if (endedBy !== undefined && endedBy !== 'staff' && endedBy !== 'customer') {
    return fail('invalid-ended-by', 'endedBy', endedBy)
  }
  if (startedAt !== undefined && !(typeof startedAt === 'string' && ISO_DATE_TIME.test(startedAt))) {
    return fail('invalid-started-at', 'startedAt', startedAt)
  }
  for (const field of ['staff', 'window', 'unit'] as const) {
    if (raw[field] !== undefined && typeof raw[field] !== 'string')
      return fail('invalid-text', field, raw[field])
  }
  return undefined
}

function checkLine(line: Raw, index: number, latest: number): ConversationError | undefined {
  const { role, text, start, end, confidence, alternatives } = line
  if (role !== 'staff' && role !== 'customer') return failAt(index, 'role', 'invalid-role', role)
  if (typeof text !== 'string') return failAt(index, 'text', 'invalid-text', text)
  if (start !== undefined && !isTime(start)) return failAt(index, 'start', 'invalid-time', start)
  if (end !== undefined && !isTime(end)) return failAt(index, 'end', 'invalid-time', end)
  if (start !== undefined) {
    if (end !== undefined && end < start) return failAt(index, 'end', 'end-before-start', end)
    if (start < latest) return failAt(index, 'start', 'time-backwards', start)
  }
  if (confidence !== undefined && !isShare(confidence)) {
    return failAt(index, 'confidence', 'invalid-confidence', confidence)
  }
  if (alternatives !== undefined && !isTextList(alternatives)) {
    return failAt(index, 'alternatives', 'invalid-alternatives', alternatives)
  }
  return undefined
}

/** The two shapes that nearly all lines have are written out: conditional spreads would cost more than the checks. */
function copyLine(line: Raw): Line {
  const role = line['role'] as Role
  const text = line['text'] as string
  const start = line['start'] as number | undefined
  const end = line['end'] as number | undefined
  if (line['confidence'] === undefined && line['alternatives'] === undefined) {
    if (start !== undefined && end !== undefined) return { role, text, start, end }
    if (start === undefined && end === undefined) return { role, text }
  }
  const copy: { -readonly [field in keyof Line]: Line[field] } = { role, text }
  if (start !== undefined) copy.start = start
  if (end !== undefined) copy.end = end
  if (line['confidence'] !== undefined) copy.confidence = line['confidence'] as number
  if (line['alternatives'] !== undefined) copy.alternatives = line['alternatives'] as readonly string[]
  return copy
}

function copyHead(raw: Raw, lines: readonly Line[]): Conversation {
  const { id, channel, staff, window, unit, ringCount, endedBy, startedAt } =
    raw as unknown as ConversationHead
  return {
    id,
    channel: channel as Channel,
    ...(staff !== undefined && { staff }),
    ...(window !== undefined && { window }),
    ...(unit !== undefined && { unit }),
    ...(ringCount !== undefined && { ringCount }),
    ...(endedBy !== undefined && { endedBy }),
    ...(startedAt !== undefined && { startedAt }),
    lines,
  }
}

function isObject(value: unknown): value is Raw {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function isTime(value: unknown): value is number {
  return typeof value === 'number' && value >= 0 && value < Number.POSITIVE_INFINITY
}

function isShare(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= 1
}

function isTextList(value: unknown): boolean {
  return Array.isArray(value) && value.every((item) => typeof item === 'string')
}

function refuse(code: ConversationErrorCode, field: string, found: unknown): ConversationResult {
  return { error: fail(code, field, found) }
}

function fail(code: ConversationErrorCode, field: string, found: unknown): ConversationError {
  const subject = field === '' ? '会话' : field
  return { code, field, message: `${subject} ${CONVERSATION_ERRORS[code]}，现在是${describe(found)}` }
}

function failAt(
  index: number,
  field: keyof Line,
  code: ConversationErrorCode,
  found: unknown,
): ConversationError {
  return fail(code, `lines[${index}].${field}`, found)
}

function describe(value: unknown): string {
  if (value === undefined) return '空缺'
  if (Array.isArray(value)) return '数组'
  if (typeof value === 'object' && value !== null) return '对象'
  if (typeof value !== 'string') return ` ${String(value)}`
  if (value.length > MAX_ID_LENGTH) return ` ${value.length} 个字符的字符串`
  return ` ${JSON.stringify(value.length > 30 ? `${value.slice(0, 30)}…` : value)}`
}
