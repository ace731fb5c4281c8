/** A book's version: the same for the same content however it is written, another for any other content; and frozen for good. */
import { describe, expect, test } from 'vitest'
import { loadBook } from './books.ts'

const BOOK = `id: book
title: 试验
classes: { 你: [你, 您] }
words: [甲厅]
clauses: { c: { norm: 规范, article: 一, text: 文 } }
courtesyWords: { 您好: hello, 再见: [bye] }
guards: { quoted: { before: [他说] } }
phrases:
  hello: { kind: courtesy, title: 问候, say: ["<你>好", 您早上好], points: 2, clause: c }
  bye: { kind: courtesy, title: 送别, say: [再见], hits: [再见] }
rules:
  r: { kind: silence, title: 应答, ms: 15s }
scoring: { pass: 70, caps: { perCategory: { 推诿: 30, 其他: 10 } } }
`
const versionOf = (files: string | Record<string, string>, path?: string) => loadBook(files, path).version
const original = versionOf(BOOK)

test('is a sha256', () => {
  expect(original).toMatch(/^sha256:[0-9a-f]{64}$/)
})

describe('stays the same', () => {
  const [head = '', body = ''] = BOOK.split('phrases:\n')
  test.each([
    ['with comments and blank lines', `# 说明\n${BOOK.replaceAll('\n', ' # 说明\n\n')}`],
    ['with the sections in another order', `phrases:\n${body}${head}`],
    [
      'with the fields in another order',
      BOOK.replace('kind: courtesy, title: 问候', 'title: 问候, kind: courtesy'),
    ],
    ['with the caps in another order', BOOK.replace('推诿: 30, 其他: 10', '其他: 10, 推诿: 30')],
    [
      'with the guards in other words for the same',
      BOOK.replace('before: [他说]', 'before: ["他说"], reach: 2'),
    ],
    ['with what is usual written out', BOOK.replace('points: 2', 'points: 2, speaker: staff, bounded: true')],
    ['with another way to write a time', BOOK.replace('15s', '15000')],
    ['with another way to write a pattern', BOOK.replace('"<你>好"', '" 《你》好 "')],
    ['with a class of another name', BOOK.replace('你: [', '您: [').replace('<你>', '<您>')],
    ['with Windows line ends', BOOK.replaceAll('\n', '\r\n')],
  ])('%s', (_title, yaml) => {
    expect(versionOf(yaml)).toBe(original)
  })

  test('in another file', () => {
    expect(versionOf({ 'x/y.yaml': BOOK }, 'x/y.yaml')).toBe(original)
  })

  test('in two layers that come to the same', () => {
    const files = {
      'book.yaml': 'id: book\ntitle: 试验\nextends: low\nphrases: { hello: { points: 2 }, more: off }\n',
      'low.yaml': BOOK.replace('id: book', 'id: low')
        .replace('points: 2', 'points: 3')
        .replace('rules:', '  more: { kind: cue, title: 甲, say: [甲乙] }\nrules:'),
    }
    expect(versionOf(files)).toBe(original)
  })
})

describe('changes', () => {
  test.each([
    ['id: book', 'id: other'],
    ['title: 试验', 'title: 别的'],
    ['你: [你, 您]', '你: [您, 你, 您们]'],
    ['甲厅', '乙厅'],
    ['text: 文', 'text: 新文'],
    ['您好: hello', '您好: bye'],
    ['他说', '她说'],
    ['before:', 'after:'],
    ['points: 2', 'points: 3'],
    ['您早上好', '您 早上好'],
    ['您早上好]', '您早上好, 早上好]'],
    ['hits: [再见]', 'hits: [再见了]'],
    ['15s', '16s'],
    ['推诿: 30', '推诿: 31'],
    ['pass: 70', 'pass: 71'],
  ])('%s -> %s', (before, after) => {
    expect(BOOK).toContain(before)
    expect(versionOf(BOOK.replace(before, after))).not.toBe(original)
  })
})

test('everything in a book is frozen', () => {
  const thawed: string[] = []
  const walk = (value: unknown, path: string): void => {
    if (typeof value !== 'object' || value === null) return
    if (!Object.isFrozen(value)) thawed.push(path)
    for (const [key, inner] of Object.entries(value)) walk(inner, `${path}.${key}`)
  }
  walk(loadBook(BOOK), 'book')
  expect(thawed).toEqual([])
})
