/** Ids, heads and mistakes in the JSON of other tools. */
import { describe, expect, test } from 'vitest'
import { type ReadOptions, readTranscript } from '../../src/formats/read.ts'
import type { FormatName } from '../../src/formats/registry.ts'

const AB = { A: 'staff', B: 'customer' } as const
const SPK = { spk0: 'staff', spk1: 'customer' } as const

function read(value: unknown, options: Partial<ReadOptions> = {}) {
  const content = typeof value === 'string' ? value : JSON.stringify(value)
  return readTranscript(content, { fileName: 'dir/call-7.json', ...options })
}

const sentence = (text: string, start: number, end: number, spk: number) => ({ text, start, end, spk })
const item = (label: object, content: string, start: string, end: string) => ({
  ...label,
  type: 'pronunciation',
  start_time: start,
  end_time: end,
  alternatives: [{ content, confidence: '0.8' }],
})
const mark = (content: string) => ({ type: 'punctuation', alternatives: [{ content, confidence: '0.0' }] })

describe('ids, heads and confidence', () => {
  const two = (a?: string, b?: string) =>
    [a, b].map((key) => ({ key, text: '', sentence_info: [sentence('您好', 0, 1, 0)] }))
  const ids: [value: unknown, expected: string[]][] = [
    [two('a', 'b'), ['a', 'b']],
    [two('rand_key_x', undefined), ['call-7#1', 'call-7#2']],
    [two('a').slice(0, 1), ['call-7']],
    [
      { tickets: ['t1', 't2'].map((tid) => ({ tid, dialogue: [{ role: '客服', words: '您好' }] })) },
      ['t1', 't2'],
    ],
  ]
  test.each(ids)('%j', (value, expected) => {
    expect(read(value, { speakers: SPK }).conversations.map(({ id }) => id)).toEqual(expected)
  })

  test('Aliyun names the agent in identity', () => {
    const turns = [
      { role: '客服', identity: '1001', words: '您好' },
      { role: '客户', identity: '5', words: '喂' },
    ]
    expect(read({ dialogue: turns }).conversations[0]).toMatchObject({ staff: '1001', channel: 'phone' })
    const changed = [...turns, { role: '客服', identity: '1002', words: '在' }]
    expect(read({ dialogue: changed }).conversations[0]).not.toHaveProperty('staff')
  })

  const confidences: [name: string, value: unknown, expected: number | undefined][] = [
    ['Whisper', { segments: [{ start: 0, end: 1, text: 'a', avg_logprob: Math.log(0.5) }] }, 0.5],
    ['Transcribe', { results: { items: [item({}, 'a', '0', '1'), mark('.')] } }, 0.8],
    [
      'Call Analytics',
      { Transcript: [{ Content: 'a', Items: [{ Confidence: '0.4' }, { Confidence: 0.6 }] }] },
      0.5,
    ],
    ['none', { segments: [{ start: 0, end: 1, text: 'a' }] }, undefined],
  ]
  test.each(confidences)('confidence: %s', (_, value, expected) => {
    const [line] = read(value, { speakers: { '*': 'staff' } }).conversations[0]?.lines ?? []
    if (expected === undefined) expect(line).not.toHaveProperty('confidence')
    else expect(line?.confidence).toBeCloseTo(expected)
  })

  test('the channel is the option, else phone', () => {
    const value = { dialogue: [{ role: '客服', words: '您好' }] }
    expect(read(value).conversations[0]?.channel).toBe('phone')
    expect(read(value, { channel: 'counter' }).conversations[0]?.channel).toBe('counter')
  })
})

describe('bad input', () => {
  const good = { start: 0, end: 1, text: '您好', speaker: 'A' }
  const bad: [name: string, turn: unknown, field: string, message: string][] = [
    ['no object', 7, 'segments[1]', '应为对象'],
    ['no text', { ...good, text: 3 }, 'segments[1].text', '应为字符串'],
    ['a negative start', { ...good, start: -1 }, 'segments[1].start', '不小于 0'],
    ['an end that is no number', { ...good, end: 'x' }, 'segments[1].end', '不小于 0'],
    ['an end before the start', { ...good, start: 5, end: 4 }, 'segments[1].end', '早于开始时间'],
    ['no speaker', { ...good, speaker: null }, 'segments[1]', '没有标明说话人'],
  ]
  test.each(bad)('a turn with %s is an error, and the rest is read', (_, turn, field, message) => {
    const { conversations, errors } = read({ segments: [good, turn, good] }, { speakers: AB })
    expect(conversations[0]?.lines).toHaveLength(2)
    expect(errors).toMatchObject([{ field, message: expect.stringContaining(message) }])
  })

  test('bad words of Transcribe are named, and the rest is read', () => {
    const items = [
      item({ speaker_label: 'A' }, '您好', '0', '1'),
      { type: 'pronunciation' },
      item({}, 'x', '3', '2'),
      null,
    ]
    const { conversations, errors } = read({ results: { items } }, { speakers: AB })
    expect(conversations[0]?.lines).toHaveLength(1)
    expect(errors.map(({ field }) => field)).toEqual([
      'results.items[1]',
      'results.items[2]',
      'results.items[3]',
    ])
  })

  test('speakers that nobody knows are asked about, with their labels and the first place', () => {
    const { conversations, errors } = read({ segments: [good, { ...good, speaker: 'SPEAKER_01' }] })
    expect(conversations).toEqual([])
    expect(errors).toMatchObject([{ field: 'segments[0]' }])
    expect(errors[0]?.message).toContain('A、SPEAKER_01')
    expect(errors[0]?.message).toContain('SPEAKER_01=staff 或 SPEAKER_01=customer')
  })

  test('one mapped speaker does not settle the other', () => {
    const { conversations } = read(
      { segments: [good, { ...good, speaker: 'B' }] },
      { speakers: { A: 'staff' } },
    )
    expect(conversations).toEqual([])
  })

  const whole: [name: string, content: string, format: FormatName | undefined, message: string][] = [
    ['no speakers at all', '{"segments":[{"start":0,"end":1,"text":"a"}]}', undefined, '没有说话人信息'],
    ['nothing said', '{"segments":[]}', undefined, '没有读到任何语句'],
    ['cut off', '{"segments":[{"start":0,', undefined, '内容不完整，可能被截断'],
    ['cut off, format given', '[{"sentence_info":[', 'funasr', '内容不完整，可能被截断'],
    ['printed by Python', "[{'key': 'a'}]", undefined, 'json.dump'],
    ['another JSON', '{"a":1}', undefined, '认不出是哪个工具'],
    ['text where JSON was named', '客服：您好', 'whisper', '不是合法的 JSON'],
    ['another shape: funasr', '{"a":1}', 'funasr', 'sentence_info'],
    ['another shape: whisper', '{"a":1}', 'whisper', 'segments'],
    ['another shape: whisperx', '{"a":1}', 'whisperx', 'segments'],
    ['another shape: transcribe', '{"a":1}', 'transcribe', 'results.items'],
    ['another shape: call-analytics', '{"a":1}', 'call-analytics', 'Transcript'],
    ['another shape: aliyun', '{"a":1}', 'aliyun', 'dialogue'],
    ['FunASR without sentences', '[{"key":"a","text":"您好"}]', undefined, 'spk_model'],
  ]
  test.each(whole)('%s', (_, content, format, message) => {
    const { conversations, errors } = read(content, { format })
    expect(conversations).toEqual([])
    expect(errors).toHaveLength(1)
    expect(errors[0]?.message).toContain(message)
  })

  test('the line of the mistake in a file of many lines', () => {
    const { errors } = read('{\n "segments": [\n  {"start": 0,}\n ]\n}')
    expect(errors).toMatchObject([{ line: 3 }])
  })

  test('NaN, as Python writes it, is no mistake', () => {
    const content =
      '{"segments":[{"start":0,"end":1,"text":"NaN \\" Infinity","speaker":"A","score":NaN,"x":-Infinity}]}'
    expect(read(content, { speakers: AB })).toMatchObject({
      conversations: [{ lines: [{ role: 'staff', text: 'NaN " Infinity', start: 0, end: 1000 }] }],
      errors: [],
    })
  })

  test('one result a line: a bad line is an error with its number', () => {
    const row = (key: string) => JSON.stringify({ key, sentence_info: [sentence('您好', 0, 1, 0)] })
    const { conversations, errors } = read(`${row('a')}\nbad\n\n${row('b')}\n`, { speakers: SPK })
    expect(conversations.map(({ id }) => id)).toEqual(['call-7#1', 'call-7#2'])
    expect(errors).toMatchObject([{ line: 2, message: expect.stringContaining('第 2 行不是合法的 JSON') }])
  })
})
