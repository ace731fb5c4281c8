/** Layers: what an upper book changes, appends, switches off and replaces, and what is remembered of it. */
import { describe, expect, test } from 'vitest'
import type { Phrase, Phrasebook, Rule } from '../../src/model.ts'
import { errorsOf, loadBook, unmark } from './books.ts'

const LOW = `id: low
title: 下层
classes: { 你: [你, 您], 我: ["<你>们", 我] }
words: [甲厅]
clauses: { c1: { norm: 规范, article: 一, text: 旧文 } }
courtesyWords: { 您好: hello, 再见: [bye, hello] }
guards: { quoted: { before: [他说], reach: 4 }, denied: { anywhere: [不是说] } }
phrases:
  hello: { kind: courtesy, title: 问候, say: ["<你>好"], hits: [您好], points: 2, clause: c1 }
  bye: { kind: courtesy, title: 送别, say: [再见], instead: 您慢走 }
  rude: { kind: forbidden, title: 推诿, say: [不归我管], unless: [不归我管理] }
rules:
  farewell: { kind: within-last, title: 送别, within: { lines: 2 }, need: bye, points: 3, instead: 您慢走 }
  greeting: { kind: within-first, title: 迎声, within: { lines: 2 }, need: [[hello, bye]] }
scoring: { pass: 70, caps: { perPhrase: 15, total: 60, perCategory: { 推诿: 30, 其他: 10 } }, fatal: [rude], bonus: { phrases: [hello], each: 1, max: 5 } }
`

const upper = (yaml: string): Phrasebook =>
  loadBook({ 'book.yaml': `id: up\ntitle: 上层\nextends: low\n${yaml}`, 'low.yaml': LOW })
const phrase = (book: Phrasebook, id: string): Phrase => book.phrases.find((item) => item.id === id)!
const rule = (book: Phrasebook, id: string): Rule => book.rules.find((item) => item.id === id)!
const says = (item: Phrase): string[] => item.say.map(({ source }) => source)

describe('an upper book', () => {
  test('that adds nothing is the lower one under its own name', () => {
    const book = upper('')
    expect(book).toMatchObject({ id: 'up', title: '上层' })
    expect(book.layers).toEqual([
      { id: 'low', file: 'low.yaml' },
      { id: 'up', file: 'book.yaml' },
    ])
    expect(book.phrases.map(({ id, origin, overrides }) => [id, origin, overrides])).toEqual([
      ['hello', 'low', []],
      ['bye', 'low', []],
      ['rude', 'low', []],
    ])
    expect(book.switchedOff).toEqual([])
  })

  test('changes the fields that it writes, and only those', () => {
    const book = upper('phrases: { hello: { points: 0, title: 迎声, say: [您好呀] } }')
    const hello = phrase(book, 'hello')
    expect(hello).toMatchObject({ kind: 'courtesy', title: '迎声', points: 0, hits: ['您好'], origin: 'low' })
    expect(says(hello)).toEqual(['您好呀'])
    expect(hello.overrides).toEqual([{ layer: 'up', fields: ['points', 'title', 'say'] }])
    expect(hello.at).toEqual({ file: 'low.yaml', line: 9, column: 3 })
    expect(hello.say[0]?.at).toEqual({ file: 'book.yaml', line: 4, column: 49 })
  })

  test.each([
    ['say+: [您早上好]', { say: ['<你>好', '您早上好'] }],
    ['hits+: [您好您坐]', { hits: ['您好', '您好您坐'] }],
    ['misses+: [你好]', { misses: ['你好'] }],
    ['instead+: 您好', { instead: ['您好'] }],
    ['instead+: [您好, 早上好]', { instead: ['您好', '早上好'] }],
    ['guards+: [quoted]', { guards: ['quoted'] }],
    ['say+: [您早上好], say: [早上好]', { say: ['早上好', '您早上好'] }],
  ])('%s', (fields, expected) => {
    const hello = phrase(upper(`phrases: { hello: { ${fields} } }`), 'hello')
    expect({ ...hello, say: says(hello) }).toMatchObject(expected)
  })

  test('appends to the usual guards of a phrase that names none', () => {
    const rude = phrase(upper('phrases: { rude: { guards+: [helped], unless+: [不归我管的] } }'), 'rude')
    expect(rude.guards).toEqual([
      'quoted',
      'denied',
      'question',
      'polite-frame',
      'conditional',
      'third-person',
      'helped',
    ])
    expect(rude.unless.map(({ source }) => source)).toEqual(['不归我管理', '不归我管的'])
  })

  test('adds phrases and rules of its own', () => {
    const book = upper('phrases: { sit: { kind: courtesy, title: 请坐, say: [请坐] } }')
    expect(book.phrases.map(({ id }) => id)).toEqual(['hello', 'bye', 'rude', 'sit'])
    expect(phrase(book, 'sit')).toMatchObject({ origin: 'up', overrides: [] })
  })

  test.each(['off', 'null', '~', ''])('switches a phrase off with "%s"', (value) => {
    const book = upper(`phrases:\n  rude: ${value}\n`)
    expect(book.phrases.map(({ id }) => id)).toEqual(['hello', 'bye'])
    expect(book.switchedOff).toEqual([{ id: 'rude', layer: 'up' }])
    expect(book.scoring.fatal).toEqual([])
  })

  test('switches a rule off, and then the phrase that it needs', () => {
    const book = upper('phrases: { bye: off }\nrules: { farewell: off }')
    expect(book.rules.map(({ id }) => id)).toEqual(['greeting'])
    expect(book.switchedOff).toEqual([
      { id: 'bye', layer: 'up' },
      { id: 'farewell', layer: 'up' },
    ])
    expect(rule(book, 'greeting').check).toMatchObject({ need: [['hello']] })
    expect(book.courtesyWords).toEqual({ 您好: ['hello'], 再见: ['hello'] })
  })

  test('cannot switch off what a rule cannot do without', () => {
    const { text, marks } = unmark('id: up\ntitle: 上层\nextends: low\nphrases:\n  ‸bye: off\n')
    expect(errorsOf({ 'book.yaml': text, 'low.yaml': LOW })).toEqual([`switched-off@${marks[0]}`])
  })

  test('brings back what a layer below switched off', () => {
    const book = loadBook({
      'book.yaml': 'id: up\ntitle: 上\nextends: mid\nphrases: { rude: { points: 9 } }\n',
      'mid.yaml': 'id: mid\ntitle: 中\nextends: low\nphrases: { rude: off }\n',
      'low.yaml': LOW,
    })
    expect(phrase(book, 'rude')).toMatchObject({ points: 9, kind: 'forbidden', origin: 'low' })
    expect(book.switchedOff).toEqual([])
  })

  test('replaces classes, clauses, courtesy words and guards of the same name, below as well', () => {
    const book = upper(`classes: { 你: [您] }
clauses: { c1: { norm: 规范, article: 二, text: 新文 } }
courtesyWords: { 您好: [bye], 再见: off }
guards: { quoted: { after: [这句话] }, denied: off }
`)
    expect(phrase(book, 'hello').say[0]?.parts).toEqual([
      {
        type: 'seq',
        items: [
          { type: 'alt', items: [{ type: 'text', text: '您' }] },
          { type: 'text', text: '好' },
        ],
      },
    ])
    expect(phrase(book, 'hello').clause).toEqual({ id: 'c1', norm: '规范', article: '二', text: '新文' })
    expect(book.courtesyWords).toEqual({ 您好: ['bye'] })
    expect(Object.keys(book.guards)).toEqual(['quoted'])
    expect(book.guards.quoted).toMatchObject({ before: [], after: [{ source: '这句话' }], reach: 2 })
  })

  test.each([
    ['words: [乙厅]', ['乙厅']],
    ['words+: [乙厅]', ['甲厅', '乙厅']],
    ['words+: [甲厅]', ['甲厅']],
    ['words:', []],
  ])('%s', (yaml, words) => {
    expect(upper(yaml).words).toEqual(words)
  })

  test('changes the scoring piece by piece', () => {
    const { scoring } = upper(
      'scoring: { max: 120, caps: { total: null, perCategory: { 推诿: 20, 其他: } }, fatal+: [farewell], bonus: { each: 2, phrases+: [bye] } }',
    )
    expect(scoring).toEqual({
      start: 100,
      min: 0,
      max: 120,
      pass: 70,
      caps: { perPhrase: 15, perCategory: { 推诿: 20 } },
      bonus: { phrases: ['hello', 'bye'], each: 2, max: 5 },
      fatal: ['rude', 'farewell'],
      floor: 0.6,
    })
  })

  test('changes a rule without naming its kind', () => {
    const book = upper('rules: { farewell: { within: { lines: 3, ms: 10s }, instead+: 再见 } }')
    expect(rule(book, 'farewell')).toMatchObject({
      title: '送别',
      points: 3,
      instead: ['您慢走', '再见'],
      check: { kind: 'within-last', within: { lines: 3, ms: 10_000 }, need: [['bye']] },
      overrides: [{ layer: 'up', fields: ['within', 'instead+'] }],
    })
  })

  test('makes a rule another kind, which keeps title and points alone', () => {
    const book = upper('rules: { farewell: { kind: never, phrases: rude } }')
    expect(rule(book, 'farewell')).toMatchObject({ title: '送别', points: 3 })
    expect(rule(book, 'farewell').check).toEqual({ kind: 'never', phrases: ['rude'], max: 0 })
  })

  test.each([
    ['a field of another kind', 'rules: { farewell: { ‸phrases: [hello] } }', ['unknown-key']],
    ['a value that its kind refuses', 'rules: { some: { min: ‸1.5 } }', ['wrong-type']],
    ['fields that the new kind wants', 'rules: { farewell: { kind: ‸silence } }', ['missing-field']],
  ])('is told of %s', (_title, yaml, codes) => {
    const { text, marks } = unmark(`id: up\ntitle: 上层\nextends: low\n${yaml}`)
    const low = `${LOW.replace('  greeting:', '  some: { kind: n-of, title: 甲, min: 1, need: [hello] }\n  greeting:')}`
    expect(errorsOf({ 'book.yaml': text, 'low.yaml': low })).toEqual(
      codes.map((code, k) => `${code}@${marks[k]}`),
    )
  })
})
