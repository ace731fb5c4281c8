/** The pattern grammar: what each sign means, where each mistake is found, and that no text is too odd to read. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { PatternNode } from '../../src/model.ts'
import { parsePattern } from '../../src/phrasebook/pattern.ts'
import { printPattern } from './print-pattern.ts'

/** The tree in short: text bare, `A·B` in a row, `(A|B)`, `ε` nothing, `_` loose joint. */
function shape(node: PatternNode): string {
  switch (node.type) {
    case 'text':
      return node.text
    case 'seq':
      return node.items.length === 0 ? 'ε' : node.items.map(shape).join('·')
    case 'alt':
      return `(${node.items.map(shape).join('|')})`
    case 'class':
      return `<${node.name}@${node.offset}>`
    case 'slot':
      return `{${node.name}:${node.min}-${node.max}}`
    case 'gap':
      return `…${node.max}`
    case 'loose':
      return '_'
    case 'line-start':
      return '^'
    case 'line-end':
      return '$'
    default:
      return node satisfies never
  }
}

describe('reads', () => {
  test.each([
    ['我不管', '我不管'],
    ['我 不管', '我·_·不管'],
    ['  我\u3000 不管  ', '我·_·不管'],
    ['我，不管。', '我·_·不管'],
    ['(啰嗦|啰唆|罗嗦)', '(啰嗦|啰唆|罗嗦)'],
    ['( 甲 | 乙 )丙', '(甲|乙)·丙'],
    ['(甲)乙', '甲乙'],
    ['((甲|乙)丙|丁)', '((甲|乙)·丙|丁)'],
    ['[您]稍等', '(您|ε)·稍等'],
    ['等[一下|一会儿]', '等·(一下|一会儿|ε)'],
    ['<你>别', '<你@0>·别'],
    ['请< 你 >', '请·<你@1>'],
    ['{窗口}窗口', '{窗口:1-10}·窗口'],
    ['{号}号', '{号:1-4}·号'],
    ['{日期}来', '{日期:1-10}·来'],
    ['缺{材料}', '缺·{材料:1-20}'],
    ['按{规定}', '按·{规定:1-20}'],
    ['办{事项}', '办·{事项:1-16}'],
    ['{名}同志', '{名:1-12}·同志'],
    ['{镇}镇', '{镇:1-12}·镇'],
    ['{窗口:1-8}', '{窗口:1-8}'],
    ['｛窗口：１－８｝', '{窗口:1-8}'],
    ['{x: 2 ~ 5}', '{x:2-5}'],
    ['{x:3}', '{x:3-3}'],
    ['我…管', '我·…4·管'],
    ['我……管', '我·…4·管'],
    ['我...管', '我·…4·管'],
    ['我…12管', '我·…12·管'],
    ['我…１２管', '我·…12·管'],
    ['我……12管', '我·…12·管'],
    ['到…\\12点', '到·…4·12点'],
    ['我..管', '我·_·管'],
    ['^您好$', '^·您好·$'],
    ['＾您好＄', '^·您好·$'],
    ['\\(甲\\)', '(甲)'],
    ['（甲｜乙）【丙】《丁》', '(甲|乙)·(丙|ε)·<丁@8>'],
    ['＜你＞［您］', '<你@0>·(您|ε)'],
    ['我\u200b不管', '我不管'],
    ['A4纸', 'A4纸'],
    ['𠮷野家', '𠮷野家'],
  ])('%s', (source, expected) => {
    const { parts, problems } = parsePattern(source)
    expect(problems).toEqual([])
    expect(parts.map(shape)).toEqual([expected])
  })

  test.each([
    ['甲 & 乙', ['甲', '乙']],
    ['甲＆乙&丙 丁', ['甲', '乙', '丙·_·丁']],
    ['^甲 & 乙$', ['^·甲', '乙·$']],
  ])('%s as parts', (source, expected) => {
    const { parts, problems } = parsePattern(source)
    expect(problems).toEqual([])
    expect(parts.map(shape)).toEqual(expected)
  })
})

describe('reports', () => {
  test.each([
    ['', ['empty-pattern@0+1']],
    [' ，。 ', ['empty-pattern@0+4']],
    ['甲 &', ['empty-part@2+1']],
    ['& 甲', ['empty-part@0+1']],
    ['&', ['empty-part@0+1']],
    ['甲 & & 乙', ['empty-part@2+1']],
    ['()', ['empty-group@0+2']],
    ['甲[]', ['empty-group@1+2']],
    ['(甲|)乙', ['empty-group@2+2']],
    ['(甲||乙)', ['empty-group@2+2']],
    ['(甲', ['unclosed@0+1']],
    ['甲(乙|(丙', ['unclosed@4+1', 'unclosed@1+1']],
    ['<你', ['unclosed@0+1']],
    ['<你(甲)', ['unclosed@0+1']],
    ['{窗口', ['unclosed@0+1']],
    ['甲)', ['unopened@1+1']],
    ['甲>}', ['unopened@1+1', 'unopened@2+1']],
    ['(甲]', ['mismatched@2+1']],
    ['[(甲]乙', ['mismatched@3+1']],
    ['甲|乙', ['bare-bar@1+1']],
    ['(甲&乙)', ['nested-and@2+1']],
    ['<>', ['bad-class@0+2']],
    ['<你 们>', ['bad-class@0+5']],
    ['{}', ['bad-slot@0+2']],
    ['{:1-2}', ['bad-slot@0+6']],
    ['甲{x:0-3}', ['bad-slot@1+7']],
    ['{x:5-2}', ['bad-slot@0+7']],
    ['{x:1-99}', ['bad-slot@0+8']],
    ['{x:多}', ['bad-slot@0+5']],
    ['甲…0乙', ['bad-gap@1+2']],
    ['甲…99', ['bad-gap@1+3']],
    ['甲\\', ['dangling-escape@1+1']],
    ['甲*乙', ['unknown-sign@1+1']],
    ['到××窗口', ['unknown-sign@1+1', 'unknown-sign@2+1']],
    ['甲.*)|乙', ['unknown-sign@2+1', 'unopened@3+1', 'bare-bar@4+1']],
    [`${'('.repeat(13)}甲${')'.repeat(13)}`, ['pattern-too-deep@12+1']],
  ])('%s', (source, expected) => {
    const { problems } = parsePattern(source)
    expect(problems.map(({ code, offset, width }) => `${code}@${offset}+${width}`)).toEqual(expected)
    expect(problems.every(({ message }) => /[一-龥]/.test(message))).toBe(true)
  })

  test('a pattern that is far too long', () => {
    const { parts, problems } = parsePattern('甲'.repeat(1001))
    expect(parts).toEqual([])
    expect(problems).toMatchObject([{ code: 'pattern-too-long', offset: 0, width: 1001 }])
  })

  test('what could not be read is left out, and the rest is there', () => {
    expect(parsePattern('我{}不*管').parts).toEqual([{ type: 'text', text: '我不管' }])
  })
})

/** Signs, characters and rubbish in any mixture. */
const anyPattern = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...'()[]<>{}|&^$\\…12.:- ，我你您管不（｜）【】《》｛｝*'), { maxLength: 40 })
    .map((characters) => characters.join('')),
)

describe('for any text', () => {
  test('reading never throws, and every mistake lies within it', () => {
    fc.assert(
      fc.property(anyPattern, (source) => {
        const { parts, problems } = parsePattern(source)
        expect(parts.length + problems.length).toBeGreaterThan(0)
        for (const { offset, width } of problems) {
          expect(offset).toBeGreaterThanOrEqual(0)
          expect(offset).toBeLessThanOrEqual(Math.max(0, source.length - 1))
          expect(offset + width).toBeLessThanOrEqual(Math.max(1, source.length))
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('a tree written out reads as the same tree', () => {
    fc.assert(
      fc.property(anyPattern, (source) => {
        const { parts } = parsePattern(source)
        const again = parsePattern(printPattern(parts))
        expect(again.parts.map(shapeWithoutOffsets)).toEqual(parts.map(shapeWithoutOffsets))
        if (parts.length > 0)
          expect(again.problems.filter(({ code }) => code !== 'pattern-too-deep')).toEqual([])
      }),
      { numRuns: 1000 },
    )
  })

  test('adjacent text is one node, and no joint stands at an end', () => {
    fc.assert(
      fc.property(anyPattern, (source) => {
        for (const node of parsePattern(source).parts.flatMap(everyRow)) {
          const types = node.map(({ type }) => type)
          expect(types.at(0)).not.toBe('loose')
          expect(types.at(-1)).not.toBe('loose')
          types.forEach((type, i) => {
            expect(type === 'text' && types[i + 1] === 'text').toBe(false)
          })
        }
      }),
      { numRuns: 1000 },
    )
  })
})

function shapeWithoutOffsets(node: PatternNode): string {
  return shape(node).replace(/@\d+>/g, '>')
}

function everyRow(node: PatternNode): (readonly PatternNode[])[] {
  if (node.type === 'seq') return [node.items, ...node.items.flatMap(everyRow)]
  return node.type === 'alt' ? node.items.flatMap(everyRow) : []
}
