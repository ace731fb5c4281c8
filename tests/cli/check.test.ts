/** `liyan check`: what it writes for which input, and how it ends. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Writable } from 'node:stream'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { INPUT_ERRORS } from '../../src/cli/check/input-errors.ts'
import { createReviewer } from '../../src/cli/check/review-piece.ts'
import { INPUT_FORMATS } from '../../src/cli/commands/check.ts'
import { FORMATS } from '../../src/formats/registry.ts'
import { loadPhrasebook } from '../../src/index.ts'
import { archive, conversation } from './conversations.ts'
import { check, gist, HALL, here, run } from './run.ts'

const [one, two, three] = [conversation(1), conversation(2), conversation(3)]
const SRT =
  '1\n00:00:01,000 --> 00:00:02,000\n客服：我不知道\n\n2\n00:00:03,000 --> 00:00:04,000\n市民：那我问谁\n'
const CHAT = '客服：您好\n市民：在哪里办\n客服：你问别人去\n'
let folder: string

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liyan-check-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('native input', () => {
  test.each([
    ['one report a line, in order', [`${one}\n${two}\n${three}\n`], ['c-1', 'c-2', 'c-3']],
    ['no line break at the end', [`${one}\n${two}`], ['c-1', 'c-2']],
    ['CRLF', [`${one}\r\n${two}\r\n`], ['c-1', 'c-2']],
    ['a byte order mark', [`\ufeff${one}\n${two}\n`], ['c-1', 'c-2']],
    ['blank lines are passed over', [`\n${one}\n\n  \n${two}\n\n`], ['c-1', 'c-2']],
    ['cut anywhere between chunks', [...`${one}\n${two}\n`].map((unit) => unit), ['c-1', 'c-2']],
    ['nothing at all', [''], []],
  ])('%s', async (_name, stdin, expected) => {
    const { code, records } = await check([], { stdin })
    expect(gist(records)).toEqual(expected)
    expect(code).toBe(0)
  })

  test('lines that are GB18030 among lines that are UTF-8', async () => {
    const gbk = Uint8Array.of(0xb2, 0xbb, 0xd6, 0xaa, 0xb5, 0xc0)
    const before = '{"id":"gbk","channel":"counter","lines":[{"role":"staff","text":"'
    const { records } = await check([], { stdin: [`${one}\n${before}`, gbk, `"}]}\n${two}\n`] })
    expect(gist(records)).toEqual(['c-1', 'gbk', 'c-2'])
    expect(records[1]?.findings?.map(({ phrase }) => phrase)).toEqual(['dont-know'])
  })

  test('lone surrogates and NUL in a text are checked like any other', async () => {
    const text = '\\ud800\\u0000不知道\\udfff'
    const row = `{"id":"odd","channel":"counter","lines":[{"role":"staff","text":"${text}"}]}\n`
    const { code, records } = await check([], { stdin: [row] })
    expect(code).toBe(0)
    expect(records[0]?.findings?.map(({ phrase }) => phrase)).toEqual(['dont-know'])
  })

  test('one conversation over several lines, and a list of them, are read whole', async () => {
    const pretty = file('pretty.json', JSON.stringify(JSON.parse(one), null, 2))
    const list = file('list.json', `[${two},\n${three}]`)
    const { code, records } = await check([pretty, list])
    expect(gist(records)).toEqual(['c-1', 'c-2', 'c-3'])
    expect(code).toBe(0)
  })

  test('a line of 20 MB', async () => {
    const text = '我想问一下养老金怎么领。'.repeat(560_000)
    const row = `{"id":"long","channel":"phone","lines":[{"role":"customer","text":"${text}"}]}`
    const { code, records } = await check([], { stdin: [`${one}\n`, row, `\n${two}\n`] })
    expect(gist(records)).toEqual(['c-1', 'long', 'c-2'])
    expect(code).toBe(0)
  })
})

describe('unusable lines become errors in their place', () => {
  const bad = (change: Record<string, unknown>) => JSON.stringify({ ...JSON.parse(two), ...change })
  test.each([
    ['no JSON', 'garbage', 'invalid-json', undefined],
    ['cut off', two.slice(0, 40), 'invalid-json', undefined],
    ['no object', '[1, 2]', 'not-object', undefined],
    ['no id', bad({ id: undefined }), 'invalid-id', 'id'],
    ['unknown channel', bad({ channel: 'fax' }), 'invalid-channel', 'channel'],
    ['no lines', bad({ lines: 3 }), 'invalid-lines', 'lines'],
    ['unknown role', bad({ lines: [{ role: 'boss', text: '' }] }), 'invalid-role', 'lines[0].role'],
    ['text that is a number', bad({ lines: [{ role: 'staff', text: 7 }] }), 'invalid-text', 'lines[0].text'],
    [
      'times that run backwards',
      bad({
        lines: [
          { role: 'staff', text: '', start: 9 },
          { role: 'staff', text: '', start: 1 },
        ],
      }),
      'time-backwards',
      'lines[1].start',
    ],
    ['the same id again', one, 'duplicate-id', 'id'],
  ])('%s', async (_name, row, code, field) => {
    const result = await check([], { stdin: [`${one}\n${row}\n${three}\n`] })
    expect(gist(result.records)).toEqual(['c-1', `${code}@2`, 'c-3'])
    const error = result.records[1]?.error
    expect(error?.file).toBe('-')
    expect(error?.field).toBe(field)
    expect(error?.message).toMatch(/[\u4e00-\u9fff]/)
    expect(result.code).toBe(3)
    expect(result.err).toContain('1 处输入不可用')
  })

  test('a first line that is broken does not spoil the rest', async () => {
    const { code, records } = await check([], { stdin: [`{"id":\n${two}\n`] })
    expect(gist(records)).toEqual(['invalid-json@1', 'c-2'])
    expect(code).toBe(3)
  })

  test('a truncated last line', async () => {
    const path = file('truncated.ndjson', `${one}\n${two.slice(0, -20)}`)
    const { code, records } = await check([path])
    expect(gist(records)).toEqual(['c-1', 'invalid-json@2'])
    expect(records[1]?.error?.message).toContain('不完整')
    expect(code).toBe(3)
  })

  test('the same id in different files is no mistake', async () => {
    const a = file('a.ndjson', `${one}\n`)
    const b = file('b.ndjson', `${one}\n`)
    const { code, records } = await check([a, b, a])
    expect(gist(records)).toEqual(['c-1', 'c-1', 'c-1'])
    expect(code).toBe(0)
  })

  test('files that cannot be read, among others', async () => {
    const good = file('good.ndjson', `${one}\n`)
    const { code, records } = await check([join(folder, 'absent.ndjson'), good, folder, '-'], {
      stdin: [two],
    })
    expect(gist(records)).toEqual(['unreadable-file@null', 'c-1', 'unreadable-file@null', 'c-2'])
    expect(records[0]?.error?.message).toBe('文件读不出来：文件不存在')
    expect(records[2]?.error?.message).toContain('文件夹')
    expect(code).toBe(3)
  })

  test('a conversation that fails to be reviewed does not cost the others', () => {
    const book = loadPhrasebook(HALL)
    const broken = { ...book, courtesyWords: { 您好: undefined as never } }
    const review = createReviewer({
      book: broken,
      format: 'ndjson',
      colour: false,
      inputFormat: 'auto',
      speakers: {},
      channel: undefined,
    })
    const bytes = new Uint8Array(Buffer.from(`${two}\n${conversation(4)}\n`))
    const { entries } = review({ kind: 'lines', file: 'x', input: 0, line: 5, bytes })
    expect(entries.map(({ line, report }) => [line, report])).toEqual([
      [5, undefined],
      [6, undefined],
    ])
  })

  test('every code has its words', () => {
    for (const [code, words] of Object.entries(INPUT_ERRORS)) {
      expect(code).toMatch(/^[a-z-]+$/)
      expect(words).toMatch(/[\u4e00-\u9fff]/)
    }
  })
})

describe('transcripts of other tools', () => {
  test('are known by their content and name, and their roles by the labels', async () => {
    const { code, records } = await check([file('call.srt', SRT), file('dialogue.txt', CHAT)])
    expect(gist(records)).toEqual(['call', 'dialogue'])
    expect(records.map(({ findings }) => findings?.map(({ phrase }) => phrase))).toEqual([
      ['dont-know'],
      ['hello', 'not-my-business'],
    ])
    expect(code).toBe(0)
  })

  test('come through a pipe too', async () => {
    const { records } = await check(['--channel', 'counter'], { stdin: [SRT] })
    expect(records[0]?.findings?.map(({ phrase }) => phrase)).toEqual(['dont-know'])
  })

  test('--speaker says who is who, and without it nobody is guessed', async () => {
    const path = file('speakers.srt', SRT.replace('客服', '甲').replace('市民', '乙'))
    const unknown = await check([path])
    expect(unknown.records.map(({ error }) => error?.code)).toEqual(['unusable-transcript'])
    expect(unknown.records[0]?.error?.message).toContain('请用 --speaker 指明')
    const known = await check(['--speaker', '甲=staff', '--speaker', '乙=customer', path])
    expect(known.records[0]?.findings?.map(({ phrase }) => phrase)).toEqual(['dont-know'])
    expect(known.code).toBe(0)
  })

  test('--input-format insists', async () => {
    const { code, records } = await check(['--input-format', 'vtt', file('call2.srt', SRT)])
    expect(records[0]?.error?.code).toBe('unusable-transcript')
    expect(code).toBe(3)
  })

  test('the list of formats is the one that can be read', () => {
    expect([...INPUT_FORMATS].sort()).toEqual(['auto', ...Object.keys(FORMATS)].sort())
  })
})

describe('exit codes', () => {
  const row = (text: string) =>
    `{"id":"x","channel":"counter","lines":[{"role":"staff","text":"${text}"},{"role":"staff","text":"再见"}]}\n`
  test.each([
    ['no --fail-on', [], row('你问别人去'), 0],
    ['graver than asked', ['--fail-on', 'major'], row('你问别人去'), 1],
    ['just as grave', ['--fail-on', 'critical'], row('你问别人去'), 1],
    ['less grave', ['--fail-on', 'major'], row('不知道'), 0],
    ['as grave as minor', ['--fail-on', 'minor'], row('不知道'), 1],
    ['a missed rule counts by its severity', ['--fail-on', 'minor'], row('好').replace('再见', '走吧'), 1],
    ['but not beyond', ['--fail-on', 'major'], row('好').replace('再见', '走吧'), 0],
    ['nothing wrong', ['--fail-on', 'info'], row('您好'), 0],
    ['unusable input comes first', ['--fail-on', 'info'], `${row('不知道')}x\n`, 3],
  ])('%s', async (_name, argv, stdin, code) => {
    expect((await check(argv, { stdin: [stdin] })).code).toBe(code)
  })

  test.each([
    ['unknown option', ['check', '--fromat', 'text'], '没有 --fromat 这个选项；是不是 --format？'],
    ['unknown command', ['chek'], '没有 chek 这个命令；是不是 check？'],
    ['unknown format', ['check', '--format', 'xml'], '内容“xml”不对'],
    ['unknown severity', ['check', '--fail-on', 'grave'], 'minor'],
    ['option without its value', ['check', '--phrasebook'], '后面要写内容'],
    ['jobs', ['check', '--jobs', 'many'], '应为 1 到 64 的整数'],
    ['speaker', ['check', '--speaker', '甲'], '标签=staff'],
    ['missing argument', ['explain'], '缺少参数'],
    ['too many arguments', ['explain', '一', '二'], '参数太多'],
    ['unknown phrasebook', ['check', '--phrasebook', 'window-servcie'], 'window-service'],
    ['no such phrasebook file', ['check', '-b', './none.yaml'], 'none.yaml'],
    ['broken phrasebook', ['check', '-b', here('books/broken.yaml')], 'broken.yaml:'],
    ['unwritable output', ['check', '-b', HALL, '-o', '/nowhere/at/all'], '写不了文件'],
    ['output onto the input', ['check', '-b', HALL, '-o', HALL, HALL], '输出文件就是输入文件'],
    ['no command', [], '用法：'],
  ])('misuse: %s', async (_name, argv, words) => {
    const { code, out, err } = await run(argv)
    expect(code).toBe(2)
    expect(err).toContain(words)
    expect(out).toBe('')
  })
})

describe('output', () => {
  test('--output writes a file and nothing else', async () => {
    const path = join(folder, 'reports.ndjson')
    const { code, out } = await check(['--output', path], { stdin: [archive(3)] })
    expect([code, out]).toEqual([0, ''])
    const { records } = await check([], { stdin: [archive(3)] })
    expect(gist(records)).toEqual(['c-0', 'c-1', 'c-2'])
    const { readFileSync } = await import('node:fs')
    expect(readFileSync(path, 'utf8').trim().split('\n')).toHaveLength(3)
  })

  test('a reader that goes away ends the run quietly', async () => {
    let taken = 0
    const stdout = new Writable({
      write(_chunk, _encoding, done) {
        taken++
        done(taken > 1 ? Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }) : null)
      },
    })
    async function* endless() {
      for (let n = 0; ; n++) {
        yield `${conversation(n)}\n`
        if (n > 100_000) throw new Error('read on after the reader had gone')
      }
    }
    const { code, err } = await run(['check', '-b', HALL, '-f', 'ndjson'], { stdin: endless(), stdout })
    expect([code, err]).toEqual([0, ''])
  })

  test('a reader that goes away while the input is still open ends the run as well', async () => {
    async function* stalled() {
      yield `${one}\n`
      await new Promise(() => {})
    }
    const stdout = new Writable({
      write: (_chunk, _encoding, done) => done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' })),
    })
    const { code, err } = await run(['check', '-b', HALL, '-f', 'ndjson'], { stdin: stalled(), stdout })
    expect([code, err]).toEqual([0, ''])
  })

  test('reports come before a slow pipe has ended', async () => {
    let finish: () => void = () => {}
    const ended = new Promise<void>((resolve) => {
      finish = resolve
    })
    async function* slow() {
      yield `${one}\n`
      await ended
      yield `${two}\n`
    }
    let out = ''
    const stdout = new Writable({
      write(chunk: Buffer, _encoding, done) {
        out += chunk.toString()
        finish()
        done()
      },
    })
    await run(['check', '-b', HALL, '-f', 'ndjson'], { stdin: slow(), stdout })
    expect(out.trim().split('\n')).toHaveLength(2)
  })

  test('nothing but the reports is written where nobody watches', async () => {
    const { err } = await run(['check', '-b', HALL, '-f', 'ndjson'], { stdin: [archive(2)] })
    expect(err).toBe('')
  })
})
