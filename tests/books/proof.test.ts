/** The shipped books prove themselves: every hit hits, no miss does, and every phrase is complete. */
import { expect, test } from 'vitest'
import { provePhrasebook } from '../../src/cli/phrasebook/prove.ts'
import { readPhrasebook, SEVERITIES } from '../../src/index.ts'
import { book, checker } from './shipped.ts'

test.each(['base', 'cues', 'window-service'])('%s loads without an error', (name) => {
  const { problems } = readPhrasebook(name)
  expect(problems.filter(({ level }) => level === 'error')).toEqual([])
})

test('every hit is found under its id, and no miss is', () => {
  const errors = provePhrasebook(checker).filter(({ level }) => level === 'error')
  expect(errors.map(({ message }) => message)).toEqual([])
})

const named = (kind?: string) =>
  book.phrases
    .filter((phrase) => kind === undefined || phrase.kind === kind)
    .map((phrase) => [phrase.id, phrase] as const)

test.each(named())(
  '%s has at least 8 hits and 8 misses of its own, all different',
  (_id, { hits, misses }) => {
    expect(new Set(hits).size).toBeGreaterThanOrEqual(8)
    expect(new Set(misses).size).toBeGreaterThanOrEqual(8)
  },
)

test.each(named('forbidden'))('%s says why, how bad, and what to say instead', (_id, phrase) => {
  expect(phrase.clause?.text).toBeTruthy()
  expect(phrase.instead.length).toBeGreaterThan(0)
  expect(['伤害感情', '激化矛盾', '有损形象']).toContain(phrase.category)
  expect(SEVERITIES.indexOf(phrase.severity)).toBeGreaterThan(0)
  expect(phrase.points).toBeGreaterThan(0)
})

test.each(named('courtesy'))('%s stands in a clause', (_id, { clause }) => {
  expect(clause?.text).toBeTruthy()
})

test('the three categories of the regulation are all in use', () => {
  const used = new Set(book.phrases.map(({ category }) => category).filter(Boolean))
  expect(used).toEqual(new Set(['伤害感情', '激化矛盾', '有损形象']))
})

test('every rule stands in a clause and says what to do instead', () => {
  for (const rule of book.rules) {
    expect(rule.clause?.text, rule.id).toBeTruthy()
    expect(rule.instead.length, rule.id).toBeGreaterThan(0)
  }
})
