/** Where the layers of a book are looked for, in which order they apply, and what is said when one cannot be had. */
import { describe, expect, test } from 'vitest'
import { loadBook, readBook } from './books.ts'

describe('extends', () => {
  const tiny = (id: string, more = '') => `id: ${id}\ntitle: ${id}\n${more}`
  const idsOf = (files: Record<string, string>, path?: string) =>
    loadBook(files, path).layers.map(({ id }) => id)

  test.each([
    ['a name beside the book', { 'book.yaml': tiny('up', 'extends: a'), 'a.yaml': tiny('a') }, ['a', 'up']],
    ['a .yml file', { 'book.yaml': tiny('up', 'extends: a'), 'a.yml': tiny('a') }, ['a', 'up']],
    [
      'a shipped name',
      { 'book.yaml': tiny('up', 'extends: base'), 'shipped/base.yaml': tiny('base') },
      ['base', 'up'],
    ],
    [
      'a name beside the book before a shipped one',
      {
        'book.yaml': tiny('up', 'extends: base'),
        'base.yaml': tiny('own'),
        'shipped/base.yaml': tiny('base'),
      },
      ['own', 'up'],
    ],
    ['a path', { 'book.yaml': tiny('up', 'extends: ./x/../y/a.yaml'), 'y/a.yaml': tiny('a') }, ['a', 'up']],
    [
      'a list, in order',
      { 'book.yaml': tiny('up', 'extends: [a, b]'), 'a.yaml': tiny('a'), 'b.yaml': tiny('b') },
      ['a', 'b', 'up'],
    ],
    [
      'the same layer twice, once',
      {
        'book.yaml': tiny('up', 'extends: [a, b]'),
        'a.yaml': tiny('a', 'extends: c'),
        'b.yaml': tiny('b', 'extends: c'),
        'c.yaml': tiny('c'),
      },
      ['c', 'a', 'b', 'up'],
    ],
  ])('%s', (_title, files, ids) => {
    expect(idsOf(files as unknown as Record<string, string>)).toEqual(ids)
  })

  test('a book of the same name as a shipped one can extend it', () => {
    const files = { 'hall/base.yaml': tiny('own', 'extends: base'), 'shipped/base.yaml': tiny('base') }
    expect(idsOf(files, 'hall/base.yaml')).toEqual(['base', 'own'])
  })

  test('paths are those of the file that names them', () => {
    const files = {
      'hall/book.yaml': tiny('up', 'extends: ../county/a.yaml'),
      'county/a.yaml': tiny('a', 'extends: b'),
      'county/b.yaml': tiny('b'),
    }
    expect(idsOf(files, 'hall/book.yaml')).toEqual(['b', 'a', 'up'])
  })

  test('a circle is reported with the whole way round', () => {
    const files = {
      'book.yaml': tiny('up', 'extends: a'),
      'a.yaml': tiny('a', 'extends: [b]'),
      'b.yaml': tiny('b', 'extends: a'),
    }
    const { book, problems } = readBook(files)
    expect(book).toBeUndefined()
    expect(problems).toMatchObject([
      {
        file: 'b.yaml',
        line: 3,
        column: 10,
        code: 'extends-cycle',
        message: 'extends 绕成了一圈：a.yaml → b.yaml → a.yaml',
      },
    ])
  })

  test.each([
    ['bse', '；是不是 base？'],
    ['./bse.yaml', '找不到文件“./bse.yaml”'],
  ])('a missing layer %s', (name, words) => {
    const { problems } = readBook(tiny('up', `extends: [${name}]`))
    expect(problems).toMatchObject([{ code: 'missing-file', line: 3, column: 11, width: name.length }])
    expect(problems[0]?.message).toContain(words)
  })

  test('a book that is not there', () => {
    expect(readBook({}, 'none.yaml').problems).toMatchObject([
      { file: 'none.yaml', line: 1, column: 1, level: 'error', code: 'missing-file' },
    ])
  })

  test('layers without end', () => {
    const files = Object.fromEntries(
      Array.from({ length: 60 }, (_, i) => [
        i === 0 ? 'book.yaml' : `l${i}.yaml`,
        tiny(`l${i}`, `extends: l${i + 1}`),
      ]),
    )
    expect(readBook(files).problems.map(({ code }) => code)).toEqual(['too-many-layers'])
  })

  test('two layers of one id are warned of', () => {
    const { book, problems } = readBook({ 'book.yaml': tiny('a', 'extends: low'), 'low.yaml': tiny('a') })
    expect(book).toBeDefined()
    expect(problems).toMatchObject([
      { level: 'warning', code: 'same-id', file: 'book.yaml', line: 1, column: 5 },
    ])
  })
})
