/** What native conversations must look like, and what is said of those that do not. */
import { describe, expect, test } from 'vitest'
import {
  CONVERSATION_ERRORS,
  type ConversationErrorCode,
  duplicateId,
  MAX_ID_LENGTH,
  parseConversation,
  validateConversation,
} from '../../src/formats/conversation.ts'

const hello = { role: 'staff', text: '您好' }
const base = { id: 'c1', channel: 'phone', lines: [hello] }
const withLine = (line: object) => ({ ...base, lines: [hello, { ...hello, ...line }] })

describe('accepted', () => {
  const accepted: [name: string, value: object][] = [
    ['the least', { id: 'x', channel: 'counter', lines: [] }],
    ['all of the head', { ...base, staff: '王', window: '3', unit: '人社', ringCount: 0, endedBy: 'staff' }],
    ['a time with a zone', { ...base, startedAt: '2025-03-01T09:30:00+08:00' }],
    ['a time in UTC', { ...base, startedAt: '2025-03-01T09:30:00.123Z' }],
    ['a time without a zone', { ...base, startedAt: '2025-03-01 09:30' }],
    ['a day', { ...base, startedAt: '2025-03-01' }],
    ['all of a line', withLine({ start: 0, end: 0, confidence: 1, alternatives: ['你好', ''] })],
    ['only a start', withLine({ start: 5 })],
    ['only an end', withLine({ end: 5 })],
    ['fractions of ms', withLine({ start: 0.5, end: 1.25 })],
    ['lone surrogates and NUL', withLine({ text: '\ud800您\u0000\udc00' })],
    ['empty text', withLine({ text: '' })],
    ['the longest id', { ...base, id: 'x'.repeat(MAX_ID_LENGTH) }],
    ['starts that stand still', { ...base, lines: [1, 1, 2].map((start) => ({ ...hello, start })) }],
    [
      'overlapping lines',
      {
        ...base,
        lines: [
          { ...hello, start: 0, end: 900 },
          { ...hello, start: 100, end: 200 },
        ],
      },
    ],
  ]
  test.each(accepted)('%s', (_, value) => {
    expect(validateConversation(value)).toEqual({ conversation: value })
    expect(parseConversation(JSON.stringify(value))).toEqual({ conversation: value })
  })

  test('unknown fields do not come through, not even those that a session would act on', () => {
    const extra = { ...base, expect: {}, lines: [{ ...hello, id: 'u1', interim: true, spk: 0 }] }
    expect(validateConversation(extra)).toEqual({ conversation: base })
  })

  test('a byte order mark, white space and CR around the value are tolerated', () => {
    expect(parseConversation(`\ufeff ${JSON.stringify(base)} \r`)).toEqual({ conversation: base })
  })
})

describe('refused', () => {
  const refused: [value: unknown, code: ConversationErrorCode, field: string][] = [
    [null, 'not-object', ''],
    [[base], 'not-object', ''],
    ['c1', 'not-object', ''],
    [{ ...base, id: undefined }, 'invalid-id', 'id'],
    [{ ...base, id: '' }, 'invalid-id', 'id'],
    [{ ...base, id: ' \t' }, 'invalid-id', 'id'],
    [{ ...base, id: 7 }, 'invalid-id', 'id'],
    [{ ...base, id: 'x'.repeat(MAX_ID_LENGTH + 1) }, 'invalid-id', 'id'],
    [{ ...base, channel: undefined }, 'invalid-channel', 'channel'],
    [{ ...base, channel: 'email' }, 'invalid-channel', 'channel'],
    [{ ...base, lines: undefined }, 'invalid-lines', 'lines'],
    [{ ...base, lines: { 0: hello } }, 'invalid-lines', 'lines'],
    [{ ...base, lines: [hello, null] }, 'invalid-line', 'lines[1]'],
    [{ ...base, lines: ['您好'] }, 'invalid-line', 'lines[0]'],
    [{ ...base, lines: [[]] }, 'invalid-line', 'lines[0]'],
    [withLine({ role: 'agent' }), 'invalid-role', 'lines[1].role'],
    [withLine({ role: undefined }), 'invalid-role', 'lines[1].role'],
    [withLine({ text: 1 }), 'invalid-text', 'lines[1].text'],
    [withLine({ text: null }), 'invalid-text', 'lines[1].text'],
    [withLine({ start: -1 }), 'invalid-time', 'lines[1].start'],
    [withLine({ start: '1' }), 'invalid-time', 'lines[1].start'],
    [withLine({ start: null }), 'invalid-time', 'lines[1].start'],
    [withLine({ end: Number.POSITIVE_INFINITY }), 'invalid-time', 'lines[1].end'],
    [withLine({ end: Number.NaN }), 'invalid-time', 'lines[1].end'],
    [withLine({ start: 2, end: 1 }), 'end-before-start', 'lines[1].end'],
    [
      {
        ...base,
        lines: [
          { ...hello, start: 2 },
          { ...hello, start: 1 },
        ],
      },
      'time-backwards',
      'lines[1].start',
    ],
    [
      { ...base, lines: [{ ...hello, start: 2 }, hello, { ...hello, start: 1 }] },
      'time-backwards',
      'lines[2].start',
    ],
    [withLine({ confidence: 1.1 }), 'invalid-confidence', 'lines[1].confidence'],
    [withLine({ confidence: '0.5' }), 'invalid-confidence', 'lines[1].confidence'],
    [withLine({ alternatives: '您好' }), 'invalid-alternatives', 'lines[1].alternatives'],
    [withLine({ alternatives: [1] }), 'invalid-alternatives', 'lines[1].alternatives'],
    [{ ...base, ringCount: 1.5 }, 'invalid-ring-count', 'ringCount'],
    [{ ...base, ringCount: -1 }, 'invalid-ring-count', 'ringCount'],
    [{ ...base, ringCount: '3' }, 'invalid-ring-count', 'ringCount'],
    [{ ...base, endedBy: 'nobody' }, 'invalid-ended-by', 'endedBy'],
    [{ ...base, endedBy: null }, 'invalid-ended-by', 'endedBy'],
    [{ ...base, staff: 12 }, 'invalid-text', 'staff'],
    [{ ...base, window: {} }, 'invalid-text', 'window'],
    [{ ...base, startedAt: '昨天' }, 'invalid-started-at', 'startedAt'],
    [{ ...base, startedAt: '2025-13-01' }, 'invalid-started-at', 'startedAt'],
    [{ ...base, startedAt: 1740000000 }, 'invalid-started-at', 'startedAt'],
  ]
  test.each(refused)('%j: %s at %s', (value, code, field) => {
    const { error } = validateConversation(value)
    expect(error).toMatchObject({ code, field })
    expect(error?.message).toContain(field)
    expect(error?.message).toContain(CONVERSATION_ERRORS[code])
  })

  test('the message tells what was found', () => {
    expect(validateConversation(withLine({ role: 'agent' })).error?.message).toBe(
      'lines[1].role 应为 "staff" 或 "customer"，现在是 "agent"',
    )
    expect(validateConversation({ ...base, lines: {} }).error?.message).toBe('lines 应为数组，现在是对象')
    expect(validateConversation({ ...base, id: undefined }).error?.message).toContain('现在是空缺')
  })

  test('a time beyond what JSON numbers hold', () => {
    const json = '{"id":"a","channel":"phone","lines":[{"role":"staff","text":"","start":1e999}]}'
    expect(parseConversation(json).error).toMatchObject({ code: 'invalid-time', field: 'lines[0].start' })
  })

  const notJson: [text: string, message: string][] = [
    ['', '内容为空'],
    ['{"id":"a","channel":"pho', '内容不完整，可能被截断'],
    ['{"id":"a","lines":[', '内容不完整，可能被截断'],
    ['nonsense', '第 2 个字符 "o" 处有误'],
    ['{"id":"a",}', '第 11 个字符 "}" 处有误'],
    ["{'id':1}", '第 2 个字符'],
    ['{} {}', '第 4 个字符 "{" 处有误'],
  ]
  test.each(notJson)('%j is no JSON', (text, message) => {
    const { error } = parseConversation(text)
    expect(error).toMatchObject({ code: 'invalid-json', field: '' })
    expect(error?.message).toContain(`不是合法的 JSON：${message}`)
  })
})

test('a duplicate id is told with the place of the first', () => {
  expect(duplicateId('a', '第 3 行')).toEqual({
    code: 'duplicate-id',
    field: 'id',
    message: 'id 与前面的会话重复（首次出现在第 3 行）："a"',
  })
})
