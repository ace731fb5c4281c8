/** Who sounds like whom, and the data behind it. */
import { describe, expect, test } from 'vitest'
import {
  CLASS_COUNT,
  classesOf,
  classOf,
  everydayClassesOf,
  NEAR_SYLLABLE,
  SAME_CHARACTER,
  SAME_SYLLABLE,
  soundDistance,
  UNLIKE,
} from '../../src/text/sound.ts'

const distance = (a: string, b: string) => soundDistance(a.charCodeAt(0), b.charCodeAt(0))

describe('distance by ear', () => {
  test.each([
    ['管', '管', SAME_CHARACTER],
    ['管', '关', SAME_SYLLABLE],
    ['知', '只', SAME_SYLLABLE],
    ['稍', '少', SAME_SYLLABLE],
    ['诉', '宿', SAME_SYLLABLE],
    ['坐', '做', SAME_SYLLABLE],
    ['找', '早', NEAR_SYLLABLE],
    ['领', '宁', NEAR_SYLLABLE],
    ['笨', '蹦', NEAR_SYLLABLE],
    ['飞', '灰', NEAR_SYLLABLE],
    ['放', '荒', NEAR_SYLLABLE],
    ['人', '冷', NEAR_SYLLABLE],
    ['班', '帮', NEAR_SYLLABLE],
    ['行', '杭', SAME_SYLLABLE],
    ['重', '种', SAME_SYLLABLE],
    ['管', '乱', UNLIKE],
    ['管', 'a', UNLIKE],
    ['1', '一', UNLIKE],
  ])('%s %s: %i', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected)
    expect(distance(b, a)).toBe(expected)
  })
})

test('near syllables share a scan class, so the scanner cannot lose them', () => {
  for (const [a, b] of ['领宁', '笨蹦', '班帮', '找早', '飞灰', '关管'].map((pair) => [...pair])) {
    expect(classOf(a!.charCodeAt(0))).toBe(classOf(b!.charCodeAt(0)))
  }
})

test('a polyphone is heard as itself, and whatever has one of its readings may be heard as it', () => {
  const code = (char: string) => char.charCodeAt(0)
  for (const [heard, ...meant] of ['着找这', '还换孩', '长张常', '行航形'].map((chars) => [...chars])) {
    for (const char of meant) {
      expect(classesOf(code(char))).toContain(classOf(code(heard!)))
      expect(everydayClassesOf(code(char))).toContain(classOf(code(heard!)))
      expect(everydayClassesOf(code(heard!))).toContain(classOf(code(char)))
    }
    expect(classOf(code(heard!))).not.toBe(classOf(code(meant[0]!)))
  }
})

test('classes are small integers', () => {
  for (let code = 0; code < 65536; code++) {
    expect(classOf(code) > 0 && classOf(code) < CLASS_COUNT).toBe(true)
  }
})
