/** A confidence means what it says: by and large so many of a hundred are right, on sound-alikes that no weight was fitted on. */
import { expect, test } from 'vitest'
import { loadPhrasebook } from '../../src/index.ts'
import { calibration } from './calibrate.ts'

const ENOUGH = 20

test('the share right is near the confidence given', () => {
  const { held } = calibration(loadPhrasebook('window-service'))
  const bins = held.filter(({ cases }) => cases >= ENOUGH)
  expect(bins.length).toBeGreaterThanOrEqual(8)
  for (const { from, share, meanConfidence, interval } of bins) {
    const isClose = Math.abs(share - meanConfidence) <= 0.1
    const isWithin = interval[0] <= meanConfidence && meanConfidence <= interval[1]
    expect(isClose || isWithin, `from ${from}: ${share} of ${meanConfidence}`).toBe(true)
  }
})
