/** Steps of the map of hours: few, of one size, and every value in one of them. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { levelOf, levelsOf } from '../../server/console/pages/reports/levels.ts'

describe('the words of the steps', () => {
  test.each([
    ['nothing', [], []],
    ['noughts', [0, 0], []],
    ['one', [1, 0], ['1']],
    ['three', [1, 3], ['1', '2', '3']],
    ['whole numbers', [12, 3], ['1–3', '4–6', '7–9', '10–12']],
    ['many', [100], ['1–20', '21–40', '41–60', '61–80', '81–100']],
    ['tenths', [7.1, 3], ['0.1–1.5', '1.6–3', '3.1–4.5', '4.6–6', '6.1–7.5']],
  ])('%s', (_what, values, words) => {
    expect(levelsOf(values).map((level) => level.words)).toEqual(words)
  })
})

test('every value but nought has a step, more is never a lower one, and no two look alike', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5_000).map((n) => n / 10)), (values) => {
      const levels = levelsOf(values)
      expect(levels.length).toBeLessThanOrEqual(5)
      for (const look of ['bar', 'colour', 'words'] as const)
        expect(new Set(levels.map((level) => level[look])).size).toBe(levels.length)
      const steps = values
        .toSorted((a, b) => a - b)
        .filter((value) => value > 0)
        .map((value) => levels.indexOf(levelOf(levels, value)!))
      expect(steps).toEqual(steps.toSorted((a, b) => a - b))
      expect(steps).not.toContain(-1)
    }),
  )
})
