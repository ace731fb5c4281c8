/** Files of native conversations. */
import { expect, test } from 'vitest'
import { readTranscript } from '../../src/formats/read.ts'

const one = (id: string) => ({ id, channel: 'phone', lines: [{ role: 'staff', text: '您好' }] })
const read = (content: string) => readTranscript(content, { fileName: 'x.ndjson' })

test('one a line; blank lines, CR and the mark are passed over, bad lines named in order', () => {
  const rows = [
    `\ufeff${JSON.stringify(one('a'))}`,
    '',
    '{"id":',
    JSON.stringify({ ...one('b'), channel: 'x' }),
    '[]',
    JSON.stringify(one('a')),
    JSON.stringify(one('c')),
  ]
  const { conversations, errors } = read(rows.join('\r\n'))
  expect(conversations).toEqual([one('a'), one('c')])
  expect(errors).toEqual([
    { line: 3, message: '第 3 行不是合法的 JSON：内容不完整，可能被截断' },
    { line: 4, field: 'channel', message: '第 4 行 channel 应为 "phone" 或 "counter"，现在是 "x"' },
    { line: 6, field: 'id', message: '第 6 行 id 与前面的会话重复（首次出现在第 1 行）："a"' },
  ])
})

test('a single conversation over many lines', () => {
  expect(read(JSON.stringify(one('a'), null, 2))).toEqual({ conversations: [one('a')], errors: [] })
})

test('an array of conversations: errors have its path', () => {
  const { conversations, errors } = read(
    JSON.stringify([one('a'), { ...one('b'), lines: [{}] }, one('a'), 7]),
  )
  expect(conversations).toEqual([one('a')])
  expect(errors.map(({ field }) => field)).toEqual(['[1].lines[0].role', '[2].id', '[3]'])
  expect(errors[1]?.message).toContain('首次出现在[0]')
})

test('the channel option does not overrule a conversation that names its own', () => {
  const { conversations } = readTranscript(JSON.stringify(one('a')), { fileName: 'x', channel: 'counter' })
  expect(conversations).toEqual([one('a')])
})
