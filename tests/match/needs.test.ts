/** A line that holds a pattern has all that the pattern needs; most others lack something. */
import { describe, expect, test } from 'vitest'
import { NeedTable, needsOf, nothingHeard } from '../../src/match/needs.ts'
import { parsePattern } from '../../src/phrasebook/pattern.ts'
import { FOLDED, SCAN_CLASS } from '../../src/text/fold.ts'

function areHeard(source: string, text: string): boolean {
  const { parts } = parsePattern(source)
  const heard = nothingHeard()
  for (const char of text) {
    const sound = SCAN_CLASS[FOLDED[char.charCodeAt(0)]!]!
    heard[sound >> 5]! |= 1 << (sound & 31)
  }
  return new NeedTable([parts]).areHeard(0, heard)
}

describe('what a line has', () => {
  test.each([
    ['我不管', '这事我不管', true],
    ['我不管', '这事我不知道', false],
    ['我不管', '这事我布关', true],
    ['请[您]稍(等|候)', '请稍候', true],
    ['请[您]稍(等|候)', '请稍坐', false],
    ['你…6投诉', '你要去投诉就去', true],
    ['你…6投诉', '你要去就去', false],
    ['规定 & 懂不懂', '你懂不懂规定', true],
    ['规定 & 懂不懂', '你懂规矩', false],
    ['[请]{名}', '随便什么', true],
    ['(甲子|乙丑|丙寅|丁卯|戊辰|己巳|庚午|辛未|壬申|癸酉)年', '今年是丁卯年', true],
    ['(甲子|乙丑|丙寅|丁卯|戊辰|己巳|庚午|辛未|壬申|癸酉)年', '今年是马年', false],
  ])('%s in %s: %s', (source, text, expected) => {
    expect(areHeard(source, text)).toBe(expected)
  })
})

test('alternatives need one of theirs together, and nothing where one may be empty', () => {
  expect(needsOf(parsePattern('(甲|乙)').parts)).toHaveLength(1)
  expect(needsOf(parsePattern('我[甲|乙]').parts)).toHaveLength(needsOf(parsePattern('我').parts).length)
})
