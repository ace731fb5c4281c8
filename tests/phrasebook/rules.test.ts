/** Rules: every kind with all its fields, with as few as it may have, and with what it must refuse. */
import { describe, expect, test } from 'vitest'
import type { RuleCheck } from '../../src/model.ts'
import { RULE_KINDS } from '../../src/phrasebook/rule-schema.ts'
import { errorsOf, loadBook, unmark, withHead } from './books.ts'

const PHRASES = `phrases:
  a: { kind: cue, title: 甲, say: [甲甲] }
  b: { kind: cue, title: 乙, say: [乙乙] }
`
const book = (fields: string) => withHead(`${PHRASES}rules:\n  r: { title: 规则, ${fields} }\n`)
const checkOf = (fields: string): RuleCheck => loadBook(book(fields)).rules[0]!.check

const KINDS: readonly (readonly [fields: string, expected: RuleCheck])[] = [
  [
    'kind: within-first, within: { lines: 2 }, need: [a, [a, b]]',
    { kind: 'within-first', within: { lines: 2 }, need: [['a'], ['a', 'b']] },
  ],
  [
    'kind: within-last, within: { ms: 30s, lines: 3 }, need: a',
    { kind: 'within-last', within: { lines: 3, ms: 30_000 }, need: [['a']] },
  ],
  [
    'kind: after, trigger: [a, b], within: { lines: 1 }, sameLine: true, pause: 30s, need: [b]',
    {
      kind: 'after',
      trigger: ['a', 'b'],
      within: { lines: 1 },
      sameLine: true,
      pause: 30_000,
      need: [['b']],
    },
  ],
  [
    'kind: after, trigger: a, within: { ms: 500 }, need: [b]',
    { kind: 'after', trigger: ['a'], within: { ms: 500 }, sameLine: false, need: [['b']] },
  ],
  // biome-ignore lint/suspicious/noThenProperty: the word of the format
  ['kind: before, first: a, then: [b]', { kind: 'before', first: ['a'], then: ['b'] }],
  ['kind: never, phrases: [a, b], max: 2', { kind: 'never', phrases: ['a', 'b'], max: 2 }],
  ['kind: never, phrases: a', { kind: 'never', phrases: ['a'], max: 0 }],
  ['kind: in-order, steps: [a, [b, a]]', { kind: 'in-order', steps: [['a'], ['b', 'a']] }],
  ['kind: n-of, min: 1, need: [a, b]', { kind: 'n-of', min: 1, need: [['a'], ['b']] }],
  [
    'kind: silence, after: customer, by: staff, ms: 15s, unlessAnnounced: a',
    { kind: 'silence', after: 'customer', by: 'staff', ms: 15_000, unlessAnnounced: ['a'] },
  ],
  [
    'kind: silence, ms: 1.5min',
    { kind: 'silence', after: 'customer', by: 'staff', ms: 90_000, unlessAnnounced: [] },
  ],
  [
    'kind: speaking-rate, role: customer, min: 120, max: 300',
    { kind: 'speaking-rate', role: 'customer', min: 120, max: 300 },
  ],
  ['kind: speaking-rate, max: 300', { kind: 'speaking-rate', role: 'staff', max: 300 }],
  ['kind: overlap, role: staff, ms: 800ms, max: 1', { kind: 'overlap', role: 'staff', ms: 800, max: 1 }],
  ['kind: overlap, ms: 1 s', { kind: 'overlap', role: 'staff', ms: 1000, max: 0 }],
  [
    'kind: repetition, role: staff, similarity: 0.9, minLength: 8, max: 1',
    { kind: 'repetition', role: 'staff', similarity: 0.9, minLength: 8, max: 1 },
  ],
  ['kind: repetition', { kind: 'repetition', role: 'staff', similarity: 0.8, minLength: 6, max: 0 }],
  ['kind: metadata, field: ringCount, max: 3', { kind: 'metadata', field: 'ringCount', max: 3 }],
]

describe('a rule', () => {
  test.each(KINDS)('%s', (fields, expected) => {
    expect(checkOf(fields)).toEqual(expected)
  })

  test('every kind is among them', () => {
    expect(new Set(KINDS.map(([, { kind }]) => kind))).toEqual(new Set(RULE_KINDS))
  })

  test('has what it is given, or what is usual', () => {
    const clause = 'clauses: { c: { norm: 规范, article: 一, text: 文 } }\n'
    const full =
      'kind: never, phrases: a, severity: critical, points: 5, when: { channel: phone, endedBy: staff }, instead: [您好], clause: c'
    expect(loadBook(`${book(full)}${clause}`).rules[0]).toMatchObject({
      id: 'r',
      title: '规则',
      severity: 'critical',
      points: 5,
      when: { channel: 'phone', endedBy: 'staff' },
      instead: ['您好'],
      clause: { id: 'c', norm: '规范', article: '一', text: '文' },
      origin: 'book',
      overrides: [],
      at: { file: 'book.yaml', line: 7, column: 3 },
    })
    expect(loadBook(book('kind: never, phrases: a')).rules[0]).toMatchObject({
      severity: 'minor',
      points: 0,
      when: {},
      instead: [],
    })
  })
})

describe('refuses', () => {
  test.each([
    ['kind: ‸nevr, phrases: a', ['wrong-value']],
    ['kind: ‸5, phrases: a', ['wrong-value']],
    ['kind: never, phrases: a, ‸need: [a]', ['unknown-key']],
    ['kind: never, phrases: ‸[]', ['wrong-value']],
    ['kind: never, phrases: a, max: ‸-1', ['wrong-value']],
    ['kind: never, phrases: a, points: ‸viel', ['wrong-type']],
    ['kind: never, phrases: a, when: { channel: ‸fax, ‸chanel: phone }', ['wrong-value', 'unknown-key']],
    ['kind: within-first, within: ‸{}, need: [a]', ['missing-field']],
    ['kind: within-first, within: { lines: ‸0 }, need: [a]', ['wrong-value']],
    ['kind: within-first, within: ‸2, need: [a]', ['wrong-type']],
    ['kind: within-first, within: { ms: ‸30秒 }, need: [a]', ['wrong-value']],
    ['kind: within-first, within: { lines: 2 }, need: ‸[]', ['wrong-value']],
    ['kind: within-first, within: { lines: 2 }, need: [‸[]]', ['wrong-value']],
    ['kind: n-of, min: ‸3, need: [a, b]', ['wrong-value']],
    ['kind: silence, ms: 1s, after: ‸boss', ['wrong-value']],
    ['kind: speaking-rate, min: ‸300, max: 100', ['wrong-value']],
    ['kind: repetition, similarity: ‸2', ['wrong-value']],
    ['kind: metadata, field: ‸duration, max: 3', ['wrong-value']],
    ['kind: after, trigger: a, within: { lines: 1 }, sameLine: ‸yes, need: [a]', ['wrong-type']],
  ] as const)('%s', (fields, codes) => {
    const { text, marks } = unmark(book(fields))
    expect(errorsOf(text)).toEqual(codes.map((code, i) => `${code}@${marks[i]}`))
  })

  test.each([
    ['phrases: a', 'kind'],
    ['kind: within-first', 'within、need'],
    ['kind: within-last', 'within、need'],
    ['kind: after', 'trigger、within、need'],
    ['kind: before, first: a', 'then'],
    ['kind: never', 'phrases'],
    ['kind: in-order', 'steps'],
    ['kind: n-of', 'min、need'],
    ['kind: silence', 'ms'],
    ['kind: speaking-rate, role: staff', 'min 或 max'],
    ['kind: overlap', 'ms'],
    ['kind: metadata', 'field、min 或 max'],
  ])('%s without %s', (fields) => {
    expect(errorsOf(book(fields))).toEqual(['missing-field@7:3'])
  })
})
