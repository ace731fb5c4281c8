/** Anchors that the build stores are taken for the book that they were made for, and for no other. */
import { deserialize } from 'node:v8'
import { expect, test } from 'vitest'
import { compileMachine } from '../../src/match/check.ts'
import { storeAnchoring, storedAnchoring, storedName } from '../../src/match/stored.ts'
import { book } from '../books/shipped.ts'

test('another order of phrases, one phrase more, another version: another name', () => {
  const names = [
    book,
    { ...book, phrases: book.phrases.toReversed() },
    { ...book, phrases: [...book.phrases, { ...book.phrases[0]!, id: 'one-more' }] },
    { ...book, version: 'sha256:0' },
  ].map(storedName)
  expect(new Set(names).size).toBe(names.length)
})

test('the sources use none: what the build stored is for the code that was built', () => {
  expect(storedAnchoring(book)).toBeUndefined()
})

test('what is stored comes back as it was', () => {
  const { anchoring } = compileMachine({ ...book, phrases: book.phrases.slice(0, 3) }).phrases
  expect(deserialize(storeAnchoring(anchoring))).toEqual(anchoring)
})
