/** What is said in the tests of live conversations. */
import type { Conversation } from 'liyan'

/** Courtesy and its lack, timed, with a forbidden line. */
export const CONVERSATION: Conversation = {
  id: 'c',
  channel: 'counter',
  staff: 'A01',
  window: '3',
  lines: [
    { role: 'staff', text: '您好，请问您要办什么业务？', start: 0, end: 1_800 },
    { role: 'customer', text: '我想换身份证', start: 2_000, end: 3_500 },
    { role: 'staff', text: '请稍等', start: 3_900, end: 4_500 },
    { role: 'customer', text: '要多久？', start: 6_000, end: 6_700 },
    { role: 'staff', text: '我不管，你问别人去', start: 7_000, end: 8_400, confidence: 0.93 },
    { role: 'customer', text: '你怎么这样', start: 8_900, end: 9_900 },
    {
      role: 'staff',
      text: '对不起，我帮您看一下',
      start: 10_500,
      end: 12_000,
      alternatives: ['对不起，我帮你看一下'],
    },
    { role: 'staff', text: '办好了，请慢走，再见', start: 40_000, end: 42_000 },
  ],
}
