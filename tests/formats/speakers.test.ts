/** Which labels are staff, which customers, and which nobody knows. */
import { describe, expect, test } from 'vitest'
import { createSpeakers } from '../../src/formats/speakers.ts'
import { splitSpeaker } from '../../src/formats/spoken-line.ts'

const plain = createSpeakers()

describe('known words', () => {
  const known: [role: string, labels: string][] = [
    [
      'staff',
      '客服 坐席 座席 工作人员 窗口 agent AGENT staff 接线员 话务员 客服2 3号窗口 坐席（1001） Ａｇｅｎｔ agent_1 客服#2',
    ],
    ['customer', '客户 市民 群众 来电人 办事人 customer CUSTOMER user caller 客户1 市民(女) 客戶 END_USER'],
    ['system', '系统 SYSTEM'],
  ]
  const cases = known.flatMap(([role, labels]) => labels.split(' ').map((label) => [label, role]))
  test.each(cases)('%s is %s', (label, role) => {
    expect(plain.roleOf(label)).toBe(role)
  })

  test.each(['SPEAKER_00', 'spk0', 'A', '王芳', '经办人', '办事人员', '机器人', '', 'constructor'])(
    '%s is nobody known',
    (label) => {
      expect(plain.roleOf(label)).toBeUndefined()
      expect(plain.knows(label)).toBe(false)
    },
  )
})

describe('the mapping', () => {
  test('comes before the known words, whatever the spelling', () => {
    const mapped = createSpeakers({ speaker_00: 'staff', '0': 'customer', 客服: 'customer' })
    expect(['SPEAKER 00', 'spk_0', 'spk 0', '客服'].map(mapped.roleOf)).toEqual([
      'staff',
      'customer',
      'customer',
      'customer',
    ])
  })

  test('`*` stands for the rest and the unnamed, but makes no label known', () => {
    const rest = createSpeakers({ '*': 'customer' })
    expect([rest.roleOf('王芳'), rest.roleOf(undefined), rest.roleOf('客服')]).toEqual([
      'customer',
      'customer',
      'staff',
    ])
    expect(rest.knows('王芳')).toBe(false)
  })
})

describe('labels before the words', () => {
  const cases: [line: string, strict: boolean, speaker: string | undefined, text: string][] = [
    ['客服：您好', true, '客服', '您好'],
    ['客服 : 您好：请', true, '客服', '您好：请'],
    ['- Agent: hello', true, 'Agent', 'hello'],
    ['[SPEAKER_00]: 您好', true, 'SPEAKER_00', '您好'],
    ['【客服】您好', true, '客服', '您好'],
    ['说话人2：您好', true, '说话人2', '您好'],
    ['[王芳]: 您好', false, '王芳', '您好'],
    ['[王芳]: 您好', true, undefined, '[王芳]: 您好'],
    ['（笑）好的', false, undefined, '（笑）好的'],
    ['王芳：您好', false, '王芳', '您好'],
    ['王芳：您好', true, undefined, '王芳：您好'],
    ['您好，我是：客服', false, undefined, '您好，我是：客服'],
    ['9:30 开门', false, undefined, '9:30 开门'],
    ['https://a.cn', false, undefined, 'https://a.cn'],
    ['说话人1：30元', true, '说话人1', '30元'],
    ['说话人 1：30元', true, '说话人 1', '30元'],
    ['客服 9:30 来', true, undefined, '客服 9:30 来'],
    ['没有冒号', false, undefined, '没有冒号'],
  ]
  test.each(cases)('%s (strict %s)', (line, strict, speaker, text) => {
    const found = splitSpeaker(line, plain, strict)
    expect([found.speaker, found.text]).toEqual([speaker, text])
  })
})
