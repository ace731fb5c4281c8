/** The lint: each warning where it belongs, and none where the book is in order. */
import { describe, expect, test } from 'vitest'
import type { Problem } from '../../src/model.ts'
import { lint } from '../../src/phrasebook/lint.ts'
import { loadBook, places, readBook, unmark, withHead } from './books.ts'

const EXAMPLES = `hits: [${[...'一二三四五六七八'].join(', ')}], misses: [${[...'甲乙丙丁戊己庚辛'].join(', ')}]`
const CLAUSE = 'clauses: { c: { norm: 规范, article: 一, text: 文 } }\n'

/** Codes of the patterns' problems of one cue with these patterns, `‸` before each that has one. */
function patternProblems(say: string, more = ''): { found: string[]; marks: string[] } {
  const { text, marks } = unmark(
    withHead(`phrases:\n  a: { kind: cue, title: 甲, ${EXAMPLES}, say: [${say}] }\n${more}`),
  )
  return { found: places(readBook(text).problems), marks }
}

describe('patterns', () => {
  test.each([
    ['only interjections', '‸"嗯呃"', ['never-fires'], 'no-anchor'],
    ['^ in the middle', '‸"您^好啊"', ['never-fires']],
    ['^ after a slot', '‸"{名}^您好"', ['never-fires']],
    ['$ before text', '‸"您好$吧你"', ['never-fires']],
    ['$ in an alternative before text', '‸"(您$|他$)再见"', ['never-fires']],
    ['an empty class', '‸"<空>您好"', ['never-fires']],
    ['only fillers', '‸"就是说"', ['only-fillers']],
    ['a branch of interjections', '‸"您好(啊|呀|了)"', ['only-fillers']],
    ['a placeholder', '‸"请到XX窗口"', ['placeholder']],
    ['Cyrillic placeholders', '‸"请到хх窗口"', ['placeholder']],
    ['some readings without two characters in a row', '‸"(我|我们)…管"', ['weak-anchor']],
    ['the same twice', '您好吗, ‸"您好吗"', ['duplicate-pattern']],
    ['the same in other signs', '"您[好]吗", ‸"您【好】吗"', ['duplicate-pattern']],
    ['contained in another', '‸您好, "(您|你)好"', ['shadowed-pattern']],
    ['contained with an optional part', '‸"您 坐好", "[请]您 坐好"', ['shadowed-pattern']],
  ] as const)('%s', (_title, say, codes, error?: string) => {
    const { found, marks } = patternProblems(say.replaceAll('‸"', '"‸'), 'classes: { 空: [] }')
    const expected = codes.map((code, i) => `${code}@${marks[i]}`)
    expect(found).toEqual(error === undefined ? expected : [`${error}@${marks[0]}`, ...expected])
  })

  test.each([
    '"^您好$"',
    '"[您]^您好"',
    '"(^|您)好了"',
    '"您好$[啊]"',
    '"[<空>]您好"',
    '"您好 …4 $"',
    '"我不管[啊|呢]"',
    '"(我们|你们) 管"',
    '"我们 & 管"',
    '"慢走吧"',
    '"您好…", "您好…5"',
    '"甲{名}乙丙", "甲{号}乙丙"',
    '"您好 & 再见", "您好"',
  ])('%s is in order', (say) => {
    const { found } = patternProblems(say, 'classes: { 空: [] }')
    expect(found.filter((problem) => !problem.startsWith('only-fillers'))).toEqual([])
  })

  test('the same in two phrases, unless other people say them', () => {
    const phrase = (id: string, speaker: string) =>
      `  ${id}: { kind: cue, title: 甲, speaker: ${speaker}, say: [您好], ${EXAMPLES} }\n`
    const same = readBook(withHead(`phrases:\n${phrase('a', 'staff')}${phrase('b', 'staff')}`)).problems
    expect(same).toMatchObject([{ code: 'duplicate-pattern', line: 5, level: 'warning' }])
    expect(same[0]?.message).toContain('话术 a 里')
    const other = readBook(withHead(`phrases:\n${phrase('a', 'staff')}${phrase('b', 'customer')}`)).problems
    expect(other).toEqual([])
  })

  test('guard wordings and exceptions are looked at, but one character will do', () => {
    const yaml = `guards: { quoted: { before: [说, 嗯] } }
phrases:
  a: { kind: cue, title: 甲, say: [您好], unless: [您, "好^"], ${EXAMPLES} }`
    expect(places(readBook(withHead(yaml)).problems)).toEqual([
      'no-anchor@3:33',
      'never-fires@3:33',
      'never-fires@5:53',
    ])
  })
})

describe('phrases', () => {
  const problemsOf = (fields: string, more = '') =>
    places(
      readBook(withHead(`phrases:\n  a: { title: 甲, say: [您好], ${fields} }\n${more}${CLAUSE}`)).problems,
    )

  test.each([
    ['a forbidden phrase in order', `kind: forbidden, clause: c, instead: 乙, ${EXAMPLES}`, []],
    ['a courtesy phrase in order', `kind: courtesy, ${EXAMPLES}`, []],
    ['no clause', `kind: forbidden, instead: 乙, ${EXAMPLES}`, ['no-clause@4:3']],
    ['no suggestion', `kind: forbidden, clause: c, ${EXAMPLES}`, ['no-suggestion@4:3']],
    ['few examples', 'kind: cue, hits: [一], misses: [二]', ['few-hits@4:3', 'few-misses@4:3']],
    ['a contradiction', `kind: cue, ${EXAMPLES}, misses+: [一]`, ['hit-and-miss@4:3']],
  ])('%s', (_title, fields, expected) => {
    expect(problemsOf(fields)).toEqual(expected)
  })

  test('a guard without wording, where the book has wordings at all', () => {
    const guards = 'guards: { quoted: { before: [他说] } }\n'
    expect(problemsOf(`kind: cue, guards: [quoted], ${EXAMPLES}`, guards)).toEqual([])
    expect(problemsOf(`kind: cue, guards: [helped], ${EXAMPLES}`, guards)).toEqual(['idle-guard@4:3'])
    expect(problemsOf(`kind: cue, guards: [helped], ${EXAMPLES}`)).toEqual([])
  })
})

test('warnings do not stop a book, and show the line that they mean', () => {
  const { book, problems } = readBook(withHead('phrases:\n  a: { kind: cue, title: 甲, say: [您好] }\n'))
  expect(book).toBeDefined()
  expect(problems).toMatchObject([
    { code: 'few-hits', level: 'warning', excerpt: '  a: { kind: cue, title: 甲, say: [您好] }', width: 1 },
    { code: 'few-misses' },
  ])
})

test('checks from elsewhere are added to those of this folder', () => {
  const book = loadBook(withHead(`phrases: { a: { kind: cue, title: 甲, say: [您好], ${EXAMPLES} } }`))
  const found: Problem = { ...book.phrases[0]!.at, level: 'error', code: 'other', message: '别处发现的' }
  expect(lint(book)).toEqual([])
  expect(lint(book, [() => [found]])).toEqual([found])
})
