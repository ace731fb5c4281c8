/** Full text: what finds what, and who finds it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { marksOf, readSearch } from '../../../server/store/search.ts'
import { type Service, startService, storesHere } from '../service.ts'
import { as, call } from './samples.ts'

const LINES = [
  '我的户口本丢了，怎么办？',
  '请您带居民身份证和户口簿来',
  '公积金贷款要多久',
  'ＡＢＣ表格，编号A12-345',
  '先办居住证，再办社保卡',
  '，。！？',
  `it's "quoted" AND * NEAR(x) 'or'`,
  '社保卡要先激活才能办',
]

describe.each(await storesHere())('on %s', (kind) => {
  let service: Service
  let reader: ReturnType<typeof as>
  beforeAll(async () => {
    service = await startService(kind)
    const lines = LINES.map((text, i) => ({ role: i % 2 === 0 ? 'customer' : 'staff', text }))
    for (const unit of ['甲', '乙'])
      await as(service, await service.key('pipeline', { unit })).send(call('said', { lines, staff: unit }))
    reader = as(service, await service.key('supervisor', { unit: '甲' }))
  })
  afterAll(() => service.close())

  const search = async (q: string, client = reader, more = '') => {
    const answer = await client.get(`/v1/lines?q=${encodeURIComponent(q)}${more}`)
    expect(answer.statusCode).toBe(200)
    return answer.json<{
      items: { line: number; text: string; unit: string; marks: { start: number; end: number }[] }[]
      next?: string
    }>()
  }

  test.each([
    ['户口本', [0]],
    ['户口', [1, 0]],
    ['身份证', [1]],
    ['居民身份证', [1]],
    ['公积金贷', [2]],
    ['贷款 公积金', [2]],
    ['abc', [3]],
    ['ABC 表格', [3]],
    ['a12', [3]],
    ['A12-345', [3]],
    ['社保卡 办', [7, 4]],
    ['“居住证 再办”', [4]],
    ['“先办 居住证”', [4]],
    ['“社保卡 先办”', []],
    ['户口 社保卡', []],
    ['没有这个词', []],
    ['，。！', []],
    ['""', []],
    [`"`, []],
    [`it's`, [6]],
    ['AND', [6]],
    ['NEAR(x)', [6]],
    ['near * quoted', [6]],
    [`') or 1=1 --`, []],
    ['words:户口', []],
    ['户口\u0000', [1, 0]],
    ['\ufffd', []],
  ])('%s', async (q, expected) => {
    expect((await search(q)).items.map(({ line }) => line)).toEqual(expected)
  })

  test('a hit says where its words stand', async () => {
    const { items } = await search('户口 丢了')
    expect(items).toMatchObject([
      { conversation: 'said', unit: '甲', line: 0, role: 'customer', text: LINES[0] },
    ])
    expect(items[0]!.marks.map(({ start, end }) => LINES[0]!.slice(start, end))).toEqual(['户口', '丢', '了'])
  })

  test('only what is visible is found', async () => {
    const admin = as(service, await service.key('admin'))
    expect((await search('户口本', admin)).items.map(({ unit }) => unit)).toEqual(['乙', '甲'])
    expect((await search('户口本', admin, '&unit=甲')).items).toHaveLength(1)
    const staff = as(service, await service.key('staff', { unit: '甲', staff: '别人' }))
    expect((await search('户口本', staff)).items).toEqual([])
  })

  test('pages follow one another', async () => {
    const first = await search('户口', reader, '&limit=1')
    const second = await search('户口', reader, `&limit=1&cursor=${first.next}`)
    expect([...first.items, ...second.items].map(({ line }) => line)).toEqual([1, 0])
  })
})

test.each([
  ['户口本', [['户口本']]],
  ['丢了 户口', [['丢'], ['了'], ['户口']]],
  ['“丢了” 户口', [['丢', '了'], ['户口']]],
  ['A12-345', [['a12'], ['345']]],
  ['？', []],
])('%s is read as terms', (q, terms) => {
  expect(readSearch(q)).toEqual(terms)
})

test.each([
  [
    '户口本和户口',
    '户口',
    [
      [0, 2],
      [4, 6],
    ],
  ],
  ['户口本', '户口本 户口', [[0, 3]]],
  ['ＡＢ', 'ab', [[0, 2]]],
  ['İ户口', '户口', [[1, 3]]],
])('in %s, %s is marked', (text, q, marks) => {
  expect(marksOf(text, readSearch(q)).map(({ start, end }) => [start, end])).toEqual(marks)
})
