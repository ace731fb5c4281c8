/** Many things a few at a time. */
import { expect, test } from 'vitest'
import { inSlices } from '../../../server/live/in-slices.ts'

test('all of them once and in order, never more at once, others in between', async () => {
  const seen: string[] = []
  setTimeout(() => seen.push('another'))
  await inSlices(new Set([1, 2, 3, 4, 5]), 2, (slice) => void seen.push(slice.join(' ')))
  expect(seen.filter((one) => one !== 'another')).toEqual(['1 2', '3 4', '5'])
  expect(seen.indexOf('another')).toBeLessThan(seen.length - 1)
})

test('nothing of nothing; what goes wrong is told to whoever asked', async () => {
  await inSlices([], 2, () => expect.unreachable())
  await expect(inSlices([1], 2, () => Promise.reject(new Error('no')))).rejects.toThrow('no')
})
