/** Whatever a file holds, reading it never throws: it gives a book or errors, and every problem points into the file. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { formatProblems } from '../../src/phrasebook/problems.ts'
import { readBook } from './books.ts'

const BOOK = `id: book
title: 试验
extends: [low]
classes: { 你: [你, 您], 我: ["<你>们", 我] }
words: [甲厅]
clauses: { c: { norm: 规范, article: 一, text: 文 } }
courtesyWords: { 您好: hello, 再见: [bye] }
guards: { quoted: { before: [他说], reach: 3 }, denied: off }
phrases:
  hello:
    kind: courtesy
    title: 问候
    say: ["[请]<你>好{窗口:1-8}", '您(早上|晚上)好…8 & ^再见$']
    points: 2
  bye: { kind: courtesy, title: 送别, say: [再见], hits: [再见], clause: c }
  gone: off
rules:
  r: { kind: after, title: 应答, trigger: hello, within: { lines: 1, ms: 15s }, need: [[hello, bye]] }
scoring: { pass: 70, caps: { perCategory: { 推诿: 30 } }, fatal: [r] }
`
const LOW = 'id: low\ntitle: 下\nphrases: { gone: { kind: cue, title: 甲, say: [甲乙] } }\n'

function examine(text: string): void {
  const { book, problems } = readBook({ 'book.yaml': text, 'low.yaml': LOW })
  const errors = problems.filter(({ level }) => level === 'error')
  expect(book === undefined).toBe(errors.length > 0)
  const lines = text.replace(/^\uFEFF/, '').split('\n')
  for (const { file, line, column, message, excerpt, width } of problems) {
    expect(message).toMatch(/[一-龥]/)
    if (file !== 'book.yaml') continue
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(lines.length)
    expect(column).toBeGreaterThanOrEqual(1)
    if (excerpt === undefined) continue
    expect(lines[line - 1]?.replace(/\r$/, '')).toBe(excerpt)
    expect(column).toBeLessThanOrEqual(excerpt.length + 1)
    expect(width).toBeGreaterThanOrEqual(1)
  }
  expect(formatProblems(problems, { color: true })).toBeTypeOf('string')
}

/** A piece of the book replaced by rubbish. */
const damaged = fc
  .record({
    start: fc.nat(BOOK.length),
    length: fc.nat(12),
    rubbish: fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 6 }),
      fc
        .array(
          fc.constantFrom(
            '\n',
            '  ',
            ': ',
            '- ',
            '[',
            ']',
            '{',
            '}',
            '"',
            "'",
            '&',
            '*',
            '|',
            '#',
            '!',
            '甲',
            '\t',
            '~',
          ),
          {
            maxLength: 6,
          },
        )
        .map((pieces) => pieces.join('')),
    ),
  })
  .map(({ start, length, rubbish }) => BOOK.slice(0, start) + rubbish + BOOK.slice(start + length))

/** Any YAML that looks like a book: values of every type at places that want another. */
const misshapen = fc
  .dictionary(
    fc.constantFrom(
      'phrases',
      'rules',
      'scoring',
      'guards',
      'classes',
      'words',
      'courtesyWords',
      'extends',
      'clauses',
      'x',
    ),
    fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'small' },
        fc.constantFrom(
          null,
          true,
          5,
          -1.5,
          'off',
          '甲',
          '<甲>',
          '',
          'hello',
          '30s',
          '__proto__',
          'constructor',
        ),
        fc.array(tie('value'), { maxLength: 3 }),
        fc.dictionary(
          fc.constantFrom(
            'hello',
            'kind',
            'say',
            'say+',
            'title',
            'need',
            'ms',
            'quoted',
            'before',
            'caps',
            'toString',
            '甲',
          ),
          tie('value'),
          { maxKeys: 3 },
        ),
      ),
    })).value,
  )
  .map((sections) => JSON.stringify({ id: 'book', title: '试验', ...sections }, null, 1))

describe('never throws', () => {
  test('on any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        examine(text)
      }),
      { numRuns: 150 },
    )
  })

  test('on a damaged book', () => {
    fc.assert(
      fc.property(damaged, (text) => {
        examine(text)
      }),
      { numRuns: 250 },
    )
  })

  test('on data of the wrong shape', () => {
    fc.assert(
      fc.property(misshapen, (text) => {
        examine(text)
      }),
      { numRuns: 250 },
    )
  })
})

test('the whole book is in order', () => {
  expect(readBook({ 'book.yaml': BOOK, 'low.yaml': LOW }).book).toBeDefined()
})
