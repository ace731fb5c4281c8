/** The searcher finds what the naive one finds, wherever and whatever the patterns are. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAFF } from '../../src/match/anchoring.ts'
import { anchorsOf } from '../../src/match/anchors.ts'
import { commonnessOfBooks } from '../../src/match/commonness.ts'
import { buildGraph } from '../../src/match/graph.ts'
import { compileMatcher, eachGroup, type Match, mayMatch } from '../../src/match/matches.ts'
import type { Pattern, SoundTolerance } from '../../src/model.ts'
import { parsePattern } from '../../src/phrasebook/pattern.ts'
import { fold, foldedText } from '../../src/text/fold.ts'
import { naiveSpans } from './oracle.ts'

function pattern(source: string): Pattern {
  const { parts, problems } = parsePattern(source)
  expect(problems).toEqual([])
  return { source, parts, at: { file: 'test', line: 1, column: 1 } }
}

function search(patterns: readonly string[], text: string, sound: SoundTolerance = 'off'): Match[] {
  const matcher = compileMatcher([{ patterns: patterns.map(pattern), sound, speaker: STAFF }])
  if (!mayMatch(matcher, text, STAFF)) return []
  const line = fold(text)
  const found: Match[] = []
  eachGroup(matcher, line, (_, matches) => found.push(...matches))
  return found
}

const texts = (patterns: readonly string[], text: string, sound?: SoundTolerance) =>
  search(patterns, text, sound).map((match) => foldedText(fold(text), match.start, match.end))

describe('one pattern, one text', () => {
  test.each<[string, string, SoundTolerance, string | undefined]>([
    ['我不管', '这事我不管你找别人', 'off', '我不管'],
    ['我不管', '我我不管', 'off', '我不管'],
    ['我 不管', '我可就不管了', 'off', '我可就不管'],
    ['我不管', '我可不管', 'off', undefined],
    ['请[您]稍(等|候)[一下]', '请您稍等一下', 'off', '请您稍等一下'],
    ['请[您]稍(等|候)[一下]', '请稍候', 'off', '请稍候'],
    ['请[您]稍等', '请那个您稍稍等', 'off', '请那个您稍稍等'],
    ['下一个是{窗口}窗口', '下一个是税务窗口', 'off', '下一个是税务窗口'],
    ['请到{号}号窗口', '请到十六号窗口', 'off', '请到十六号窗口'],
    ['请到{号}号窗口', '请到税务号窗口', 'off', undefined],
    ['你…6投诉', '你要是愿意投诉', 'off', '你要是愿意投诉'],
    ['你…2投诉', '你要是愿意投诉', 'off', undefined],
    ['^不知道$', '不知道', 'off', '不知道'],
    ['^不知道$', '嗯，不知道啊', 'off', '不知道'],
    ['^不知道$', '我不知道', 'off', undefined],
    ['规定 & 懂不懂', '你懂不懂，这是规定', 'off', '懂不懂这是规定'],
    ['规定 & 懂不懂', '这是规定', 'off', undefined],
    ['不知道', '不只道', 'same', '不只道'],
    ['不知道', '不只道', 'off', undefined],
    ['找领导', '找宁导', 'near', '找宁导'],
    ['找领导', '找宁导', 'same', undefined],
    ['有意见找领导', '有意见着领导', 'same', '有意见着领导'],
    ['找他', '着他', 'same', '着他'],
    ['换个窗口', '还个窗口', 'same', '还个窗口'],
    ['银行', '银航', 'same', '银航'],
    ['睡觉', '睡叫', 'same', '睡叫'],
    ['谢谢您', '谢谢您', 'near', '谢谢您'],
    ['请', '请坐', 'off', '请'],
    ['請', '请坐', 'off', '请'],
    ['囉嗦', '別囉嗦', 'off', '啰嗦'],
    ['您好', '您号', 'near', '您号'],
  ])('%s in %s (%s): %s', (source, text, sound, expected) => {
    expect(texts([source], text, sound)[0]).toBe(expected)
  })
})

test('the longest exact reading comes first', () => {
  expect(texts(['稍等', '请[您]稍等[一下]'], '请您稍等一下')[0]).toBe('请您稍等一下')
})

test('every way through a pattern passes one of its anchors', () => {
  const anchors = (source: string) =>
    anchorsOf(buildGraph(pattern(source).parts[0]!), commonnessOfBooks())?.list
  expect(anchors('请')).toEqual([{ kind: 'character', code: '请'.charCodeAt(0) }])
  expect(anchors('(不知道|不清楚)')).toHaveLength(2)
  expect(anchors('{名}')).toBeUndefined()
  expect(anchors('(我不管|{名})')).toBeUndefined()
})

const ALPHABET = [...'我不管知道请您稍等也都就投诉谢']
const word = fc
  .array(fc.constantFrom(...ALPHABET), { minLength: 1, maxLength: 3 })
  .map((chars) => chars.join(''))
const piece = fc.oneof(
  { weight: 4, arbitrary: word },
  { weight: 1, arbitrary: fc.tuple(word, word).map(([a, b]) => `(${a}|${b})`) },
  { weight: 1, arbitrary: word.map((a) => `[${a}]`) },
  { weight: 1, arbitrary: fc.constantFrom(' ', '…2', '{x:1-2}') },
)
const anyPattern = fc
  .tuple(word, fc.array(piece, { maxLength: 4 }), word)
  .map(([first, middle, last]) => `${first}${middle.join('')}${last}`)
const anyText = fc
  .array(fc.constantFrom(...ALPHABET, '那个', '，', '嗯'), { maxLength: 14 })
  .map((chars) => chars.join(''))

test('finds whatever the naive searcher finds', () => {
  fc.assert(
    fc.property(anyPattern, anyText, (source, text) => {
      const line = fold(text)
      const naive = naiveSpans(pattern(source).parts[0]!, foldedText(line))
      const found = search([source], text)
      for (const [start, end] of naive) {
        const isCovered = found.some((match) => match.start < end && start < match.end)
        expect(isCovered, `${source} in ${text} at ${start}..${end}`).toBe(true)
      }
    }),
    { numRuns: 1500 },
  )
})

test('what it finds without stepping over anything, the naive searcher finds too', () => {
  fc.assert(
    fc.property(anyPattern, anyText, (source, text) => {
      const line = fold(text)
      const naive = naiveSpans(pattern(source).parts[0]!, foldedText(line)).map((span) => span.join())
      for (const match of search([source], text)) {
        if (match.parts.some((part) => part.skipped > 0)) continue
        expect(naive).toContain(`${match.start},${match.end}`)
      }
    }),
    { numRuns: 1500 },
  )
})

test('a pattern is found in itself by each of its sounds', () => {
  fc.assert(
    fc.property(word, word, word, (a, b, c) => {
      const source = `${a}${b}${c}`
      expect(texts([source], source, 'near')[0]).toBe(source)
    }),
  )
})
