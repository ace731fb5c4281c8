/** Scenarios out of real conversations, and conversations held against their scenario. */
import { describe, expect, test } from 'vitest'
import {
  createChecker,
  type Line,
  loadPhrasebook,
  loadScenarios,
  replay,
  type Scenario,
  scenarioFrom,
} from '../../src/index.ts'

const book = loadPhrasebook('window-service')
const checker = createChecker(book)
const find = ({ text, ...line }: Line) => checker.check(text, line)
const NAME = { id: 'own-a', title: '自己的' }

/** Each as `>` and a citizen's words, or staff's words. */
function linesOf(...said: readonly string[]): Line[] {
  return said.map((words) =>
    words.startsWith('>') ? { role: 'customer', text: words.slice(1) } : { role: 'staff', text: words },
  )
}

function made(channel: 'phone' | 'counter', ...said: readonly string[]): Scenario | undefined {
  const told = { id: 'c', channel, lines: linesOf(...said) }
  return scenarioFrom(NAME, told, checker.review(told), book, find)
}

describe('a scenario out of a conversation', () => {
  test.each<[string, readonly string[], number, readonly (readonly string[])[]]>([
    [
      'the greeting that was left out, in the first turn',
      ['>我办证', '说', '>居住证', '您慢走，再见'],
      1,
      [['hello'], ['ask-business', 'offer-help']],
    ],
    ['the farewell, in the last', ['>我办证', '您好，请问您办什么事情', '>居住证', '好了'], 2, [['goodbye']]],
    [
      'what was owed after a line, where it was owed',
      ['>办证', '您好，请问您办什么事情', '>居住证', '您还缺一个证明', '>哦', '再见'],
      2,
      [['sorry'], ['list']],
    ],
    [
      'nothing where nothing was wrong',
      ['>办证', '您好，请问您办什么事情', '>居住证', '您慢走，再见'],
      1,
      [],
    ],
  ])('wants %s', (_name, said, turn, want) => {
    expect(made('counter', ...said)?.turns[`turn-${turn}`]?.want).toEqual(want)
  })

  test('shows what to say instead of a forbidden phrase', () => {
    const turn = made('counter', '>办证', '您好，请问您办什么事情', '>几点', '不知道', '>哦', '再见')?.turns[
      'turn-2'
    ]
    expect(turn?.hints).toMatchObject({ see: 'dont-know' })
    expect(turn?.hints?.say).toContain('我帮您问一下')
  })

  test('joins what the citizen said at one go, and leaves out a last word that nobody answered', () => {
    const scenario = made('counter', '>你好', '>办证', '您好', '稍等', '>谢谢')
    expect(Object.values(scenario!.turns).map(({ citizen }) => citizen)).toEqual([['你好 办证']])
  })

  test('lets the trainee begin on the telephone', () => {
    const scenario = made('phone', '喂', '>老年卡怎么办', '再见')
    expect(scenario?.turns['turn-1']).toMatchObject({
      citizen: [],
      scene: expect.any(String),
      want: [['phone-opening']],
    })
    expect(scenario?.trains).toContain('phone-opening')
  })

  test.each([
    ['no lines', []],
    ['no citizen', ['您好', '再见']],
    ['no answer', ['>您好']],
  ])('is none of %s', (_name, said) => {
    expect(made('counter', ...said)).toBeUndefined()
  })
})

describe('a conversation is held against its scenario', () => {
  const scenario = loadScenarios(book).find(({ id }) => id === 'missing-material')!
  const first = (turn: string) => `>${scenario.turns[turn]!.citizen[0]}`
  const say = (turn: string) => scenario.turns[turn]!.hints!.say
  const GOOD = ['arrives', 'hands-over', 'relieved'].flatMap((turn) => [first(turn), say(turn)])

  test('that went through it: where it ended, and what was left out', () => {
    expect(replay(scenario, linesOf(...GOOD), find)).toEqual({ ending: 'good', missing: [] })
    const worse = [...GOOD.slice(0, 5), '拜拜']
    expect(replay(scenario, linesOf(...worse), find)).toEqual({ ending: 'half', missing: [['goodbye']] })
  })

  test('in any wording of the citizen, and as masked words', () => {
    const other = [`>${scenario.turns['arrives']!.citizen[1]}`, ...GOOD.slice(1)]
    expect(replay(scenario, linesOf(...other), find)?.ending).toBe('good')
    const masked = (text: string) => text.replaceAll('孩子', '⓪⓪')
    const kept = GOOD.map((words) => (words.startsWith('>') ? masked(words) : words))
    expect(replay(scenario, linesOf(...kept), find, masked)?.ending).toBe('good')
    expect(replay(scenario, linesOf(...kept), find)).toBeUndefined()
  })

  test.each([
    ['nothing', []],
    ['half of it', GOOD.slice(0, 4)],
    ['more than it', [...GOOD, '再见']],
    ['other words of the citizen', ['>别的', ...GOOD.slice(1)]],
    ['the citizen alone', GOOD.filter((words) => words.startsWith('>'))],
    ['staff alone', GOOD.filter((words) => !words.startsWith('>'))],
  ])('%s is no way through it', (_name, said) => {
    expect(replay(scenario, linesOf(...said), find)).toBeUndefined()
  })
})
