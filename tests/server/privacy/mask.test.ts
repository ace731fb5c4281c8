/** What is hidden and what stays, in every writing; and what holds for every text. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { createChecker, loadPhrasebook } from 'liyan'
import { describe, expect, test } from 'vitest'
import { mask } from '../../../server/privacy/mask.ts'
import { bankCard, identityCard, landline, mobile, plate, writings } from './citizens.ts'

const M = (count: number) => '⓪'.repeat(count)

describe('hidden', () => {
  test.each([
    ['mobile', '我电话是13800138000您记一下', `我电话是138${M(8)}您记一下`],
    ['full width', '１３８００１３８０００', `１３８${M(8)}`],
    ['dashes', '138-0013-8000', `138-${M(4)}-${M(4)}`],
    ['spaces', '138 0013 8000，谢谢', `138 ${M(4)} ${M(4)}，谢谢`],
    ['digit by digit', '1 3 8 0 0 1 3 8 0 0 0', `1 ${Array(10).fill('⓪').join(' ')}`],
    ['pauses', '138，0013，嗯8000', `138，${M(4)}，嗯${M(4)}`],
    ['Chinese numerals', '幺三八零零一二三四五六', `幺三八${M(8)}`],
    ['幺 heard as 要', '是要三八零零要三八零零零', `是要${M(10)}`],
    ['a word glued to it', '打一幺三八零零一三八零零零', `打一${M(11)}`],
    ['mixed', '138零零一三八000', `138${M(8)}`],
    ['country code', '8613800138000', `86138${M(8)}`],
    ['country code apart', '+86 13800138000', `+86 ${M(11)}`],
    ['trunk zero', '013800138000', `0138${M(8)}`],
    ['two in one breath', '1380013800013900139000', `138${M(19)}`],
    ['area code', '0571-87654321', `0571-${M(8)}`],
    ['brackets', '（010）62345678', `（010）${M(8)}`],
    ['identity card', '身份证110101199003078515对吧', `身份证11${M(16)}对吧`],
    ['groups', '110101 19900307 8515', `11${M(4)} ${M(8)} ${M(4)}`],
    ['ends in x', '11010519491231002x，', `11${M(16)}，`],
    ['X in words of a recogniser', '一一零一零五一九四九一二三一零零二叉', `一一${M(16)}`],
    ['one digit misheard', '110105194912310029', `11${M(16)}`],
    ['last digit lost', '11010519491231002', `11${M(15)}`],
    ["a child's card", '330106201601011233', `33${M(16)}`],
    ['landline in numerals', '零五七一八七六五四三二一', `零五七一${M(8)}`],
    ['old form', '110105491231002', `11${M(13)}`],
    ['card and telephone in one breath', '1101011990030785151380013800', `11${M(26)}`],
    ['bank card', '6222 0212 3456 7890 128', `6222 ${M(4)} ${M(4)} ${M(4)} ${M(3)}`],
    ['Visa', '4111111111111111', `4111${M(12)}`],
    ['plate', '京A12345', `京${M(6)}`],
    ['new-energy plate', '粤BD12345', `粤${M(7)}`],
    ['plate with a dot', '京A·12345', `京⓪·${M(5)}`],
    ['plate as spoken', '京a一二三四五一共', `京${M(7)}共`],
    ['plate before numerals', '京A12345一共', `京${M(6)}一共`],
    ['police plate', '京A1234警', `京${M(6)}`],
    ['full-width plate', '沪Ａ１２３４５', `沪${M(6)}`],
    ['mail', '写zhang.san@example.com吧', `写${M(9)}@${M(11)}吧`],
    ['mail at the end of a sentence', '邮箱12345678@qq.com。', `邮箱${M(8)}@${M(6)}。`],
    ['mail as spoken', 'zs艾特qq点com', `${M(2)}艾特${M(6)}`],
    ['passport', '护照E12345678', `护照E${M(8)}`],
    ['newer passport', 'EA1234567', `E${M(8)}`],
    ['home-return permit', 'H1234567890', `H${M(10)}`],
    ['passport and telephone', 'E12345678 13800138000', `E${M(8)} 138${M(8)}`],
    ['beside a queue number', 'A023 13800138000', `A023 138${M(8)}`],
    ['beside a date', '20261127 13800138000', `20261127 138${M(8)}`],
  ] as const)('%s: %s', (_, text, expected) => {
    expect(mask(text)).toBe(expected)
  })
})

test.each([
  'A023号请到3号窗口',
  '请打12345或者12366，报警110，急救120',
  '客服400-800-1234，4008001234，8008108888，银行95588',
  '2026年11月27日，2026-11-27 13:00，20261127',
  '一共13,800,138,000元，1234567.89元',
  '国发〔2019〕8号，令第722号，第123456789号',
  '1 2 3 4 5 6 7 8 9 10 11 12',
  '1 3 5 7 9 11 13 15号窗口',
  '一二三四五六七八九十',
  '二零二六年十一月二十七日上午九点三十分',
  '一千三百八十万零五百元',
  '统一社会信用代码91110108MA01ABCDE1',
  '办件编号20261127120000123',
  '社保个人编号1234567890',
  '办件编号330106202611270001',
  '统一代码913301001234567890',
  '10-20，30-40',
  '座机62345678',
  'G1234次，B2B，A4纸3张',
  '京A窗口，川菜，云A办',
  '我@他了，a@b',
  '',
])('stays: %s', (text) => {
  expect(mask(text)).toBe(text)
})

const BEFORE = ['', '我的号码是', '您记一下：', 'A023号，', '证件', '3号窗口的', '2026年11月']
const AFTER = ['', '，谢谢', '对吧', '。还有一个事', '的', '号']

describe('every number in every writing', () => {
  test.each([
    ['identity cards', identityCard],
    ['mobiles', mobile],
    ['landlines', landline],
    ['bank cards', bankCard],
    ['plates', plate],
  ] as const)('%s', (_, number) => {
    const spoken = fc.tuple(
      fc.constantFrom(...BEFORE),
      number.chain((digits) => writings(digits)),
      fc.constantFrom(...AFTER),
    )
    fc.assert(
      fc.property(spoken, ([before, written, after]) => {
        const masked = mask(before + written + after)
        expect(masked).toHaveLength(before.length + written.length + after.length)
        expect(masked.startsWith(before) && masked.endsWith(after)).toBe(true)
        const hidden = [...masked].filter((char) => char === '⓪').length
        const signs = [...written].filter((char) => /[\p{L}\p{N}]/u.test(char)).length
        expect(hidden).toBeGreaterThanOrEqual(signs - 5)
        expect(hidden).toBeGreaterThanOrEqual(6)
      }),
      { numRuns: 200 },
    )
  })
})

/** Texts full of what the mask looks at. */
const busy = fc.string({
  unit: fc.constantFrom(
    ...'0123456789零一幺二三八九要两洞１３８Xx× -，.京沪ABE@艾特点港⓪',
    '138',
    '13800138000',
    '110105194912310021',
    '11010519491231002X',
    '京A1234',
    '6222021234567890128',
    'qq.com',
    'E1234567',
  ),
  maxLength: 40,
})

test('the length stays, whatever the text', () => {
  const text = fc.oneof(busy, fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }))
  fc.assert(
    fc.property(text, (any) => {
      const masked = mask(any)
      expect(masked).toHaveLength(any.length)
      for (let i = 0; i < any.length; i++) if (masked[i] !== '⓪') expect(masked[i]).toBe(any[i])
    }),
    { numRuns: 2_000 },
  )
})

test('masked again it stays as it is', () => {
  fc.assert(
    fc.property(busy, (text) => {
      expect(mask(mask(text))).toBe(mask(text))
    }),
    { numRuns: 5_000 },
  )
})

test('time is linear: a million characters of any kind', () => {
  const worst = [
    '1',
    '1 ',
    '13',
    '13800138000',
    '110105194912310021',
    'X',
    '@',
    'a@',
    'a.',
    '京A',
    'E1',
    '幺',
    '要',
    '艾特',
    '1，',
  ]
  for (const piece of worst) {
    const text = piece.repeat(1_000_000 / piece.length)
    const before = performance.now()
    expect(mask(text)).toHaveLength(text.length)
    // A quadratic search would take hours; a slow and busy machine takes a second or two.
    expect(performance.now() - before).toBeLessThan(15_000)
  }
})

describe('what the checker hears', () => {
  const checker = createChecker(loadPhrasebook('window-service'))
  const found = (text: string) =>
    checker.check(text, { role: 'staff' }).map(({ phrase, start, end }) => ({ phrase, start, end }))

  test('numbers between the words of a phrase neither make nor break one', () => {
    const phrases = [
      '我不管',
      '请稍等',
      '您好请讲',
      '随便投诉',
      '谢谢您',
      '不知道',
      '你到底办不办',
      '找领导去',
      '再见请慢走',
    ]
    fc.assert(
      fc.property(
        fc.constantFrom(...phrases).chain((phrase) => fc.tuple(fc.constant(phrase), fc.nat(phrase.length))),
        fc.oneof(mobile, identityCard, bankCard),
        ([phrase, at], number) => {
          const text = `${phrase.slice(0, at)}${number}${phrase.slice(at)}`
          expect(found(mask(text))).toEqual(found(text))
        },
      ),
      { numRuns: 150 },
    )
  })

  test('a slot still holds what it held', () => {
    const folder = mkdtempSync(join(tmpdir(), 'liyan-mask-'))
    const book = {
      id: 'slots',
      title: '插槽',
      phrases: {
        dial: { kind: 'courtesy', title: '拨打', say: ['请拨打{号:11}就行', '车牌{车:3-12}我记下了'] },
      },
    }
    writeFileSync(join(folder, 'slots.yaml'), JSON.stringify(book))
    const own = createChecker(loadPhrasebook(join(folder, 'slots.yaml')))
    rmSync(folder, { recursive: true })
    for (const text of [
      '请拨打13800138000就行',
      '请拨打幺三八零零幺三八零零零就行',
      '车牌京A12345我记下了',
    ]) {
      const spans = (said: string) => own.check(said, { role: 'staff' }).map(({ start, end }) => [start, end])
      expect(spans(text)).toEqual([[0, text.length]])
      expect(spans(mask(text))).toEqual(spans(text))
    }
  })

  test('a star would join what the number kept apart', () => {
    expect(found('我13800138000不管')).toEqual([])
    expect(found('我***********不管')).not.toEqual([])
    expect(found(mask('我13800138000不管'))).toEqual([])
  })
})
