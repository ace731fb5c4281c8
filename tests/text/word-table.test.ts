/** The dictionary as numbers says what its rows say, before and after it was packed. */
import { describe, expect, test } from 'vitest'
import { readDictionary, wordStarts, wordStartsAround, wordTable } from '../../src/text/segment.ts'
import {
  logOf,
  mayBeWord,
  packWordTable,
  unitsOf,
  unpackWordTable,
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
    expect(mayBeWord(table, unitsOf(word), 0, word.length)).toBe(!Number.isNaN(log))
  })

  test('longer words are known to exist', () => {
    expect(mayBeWord(table, unitsOf('人去楼空了'), 0, 5)).toBe(true)
    expect(mayBeWord(table, unitsOf('人去楼空着'), 0, 5)).toBe(false)
    expect(table.unknown).toBe(-Math.log(TOTAL))
  })
})

test('the stored table is that of the dictionary', () => {
  const made = wordTableOf(readDictionary())
  expect(wordTable().unknown).toBe(made.unknown)
  for (const word of ['我', '不管', '管理', '窗口', '不只', '道补']) {
    const units = unitsOf(word)
    expect(logOf(wordTable(), units, 0, word.length)).toBe(logOf(made, units, 0, word.length))
  }
})

test.each(['我不管理这个', '您好像没带', '谢谢您来电', '人去了楼上', '这是规定', 'ab12不管', '请您稍等片刻'])(
  'a word begins in %s where the segmenter begins one',
  (text) => {
    const starts = wordStarts(text)
    for (let round = 0; round < 2; round++)
      for (let middle = 1; middle < text.length; middle++) {
        const units = new Uint16Array(8)
        units.set(unitsOf(text))
        const around = wordStartsAround(units, text.length, middle)
        expect((around >> middle) & 1).toBe(starts[middle])
      }
  },
)
