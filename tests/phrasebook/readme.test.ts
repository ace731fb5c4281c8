/** phrasebooks/README.md tells the truth: its examples load, its patterns find what it says, its table lists every code. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse, stringify } from 'yaml'
import { createChecker } from '../../src/index.ts'
import { GUARDS } from '../../src/model.ts'
import { PROBLEM_CODES } from '../../src/phrasebook/codes.ts'
import { parsePattern } from '../../src/phrasebook/pattern.ts'
import { RULE_KINDS } from '../../src/phrasebook/rule-schema.ts'
import { phraseFields } from '../../src/phrasebook/schema.ts'
import { SLOT_LENGTHS } from '../../src/phrasebook/signs.ts'
import { loadBook, readBook, withHead } from './books.ts'

const read = (path: string) => readFileSync(new URL(`../../phrasebooks/${path}`, import.meta.url), 'utf8')
const readme = read('README.md')
const HEAD = 'id: example\ntitle: 例子\nextends: window-service\n'
const SHIPPED = { 'shipped/window-service.yaml': outline(['base', 'window-service']) }

/** A book with the names of the shipped ones and nothing behind them: reading those whole for each example takes seconds. */
function outline(names: readonly string[]): string {
  const books = names.map((name) => parse(read(`${name}.yaml`)) as Record<string, object>)
  const named = (section: string, value: unknown) => {
    const keys = books.flatMap((book) => Object.keys(book[section] ?? {}))
    return Object.fromEntries(keys.map((key) => [key, value]))
  }
  return stringify({
    id: 'window-service',
    title: '提纲',
    classes: named('classes', ['甲']),
    phrases: named('phrases', { kind: 'cue', title: '甲', say: ['甲乙'] }),
    rules: named('rules', { kind: 'silence', title: '甲', ms: 1 }),
  })
}

const examples = [...readme.matchAll(/^```yaml ?(\S*)\n([\s\S]*?)^```$/gm)].map(
  ([, name = '', yaml = '']) => ({
    name: name || yaml.trim().split('\n').slice(0, 2).join(' ').slice(0, 60),
    file: name,
    yaml: /^id:/m.test(yaml) ? yaml : HEAD + yaml,
  }),
)
const layers = Object.fromEntries(examples.filter(({ file }) => file).map(({ file, yaml }) => [file, yaml]))

describe('examples', () => {
  test('are there', () => {
    expect(examples.length).toBeGreaterThan(12)
    expect(Object.keys(layers)).toEqual(['county.yaml', 'hall.yaml', 'window.yaml'])
  })

  test.each(examples)('$name', ({ yaml }) => {
    const { problems } = readBook({ ...SHIPPED, ...layers, 'book.yaml': yaml })
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
  })

  test('every kind of rule is among them', () => {
    const kinds = examples.flatMap(({ yaml }) =>
      [...yaml.matchAll(/kind: ([\w-]+)/g)].map(([, kind]) => kind),
    )
    expect(RULE_KINDS.filter((kind) => !kinds.includes(kind))).toEqual([])
  })
})

/** Cells of the table rows below a heading row, `\|` read as `|`. */
function table(heading: string): string[][] {
  const rows = readme.slice(readme.indexOf(heading)).split('\n').slice(2)
  const end = rows.findIndex((row) => !row.startsWith('|'))
  return rows.slice(0, end).map((row) =>
    row
      .split(/(?<!\\)\|/)
      .slice(1, -1)
      .map((cell) => cell.trim().replaceAll('\\|', '|')),
  )
}

describe('patterns', () => {
  const rows = table('| 句型 | 会查出 | 不会查出 |').map(([pattern = '', hits = '', misses = '']) => ({
    pattern: pattern.slice(1, -1),
    hits: hits.split(' / '),
    misses: misses.split(' / '),
  }))

  test.each(rows)('$pattern', ({ pattern, hits, misses }) => {
    const say = JSON.stringify(pattern)
    const book = loadBook(
      withHead(
        `classes: { 你: [你, 您, 你们, 您们] }\nphrases: { a: { kind: courtesy, title: 甲, say: [${say}] } }`,
      ),
    )
    const checker = createChecker(book)
    const finds = (text: string) => checker.check(text, { role: 'staff' }).length > 0
    expect(hits.filter((text) => !finds(text))).toEqual([])
    expect(misses.filter(finds)).toEqual([])
  })

  test('slots have the lengths of the table', () => {
    const rows = table('| 插槽 | 填什么 | 几个字 |')
    const written = rows.flatMap(([names = '', , lengths]) =>
      [...names.matchAll(/\{(.+?)\}/g)].map(([, name = '']) => [name, lengths]),
    )
    const known = [...SLOT_LENGTHS].map(([name, { min, max }]) => [name, `${min}-${max}`])
    expect(new Map(written as [string, string][])).toEqual(new Map(known as [string, string][]))
  })

  test('mistakes of the table are mistakes', () => {
    const patterns = table('| 写成 | 问题 | 应写 |').map(([written = '']) => written.slice(1, -1))
    for (const pattern of ['甲|乙', '不*知道']) {
      expect(patterns).toContain(pattern)
      expect(parsePattern(pattern).problems).toHaveLength(1)
    }
  })
})

describe('tables', () => {
  const names = (heading: string) =>
    table(heading).flatMap(([first = '']) => [...first.matchAll(/`(.+?)`/g)].map(([, name]) => name))

  test('problem codes are exactly those of the code', () => {
    expect(table('| 代码 | 意思 |').map(([code = '', words]) => [code.slice(1, -1), words])).toEqual(
      Object.entries(PROBLEM_CODES),
    )
  })

  test('guards are exactly those of the model', () => {
    expect(names('| 名字 | 情形 | 例子 |')).toEqual([...GUARDS])
  })

  test('fields of a phrase are exactly those of the schema', () => {
    const fields = Object.keys(phraseFields).filter((name) => !name.endsWith('+'))
    expect(new Set(names('| 写什么 | 意思 | 不写时 |'))).toEqual(new Set(fields))
  })
})
