/** `liyan phrasebook` and `liyan explain`: what golden files do not hold. */
import { describe, expect, test } from 'vitest'
import { provePhrasebook } from '../../src/cli/phrasebook/prove.ts'
import { createChecker, loadPhrasebook } from '../../src/index.ts'
import { shippedNames } from '../../src/phrasebook/load.ts'
import { HALL, here, run } from './run.ts'

describe('phrasebook', () => {
  test('list names every shipped book', async () => {
    const { code, out } = await run(['phrasebook', 'list'])
    expect(code).toBe(0)
    for (const name of shippedNames()) expect(out).toContain(name)
  })

  test('schema is JSON', async () => {
    const { code, out } = await run(['phrasebook', 'schema'])
    expect(code).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ type: 'object', required: ['id', 'title'] })
  })

  test.each([
    ['a sound book with warnings', [HALL], 0],
    ['a broken one', [here('books/broken.yaml')], 2],
    ['a broken one among sound ones', [here('books/broken.yaml'), HALL], 2],
    ['examples that do not hold', [here('books/unproved.yaml')], 2],
    ['no such book', ['no-such-book'], 2],
  ])('check: %s', async (_name, books, expected) => {
    const { code, out } = await run(['phrasebook', 'check', ...books])
    expect(code).toBe(expected)
    expect(out.match(/^话术本 /gm)).toHaveLength(books.length)
  })

  test.each([
    ['unknown book', ['show', 'no-such-book'], 'no-such-book'],
    ['unknown phrase', ['show', HALL, '--phrase', 'hury'], '是不是 hurry？'],
    ['phrase that is switched off', ['show', HALL, '--phrase', 'phone-opening'], '已在“hall”层停用'],
    ['unknown command', ['shwo'], '是不是 show？'],
    ['no command', [], '用法：'],
  ])('misuse: %s', async (_name, argv, words) => {
    const { code, err } = await run(['phrasebook', ...argv])
    expect(code).toBe(2)
    expect(err).toContain(words)
  })

  test('proofs name the phrase, the kind of failure and the sentence', () => {
    const checker = createChecker(loadPhrasebook(here('books/unproved.yaml')))
    const proofs = provePhrasebook(checker).map(({ code, level, sentence }) => [code, level, sentence])
    expect(proofs).toEqual([
      ['hit-missed', 'error', '你找别人去'],
      ['hit-missed', 'error', '我不管理窗口'],
      ['miss-hit', 'error', '这事我不管了'],
      ['shadowed-phrase', 'warning', undefined],
      ['hit-missed', 'error', '态度真好'],
    ])
  })
})

describe('explain', () => {
  test('as JSON it is the explanation of the library', async () => {
    const { code, out } = await run(['explain', '-b', HALL, '我不管', '--format', 'json'])
    expect(code).toBe(0)
    const explanation = createChecker(loadPhrasebook(HALL)).explain('我不管', { role: 'staff' })
    expect(JSON.parse(out)).toEqual(JSON.parse(JSON.stringify(explanation)))
  })

  test('- reads standard input, --role turns the speaker', async () => {
    const { out } = await run(['explain', '-b', HALL, '-', '--role', 'customer'], {
      stdin: ['你们服务', '真好\n'],
    })
    expect(out).toContain('✓ 命中  表扬 praise（线索）')
  })

  test.each([
    ['unknown phrase', ['一', '--phrase', 'hury'], '是不是 hurry？'],
    ['unknown role', ['一', '--role', 'boss'], 'staff'],
  ])('misuse: %s', async (_name, argv, words) => {
    const { code, err } = await run(['explain', '-b', HALL, ...argv])
    expect(code).toBe(2)
    expect(err).toContain(words)
  })
})

test('--version is the version of the package', async () => {
  const { code, out } = await run(['--version'])
  expect(code).toBe(0)
  expect(out).toMatch(/^\d+\.\d+\.\d+\n$/)
})
