/** Readers of subtitles, tables and plain dialogues. */
import { describe, expect, test } from 'vitest'
import { detectFormat } from '../../src/formats/detect.ts'
import { type ReadOptions, readTranscript } from '../../src/formats/read.ts'
import type { FormatName } from '../../src/formats/registry.ts'
import type { Role } from '../../src/model.ts'

const AB = { A: 'staff', B: 'customer' } as const

function read(content: string, options: Partial<ReadOptions> = {}) {
  return readTranscript(content, { fileName: 'call-7.txt', ...options })
}

/** Lines as `role text start end`, conversations parted by `--`, errors as `!line message`. */
function told(content: string, options: Partial<ReadOptions> = {}): string[] {
  const { conversations, errors } = read(content, options)
  const lines = conversations.map((conversation) =>
    conversation.lines.map(({ role, text, start, end }) =>
      [role, text, start, end].filter((x) => x !== undefined).join(' '),
    ),
  )
  const shown = errors.map((error) => `!${error.line ?? ''} ${error.message}`)
  return [...lines.flatMap((each, index) => (index === 0 ? each : ['--', ...each])), ...shown]
}

type Case = [name: string, content: string, expected: string[], options?: Partial<ReadOptions>]

function table(format: FormatName, cases: Case[]) {
  describe(format, () => {
    test.each(cases)('%s', (_, content, expected, options) => {
      expect(told(content, { format, ...options })).toEqual(expected)
      expect(told(`\ufeff${content.replaceAll('\n', '\r\n')}`, { format, ...options })).toEqual(expected)
    })
  })
}

table('srt', [
  [
    'prefixes, numbered speakers and wrapped rows',
    '1\n00:00:01,000 --> 00:00:02,500\n客服：您好\n请问\n\n2\n00:00:03,000 --> 00:00:04,000\n[B]: hello\nworld\n',
    ['staff 您好请问 1000 2500', 'customer hello world 3000 4000'],
    { speakers: AB },
  ],
  [
    'two speakers in one cue, markup, positions, dots for commas, no numbers',
    '00:00:01.5 --> 00:00:02.5 X1:10 Y1:2\n{\\an8}<i>- 客服：您好</i>\n- 市民：<font color="#fff">喂</font>\n',
    ['staff 您好 1500 2500', 'customer 喂 1500 2500'],
  ],
  [
    'no blank line between cues',
    '1\n00:00:01,000 --> 00:00:02,000\n客服：一\n2\n00:00:03,000 --> 00:00:04,000\n客服：二',
    ['staff 一 1000 2000', 'staff 二 3000 4000'],
  ],
  [
    'bad cues are named, the rest is read',
    '1\n00:00:01,000 -> 00:00:02,000\n客服：一\n\n2\n00:99:01,000 --> 00:99:02,000\n客服：二\n\n3\n00:00:05,000 --> 00:00:04,000\n客服：三\n\n4\n00:00:06,000 --> 00:00:07,000\n没有名字\n\n5\n00:00:08,000 --> 00:00:09,000\n客服：五',
    [
      'staff 五 8000 9000',
      '!1 第 1 行起的一段没有时间行，已跳过',
      '!6 第 6 行的时间无法识别，应如 00:00:01,000 --> 00:00:02,500；这一条已跳过',
      '!10 第 10 行的结束时间早于开始时间，这一条已跳过',
      '!14 第 14 行没有标明说话人，已跳过',
    ],
  ],
  [
    'a colon in a later row is no speaker',
    '1\n00:00:01,000 --> 00:00:02,000\n客服：请带\n身份证：原件\n',
    ['staff 请带身份证：原件 1000 2000'],
  ],
  [
    'cues out of order; of two at the same time the first stays first',
    '1\n00:00:05,000 --> 00:00:06,000\n客服：后\n\n2\n00:00:01,000 --> 00:00:02,000\n市民：甲\n\n3\n00:00:01,000 --> 00:00:03,000\n客服：乙\n',
    ['customer 甲 1000 2000', 'staff 乙 1000 3000', 'staff 后 5000 6000'],
  ],
])

table('vtt', [
  [
    'voices, classes, settings, notes, styles, entities, ids and hours left out',
    'WEBVTT - 通话\nKind: captions\n\nNOTE\n客服：不是\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\nintro\n00:01.000 --> 00:02.000 align:start line:0\n<v.loud 客服>您<b>好</b> &lt;b&gt; &amp;&nbsp;x</v>\n\n01:00:03.000 --> 01:00:04.000\n<v 市民>喂<00:03.500>喂\n',
    ['staff 您好 <b> & x 1000 2000', 'customer 喂喂 3603000 3604000'],
  ],
  [
    'two voices in one cue, and a prefix where there is no voice',
    'WEBVTT\n\n00:01.000 --> 00:02.000\n<v 客服>您好</v>\n<v 市民>喂</v>\n\n00:03.000 --> 00:04.000\n客服: 请讲：说\n',
    ['staff 您好 1000 2000', 'customer 喂 1000 2000', 'staff 请讲：说 3000 4000'],
  ],
  ['no signature', '00:01.000 --> 00:02.000\n<v 客服>您好', ['!1 不是 WebVTT：第一行应为 WEBVTT']],
  [
    'a cue without times',
    'WEBVTT\n\n客服：一\n\n00:01.000 --> 00:02.000\n客服：二',
    ['staff 二 1000 2000', '!3 第 3 行起的一段没有时间行，已跳过'],
  ],
])

table('csv', [
  [
    'several conversations, mixed rows, quotes, line breaks within quotes',
    '会话编号,角色,内容,开始,结束\n1,客服,"您好，""请""讲\n第二行",0,900\n2,坐席,您好,00:01,00:02.5\n1,市民,喂,1000,1200\n',
    ['staff 您好，"请"讲\n第二行 0 900', 'customer 喂 1000 1200', '--', 'staff 您好 1000 2500'],
  ],
  [
    'English names, seconds by the name of the column, numbers for speakers',
    'Speaker,Text,start_s,End (sec)\n0,hi,0.5,1\n1,hello,1.25,2\n',
    ['staff hi 500 1000', 'customer hello 1250 2000'],
    { speakers: { '0': 'staff', spk1: 'customer' } },
  ],
  [
    'Chinese units',
    '说话人,文本,开始时间（秒）,结束时间(毫秒)\n客服,您好,1,1500\n',
    ['staff 您好 1000 1500'],
  ],
  [
    'dates count from the first',
    '角色,内容,时间\n客服,您好,2025/3/1 9:00\n市民,喂,2025-03-01 09:00:07.5\n',
    ['staff 您好 0', 'customer 喂 7500'],
  ],
  ['blank rows and empty text are passed over', '角色,内容\n,\n\n客服,\n客服,您好\n', ['staff 您好']],
  [
    'bad rows are named, the rest is read',
    'id,role,text,start,end\n1,客服,"坏\n1,客服,"坏"了,1,2\n,客服,无,1,2\n1,客服,无,x,2\n1,客服,无,1.5,2\n1,客服,无,3,2\n1,客服,好,1,2',
    [
      'staff 好 1 2',
      '!2 第 2 行引号后面有多余的字符；字段里的引号应写成两个 ""，这一行已跳过',
      '!3 第 3 行引号后面有多余的字符；字段里的引号应写成两个 ""，这一行已跳过',
      '!4 第 4 行没有会话编号，这一行已跳过',
      '!5 第 5 行的开始时间“x”无法识别，应为毫秒数或 00:01:02.500，这一行已跳过',
      '!6 第 6 行的开始时间“1.5”是小数，分不清是秒还是毫秒；请把列名写成 start_s、end_s（秒）或 start_ms、end_ms（毫秒），这一行已跳过',
      '!7 第 7 行的结束时间早于开始时间，这一行已跳过',
    ],
  ],
  [
    'a quote never closed costs its own row only',
    '角色,内容\n客服,"您好\n市民,喂\n',
    ['customer 喂', '!2 第 2 行引号没有闭合，这一行已跳过'],
  ],
  [
    'no column of text',
    'a,b\n1,2\n',
    ['!1 表头里没有说话内容一列（可叫 内容、文本、话术、说话内容 或 text），现有：a、b'],
  ],
  ['a header and nothing else', '角色,内容\n', ['! 表格里没有任何语句']],
  [
    'an unknown speaker costs its own conversation only',
    'id,role,text\n1,王芳,您好\n2,客服,您好\n',
    [
      'staff 您好',
      '!2 会话“1”里有不认识的说话人：王芳。认错人会扣错分，所以整个会话未读入；请用 speakers 选项指明，如 王芳=staff 或 王芳=customer',
    ],
  ],
])

test('csv: the head of a conversation is the first that its rows say', () => {
  const content =
    '通话编号,角色,内容,渠道,工号,窗口,单位,振铃次数,挂机方,通话时间\n' +
    'a,客服,您好,窗口,1001,3,人社局,2,市民,2025/3/1 9:05\na,市民,喂,电话,,,,,,\nb,客服,您好,,,,,x,,\nb,客服,您好,网络,,,,,,\nb,客服,您好,,,,,,甲,\nb,客服,您好,,,,,,,昨天\n'
  const { conversations, errors } = read(content, { fileName: 'x.csv' })
  expect(conversations).toEqual([
    {
      id: 'a',
      channel: 'counter',
      staff: '1001',
      window: '3',
      unit: '人社局',
      ringCount: 2,
      endedBy: 'customer',
      startedAt: '2025-03-01T09:05:00',
      lines: [
        { role: 'staff', text: '您好' },
        { role: 'customer', text: '喂' },
      ],
    },
  ])
  expect(errors.map(({ line }) => line)).toEqual([4, 5, 6, 7])
  expect(errors.map(({ message }) => message).join()).toMatch(
    /振铃次数“x”.*渠道“网络”.*挂机方“甲”.*通话时间“昨天”/,
  )
  expect(read(content, { fileName: 'x.csv', channel: 'phone' }).conversations[0]?.channel).toBe('phone')
})

table('tsv', [
  ['tabs part the cells, commas do not', '角色\t内容\t开始\n客服\t您好，请讲\t5\n', ['staff 您好，请讲 5']],
  [
    'Whisper writes no speaker',
    'start\tend\ttext\n0\t900\t您好\n',
    ['staff 您好 0 900'],
    { speakers: { '*': 'staff' } },
  ],
])

table('chat', [
  [
    'labels, both colons, lines that go on',
    '客服：您好\n市民: 我要\n\n投诉\n工作人员：好的\n',
    ['staff 您好', 'customer 我要\n投诉', 'staff 好的'],
  ],
  [
    'times before the speaker',
    '[00:12] 客服：一\n00:13 市民：二\n[00:00:14.500] 客服：三\n（00:15-00:16）市民：四\n00：17 客服：五\n[00:18] 六\n',
    [
      'staff 一 12000',
      'customer 二 13000',
      'staff 三 14500',
      'customer 四 15000 16000',
      'staff 五 17000',
      'staff 六 18000',
    ],
  ],
  [
    'times after the speaker, words on the next line',
    '说话人1 00:12\n您好\n请讲\n说话人2 00:15\n喂\n客服 [00:20]：好\n客服（小王） 00:21：行\n',
    ['staff 您好\n请讲 12000', 'customer 喂 15000', 'staff 好 20000', 'staff 行 21000'],
    { speakers: { 说话人1: 'staff', 说话人2: 'customer' } },
  ],
  [
    'dates count from the first, also with only hours and minutes',
    '2025-03-01 09:30 客服：一\n2025/3/1 9:31:05 市民：二\n客服 2025年3月1日 09:32:00\n三\n',
    ['staff 一 0', 'customer 二 65000', 'staff 三 120000'],
  ],
  [
    'a time in the middle of what is said is no time',
    '客服：几点\n9:30 开门\n窗口 9:30 开门\n上午9：30到\n',
    ['staff 几点\n9:30 开门\n窗口 9:30 开门\n上午9：30到'],
  ],
  [
    'set in, `名字：` goes on with the line before',
    '客服：请带\n  身份证：原件\n',
    ['staff 请带\n身份证：原件'],
  ],
  ['a text set in as a whole', '　　客服：您好\n　　市民：喂\n', ['staff 您好', 'customer 喂']],
  [
    'a name that nobody knows is asked about: its words are nobody else’s',
    '客服：您好\n张三：你滚\n',
    [
      '!2 会话“call-7”里有不认识的说话人：张三。认错人会扣错分，所以整个会话未读入；请用 speakers 选项指明，如 张三=staff 或 张三=customer',
    ],
  ],
  [
    'a name that was mapped',
    '王芳：您好\n市民：喂',
    ['staff 您好', 'customer 喂'],
    { speakers: { 王芳: 'staff' } },
  ],
  [
    'lines before the first speaker, times that are none',
    '通话记录\n客服：您好\n[00:75] 市民：喂\n[00:09-00:08] 市民：喂\n',
    [
      'staff 您好',
      '!1 第 1 行没有标明说话人，已跳过',
      '!3 第 3 行的时间无法识别，应如 00:12、00:00:12.500 或 2025-03-01 09:30:12，这一行已跳过',
      '!4 第 4 行的结束时间早于开始时间，这一行已跳过',
    ],
  ],
  [
    'lines without a time stay behind the line before',
    '[00:05] 客服：后\n市民：跟\n[00:01] 客服：前\n',
    ['staff 前 1000', 'staff 后 5000', 'customer 跟'],
  ],
  [
    'no speakers',
    '您好\n喂\n',
    [
      '! 会话“call-7”没有说话人信息，分不清工作人员和群众，未读入；请先做说话人分离，只有一方时可用 speakers 选项指明，如 *=staff',
    ],
  ],
])

describe('ids from file names', () => {
  const ids: [fileName: string, id: string][] = [
    ['a/b/录音 1.txt', '录音 1'],
    ['C:\\calls\\7.2024.srt', '7.2024'],
    ['stdin', 'stdin'],
    ['.txt', '.txt'],
    ['', 'transcript'],
    ['dir/', 'transcript'],
  ]
  test.each(ids)('%j', (fileName, id) => {
    expect(readTranscript('客服：您好', { fileName, format: 'chat' }).conversations[0]?.id).toBe(id)
  })

  test('an id too long is refused', () => {
    const { conversations, errors } = read(`id,role,text\n${'x'.repeat(300)},客服,您好\n`)
    expect(conversations).toEqual([])
    expect(errors).toMatchObject([{ line: 2, message: expect.stringContaining('超过 256 个字符') }])
  })
})

describe('detection', () => {
  const cases: [content: string, fileName: string | undefined, expected: FormatName | undefined][] = [
    ['WEBVTT\n', undefined, 'vtt'],
    ['\ufeffWEBVTT\n', undefined, 'vtt'],
    ['1\n00:00:01,000 --> 00:00:02,000\n客服：a', 'x.txt', 'srt'],
    ['角色,内容\n', undefined, 'csv'],
    ['text\tstart\n', undefined, 'tsv'],
    ['[00:12] 客服：您好', undefined, 'chat'],
    ['标题\n\n坐席: 您好', undefined, 'chat'],
    ['{通话}\n客服：您好', undefined, 'chat'],
    ['随便写的', undefined, undefined],
    ['随便写的', 'x.TXT', 'chat'],
    ['a,b\n', 'x.csv', 'csv'],
    ['', 'x.srt', 'srt'],
    ['', undefined, undefined],
    ['随便写的', 'x.constructor', undefined],
    ['{"id":"a","channel":"phone","lines":[]}', undefined, 'ndjson'],
    ['[{"id":"a","lines":[]}]', undefined, 'ndjson'],
    ['bad\n', 'x.jsonl', 'ndjson'],
    ['{"bad', 'x.ndjson', 'ndjson'],
    ['{"a":1}\n{"id":"a","lines":[]}\n', undefined, 'ndjson'],
    ['[{"text":"a","start":1,"end":2}]', undefined, undefined],
    ['{"segments":[', undefined, undefined],
  ]
  test.each(cases)('%j named %s is %s', (content, fileName, expected) => {
    expect(detectFormat(content, fileName)).toBe(expected)
  })

  test('a mapping helps to recognise a dialogue', () => {
    const speakers: Record<string, Role> = { 甲: 'staff', 乙: 'customer' }
    expect(told('甲：您好\n乙：喂\n', { fileName: 'x', speakers })).toEqual(['staff 您好', 'customer 喂'])
  })

  const hopeless: [content: string, options: Partial<ReadOptions>, message: string][] = [
    ['', {}, '文件是空的'],
    [' \n\ufeff\n', { format: 'ndjson' }, '文件是空的'],
    ['随便写的', { fileName: 'x' }, '认不出这是什么格式的转写；请用格式选项指明（ndjson、funasr'],
    ['x', { format: 'docx' as FormatName }, '认不出这是什么格式'],
    ['x', { format: 'toString' as FormatName }, '认不出这是什么格式'],
  ]
  test.each(hopeless)('%j %j', (content, options, message) => {
    const { conversations, errors } = read(content, options)
    expect(conversations).toEqual([])
    expect(errors[0]?.message).toContain(message)
  })
})
