/** Each rule of the shipped book met, missed and not applicable, in spoken words. */
import { describe, expect, test } from 'vitest'
import type { Channel, Conversation, Line, Role } from '../../src/index.ts'
import { checker } from './shipped.ts'

type Status = 'met' | 'missed' | 'not-applicable'
interface Head {
  readonly channel?: Channel
  readonly ringCount?: number
  readonly endedBy?: Role
}
type Row = readonly [rule: string, status: Status, head: Head, ...lines: string[]]

const PHONE: Head = { channel: 'phone' }
const COUNTER: Head = { channel: 'counter' }

/** `s ` staff, `c ` customer; a number before it is the pause in seconds since the line before. */
const ROWS: readonly Row[] = [
  ['answer-in-3-rings', 'met', { ...PHONE, ringCount: 3 }, 's 您好'],
  ['answer-in-3-rings', 'missed', { ...PHONE, ringCount: 4 }, 's 您好'],
  ['answer-in-3-rings', 'not-applicable', PHONE, 's 您好'],
  ['answer-in-3-rings', 'not-applicable', { ...COUNTER, ringCount: 5 }, 's 您好'],

  ['phone-opening', 'met', PHONE, 's 您好，这里是清河镇便民服务中心社保窗口，请讲', 'c 问个事'],
  ['phone-opening', 'missed', PHONE, 's 喂，哪位', 's 您好，这里是清河镇便民服务中心'],
  ['phone-opening', 'not-applicable', COUNTER, 's 喂'],

  ['counter-greeting', 'met', COUNTER, 's 您好', 'c 同志', 's 请问您要办什么业务'],
  ['counter-greeting', 'met', COUNTER, 's 您好，有什么可以帮您'],
  ['counter-greeting', 'missed', COUNTER, 's 您好', 's 身份证', 's 您要办什么业务'],
  ['counter-greeting', 'missed', COUNTER, 's 下一个', 's 您要办什么业务'],
  ['counter-greeting', 'not-applicable', PHONE, 's 下一个'],

  ['farewell', 'met', COUNTER, 's 您好', 's 办好了', 's 您慢走', 's 下一位'],
  ['farewell', 'missed', COUNTER, 's 再见', 's 等等', 's 还要签个字'],

  ['hold-return', 'met', COUNTER, 's 请您稍等', '30s 让您久等了'],
  ['hold-return', 'missed', COUNTER, 's 请您稍等', '30s 查到了'],
  ['hold-return', 'not-applicable', COUNTER, 's 请您稍等', '29s 查到了'],
  ['hold-return', 'not-applicable', COUNTER, 's 请您稍等'],
  ['hold-return', 'missed', COUNTER, 's 请稍等', '40s 让您久等了', 's 再请您稍等一下', '50s 好了'],

  ['praise-reply', 'met', COUNTER, 'c 你们服务态度真好', 's 谢谢，这是我们应该做的'],
  ['praise-reply', 'missed', COUNTER, 'c 小姑娘态度真好，办得又快', 's 嗯', 's 这是我们应该做的'],
  ['praise-reply', 'not-applicable', COUNTER, 'c 谢谢你啊', 's 嗯'],
  ['praise-reply', 'not-applicable', COUNTER, 's 办好了', 'c 你们服务态度真好'],

  ['suggestion-reply', 'met', COUNTER, 'c 我提个建议，大厅里多放几把椅子', 's 好的', 's 欢迎您多提宝贵意见'],
  ['suggestion-reply', 'missed', COUNTER, 'c 我要给你们提个意见', 's 嗯', 's 知道了', 's 欢迎您多提宝贵意见'],
  ['suggestion-reply', 'not-applicable', COUNTER, 'c 能不能代办', 's 可以的'],

  ['redirect', 'met', COUNTER, 's 这个不归我们窗口管，请您到3号窗口办理'],
  ['redirect', 'met', COUNTER, 's 这个不是我们窗口办的', 's 我帮您问一下同事'],
  ['redirect', 'missed', COUNTER, 's 这个不归我们窗口管', 's 不清楚', 's 请您到3号窗口办理'],
  ['redirect', 'not-applicable', COUNTER, 's 请您到3号窗口办理'],

  ['missing-material', 'met', COUNTER, 's 对不起，您还缺一份户口本复印件', 's 我把补办件的清单给您'],
  ['missing-material', 'met', COUNTER, 's 对不起，您还缺少户口本，我现在把补办件的清单给您'],
  ['missing-material', 'missed', COUNTER, 's 您还缺一份户口本复印件', 's 回去拿'],
  ['missing-material', 'missed', COUNTER, 's 对不起，您还缺一份户口本复印件', 's 下次带来'],
  ['missing-material', 'not-applicable', COUNTER, 's 户口本带了吗'],

  ['cannot-handle', 'met', COUNTER, 's 您这个办不了', 's 对不起，根据低保管理规定，您的低保不能办理，请原谅'],
  ['cannot-handle', 'missed', COUNTER, 's 您这个年龄没到，不能办', 's 就这样'],
  ['cannot-handle', 'not-applicable', COUNTER, 's 您这个马上就能办'],

  ['system-fault', 'met', PHONE, 's 对不起，系统出故障了，请您稍等'],
  ['system-fault', 'met', COUNTER, 's 系统崩了', 's 不好意思，请您稍等一下'],
  ['system-fault', 'missed', COUNTER, 's 系统崩了', 's 等着'],
  ['system-fault', 'not-applicable', COUNTER, 's 系统里查到了'],

  ['no-hang-up', 'met', { ...PHONE, endedBy: 'staff' }, 's 好了', 's 再见'],
  ['no-hang-up', 'missed', { ...PHONE, endedBy: 'staff' }, 's 再见', 's 挂了'],
  ['no-hang-up', 'not-applicable', { ...PHONE, endedBy: 'customer' }, 's 挂了'],

  ['response', 'met', COUNTER, 'c 这个怎么办', '14s 这样办'],
  ['response', 'missed', COUNTER, 'c 这个怎么办', '15s 这样办'],
  ['response', 'met', COUNTER, 's 请您稍等', 'c 好', '60s 好了'],
  ['response', 'met', COUNTER, 's 好了', 'c 谢谢'],
]

describe.each([...new Set(ROWS.map(([rule]) => rule))])('%s', (rule) => {
  test.each(
    ROWS.filter(([id]) => id === rule).map((row) => [row[1], row.slice(3).join(' / '), row] as const),
  )('%s: %s', (status, _lines, row) => {
    const report = checker.review(conversation(row))
    const found = report.rules.find((candidate) => candidate.rule === rule)
    expect(found?.because).toBeTruthy()
    expect(found?.status, found?.because).toBe(status)
    const isDeducted = report.deductions.some((deduction) => deduction.for === rule)
    expect(isDeducted).toBe(status === 'missed')
  })
})

test('every rule of the book has been shown', () => {
  const shown = new Set(ROWS.map(([rule]) => rule))
  expect([...shown].sort()).toEqual(checker.phrasebook.rules.map(({ id }) => id).sort())
})

function conversation([, , head, ...rows]: Row): Conversation {
  let time = 0
  const lines = rows.map((row): Line => {
    const [, pause, role, text] = /^(?:(\d+)(?=s ))?([sc]) (.+)$/.exec(row) ?? []
    const start = time + Number(pause ?? 1) * 1000
    time = start + 2000
    return { role: role === 'c' ? 'customer' : 'staff', text: text!, start, end: time }
  })
  return { id: 'made', channel: 'counter', ...head, lines }
}
