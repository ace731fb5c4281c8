/** Whether a sound-alike is an error or another word: the odds move with the evidence. */
import { describe, expect, test } from 'vitest'
import { STAFF } from '../../src/match/anchoring.ts'
import { soundConfidence } from '../../src/match/evidence.ts'
import { compileMatcher, eachGroup, type Match, mayMatch } from '../../src/match/matches.ts'
import { parsePattern } from '../../src/phrasebook/pattern.ts'
import { fold } from '../../src/text/fold.ts'

function confidence(source: string, text: string, recognition = {}): number {
  const { parts } = parsePattern(source)
  const at = { file: 'test', line: 1, column: 1 }
  const matcher = compileMatcher([{ patterns: [{ source, parts, at }], sound: 'near', speaker: STAFF }])
  expect(mayMatch(matcher, text, STAFF)).toBe(true)
  const line = fold(text)
  const found: Match[] = []
  eachGroup(matcher, line, (_, matches) => found.push(...matches))
  return soundConfidence(line, found[0]!, recognition)
}

describe('an error', () => {
  test.each([
    ['不知道', '不只道'],
    ['不知道', '工龄我补知道你别问'],
    ['问别人', '你去闻别人'],
    ['请您指正', '有食物请您指证'],
    ['您要办理什么业务', '请问您要搬理什么业务'],
    ['找我们领导', '有意见找我们宁导去'],
  ])('%s heard as %s', (pattern, text) => {
    expect(confidence(pattern, text)).toBeGreaterThan(0.5)
  })
})

describe('another word', () => {
  test.each([
    ['请坐', '请做一下人脸识别'],
    ['我不管', '我不关门您放心'],
  ])('%s is not %s', (pattern, text) => {
    expect(confidence(pattern, text)).toBeLessThan(0.5)
  })
})

test('what was heard letter by letter is certain', () => {
  expect(confidence('不知道', '不知道')).toBe(1)
})

test('the less sure the recogniser, the likelier an error', () => {
  const sure = confidence('我不管', '我不关门您放心', { confidence: 0.95 })
  const unsure = confidence('我不管', '我不关门您放心', { confidence: 0.3 })
  expect(unsure).toBeGreaterThan(sure)
})

test('a hypothesis that has the words settles it, one that has not changes nothing', () => {
  const alone = confidence('请坐', '您请做')
  expect(confidence('请坐', '您请做', { alternatives: ['您请坐'] })).toBeGreaterThan(0.5)
  expect(confidence('请坐', '您请做', { alternatives: ['您请左'] })).toBe(alone)
})
