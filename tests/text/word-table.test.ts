/** The dictionary as numbers says what its rows say, before and after it was packed. */
import { describe, expect, test } from 'vitest'
import { readDictionary, wordTable } from '../../src/text/segment.ts'
import {
  logOf,
  packWordTable,
  unitsOf,
  unpackWordTable,
  withWords,
  wordTableOf,
} from '../../src/text/word-table.ts'

const ROWS = '我 60 r\n不 20 d\n不管 10 c\n管 5 v\n人去楼空了 5 l\n'
const TOTAL = 100

describe.each([
  ['made', wordTableOf(ROWS)],
  ['packed and unpacked', unpackWordTable(packWordTable(wordTableOf(ROWS)))],
])('%s', (_, table) => {
  test.each([
    ['我', Math.log(60) - Math.log(TOTAL)],
    ['不管', Math.log(10) - Math.log(TOTAL)],
    ['我不', Number.NaN],
    ['管', Math.log(5) - Math.log(TOTAL)],
  ])('%s', (word, log) => {
    expect(logOf(table, unitsOf(word), 0, word.length)).toBe(log)
  })

  test('words of more than four units, the rarest, the one in the middle and the longest', () => {
    expect(logOf(table, unitsOf('人去楼空了'), 0, 5)).toBe(Math.log(5) - Math.log(TOTAL))
    expect(logOf(table, unitsOf('人去楼空着'), 0, 5)).toBeNaN()
    expect(table).toMatchObject({
      unknown: -Math.log(TOTAL),
      rarest: Math.log(5) - Math.log(TOTAL),
      middling: Math.log(10) - Math.log(TOTAL),
      longest: 5,
    })
  })
})

test('a table takes any number of words more, and keeps those that it has', () => {
  const added = Array.from(
    { length: 3000 },
    (_, i) => `新${String.fromCharCode(0x4e00 + i)}${'长'.repeat(i % 9)}`,
  )
  const table = withWords(wordTableOf(ROWS), added, -7)
  const log = (word: string) => logOf(table, unitsOf(word), 0, word.length)
  expect(added.filter((word) => log(word) !== -7)).toEqual([])
  expect(log('不管')).toBe(Math.log(10) - Math.log(TOTAL))
  expect(log('人去楼空了')).toBe(Math.log(5) - Math.log(TOTAL))
  expect(log('新的')).toBeNaN()
  expect(table.longest).toBe(10)
})

test('the stored table is that of the dictionary', () => {
  const made = wordTableOf(readDictionary())
  expect(wordTable().unknown).toBe(made.unknown)
  for (const word of ['我', '不管', '管理', '窗口', '不只', '道补', '中华人民共和国', '一次性付清']) {
    const units = unitsOf(word)
    expect(logOf(wordTable(), units, 0, word.length)).toBe(logOf(made, units, 0, word.length))
  }
})
