/** Days, weeks and instants of China. */
import { expect, test } from 'vitest'
import { dayOf, hourOf, instantOf, startOfDay, weekOf } from '../../server/calendar.ts'

const NOON = Date.UTC(2026, 10, 27, 4)

test.each([
  ['2026-11-27T12:00:00+08:00'],
  ['2026-11-27T04:00:00Z'],
  ['2026-11-27t04:00z'],
  ['2026-11-27 12:00'],
  ['2026-11-27T12:00:00,000'],
  ['2026-11-27T12:00:00.0001'],
  ['2026-11-27T12:00+0800'],
  ['2026-11-27T12:00+08'],
  ['2026-11-26T23:30-04:30'],
])('%s is noon in China', (iso) => {
  expect(instantOf(iso)).toBe(NOON)
})

test('a day without a time begins at midnight in China', () => {
  expect(instantOf('2026-11-27')).toBe(startOfDay('2026-11-27'))
})

test.each([['2026-13-01'], ['2026-02-30T25:00'], ['27.11.2026'], ['']])('%j is no instant', (iso) => {
  expect(instantOf(iso)).toBeNaN()
})

test.each([
  ['2026-11-27T00:00', '2026-11-27', '2026-W48', 0],
  ['2026-11-26T23:59', '2026-11-26', '2026-W48', 23],
  ['2027-01-01T08:00', '2027-01-01', '2026-W53', 8],
  ['2024-12-30T08:00', '2024-12-30', '2025-W01', 8],
])('%s is in %s, %s, hour %i', (iso, day, week, hour) => {
  const at = instantOf(iso)
  expect([dayOf(at), weekOf(at), hourOf(at)]).toEqual([day, week, hour])
})
