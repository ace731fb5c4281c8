/** The window of remembered ids. */
import { expect, test } from 'vitest'
import { DuplicateIds } from '../../src/formats/duplicate-ids.ts'

test('tells where an id was first seen, however often it comes', () => {
  const ids = new DuplicateIds()
  expect(ids.remember('a', 1)).toBeUndefined()
  expect(ids.remember('b', 2)).toBeUndefined()
  expect(ids.remember('a', 3)).toBe(1)
  expect(ids.remember('a', 4)).toBe(1)
  expect(ids.remember('__proto__', 5)).toBeUndefined()
})

test('remembers at least the last `window` ids, and forgets those twice as far back', () => {
  const ids = new DuplicateIds(10)
  for (let i = 0; i < 35; i++) expect(ids.remember(`id${i}`, i)).toBeUndefined()
  for (let i = 25; i < 35; i++) expect(ids.remember(`id${i}`, 99)).toBe(i)
  expect(ids.remember('id0', 99)).toBeUndefined()
})
