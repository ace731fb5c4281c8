/** What holds of every input: nothing throws, and what is read is a valid conversation. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { parseConversation, validateConversation } from '../../src/formats/conversation.ts'
import { decodeText } from '../../src/formats/decode-text.ts'
import { detectFormat } from '../../src/formats/detect.ts'
import { readTranscript } from '../../src/formats/read.ts'
import { FORMATS, type FormatName } from '../../src/formats/registry.ts'

const formats = [undefined, ...(Object.keys(FORMATS) as FormatName[])]
const names = ['', 'a.srt', 'b.ndjson', 'c.csv', 'd/e.txt']

/** Pieces that the readers act upon, so that random text reaches their corners. */
const pieces = fc.constantFrom(
  ...[
    '客服：',
    '市民:',
    '[SPEAKER_00]: ',
    '<v 客服>',
    'WEBVTT',
    '\n',
    '\n\n',
    '\r\n',
    '\r',
    '\t',
    ',',
    '"',
    '""',
  ],
  ...[
    '00:00:01,000 --> 00:00:02,000',
    '00:12',
    '[',
    ']',
    '{',
    '}',
    ':',
    '-->',
    '角色,内容,开始\n',
    'role\ttext\n',
  ],
  ...[
    '{"segments":[',
    '"text":"a"',
    '"start":',
    '1e999',
    '-1',
    'NaN',
    'null',
    '\ufeff',
    '\u0000',
    '\ud800',
    '您好',
    ' ',
  ],
)
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces, { maxLength: 30 }).map((parts) => parts.join('')),
)

const key = fc.constantFrom(
  ...[
    'id',
    'channel',
    'lines',
    'role',
    'text',
    'start',
    'end',
    'segments',
    'words',
    'word',
    'speaker',
    'results',
    'items',
  ],
  ...[
    'speaker_labels',
    'channel_labels',
    'channels',
    'alternatives',
    'content',
    'type',
    'start_time',
    'end_time',
    'Transcript',
  ],
  ...[
    'Content',
    'ParticipantRole',
    'dialogue',
    'Phrases',
    'Words',
    'sentence_info',
    'spk',
    'timestamp',
    'key',
    '__proto__',
  ],
)
const leaf = fc.constantFrom(
  'staff',
  'phone',
  '客服',
  'A',
  '您好',
  '0.5',
  '',
  'punctuation',
  0,
  1,
  1.5,
  -1,
  1e300,
  true,
  null,
)
const json = fc.letrec((tie) => ({
  value: fc.oneof({ maxDepth: 6 }, leaf, tie('list'), tie('object')),
  list: fc.array(tie('value'), { maxLength: 4 }),
  object: fc.dictionary(key, tie('value'), { maxKeys: 5 }),
})).value

const speakers = fc.constantFrom(
  undefined,
  { '*': 'staff' } as const,
  { A: 'staff', '0': 'customer' } as const,
)

function readAnyWay(content: string, mapping: Parameters<typeof readTranscript>[1]['speakers']) {
  for (const format of formats) {
    for (const fileName of format === undefined ? names : ['x']) {
      const { conversations, errors } = readTranscript(content, { fileName, format, speakers: mapping })
      for (const conversation of conversations)
        expect(validateConversation(conversation)).toEqual({ conversation })
      for (const error of errors) expect(error.message).toMatch(/\p{Script=Han}/u)
      expect(new Set(conversations.map(({ id }) => id)).size).toBe(conversations.length)
      if (format !== 'ndjson' && !content.includes('"lines"'))
        expect(conversations.length + errors.length).toBeGreaterThan(0)
    }
  }
}

test('any text', () => {
  fc.assert(
    fc.property(text, speakers, (content, mapping) => {
      detectFormat(content)
      const parsed = parseConversation(content)
      expect((parsed.conversation === undefined) !== (parsed.error === undefined)).toBe(true)
      readAnyWay(content, mapping)
    }),
    { numRuns: 300 },
  )
})

test('any JSON', () => {
  fc.assert(
    fc.property(json, speakers, (value, mapping) => {
      const content = JSON.stringify(value)
      parseConversation(content)
      readAnyWay(content, mapping)
    }),
    { numRuns: 300 },
  )
})

test('any bytes', () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(typeof decodeText(bytes)).toBe('string')
    }),
  )
})

test('what is written is read again', () => {
  const line = fc.record(
    {
      role: fc.constantFrom('staff', 'customer'),
      text: fc.string({ unit: 'binary' }),
      confidence: fc.double({ min: 0, max: 1, noNaN: true }),
    },
    { requiredKeys: ['role', 'text'] },
  )
  const timed = fc.array(fc.tuple(line, fc.nat(10_000), fc.nat(5_000))).map((rows) => {
    let start = 0
    return rows.map(([row, gap, length]) => {
      start += gap
      return { ...row, start, end: start + length }
    })
  })
  fc.assert(
    fc.property(fc.oneof(timed, fc.array(line)), (lines) => {
      const conversation = JSON.parse(JSON.stringify({ id: 'a', channel: 'counter', ringCount: 3, lines }))
      expect(parseConversation(JSON.stringify(conversation))).toEqual({ conversation })
    }),
  )
})
