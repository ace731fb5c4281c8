/** Fair blame: every reason to drop a candidate, shown on the shipped book, each reported by its word. */
import { expect, test } from 'vitest'
import type { Verdict } from '../../src/index.ts'
import { book, checker, phrasesIn } from './shipped.ts'

type Row = readonly [verdict: Verdict, phrase: string, text: string]

const ROWS: readonly Row[] = [
  ['kept', 'not-my-business', '这个事我不管，问别人去'],

  ['inside-word', 'not-my-business', '我不管理这个窗口'],
  ['inside-word', 'sit', '请坐标偏了的那位重新填'],

  ['excepted', 'off-duty-tomorrow', '您下班了明天再来也行，我给您留着'],
  ['excepted', 'please', '我下午请假了'],

  ['unlikely-sound', 'not-my-business', '我不关门您放心'],
  ['unlikely-sound', 'stupid', '我打印一份清单给您带回去'],

  ['quoted', 'dont-know', '有人跟您说我不知道是吗，我记一下'],
  ['quoted', 'off-duty-hurry', '录音里有一句我要下班了你快点'],
  ['quoted', 'stupid', '工单上写着“你这人真笨”，我们在查'],
  ['quoted', 'not-my-business', '按规定我们不许对群众说我不管这种话'],
  ['quoted', 'off-duty-tomorrow', '谁跟您说下班了明天再来的'],

  ['denied', 'not-my-business', '不是我不管，是权限在县里'],
  ['denied', 'stop-rambling', '我可没叫您快点讲，您接着说'],
  ['kept', 'go-complain', '你去投，啊不是，你，你去投诉好了'],

  ['question', 'not-my-business', '您是不是还怕我不管'],
  ['question', 'not-on-duty', '是不是还没到上班时间'],

  ['polite-frame', 'dont-know', '请问您，我不知道说清楚没有'],

  ['conditional', 'off-duty-hurry', '万一我要下班了，同事接着给您办'],
  ['conditional', 'not-my-business', '我不管的话您找主任'],

  ['about-self', 'stop-rambling', '我刚来的时候啰里啰嗦的，您别见怪'],

  ['third-person', 'stop-rambling', '我爱人啰里啰嗦的，您别见怪'],

  ['helped', 'off-duty-tomorrow', '我们下班了，明天再说，我现在就帮您登记'],
  ['helped', 'machine-broken', '系统坏了我也没办法，我先给您登记'],
]

test.each(ROWS)('%s, %s: %s', (verdict, phrase, text) => {
  const { candidates } = checker.explain(text, { role: 'staff', phrase })
  const verdicts = candidates.map((candidate) => candidate.verdict)
  expect(verdicts).toContain(verdict)
  expect(phrasesIn(text).includes(phrase)).toBe(verdict === 'kept')
  const judged = candidates.find((candidate) => candidate.verdict === verdict)
  if (verdict !== 'kept') expect(judged?.why).not.toBe('')
})

test('every guard of the shipped book is used by a phrase and shown above', () => {
  const used = new Set(book.phrases.flatMap(({ guards }) => guards))
  const shown = new Set(ROWS.map(([verdict]) => verdict))
  for (const name of Object.keys(book.guards)) {
    expect(used).toContain(name)
    expect(shown).toContain(name)
  }
})

test('what the citizen says is nobody’s candidate, and explain says whose words count', () => {
  expect(phrasesIn('你去投诉好了', 'customer')).toEqual([])
  const { missing } = checker.explain('你去投诉好了', { role: 'customer', phrase: 'go-complain' })
  expect(missing?.otherSpeaker).toBe(true)
})

test('words quoted take the rest of the quotation with them', () => {
  expect(phrasesIn('录音里他说这事不归我管，你问别人去')).not.toContain('not-my-business')
})
