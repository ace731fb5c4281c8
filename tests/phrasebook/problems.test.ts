/** Problems as people read them in a terminal: place, message, line and a caret that stands under the right characters. */
import { expect, test } from 'vitest'
import type { Problem } from '../../src/model.ts'
import { formatProblems, PhrasebookError } from '../../src/phrasebook/problems.ts'
import { readBook, withHead } from './books.ts'

const plain = (problems: readonly Problem[]) => formatProblems(problems, { color: false })
const problem = (fields: Partial<Problem>): Problem => ({
  file: 'a.yaml',
  line: 1,
  column: 1,
  level: 'error',
  code: 'yaml',
  message: '写错了',
  ...fields,
})

test('a book with two mistakes', () => {
  const yaml = withHead('words: [12]\nphrases:\n  推诿: { kind: cue, title: 甲, say: ["我不管*你"] }\n')
  const errors = readBook(yaml).problems.filter(({ level }) => level === 'error')
  expect(
    plain(errors),
  ).toBe(`book.yaml:3:9 错误 words 第 1 项 应是文字，这里是 12；请用引号括起来 [wrong-type]
  3 | words: [12]
    |         ^^
book.yaml:5:40 错误 句型里没有 * 这个符号：任意几个字写 … 或 {名字} [unknown-sign]
  5 |   推诿: { kind: cue, title: 甲, say: ["我不管*你"] }
    | ${' '.repeat(45)}^
共 2 个错误`)
})

test.each([
  ['nothing', [], '没有发现问题'],
  ['a problem without a line', [problem({ level: 'warning' })], 'a.yaml:1:1 警告 写错了 [yaml]\n共 1 个警告'],
  [
    'wide characters under the caret',
    [problem({ excerpt: '甲乙丙', column: 2, width: 2, line: 12 })],
    'a.yaml:12:2 错误 写错了 [yaml]\n  12 | 甲乙丙\n     |   ^^^^\n共 1 个错误',
  ],
  [
    'full-width signs, half-width ones and a character of two units',
    [problem({ excerpt: '（a）𠮷b', column: 6, width: 1 })],
    'a.yaml:1:6 错误 写错了 [yaml]\n  1 | （a）𠮷b\n    |        ^\n共 1 个错误',
  ],
  [
    'a tab',
    [problem({ excerpt: '\ta', column: 2, width: 1 })],
    'a.yaml:1:2 错误 写错了 [yaml]\n  1 |  a\n    |  ^\n共 1 个错误',
  ],
  [
    'a place behind the end',
    [problem({ excerpt: 'ab', column: 3, width: 1 })],
    'a.yaml:1:3 错误 写错了 [yaml]\n  1 | ab\n    |   ^\n共 1 个错误',
  ],
])('%s', (_title, problems, expected) => {
  expect(plain(problems)).toBe(expected)
})

test('of a long line the part around the mistake is shown', () => {
  const excerpt = `${'甲'.repeat(200)}错${'乙'.repeat(200)}`
  const [, line = '', caret = ''] = plain([problem({ excerpt, column: 201, width: 1 })]).split('\n')
  expect(line).toMatch(/^ {2}1 \| …甲+错乙+…$/)
  const shown = line.slice('  1 | '.length)
  const cells = [...shown.slice(0, shown.indexOf('错'))].reduce((sum, c) => sum + (c === '…' ? 1 : 2), 0)
  expect(caret).toBe(`    | ${' '.repeat(cells)}^^`)
  expect([...shown].length).toBeLessThan(55)
})

test('colours are added on request only', () => {
  const problems = [problem({ excerpt: 'ab', width: 2 })]
  expect(plain(problems)).not.toContain('\u001b')
  const coloured = formatProblems(problems, { color: true })
  expect(coloured).toContain('\u001b[31m^^\u001b[0m')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: the escapes are what is looked for
  expect(coloured.replace(/\u001b\[\d+m/g, '')).toBe(plain(problems))
})

test('the error carries the problems and says them', () => {
  const error = new PhrasebookError([problem({})])
  expect(error).toBeInstanceOf(Error)
  expect(error.name).toBe('PhrasebookError')
  expect(error.problems).toHaveLength(1)
  expect(error.message).toContain('a.yaml:1:1 错误 写错了')
})
