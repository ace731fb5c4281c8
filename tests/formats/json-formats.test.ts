/** Readers of the JSON that other tools write. */
import { describe, expect, test } from 'vitest'
import { detectFormat } from '../../src/formats/detect.ts'
import { type ReadOptions, readTranscript } from '../../src/formats/read.ts'
import type { FormatName } from '../../src/formats/registry.ts'
import type { Role } from '../../src/model.ts'

type Told = [role: Role, text: string, start?: number | undefined, end?: number | undefined]

const AB = { A: 'staff', B: 'customer' } as const
const SPK = { spk0: 'staff', spk1: 'customer' } as const

function read(value: unknown, options: Partial<ReadOptions> = {}) {
  const content = typeof value === 'string' ? value : JSON.stringify(value)
  return readTranscript(content, { fileName: 'dir/call-7.json', ...options })
}

function told(value: unknown, options: Partial<ReadOptions> = {}): Told[][] {
  const { conversations, errors } = read(value, options)
  expect(errors).toEqual([])
  return conversations.map(({ lines }) =>
    lines.map(({ role, text, start, end }) =>
      end !== undefined ? [role, text, start, end] : start !== undefined ? [role, text, start] : [role, text],
    ),
  )
}

const sentence = (text: string, start: number, end: number, spk: number) => ({ text, start, end, spk })
const word = (speaker: string | undefined, text: string, start?: number, end?: number) => ({
  word: text,
  ...(speaker && { speaker }),
  ...(start !== undefined && { start, end }),
})
const item = (label: object, content: string, start: string, end: string) => ({
  ...label,
  type: 'pronunciation',
  start_time: start,
  end_time: end,
  alternatives: [{ content, confidence: '0.8' }],
})
const mark = (content: string) => ({ type: 'punctuation', alternatives: [{ content, confidence: '0.0' }] })

interface Case {
  readonly name: string
  readonly format: FormatName
  readonly value: unknown
  readonly speakers?: Readonly<Record<string, Role>>
  readonly lines: Told[]
}

const cases: Case[] = [
  {
    name: 'sentence_info, in the list that generate returns',
    format: 'funasr',
    value: [
      {
        key: 'rec',
        text: '您好。喂。',
        sentence_info: [sentence('您好。', 50, 900, 0), sentence('喂。', 1000, 1200, 1)],
      },
    ],
    speakers: SPK,
    lines: [
      ['staff', '您好。', 50, 900],
      ['customer', '喂。', 1000, 1200],
    ],
  },
  {
    name: 'a bare list of sentences',
    format: 'funasr',
    value: [sentence('您好', 0, 10, 0), sentence('喂', 20, 30, 1)],
    speakers: { '0': 'staff', 'spk 1': 'customer' },
    lines: [
      ['staff', '您好', 0, 10],
      ['customer', '喂', 20, 30],
    ],
  },
  {
    name: 'the start of the first character where the sentence has that of its last',
    format: 'funasr',
    value: {
      sentences: [
        {
          ...sentence('您好', 300, 500, 0),
          timestamp: [
            [100, 300],
            [300, 500],
          ],
        },
      ],
    },
    speakers: SPK,
    lines: [['staff', '您好', 100, 500]],
  },
  {
    name: 'SenseVoice tags, and text under `sentence`',
    format: 'funasr',
    value: [{ sentence: '<|zh|><|HAPPY|><|Speech|>您好', start: '1', end: '2', spk: 0 }],
    speakers: SPK,
    lines: [['staff', '您好', 1, 2]],
  },
  {
    name: 'stamp_sents of the server, which knows no speakers',
    format: 'funasr',
    value: {
      mode: 'offline',
      stamp_sents: [{ text_seg: '您 好 hello world', punc: '，', start: 0, end: 9, ts_list: [[0, 9]] }],
    },
    speakers: { '*': 'staff' },
    lines: [['staff', '您好 hello world，', 0, 9]],
  },
  {
    name: 'Whisper, seconds rounded, silence left out',
    format: 'whisper',
    value: {
      text: '',
      language: 'zh',
      segments: [
        { id: 0, start: 0.0004, end: 1.2346, text: ' 您好' },
        { id: 1, start: 2, end: 3, text: ' ' },
      ],
    },
    speakers: { '*': 'staff' },
    lines: [['staff', '您好', 0, 1235]],
  },
  {
    name: 'whisper.cpp',
    format: 'whisper',
    value: { transcription: [{ timestamps: {}, offsets: { from: 20, to: 1000 }, text: ' 您好' }] },
    speakers: { '*': 'customer' },
    lines: [['customer', '您好', 20, 1000]],
  },
  {
    name: 'a bare list of segments in seconds',
    format: 'whisper',
    value: [{ start: 0.5, end: 1.5, text: '您好' }],
    speakers: { '*': 'staff' },
    lines: [['staff', '您好', 500, 1500]],
  },
  {
    name: 'WhisperX',
    format: 'whisperx',
    value: {
      segments: [
        { start: 1, end: 2, text: '您好', speaker: 'A' },
        { start: 0, end: 3, text: '喂', speaker: 'B' },
      ],
      word_segments: [],
    },
    speakers: AB,
    lines: [
      ['customer', '喂', 0, 3000],
      ['staff', '您好', 1000, 2000],
    ],
  },
  {
    name: 'a segment of two speakers is cut; one stray word is not',
    format: 'whisperx',
    value: {
      segments: [
        {
          start: 0,
          end: 9,
          text: '您好请问 how are you',
          speaker: 'A',
          words: [
            word(undefined, '您', 0, 1),
            word('A', '好', 1, 2),
            word('B', '请', 2, 3),
            word('A', '问', 3, 4),
            word('B', 'how', 5, 6),
            word('B', 'are'),
            word('B', 'you', 7, 8),
          ],
        },
      ],
    },
    speakers: AB,
    lines: [
      ['staff', '您好请问', 0, 4000],
      ['customer', 'how are you', 5000, 9000],
    ],
  },
  {
    name: 'a segment is not cut where its words are not its text',
    format: 'whisperx',
    value: {
      segments: [
        {
          start: 0,
          end: 9,
          text: '您好一二三四',
          speaker: 'A',
          words: [...'一二三'].map((c) => word('A', c)).concat([...'四五六'].map((c) => word('B', c))),
        },
      ],
    },
    speakers: AB,
    lines: [['staff', '您好一二三四', 0, 9000]],
  },
  {
    name: 'words labelled one by one, cut at a pause and at a change of speaker',
    format: 'transcribe',
    value: {
      jobName: 'j',
      results: {
        transcripts: [{ transcript: '' }],
        items: [
          item({ speaker_label: 'A' }, '您好', '0.5', '0.9'),
          mark('，'),
          item({ speaker_label: 'A' }, 'hello', '1.0', '1.4'),
          item({ speaker_label: 'A' }, 'world', '1.4', '1.8'),
          mark('.'),
          item({ speaker_label: 'A' }, '请讲', '2.9', '3.0'),
          item({ speaker_label: 'B' }, '喂', '3.1', '3.2'),
        ],
      },
    },
    speakers: AB,
    lines: [
      ['staff', '您好，hello world.', 500, 1800],
      ['staff', '请讲', 2900, 3000],
      ['customer', '喂', 3100, 3200],
    ],
  },
  {
    name: 'labels only in speaker_labels',
    format: 'transcribe',
    value: {
      results: {
        items: [item({}, '您好', '0.5', '0.9'), item({}, '喂', '1.0', '1.4')],
        speaker_labels: {
          segments: [
            { speaker_label: 'A', items: [{ start_time: '0.5', end_time: '0.9', speaker_label: 'A' }] },
            { speaker_label: 'B', items: [{ start_time: '1.0', end_time: '1.4' }] },
          ],
        },
      },
    },
    speakers: AB,
    lines: [
      ['staff', '您好', 500, 900],
      ['customer', '喂', 1000, 1400],
    ],
  },
  {
    name: 'channels whose speech overlaps stay whole',
    format: 'transcribe',
    value: {
      results: {
        items: [],
        channel_labels: {
          channels: [
            { channel_label: 'ch_0', items: [item({}, '您', '0', '0.4'), item({}, '好', '0.8', '1')] },
            { channel_label: 'ch_1', items: [item({}, '喂', '0.4', '0.8')] },
          ],
        },
      },
    },
    speakers: { ch_0: 'staff', ch_1: 'customer' },
    lines: [
      ['staff', '您好', 0, 1000],
      ['customer', '喂', 400, 800],
    ],
  },
  {
    name: 'audio_segments without items',
    format: 'transcribe',
    value: {
      results: {
        audio_segments: [{ transcript: '您好', start_time: '0.1', end_time: '0.2', speaker_label: 'A' }],
      },
    },
    speakers: AB,
    lines: [['staff', '您好', 100, 200]],
  },
  {
    name: 'Call Analytics',
    format: 'call-analytics',
    value: {
      Transcript: [
        { ParticipantRole: 'AGENT', Content: '您好', BeginOffsetMillis: 10, EndOffsetMillis: 20 },
        { ParticipantRole: 'CUSTOMER', Content: '喂', BeginOffsetMillis: 30, EndOffsetMillis: 40 },
      ],
      ConversationCharacteristics: { Interruptions: { TotalCount: 2 } },
    },
    lines: [
      ['staff', '您好', 10, 20],
      ['customer', '喂', 30, 40],
    ],
  },
  {
    name: 'Contact Lens: roles by participant, a system line left out',
    format: 'call-analytics',
    value: {
      Participants: [
        { ParticipantId: 'p1', ParticipantRole: 'AGENT' },
        { ParticipantId: 'p2', ParticipantRole: 'SYSTEM' },
      ],
      Transcript: [
        { ParticipantId: 'p2', Content: '欢迎致电', BeginOffsetMillis: 0, EndOffsetMillis: 5 },
        { ParticipantId: 'p1', Content: '您好', BeginOffsetMillis: 10, EndOffsetMillis: 20 },
      ],
    },
    lines: [['staff', '您好', 10, 20]],
  },
  {
    name: 'tickets as sent in, timed by the clock',
    format: 'aliyun',
    value: {
      tickets: [
        {
          dialogue: [
            { role: '客户', identity: 'u', words: '在吗', beginTime: 1700000000000 },
            { role: '客服', identity: '1001', words: '您好', beginTime: 1700000021000 },
          ],
        },
      ],
    },
    lines: [
      ['customer', '在吗', 0],
      ['staff', '您好', 21000],
    ],
  },
  {
    name: 'what comes back for review, in capitals and wrapped',
    format: 'aliyun',
    value: {
      Code: '200',
      Data: {
        Dialogues: {
          Dialogue: [
            {
              Role: '客服',
              Identity: '客服',
              Words: '您好',
              Begin: 60,
              End: 90,
              BeginTime: '2025-03-01 09:00:00',
            },
          ],
        },
      },
    },
    lines: [['staff', '您好', 60, 90]],
  },
  {
    name: 'Phrases whose role is only in identity',
    format: 'aliyun',
    value: { Phrases: [{ Identity: '客户', Begin: 1, End: 2, Words: '喂' }] },
    lines: [['customer', '喂', 1, 2]],
  },
  {
    name: 'sentences of the analysis application',
    format: 'aliyun',
    value: {
      dialogue: {
        sentences: [
          { role: 'user', text: '喂' },
          { role: 'agent', text: '您好' },
          { role: 'system', text: '排队中' },
        ],
      },
    },
    lines: [
      ['customer', '喂'],
      ['staff', '您好'],
    ],
  },
]

describe.each(cases)('$format: $name', ({ format, value, speakers, lines }) => {
  test('is read, detected or named', () => {
    expect(detectFormat(JSON.stringify(value))).toBe(format)
    expect(told(value, { speakers })).toEqual([lines])
    expect(told(JSON.stringify(value, null, 2), { speakers, format })).toEqual([lines])
  })
})
