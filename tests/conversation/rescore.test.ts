/** A report scored anew: without decisions it is the report's own score; a decision moves it one way only. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Rescored, rescore } from '../../src/conversation/rescore.ts'
import { review } from '../../src/conversation/session.ts'
import type { Line, Phrasebook, Report, ReportFinding, Role } from '../../src/model.ts'
import { book, find, lines, phrase, rule, VOCABULARY } from './fixtures.ts'

const FAREWELL = rule('farewell', { kind: 'within-last', within: { lines: 1 }, need: [['bye']] })
const NEVER = rule('never', { kind: 'never', phrases: ['!rude'], max: 1 })
const isKept = ({ status }: ReportFinding) => status === 'kept'
const ownOf = ({ score, passed, fatal, deductions, bonus }: Report): Rescored => ({
  score,
  passed,
  fatal,
  deductions,
  bonus,
})

const made = (scoring: Partial<Phrasebook['scoring']>, ...written: string[]) => {
  const by = book({ rules: [FAREWELL], scoring })
  return { by, report: review(by, find, { id: 'c', channel: 'counter', lines: lines(...written) }) }
}

describe('decisions', () => {
  const caps = { perPhrase: 8, perCategory: {} }
  test.each<[string, Partial<Phrasebook['scoring']>, string[], number[], number, number[], boolean]>([
    ['all as found', {}, ['S !rude !lazy~0.2 bye'], [0, 2], 95, [5], true],
    ['a false alarm costs nothing', {}, ['S !rude !lazy~0.2 bye'], [2], 100, [], true],
    ['a confirmed doubtful one costs', {}, ['S !rude !lazy~0.2 bye'], [0, 1, 2], 90, [5, 5], true],
    ['a cap has room again', { caps }, ['S !rude !rude !rude bye'], [0, 2, 3], 92, [5, 3], true],
    ['a missed rule stays', {}, ['S !rude x'], [], 90, [10], true],
    ['a fatal one dismissed', { fatal: ['!rude'] }, ['S !rude bye'], [1], 100, [], true],
    ['a doubtful fatal one confirmed', { fatal: ['!rude'] }, ['S !rude~0.1 bye'], [0, 1], 0, [5], false],
    ['a missed fatal rule stays', { fatal: ['farewell'] }, ['S !rude x'], [], 0, [10], false],
  ])('%s', (_, scoring, written, counted, score, points, passed) => {
    const { by, report } = made(scoring, ...written)
    const got = rescore(by, report, (_finding, index) => counted.includes(index))
    expect([got.score, got.deductions.map((deduction) => deduction.points), got.passed]).toEqual([
      score,
      points,
      passed,
    ])
  })

  test('a fatal cue stays fatal, and keeps its place among the deductions', () => {
    const { by, report } = made({ fatal: ['?missing'] }, 'S !rude', 'S ?missing', 'S !lazy bye')
    expect(report.deductions.map((deduction) => deduction.for)).toEqual(['!rude', '?missing', '!lazy'])
    expect(rescore(by, report, isKept)).toEqual(ownOf(report))
    expect(rescore(by, report, () => false)).toMatchObject({ score: 0, fatal: ['?missing'] })
  })

  test('a missed rule that is named like a cue is a rule: it costs once, and is not fatal', () => {
    const by = book({ rules: [{ ...FAREWELL, id: '?missing' }] })
    const report = review(by, find, { id: 'c', channel: 'counter', lines: lines('S !rude x') })
    expect(report.deductions.map((deduction) => deduction.for)).toEqual(['!rude', '?missing'])
    expect(rescore(by, report, isKept)).toEqual(ownOf(report))
    expect(rescore(by, report, () => false)).toMatchObject({ score: 90, fatal: [] })
  })
})

describe('always', () => {
  const word = fc.oneof(
    fc.constantFrom(...VOCABULARY),
    fc.constantFrom('x', 'hello~0.3', '!rude~0.5', '!lazy~0.1'),
  )
  const line: fc.Arbitrary<Line> = fc.record({
    role: fc.constantFrom<Role>('staff', 'customer'),
    text: fc.array(word, { maxLength: 6 }).map((words) => words.join(' ')),
  })
  const cap = fc.option(fc.integer({ min: 0, max: 40 }), { nil: undefined })
  const made = fc
    .record({
      said: fc.array(line, { maxLength: 10 }),
      perPhrase: cap,
      category: cap,
      total: cap,
      points: fc.integer({ min: 0, max: 300 }).map((tenths) => tenths / 10),
      fatal: fc.subarray(['!rude', 'hello', 'farewell'], { maxLength: 1 }),
    })
    .map(({ said, perPhrase, category, total, points, fatal }) => {
      const caps = {
        ...(perPhrase === undefined ? {} : { perPhrase }),
        perCategory: category === undefined ? {} : { 形象: category },
        ...(total === undefined ? {} : { total }),
      }
      const bonus = { phrases: ['hello', 'thanks'], each: 3, max: 5 }
      const by = book({
        rules: [NEVER, FAREWELL],
        phrases: [phrase('!rude', { category: '形象', points }), phrase('!lazy', { category: '形象' })],
        scoring: { caps, bonus, fatal, min: 10 },
      })
      return { by, report: review(by, find, { id: 'c', channel: 'phone', lines: said }) }
    })

  test('without decisions it is the report', () => {
    fc.assert(
      fc.property(made, ({ by, report }) => {
        expect(rescore(by, report, isKept)).toEqual(ownOf(report))
      }),
      { numRuns: 500 },
    )
  })

  test('the more forbidden findings count, the lower the score', () => {
    fc.assert(
      fc.property(made, fc.infiniteStream(fc.nat(2)), ({ by, report }, dice) => {
        const kind = report.findings.map(() => dice.next().value as number)
        const few = rescore(by, report, ({ kind: of }, i) => of === 'courtesy' || kind[i] === 0)
        const more = rescore(by, report, ({ kind: of }, i) => of === 'courtesy' || kind[i]! < 2)
        expect(more.score).toBeLessThanOrEqual(few.score)
        expect(more.passed && !few.passed).toBe(false)
        expect(lost(more)).toBeGreaterThanOrEqual(lost(few))
      }),
      { numRuns: 500 },
    )
  })

  const lost = ({ deductions }: Rescored) =>
    Math.round(deductions.reduce((sum, { points }) => sum + points, 0) * 100)
})
