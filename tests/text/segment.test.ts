/** The segmenter's words, and the install that brings it. */
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { foldText } from '../../src/text/fold.ts'
import { logLikelihood } from '../../src/text/likelihood.ts'
import { teachWords, wordStarts, wordStartsAround, words } from '../../src/text/segment.ts'
import { unitsOf } from '../../src/text/word-table.ts'
import { book } from '../books/shipped.ts'

test.each([
  ['我不管理这个窗口', '我/不/管理/这个/窗口'],
  ['您好像没带', '您/好像/没/带'],
  ['', ''],
])('%s', (text, expected) => {
  expect(words(text).join('/')).toBe(expected)
  expect(words(text).join('')).toBe(text)
})

const startsOf = (text: string) =>
  [...wordStarts(unitsOf(text), 0, text.length).subarray(0, text.length + 1)].join('')

test('starts mark each word and the end', () => {
  expect(startsOf('我不管理')).toBe('11101')
  expect(startsOf('')).toBe('1')
})

/** As the segmenter itself divides a text. */
function segmented(text: string): string {
  return `${words(text)
    .map((word) => '1'.padEnd(word.length, '0'))
    .join('')}1`
}

test('the matcher divides every stretch of the sentences of the shipped book as the segmenter does', () => {
  teachWords(book.words)
  const texts = new Set(book.phrases.flatMap(({ hits, misses }) => [...hits, ...misses].map(foldText)))
  let different = ''
  for (const text of texts) {
    for (let from = 0; from < text.length; from += 2) {
      for (const stretch of [text.slice(from), text.slice(from, from + 8)]) {
        if (startsOf(stretch) !== segmented(stretch)) different += ` ${stretch}`
        const around = wordStartsAround(
          unitsOf(stretch.slice(0, 8).padEnd(8, ' ')),
          Math.min(8, stretch.length),
        )
        if (stretch.length <= 8 && around !== Number.parseInt([...startsOf(stretch)].reverse().join(''), 2))
          different += ` ${stretch}`
      }
    }
  }
  expect(different).toBe('')
})

test.each(['ab12不管', '12345', 'wifi密码', '〇一', '人去楼空', '不不不', '謝謝'])('%s likewise', (text) => {
  expect(startsOf(text)).toBe(segmented(text))
})

test('a taught word is one word', () => {
  expect(words('去清溪坪便民站办')).not.toContain('清溪坪便民站')
  teachWords(['清溪坪便民站'])
  expect(words('去清溪坪便民站办')).toContain('清溪坪便民站')
  expect(startsOf('去清溪坪便民站办')).toBe(segmented('去清溪坪便民站办'))
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
