/** The segmenter's words, and the install that brings it. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { logLikelihood } from '../../src/text/likelihood.ts'
import { teachWords, wordStarts, words } from '../../src/text/segment.ts'
import { unitsOf } from '../../src/text/word-table.ts'

test.each([
  ['我不管理这个窗口', '我/不/管理/这个/窗口'],
  ['您好像没带', '您/好像/没/带'],
  ['', ''],
])('%s', (text, expected) => {
  expect(words(text).join('/')).toBe(expected)
  expect(words(text).join('')).toBe(text)
})

test('starts mark each word and the end', () => {
  expect([...wordStarts('我不管理')].join('')).toBe('11101')
})

test('a taught word is one word', () => {
  expect(words('去清溪坪便民站办')).not.toContain('清溪坪便民站')
  teachWords(['清溪坪便民站'])
  expect(words('去清溪坪便民站办')).toContain('清溪坪便民站')
})

test('lone surrogates are no trouble', () => {
  expect(words('不\ud800知道').join('')).toBe('不\ufffd知道')
})

describe('likelihood', () => {
  test.each([
    ['请您原谅', '请您原量'],
    ['问别人去', '闻别人去'],
    ['您要办理什么业务', '您要搬理什么业务'],
    ['请做一下人脸识别', '请坐一下人脸识别'],
  ])('%s is likelier than %s', (likelier, other) => {
    const likelihood = (text: string) => logLikelihood(unitsOf(text), 0, text.length)
    expect(likelihood(likelier)).toBeGreaterThan(likelihood(other))
  })
})

// The nested, pinned copy is what keeps `npm ci` from asking for a download: see README, Dependencies.
test("nodejieba's installer is nested beside it", () => {
  const nested = new URL('../../node_modules/nodejieba/node_modules/@mapbox/node-pre-gyp', import.meta.url)
  expect(existsSync(nested)).toBe(true)
})
