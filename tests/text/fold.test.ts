/** Folding keeps every unit tied to its source. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fold, foldedText, foldText } from '../../src/text/fold.ts'

describe('what is folded away', () => {
  test.each([
    ['我不管', '我不管'],
    ['我不管，问别人去！', '我不管问别人去'],
    ['不　知　道　！！', '不知道'],
    ['沒看見我在忙嗎', '没看见我在忙吗'],
    ['請您到１６號窗口', '请您到16号窗口'],
    ['ＡＢＣabc', 'abcabc'],
    ['嗯，不，呃，知道啊', '不知道'],
    ['①②', '12'],
    ['\uf90d', '懒'],
    ['😀不😀知道', '不知道'],
    ['\u0000不\ud800知\udc00道\u200b', '不知道'],
    ['', ''],
  ])('%j -> %j', (source, folded) => {
    expect(foldedText(fold(source))).toBe(folded)
    expect(foldText(source)).toBe(folded)
  })
})

describe('what a match may step over', () => {
  test.each([
    ['请那个稍等', '01100'],
    ['我我不管', '0100'],
    ['跟你说几说几遍了', '00002200'],
    ['您要办理办理什么', '00002200'],
    ['这个这个我不管', '1111000'],
    ['谢谢', '01'],
  ])('%s -> %s', (source, skippable) => {
    expect([...fold(source).skippable.subarray(0, [...skippable].length)].join('')).toBe(skippable)
  })
})

test('pauses: none, a comma or space, the end of a sentence', () => {
  expect([...fold('您好，请坐。再 见').pause].join('')).toBe('001021000')
})

test('every unit stands where it says, whatever the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), fc.string(), (a, b) => {
      const source = a + b
      const line = fold(source)
      let before = -1
      for (let unit = 0; unit < line.length; unit++) {
        expect(line.at[unit]!).toBeGreaterThan(before)
        expect(line.at[unit]!).toBeLessThan(source.length)
        before = line.at[unit]!
      }
      expect(foldedText(line)).toBe(foldText(source))
    }),
  )
})

test('folding twice changes nothing more', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (source) => {
      expect(foldText(foldText(source))).toBe(foldText(source))
    }),
  )
})
