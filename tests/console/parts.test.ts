/** The console's pure parts: marks in a line, rows of a long list, periods, times, the way back after signing in. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { strongestOf } from '../../server/console/parts/findings.ts'
import { piecesOf } from '../../server/console/parts/marks.ts'
import { offsetsOf, rowAt } from '../../server/console/parts/offsets.ts'
import { periodsAt } from '../../server/console/parts/periods.ts'
import { placeAfterSignIn } from '../../server/console/place.ts'
import { awayOf, clockOf, dayOf, momentOf } from '../../server/console/time.ts'

describe('marks in a line', () => {
  test.each([
    ['no mark', '您好', [], ['您好']],
    ['one in the middle', '这事不归我管啊', [[2, 6]], ['这事', '不归我管*', '啊']],
    ['the whole line', '不知道', [[0, 3]], ['不知道*']],
    [
      'two that overlap',
      '不归我管去问别人',
      [
        [0, 4],
        [2, 8],
      ],
      ['不归*', '我管**', '去问别人*'],
    ],
    [
      'one inside another',
      '请稍等一下',
      [
        [0, 5],
        [1, 3],
      ],
      ['请*', '稍等**', '一下*'],
    ],
    ['one that is empty', '您好', [[1, 1]], ['您好']],
    ['one that runs over', '您好', [[1, 9]], ['您', '好*']],
    ['a character of two units', '𠮷先生', [[0, 2]], ['𠮷*', '先生']],
    ['an empty line', '', [[0, 1]], []],
  ] as const)('%s', (_name, text, spans, pieces) => {
    const marks = spans.map(([start, end]) => ({ start, end }))
    expect(piecesOf(text, marks).map((piece) => piece.text + '*'.repeat(piece.marks.length))).toEqual(pieces)
  })

  test('the pieces are the line, whatever the marks', () => {
    const mark = fc.record({ start: fc.integer({ min: -3, max: 40 }), end: fc.integer({ min: -3, max: 40 }) })
    fc.assert(
      fc.property(
        fc.string({ maxLength: 30, unit: 'binary' }),
        fc.array(mark, { maxLength: 6 }),
        (text, marks) => {
          const pieces = piecesOf(text, marks)
          expect(pieces.map((piece) => piece.text).join('')).toBe(text)
          // Each unit is covered by as many marks as cover it, counted one by one.
          const covered = pieces.flatMap((piece) =>
            [...Array(piece.text.length)].map(() => piece.marks.length),
          )
          const naive = [...Array(text.length).keys()].map(
            (at) => marks.filter(({ start, end }) => start <= at && at < end).length,
          )
          expect(covered).toEqual(naive)
        },
      ),
      { seed: 5 },
    )
  })

  test('of several the forbidden and graver one is shown', () => {
    const finding = (
      kind: 'forbidden' | 'courtesy' | 'cue',
      severity: 'info' | 'minor' | 'major' | 'critical',
    ) => ({
      start: 0,
      end: 1,
      reason: '',
      kind,
      severity,
    })
    const all = [
      finding('cue', 'critical'),
      finding('forbidden', 'minor'),
      finding('forbidden', 'major'),
      finding('courtesy', 'info'),
    ]
    expect(strongestOf(all)).toBe(all[2])
  })
})

test('the row at a height is the one that a naive count finds', () => {
  const heights = fc.array(fc.integer({ min: 1, max: 90 }), { minLength: 1, maxLength: 50 })
  fc.assert(
    fc.property(heights, fc.integer({ min: -200, max: 5_000 }), (rows, top) => {
      let at = 0
      let naive = rows.length - 1
      for (const [row, height] of rows.entries()) {
        at += height
        if (top < at) {
          naive = row
          break
        }
      }
      expect(rowAt(offsetsOf(rows), top)).toBe(naive)
    }),
    { seed: 5 },
  )
})

describe('periods', () => {
  test.each([
    ['a Friday', '2026-11-27T12:00:00+08:00', '2026-11-23', '2026-11-01', '2026-10-01', '2026-10-31'],
    [
      'a Monday just after midnight here',
      '2026-11-23T00:10:00+08:00',
      '2026-11-23',
      '2026-11-01',
      '2026-10-01',
      '2026-10-31',
    ],
    ['a Sunday', '2026-03-01T23:59:00+08:00', '2026-02-23', '2026-03-01', '2026-02-01', '2026-02-28'],
    ['New Year', '2027-01-01T01:00:00+08:00', '2026-12-28', '2027-01-01', '2026-12-01', '2026-12-31'],
  ])('%s', (_name, now, week, month, before, beforeEnd) => {
    const at = Date.parse(now)
    const [today, thisWeek, days30, thisMonth, lastMonth] = periodsAt(at)
    expect(today).toMatchObject({ from: dayOf(at), to: dayOf(at) })
    expect(thisWeek).toMatchObject({ from: week, to: dayOf(at) })
    expect(Date.parse(days30!.to) - Date.parse(days30!.from)).toBe(29 * 86_400_000)
    expect(thisMonth).toMatchObject({ from: month, to: dayOf(at) })
    expect(lastMonth).toMatchObject({ from: before, to: beforeEnd })
  })
})

test('times are those of China', () => {
  expect(momentOf(Date.parse('2026-11-26T16:05:00Z'))).toBe('2026-11-27 00:05')
  expect(dayOf(Date.parse('2026-11-26T16:05:00Z'))).toBe('2026-11-27')
  expect([0, 65_000, 3_725_999, -1].map(clockOf)).toEqual(['0:00', '1:05', '1:02:05', '0:00'])
  expect(awayOf(0, 59_000)).toBe('59 秒前')
  expect(awayOf(3 * 86_400_000, 0)).toBe('3 天后')
})

test.each([
  ['/review?unit=x#a', '/review?unit=x#a'],
  [undefined, '/'],
  [['/a', '/b'], '/'],
  ['https://example.com/', '/'],
  ['//example.com/', '/'],
  ['/\\example.com/', '/'],
  ['javascript:alert(1)', '/'],
  ['/sign-in?to=/review', '/'],
])('after signing in %s leads to %s', (to, place) => {
  expect(placeAfterSignIn(to)).toBe(place)
})
