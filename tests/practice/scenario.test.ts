/** A scenario file: what is read from it, every mistake with its place, and how a reply leads on. */
import { describe, expect, test } from 'vitest'
import { type Held, loadPhrasebook, nextTurn, readScenario } from '../../src/index.ts'

const book = loadPhrasebook('window-service')
const GOOD = `id: small
title: 小情景
channel: counter
about: 练一句问候。
trains: [hello]
start: comes
turns:
  comes:
    citizen: 你好。
    pause: 40s
    want: [hello, [ask-business, offer-help]]
    hints: { nudge: 迎一声, rule: 来有迎声, see: hello, say: 您好，请问您要办什么业务？ }
    next:
      - { when: { forbidden: [dont-know] }, go: worst }
      - { when: { forbidden: true }, go: upset }
      - { when: { met: true }, go: good }
      - { when: { any: [sorry, thanks] }, go: good }
      - { when: { all: [hello, please] }, go: good }
      - { when: { lacks: [hello, goodbye] }, go: comes }
      - { go: fair }
  upset: { citizen: [唉, 哎呀], next: worst }
endings:
  good: { grade: good, word: 好。 }
  fair: { grade: fair, word: 还行。 }
  worst: { grade: poor, word: 不好。 }
`
const read = (text: string) => readScenario('small.yaml', text, book)
const { scenario } = read(GOOD)

test('a file without a mistake is read as it is meant', () => {
  expect(read(GOOD).problems).toEqual([])
  expect(scenario?.turns['comes']).toMatchObject({
    citizen: ['你好。'],
    pause: 40_000,
    want: [['hello'], ['ask-business', 'offer-help']],
  })
  expect(scenario?.turns['upset']).toEqual({ citizen: ['唉', '哎呀'], want: [], next: [{ go: 'worst' }] })
  expect(Object.isFrozen(scenario?.turns['comes']?.want)).toBe(true)
})

const courtesy = (...phrases: string[]) => phrases.map((phrase): Held => ({ phrase, kind: 'courtesy' }))
const forbidden = (...phrases: string[]) => phrases.map((phrase): Held => ({ phrase, kind: 'forbidden' }))

describe('a reply leads on', () => {
  test.each<[string, readonly Held[], string]>([
    ['everything wanted', courtesy('hello', 'offer-help'), 'good'],
    [
      'everything wanted, and a forbidden phrase',
      [...courtesy('hello', 'offer-help'), ...forbidden('stupid')],
      'upset',
    ],
    ['the one forbidden phrase that is named', forbidden('dont-know'), 'worst'],
    ['any of a list', courtesy('thanks'), 'good'],
    ['all of a list', courtesy('please', 'hello'), 'good'],
    ['none of a list', courtesy('please'), 'comes'],
    ['nothing', [], 'comes'],
    ['one of those whose lack is asked for', courtesy('goodbye'), 'fair'],
  ])('%s', (_name, found, go) => {
    expect(nextTurn(scenario!, 'comes', found).go).toBe(go)
  })

  test('what was met, missing and forbidden is told by group', () => {
    expect(
      nextTurn(scenario!, 'comes', [...courtesy('hello', 'hello'), ...forbidden('stupid', 'stupid')]),
    ).toEqual({
      met: [['hello']],
      missing: [['ask-business', 'offer-help']],
      forbidden: ['stupid'],
      go: 'upset',
      ended: false,
    })
    expect(nextTurn(scenario!, 'upset', []).ended).toBe(true)
  })

  test.each(['good', 'toString', ''])('a turn that is none, %j, is an error', (turn) => {
    expect(() => nextTurn(scenario!, turn, [])).toThrow(RangeError)
  })
})

describe('mistakes are told with their place', () => {
  test.each<[string, string, string, string, number]>([
    ['a start that is no turn', 'start: comes', 'start: come', 'unknown-turn', 6],
    ['a way to nowhere', 'go: fair }', 'go: far }', 'unknown-turn', 20],
    ['a turn that nobody comes to', 'go: upset }', 'go: worst }', 'unreachable-turn', 21],
    ['an ending that nobody comes to', 'go: fair }', 'go: good }', 'unreachable-turn', 24],
    ['a turn without an end', 'next: worst', 'next: upset', 'no-ending', 21],
    ['a turn with the name of an ending', '  fair: {', '  upset: {', 'unknown-turn', 20],
    [
      'a last step with a condition',
      '- { go: fair }',
      '- { when: { met: true }, go: fair }',
      'wrong-value',
      20,
    ],
    [
      'a step behind one without condition',
      '{ when: { met: true }, go: good }',
      '{ go: good }',
      'wrong-value',
      16,
    ],
    ['wants without hints', '    hints: {', '    scene: 一\n    #', 'missing-field', 8],
    [
      'neither words nor scene',
      'upset: { citizen: [唉, 哎呀], next: worst }',
      'upset: { next: worst }',
      'missing-field',
      21,
    ],
    ['a phrase that is none', 'want: [hello,', 'want: [helo,', 'unknown-phrase', 11],
    ['a condition on a phrase that is none', 'any: [sorry,', 'any: [sory,', 'unknown-phrase', 17],
    ['a clause of nothing', 'see: hello', 'see: helo', 'unknown-id', 12],
    ['training nothing there is', 'trains: [hello]', 'trains: [helo]', 'unknown-id', 5],
    ['a field that is none', 'about:', 'abuot:', 'unknown-key', 4],
    ['a pause without unit', 'pause: 40s', 'pause: 40 seconds', 'wrong-value', 10],
    ['a grade that is none', 'grade: fair', 'grade: fine', 'wrong-value', 24],
    ['broken YAML', 'trains: [hello]', 'trains: [hello', 'yaml', 5],
  ])('%s', (_name, from, to, code, line) => {
    expect(GOOD).toContain(from)
    const { problems, scenario: made } = read(GOOD.replace(from, to))
    expect(made).toBeUndefined()
    expect(problems.map((problem) => ({ code: problem.code, line: problem.line }))).toContainEqual({
      code,
      line,
    })
  })

  test('a near name is suggested', () => {
    const { problems } = read(GOOD.replace('see: hello', 'see: helo'))
    expect(problems[0]?.message).toContain('是不是 hello')
  })

  test('without a book ids are not looked at', () => {
    expect(readScenario('small.yaml', GOOD.replace('see: hello', 'see: helo')).problems).toEqual([])
  })
})
