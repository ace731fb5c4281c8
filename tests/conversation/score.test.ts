/** Deductions, caps, bonus, fatal items and statistics of the report. */
import { describe, expect, test } from 'vitest'
import { review } from '../../src/conversation/session.ts'
import type { Phrase, Report, Rule, Scoring } from '../../src/model.ts'
import { book, CLAUSE, find, lines, phrase, rule } from './fixtures.ts'

interface Setting {
  readonly scoring?: Partial<Scoring>
  readonly phrases?: readonly Phrase[]
  readonly rules?: readonly Rule[]
  readonly courtesyWords?: Record<string, readonly string[]>
}

const report = (setting: Setting, ...written: string[]): Report =>
  review(book(setting), find, { id: 'c', channel: 'counter', lines: lines(...written) })

const FAREWELL = rule('farewell', { kind: 'within-last', within: { lines: 1 }, need: [['bye']] })
const rude = (over: Partial<Phrase>): Phrase => phrase('!rude', over)
const lazy = (over: Partial<Phrase>): Phrase => phrase('!lazy', over)
const caps = (over: Partial<Scoring['caps']>): Partial<Scoring> => ({ caps: { perCategory: {}, ...over } })

describe('score', () => {
  test.each<[string, Setting, string[], number, number[], boolean]>([
    ['nothing said against', {}, ['S hello'], 100, [], true],
    ['each occurrence costs', {}, ['S !rude !rude', 'S !lazy'], 85, [5, 5, 5], true],
    ['below the pass mark', { rules: [FAREWELL] }, ['S !rude !rude !rude'], 75, [5, 5, 5, 10], false],
    ['at the pass mark', { rules: [FAREWELL] }, ['S !rude !rude'], 80, [5, 5, 10], true],
    ['unsure findings cost nothing', {}, ['S !rude~0.59 !rude~0.6'], 95, [5], true],
    ['customers cost nothing', {}, ['C !rude'], 100, [], true],
    [
      'cap of a phrase',
      { scoring: caps({ perPhrase: 8 }) },
      ['S !rude !rude !rude !lazy'],
      87,
      [5, 3, 0, 5],
      true,
    ],
    ['cap of a rule', { scoring: caps({ perPhrase: 8 }), rules: [FAREWELL] }, ['S x'], 92, [8], true],
    [
      'cap of a category',
      {
        scoring: caps({ perCategory: { 形象: 7 } }),
        phrases: [rude({ category: '形象' }), lazy({ category: '形象' })],
      },
      ['S !rude !lazy'],
      93,
      [5, 2],
      true,
    ],
    ['cap of all', { scoring: caps({ total: 12 }), rules: [FAREWELL] }, ['S !rude'], 88, [5, 7], true],
    [
      'fractions leave no dust',
      { phrases: [rude({ points: 0.1 })] },
      ['S !rude !rude !rude'],
      99.7,
      [0.1, 0.1, 0.1],
      true,
    ],
    ['one decimal', { phrases: [rude({ points: 0.25 })] }, ['S !rude'], 99.8, [0.25], true],
    [
      'never below the least',
      { scoring: { min: 60 }, phrases: [rude({ points: 70 })] },
      ['S !rude'],
      60,
      [70],
      false,
    ],
    ['info costs nothing', { phrases: [rude({ severity: 'info' })] }, ['S !rude'], 100, [], true],
    ['fatal phrase', { scoring: { fatal: ['!rude'] } }, ['S !rude'], 0, [5], false],
    ['fatal phrase, unsure', { scoring: { fatal: ['!rude'] } }, ['S !rude~0.3'], 100, [], true],
    [
      'fatal without points',
      { scoring: { fatal: ['!rude'] }, phrases: [rude({ points: 0 })] },
      ['S !rude'],
      0,
      [0],
      false,
    ],
    ['fatal rule', { scoring: { fatal: ['farewell'] }, rules: [FAREWELL] }, ['S x'], 0, [10], false],
    ['fatal rule, met', { scoring: { fatal: ['farewell'] }, rules: [FAREWELL] }, ['S bye'], 100, [], true],
  ])('%s', (_, setting, written, score, points, passed) => {
    const got = report(setting, ...written)
    expect(got.score).toBe(score)
    expect(got.deductions.map((deduction) => deduction.points)).toEqual(points)
    expect(got.passed).toBe(passed)
  })

  test.each<[string, Partial<Scoring>, string[], number, Report['bonus']]>([
    ['each phrase once', {}, ['S hello hello !rude'], 97, [{ points: 2, for: 'hello' }]],
    [
      'up to its limit',
      {},
      ['S hello thanks !rude'],
      98,
      [
        { points: 2, for: 'hello' },
        { points: 1, for: 'thanks' },
      ],
    ],
    ['never above the highest', {}, ['S hello'], 100, [{ points: 2, for: 'hello' }]],
    ['not for what is unsure', {}, ['S hello~0.1 !rude'], 95, []],
    ['not for what is not listed', {}, ['S bye !rude'], 95, []],
  ])('bonus: %s', (_, scoring, written, score, bonus) => {
    const listed = { bonus: { phrases: ['hello', 'thanks'], each: 2, max: 3 }, ...scoring }
    const got = report({ scoring: listed }, ...written)
    expect([got.score, got.bonus]).toEqual([score, bonus])
  })

  test('a phrase may earn points of its own', () => {
    const scoring = { bonus: { phrases: ['hello'], each: 1, max: 5 } }
    const got = report({ scoring, phrases: [phrase('hello', { points: 3 })] }, 'S hello !rude')
    expect(got.bonus).toEqual([{ points: 3, for: 'hello' }])
  })
})

test('deductions give clause, place and reason', () => {
  const setting: Setting = {
    scoring: { ...caps({ perPhrase: 6 }), fatal: ['farewell'] },
    phrases: [rude({ title: '推诿', clause: CLAUSE })],
    rules: [{ ...FAREWELL, title: '走有送声', clause: CLAUSE }],
  }
  expect(report(setting, 'C x', 'S !rude !rude').deductions).toEqual([
    {
      points: 5,
      for: '!rude',
      line: 1,
      clause: CLAUSE,
      because: '第 2 句「!rude」：推诿（服务规范 第三条），扣 5 分',
    },
    {
      points: 1,
      for: '!rude',
      line: 1,
      clause: CLAUSE,
      because: '第 2 句「!rude」：推诿（服务规范 第三条），扣 5 分，同一用语最多扣 6 分，实扣 1 分',
    },
    {
      points: 6,
      for: 'farewell',
      line: 1,
      clause: CLAUSE,
      because:
        '走有送声：工作人员最后一句话没有说「bye」（服务规范 第三条），一票否决，扣 10 分，同一规则最多扣 6 分，实扣 6 分',
    },
  ])
})

test('findings carry what the book says of their phrase', () => {
  const phrases = [rude({ category: '激化矛盾', clause: CLAUSE, instead: ['我帮您问一下'] })]
  const got = report({ phrases, scoring: { fatal: ['!rude'] } }, 'S x', 'S !rude hello~0.2')
  expect(got.fatal).toEqual(['!rude'])
  expect(got.findings).toEqual([
    expect.objectContaining({
      phrase: '!rude',
      line: 1,
      start: 0,
      end: 5,
      status: 'kept',
      category: '激化矛盾',
      clause: CLAUSE,
      instead: ['我帮您问一下'],
    }),
    expect.objectContaining({ phrase: 'hello', status: 'needs-listening', instead: [] }),
  ])
  expect(got.findings[1]).not.toHaveProperty('clause')
})

describe('statistics', () => {
  test('of an empty conversation', () => {
    expect(report({ courtesyWords: { 您好: ['hello'] } }).stats).toEqual({
      courtesyWords: { 您好: 0 },
      staffLines: 0,
      customerLines: 0,
      speakingRate: { staff: null, customer: null },
      answerTime: { median: null, longest: null },
    })
  })

  test('count words of staff, rates and answers', () => {
    const courtesyWords = { 您好: ['hello'], 谢谢: ['thanks', 'reply'] }
    const got = report(
      { courtesyWords },
      'S@0-2000 hello hello~0.1 thanks',
      'C@3000-4000 您好，thanks',
      'C@5000-6000 hello',
      'S@6500-7500 reply',
      'C@8000-9000 x',
      'S@8500-9000 x',
      'S x',
    )
    expect(got.stats).toEqual({
      courtesyWords: { 您好: 1, 谢谢: 2 },
      staffLines: 4,
      customerLines: 3,
      speakingRate: { staff: 411, customer: 280 },
      answerTime: { median: 500, longest: 2500 },
    })
  })
})
