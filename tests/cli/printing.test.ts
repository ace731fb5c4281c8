/** The small parts that printed reports are made of. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { progressLine } from '../../src/cli/check/progress.ts'
import { type Mark, type MarkKind, markSpans } from '../../src/cli/mark.ts'
import { coloured, plain, wantsColour } from '../../src/cli/paint.ts'
import { printable } from '../../src/cli/printable.ts'
import { shorten, shortenQuotes } from '../../src/cli/shorten.ts'
import { VERDICTS } from '../../src/cli/vocabulary.ts'
import { padTo, widthOf } from '../../src/cli/width.ts'
import { GUARDS } from '../../src/model.ts'

const mark = (start: number, end: number, kind: MarkKind): Mark => ({ start, end, kind })

test.each([
  ['abc', 3],
  ['您好', 4],
  ['，。！', 6],
  ['ＡＢ', 4],
  ['e\u0301', 1],
  ['👍', 2],
  ['\u001b[31m红\u001b[39m', 2],
  ['', 0],
])('width of %j is %i', (text, width) => {
  expect(widthOf(text)).toBe(width)
  expect(widthOf(padTo(text, 10))).toBe(10)
})

test.each([
  ['a\u001b[2Jb', 'a␛[2Jb'],
  ['行\n行', '行␊行'],
  ['\u0000\u007f\u009b', '␀␡\ufffd'],
  ['\u202e反向', '\ufffd反向'],
  ['\ud800x', '\ufffdx'],
  ['👍', '👍'],
])('%j is printed as %j', (text, shown) => {
  expect(printable(text)).toBe(shown)
})

test.each([
  ['一二三', 3, '一二三'],
  ['一二三四', 3, '一二三…'],
  ['👍👍', 1, '👍…'],
])('%j in %i characters is %j', (text, most, shown) => {
  expect(shorten(text, most)).toBe(shown)
})

test('only what is quoted is cut short', () => {
  expect(shortenQuotes('推诿推诿：「这事我布管」听作「我不管」', 4)).toBe(
    '推诿推诿：「这事我布…」听作「我不管」',
  )
})

describe('marks', () => {
  test.each([
    ['none', '不知道', [], '不知道'],
    ['one', '我不知道啊', [mark(1, 4, 'forbidden')], '我【不知道】啊'],
    ['two side by side', '再见谢谢', [mark(0, 2, 'courtesy'), mark(2, 4, 'courtesy')], '‹再见›‹谢谢›'],
    [
      'the longer covers the shorter',
      '您好这里',
      [mark(0, 2, 'courtesy'), mark(0, 4, 'courtesy')],
      '‹您好这里›',
    ],
    [
      'the graver comes first',
      '谢谢不管',
      [mark(0, 4, 'courtesy'), mark(2, 4, 'forbidden')],
      '‹谢谢›【不管】',
    ],
    ['in the middle', '一二三四', [mark(0, 4, 'courtesy'), mark(1, 3, 'forbidden')], '‹一›【二三】‹四›'],
    ['overlapping', '一二三四', [mark(0, 3, 'forbidden'), mark(2, 4, 'forbidden')], '【一二三】【四】'],
    ['doubtful', '我布管', [mark(0, 3, 'doubtful')], '〔我布管〕'],
  ])('%s', (_name, text, marks, shown) => {
    expect(markSpans(text, marks, plain, false)).toBe(shown)
  })

  test('colours stand for brackets', () => {
    const shown = markSpans('我不管', [mark(0, 3, 'forbidden')], coloured, true)
    expect(shown).toBe('\u001b[1m\u001b[31m我不管\u001b[39m\u001b[22m')
  })

  test('a very long line is abridged around its marks', () => {
    const shown = markSpans(
      `${'前'.repeat(3000)}不管${'后'.repeat(3000)}`,
      [mark(3000, 3002, 'forbidden')],
      plain,
      false,
    )
    expect(shown).toContain('【不管】')
    expect(shown).toContain('……（略 2920 字）……')
    expect(shown.length).toBeLessThan(400)
  })

  test('without the brackets the text is as it was, whatever the marks', () => {
    const spans = fc.array(
      fc.record({
        start: fc.nat(30),
        length: fc.integer({ min: 1, max: 10 }),
        kind: fc.constantFrom<MarkKind>('forbidden', 'doubtful', 'courtesy'),
      }),
    )
    fc.assert(
      fc.property(
        fc.string({ minLength: 40, maxLength: 60, unit: fc.constantFrom('我', '不', '管') }),
        spans,
        (text, given) => {
          const marks = given.map(({ start, length, kind }) => mark(start, start + length, kind))
          expect(markSpans(text, marks, plain, false).replace(/[【】〔〕‹›]/g, '')).toBe(text)
        },
      ),
    )
  })
})

test.each([
  ['a terminal', {}, true, true],
  ['no terminal', {}, false, false],
  ['NO_COLOR', { NO_COLOR: '1' }, true, false],
  ['NO_COLOR empty', { NO_COLOR: '' }, true, true],
  ['FORCE_COLOR', { FORCE_COLOR: '1' }, false, true],
  ['FORCE_COLOR=0', { FORCE_COLOR: '0' }, true, false],
  ['FORCE_COLOR over NO_COLOR', { FORCE_COLOR: '1', NO_COLOR: '1' }, false, true],
  ['a dumb terminal', { TERM: 'dumb' }, true, false],
])('colours: %s', (_name, env, isTTY, wanted) => {
  expect(wantsColour(env, { isTTY })).toBe(wanted)
})

test.each([
  [
    { size: 25e6, total: 100e6, conversations: 10, seconds: 5 },
    '██████░░░░░░░░░░░░░░░░░░ 25%  10 个会话  5.0 MB/秒  还需 0:15',
  ],
  [
    { size: 100e6, total: 100e6, conversations: 9, seconds: 5 },
    '████████████████████████ 100%  9 个会话  20.0 MB/秒  还需 0:00',
  ],
  [{ size: 3e6, total: undefined, conversations: 7, seconds: 2 }, '7 个会话  3 MB  1.5 MB/秒'],
])('progress %#', (state, line) => {
  expect(progressLine(state)).toBe(line)
})

test('every verdict has a word of its own and a sentence', () => {
  const words = Object.values(VERDICTS).map(([word]) => word)
  expect(new Set(words).size).toBe(words.length)
  for (const guard of GUARDS) expect(VERDICTS[guard][1]).toMatch(/[\u4e00-\u9fff]{4}/)
})
