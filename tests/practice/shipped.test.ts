/** Every scenario that is shipped: it reads, its own model replies hold what they should, and it answers differently to a rude trainee. */
import { describe, expect, test } from 'vitest'
import {
  createChecker,
  type Line,
  loadPhrasebook,
  loadScenarios,
  nextTurn,
  type Report,
  type Scenario,
} from '../../src/index.ts'

const book = loadPhrasebook('window-service')
const checker = createChecker(book)
const scenarios = loadScenarios(book)

/** A way through that is longer goes in a circle. */
const MOST_TURNS = 30

interface Played {
  readonly turns: readonly string[]
  readonly ending: string
  readonly report: Report
}

/** Plays with the `pick`th wording of everything that the citizen says. */
function play(scenario: Scenario, reply: (turn: string) => string, pick = 0): Played {
  const lines: Line[] = []
  const turns: string[] = []
  let turn = scenario.start
  let now = 0
  const say = (role: Line['role'], text: string) => {
    lines.push({ role, text, start: now, end: now + 2_000 })
    now += 3_000
  }
  for (;;) {
    turns.push(turn)
    expect(turns.length, turns.join(' ')).toBeLessThan(MOST_TURNS)
    const { citizen, pause = 0 } = scenario.turns[turn]!
    now += pause
    const words = citizen[pick % Math.max(1, citizen.length)]
    if (words !== undefined) say('customer', words)
    const text = reply(turn)
    say('staff', text)
    const { go, ended } = nextTurn(scenario, turn, checker.check(text, { role: 'staff' }))
    if (ended) {
      const head = { id: scenario.id, channel: scenario.channel, ...scenario.head }
      return { turns, ending: go, report: checker.review({ ...head, lines }) }
    }
    turn = go
  }
}

const modelReply = (scenario: Scenario) => (turn: string) => scenario.turns[turn]?.hints?.say ?? '好的。'
const RUDE = '我不管，问别人去。'

test('there are at least 15, each with an id of its own', () => {
  expect(new Set(scenarios.map(({ id }) => id)).size).toBe(scenarios.length)
  expect(scenarios.length).toBeGreaterThanOrEqual(15)
})

describe.each(scenarios.map((scenario) => ({ id: scenario.id, scenario })))('$id', ({ scenario }) => {
  test.each(Object.entries(scenario.turns).map(([id, turn]) => ({ id, turn })))(
    'the model reply of $id holds what is wanted, and nothing forbidden',
    ({ id, turn }) => {
      expect(turn.hints).toBeDefined()
      const found = checker.check(turn.hints!.say, { role: 'staff' })
      const { missing, forbidden } = nextTurn(scenario, id, found)
      expect({ missing, forbidden }, turn.hints!.say).toEqual({ missing: [], forbidden: [] })
    },
  )

  test.each([0, 1])(
    'who says what the hints say comes to a good end without a miss (wordings %i)',
    (pick) => {
      const { ending, report } = play(scenario, modelReply(scenario), pick)
      expect(scenario.endings[ending]?.grade).toBe('good')
      expect(report.rules.filter(({ status }) => status === 'missed')).toEqual([])
      expect(report.deductions).toEqual([])
      expect(report.passed).toBe(true)
    },
  )

  test('who is rude meets another citizen, and fails', () => {
    const perfect = play(scenario, modelReply(scenario))
    const rude = play(scenario, () => RUDE)
    expect(rude.turns).not.toEqual(perfect.turns)
    expect(scenario.endings[rude.ending]?.grade).not.toBe('good')
    expect(rude.report.passed).toBe(false)
  })

  test('who says nothing that is wanted does not come to a good end', () => {
    const bland = play(scenario, () => '嗯，是这样。')
    expect(scenario.endings[bland.ending]?.grade).not.toBe('good')
  })

  test('what it trains is judged in it', () => {
    const isForbidden = (id: string) =>
      book.phrases.some((phrase) => phrase.id === id && phrase.kind === 'forbidden')
    const wanted = Object.values(scenario.turns).flatMap(({ want }) => want.flat())
    const { report } = play(scenario, modelReply(scenario))
    const judged = report.rules.filter(({ status }) => status !== 'not-applicable').map(({ rule }) => rule)
    const idle = scenario.trains.filter(
      (id) => !wanted.includes(id) && !judged.includes(id) && !isForbidden(id),
    )
    expect(idle).toEqual([])
  })
})
