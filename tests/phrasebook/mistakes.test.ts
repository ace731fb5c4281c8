/** Bad books: every mistake is found, all of them at once, and each points at its place. */
import { describe, expect, test } from 'vitest'
import { errorsOf, readBook, unmark, withHead, withHello } from './books.ts'

/** YAML below the head, `‸` where each mistake stands, and the codes in that order. */
type Row = readonly [title: string, marked: string, codes: readonly string[]]

const YAML: readonly Row[] = [
  ['an open quote', 'words: [‸"甲]\nphrases: {}', ['yaml']],
  ['an open bracket', 'words: ‸[甲\nphrases: {}', ['yaml']],
  ['a tab', '‸\twords: [甲]', ['yaml']],
  ['a Chinese colon', '‸words：[甲]\nphrases: {}', ['yaml']],
  ['a bare bracket', 'classes:\n  甲:\n    - [您]‸请', ['yaml']],
  ['two bare brackets', 'classes:\n  甲:\n    - [您]‸请\n    - {您}‸请', ['yaml', 'yaml']],
  ['two colons', 'words: ‸甲: 乙', ['yaml']],
  ['two documents', '‸---\nid: b', ['yaml']],
  ['a tag', 'words: [‸!a 乙]', ['yaml']],
  ['an alias of nothing', 'words: ‸*甲', ['yaml']],
  ['an alias of itself', 'words: &甲 [‸*甲]', ['too-many-aliases']],
  ['a key that is a list', '‸[甲]: 乙', ['yaml']],
  ['the same key twice', 'words: [甲]\n‸words: [乙]', ['duplicate-key']],
  [
    'the same phrase twice',
    'phrases:\n  a: { kind: cue, title: 甲, say: [甲乙] }\n  ‸a: {}',
    ['duplicate-key'],
  ],
  ['too deep', `words: ${'['.repeat(39)}‸${'['.repeat(21)}${']'.repeat(60)}`, ['too-deep']],
]

const FIELDS: readonly Row[] = [
  ['an unknown section', '‸phrase: {}', ['unknown-key']],
  ['sections of the wrong type', 'phrases: ‸5\nwords: ‸甲', ['wrong-type', 'wrong-type']],
  ['an id with spaces', 'classes: { ‸"甲 乙": [丙] }', ['bad-id']],
  ['a number in a list of texts', 'words: [甲, ‸12]', ['wrong-type']],
  ['a mapping for a text', 'words: [‸{窗口}]', ['wrong-type']],
  ['empty texts', 'words: [‸"", ‸" "]', ['wrong-value', 'wrong-value']],
  ['a phrase that is text', 'phrases: { a: ‸甲 }', ['wrong-type']],
  [
    'a phrase of mistakes',
    'phrases:\n  a: { kind: ‸bad, title: ‸1, say: ‸[], points: ‸-1, bounded: ‸yes, sound: ‸far, speaker: ‸boss }',
    ['wrong-value', 'wrong-type', 'wrong-value', 'wrong-value', 'wrong-type', 'wrong-value', 'wrong-value'],
  ],
  ['an unknown field', 'phrases:\n  a: { kind: cue, title: 甲, say: [甲乙], ‸titel: 乙 }', ['unknown-key']],
  ['a null field', 'phrases:\n  a: { kind: cue, title: 甲, say: [甲乙], ‸clause: }', ['wrong-type']],
  ['a clause without text', 'clauses:\n  ‸a: { norm: 甲, article: 乙 }', ['missing-field']],
  ['a guard that is none', 'guards: { quoted: ‸5, ‸quotd: {} }', ['wrong-type', 'unknown-key']],
  ['a guard with a wrong field', 'guards: { quoted: { ‸befor: [甲乙] } }', ['unknown-key']],
  ['scoring out of range', 'scoring: { start: ‸120, pass: ‸101 }', ['scoring-range', 'scoring-range']],
  ['scoring turned round', 'scoring: { min: ‸100, max: 50, start: 70, pass: 60 }', ['scoring-range']],
  [
    'scoring of mistakes',
    'scoring: { floor: ‸2, caps: { ‸totl: 5, perCategory: { 甲: ‸乙 } }, fatal: ‸a }',
    ['wrong-value', 'unknown-key', 'wrong-type', 'wrong-type'],
  ],
]

const PHRASES: readonly Row[] = [
  ['nothing written', 'phrases:\n  ‸a: {}', ['missing-field']],
  ['no say', 'phrases:\n  ‸a: { kind: cue, title: 甲 }', ['missing-field']],
  ['nothing to switch off', 'phrases:\n  ‸a: off\n  ‸b:', ['nothing-to-switch-off', 'nothing-to-switch-off']],
  ['a bad pattern', 'phrases:\n  a: { kind: cue, title: 甲, say: [甲乙, 我‸(不管] }', ['unclosed']],
  [
    'a bad exception',
    'phrases:\n  a: { kind: cue, title: 甲, say: [甲乙], unless: ["甲‸|乙"] }',
    ['bare-bar'],
  ],
  ['a bad guard wording', 'guards: { quoted: { after: ["‸{}"] } }', ['bad-slot']],
  [
    'bad class words',
    'classes: { 甲: [‸(乙, ‸"^丙", ‸"丁 & 戊", ‸"己[$]"] }',
    ['unclosed', 'class-sign', 'class-sign', 'class-sign'],
  ],
  ['an unknown class', 'phrases:\n  a: { kind: cue, title: 甲, say: ["去‸<你>那里"] }', ['unknown-class']],
  ['an unknown class in a class', 'classes: { 甲: ["‸<乙>丙"] }', ['unknown-class']],
  ['an unknown class in a guard', 'guards: { quoted: { before: ["‸<乙>丙"] } }', ['unknown-class']],
  ['a class of itself', 'classes: { 甲: [‸"<甲>丙"] }', ['class-cycle']],
  ['classes of each other', 'classes: { 甲: ["<乙>"], 乙: [‸"<甲>"] }', ['class-cycle']],
  [
    'an unknown clause',
    'phrases:\n  a: { kind: cue, title: 甲, say: [甲乙], clause: ‸x }',
    ['unknown-clause'],
  ],
  ['an unknown guard', 'phrases:\n  a: { kind: cue, title: 甲, say: [甲乙], guards: [‸x] }', ['wrong-value']],
  [
    'no anchor',
    'phrases:\n  a: { kind: cue, title: 甲, say: [‸甲, "‸[甲乙]", "‸甲…乙", "甲 乙", 甲乙, "‸甲乙 & {名}"] }',
    ['no-anchor', 'no-anchor', 'no-anchor', 'no-anchor'],
  ],
  [
    'no anchor for one character',
    'phrases:\n  a: { kind: cue, title: 甲, sound: off, say: [甲, "‸{窗口}"] }',
    ['no-anchor'],
  ],
]

const REFERENCES: readonly Row[] = [
  [
    'courtesyWords',
    'courtesyWords: { 您好: [hello, ‸helo], 请: ‸please }',
    ['unknown-phrase', 'unknown-phrase'],
  ],
  ['fatal', 'scoring: { fatal: [hello, ‸r] }', ['unknown-id']],
  ['bonus', 'scoring: { bonus: { phrases: [‸helo] } }', ['unknown-phrase']],
  ['a list of a rule', 'rules:\n  r: { kind: never, title: 甲, phrases: [‸a, hello] }', ['unknown-phrase']],
  [
    'groups of a rule',
    'rules:\n  r: { kind: in-order, title: 甲, steps: [[‸a, hello], ‸b] }',
    ['unknown-phrase', 'unknown-phrase'],
  ],
  [
    'the clause of a rule',
    'rules:\n  r: { kind: silence, title: 甲, ms: 1s, clause: ‸c }',
    ['unknown-clause'],
  ],
]

describe.each([
  ['YAML', YAML, withHead],
  ['fields', FIELDS, withHead],
  ['phrases', PHRASES, withHead],
  ['references', REFERENCES, withHello],
] as const)('%s', (_, rows, frame) => {
  test.each(rows)('%s', (_title, marked, codes) => {
    const { text, marks } = unmark(frame(marked))
    expect(errorsOf(text)).toEqual(codes.map((code, i) => `${code}@${marks[i]}`))
  })
})

describe('the head', () => {
  test.each([
    ['', ['empty-file@1:1']],
    ['# 只有说明', ['empty-file@1:1']],
    ['phrases: {}', ['missing-field@1:1', 'missing-field@1:1']],
    ['id: A b\ntitle: 甲', ['bad-id@1:5']],
    ['id: 12\ntitle: 甲', ['wrong-type@1:5']],
    ['\uFEFFid: 甲\ntitle: 甲', ['bad-id@1:5']],
    ['id: a\r\ntitle: 甲\r\nwords: 5\r\n', ['wrong-type@3:8']],
    ['- a', ['wrong-type@1:1']],
    ['"你好"', ['wrong-type@1:1']],
  ])('%j', (yaml, expected) => {
    expect(errorsOf(yaml)).toEqual(expected)
  })
})

describe('messages', () => {
  const messagesOf = (yaml: string) => readBook(withHello(yaml)).problems.map(({ message }) => message)

  test.each([
    ['a misspelt key', 'scorng: {}', '没有“scorng”这一项；是不是 scoring？'],
    [
      'a misspelt field',
      'guards: { quoted: { befor: [甲乙] } }',
      'guards.quoted 没有“befor”这一项；是不是 before？',
    ],
    [
      'a misspelt class',
      'classes: { 你: [您] , 我: ["<伱们>好"], 你们: [您们] }',
      '没有词类“伱们”；是不是 你们？',
    ],
    ['a misspelt id', 'courtesyWords: { 您好: helo }', '没有话术“helo”；是不是 hello？'],
    [
      'a misspelt value',
      'rules: { r: { kind: silense, title: 甲 } }',
      'rules.r 的 kind 应是 within-first、within-last、after、before、never、in-order、n-of、silence、speaking-rate、overlap、repetition、metadata 之一，这里是“silense”；是不是 silence？',
    ],
    ['a number', 'words: [12]', 'words 第 1 项 应是文字，这里是 12；请用引号括起来'],
    [
      'a bare slot',
      'classes: { 甲: [{窗口}] }',
      'classes.甲 第 1 项 应是文字，这里是一组“名字: 内容”；请用引号括起来',
    ],
    [
      'a bad time',
      'rules: { r: { kind: silence, title: 甲, ms: 3秒 } }',
      'rules.r 的 ms 应是时长：30s、500ms、2min，或毫秒数',
    ],
  ])('%s', (_title, yaml, message) => {
    expect(messagesOf(yaml)).toContain(message)
  })

  test('a misspelt id of a lower layer', () => {
    const { problems } = readBook({
      'book.yaml': withHead('extends: low\nphrases: { helo: { points: 3 } }'),
      'low.yaml': 'id: low\ntitle: 下\nphrases:\n  hello: { kind: courtesy, title: 问候, say: [您好] }\n',
    })
    expect(problems[0]?.message).toBe('helo 缺少 kind、title、say；是不是 hello？')
  })
})

describe('places inside texts', () => {
  test.each([
    ['plain', 'say: [甲乙‸*丙]'],
    ['single quotes', "say: ['甲乙‸*丙']"],
    ['single quotes with a quote', "say: ['甲''乙‸*丙']"],
    ['double quotes', 'say: ["甲乙‸*丙"]'],
    ['double quotes with escapes', 'say: ["甲\\u4e59‸*丙"]'],
    ['folded lines', 'say: [甲乙\n        丙‸*丁]'],
    ['a quoted line break', 'say: ["甲乙\\\n        丙‸*丁"]'],
    ['a block', 'say:\n      - |\n        甲乙\n        丙‸*丁'],
    ['a folded block', 'say:\n      - >-\n        甲乙\n        丙‸*丁'],
    ['characters of two units', 'say: ["𠮷𠮷‸*丙"]'],
    ['an alias', 'title: &甲 甲*乙\n    say: [甲乙, ‸*甲]'],
  ])('%s', (_title, fields) => {
    const head = fields.includes('title') ? '' : '    title: 甲\n'
    const { text, marks } = unmark(withHead(`phrases:\n  a:\n    kind: cue\n${head}    ${fields}`))
    expect(errorsOf(text)).toEqual([`unknown-sign@${marks[0]}`])
  })
})

test('all layers are read to the end, and the book comes first', () => {
  const problems = errorsOf({
    'book.yaml': withHead('extends: [low, none]\nwrods: [甲]\nphrases: { a: { kind: x, say: ["("] } }'),
    'low.yaml': 'id: low\ntitle: 下\nextends: lower\nwords: 5\n',
    'lower.yaml': 'id: lower\ntitle: "下\n',
  })
  expect(problems).toEqual([
    'missing-file@3:16',
    'unknown-key@4:1',
    'wrong-value@5:23',
    'unclosed@5:33',
    'low.yaml wrong-type@4:8',
    'lower.yaml yaml@2:8',
  ])
})

test('a wrong field takes nothing else with it', () => {
  const yaml =
    'phrases:\n  a: { kind: x, title: 甲, say: [甲乙] }\nrules:\n  r: { kind: never, title: 甲, phrases: a }'
  expect(errorsOf(withHead(yaml))).toEqual(['wrong-value@4:14'])
})

test('aliases are followed, and bombs are not', () => {
  expect(readBook(withHead('classes: { 甲: &甲 [乙], 丙: *甲 }')).book).toBeDefined()
  const lines = Array.from({ length: 9 }, (_, i) => `  c${i + 1}: &c${i + 1} [${`*c${i}, `.repeat(9)}x]`)
  const bomb = withHead(`classes:\n  c0: &c0 [${'x, '.repeat(9)}x]\n${lines.join('\n')}\n`)
  const codes = readBook(bomb).problems.map(({ code }) => code)
  expect(codes.filter((code) => code === 'too-many-aliases')).toHaveLength(1)
})

test('word classes that multiply are refused', () => {
  const lines = Array.from(
    { length: 8 },
    (_, i) => `  丙${i + 1}: ["<丙${i}>甲<丙${i}>乙<丙${i}><丙${i}><丙${i}>"]`,
  )
  const bomb = withHead(`classes:\n  丙0: [甲, 乙]\n${lines.join('\n')}\n`)
  expect(errorsOf(bomb)[0]).toMatch(/^pattern-too-big@/)
})
