/** Practice in the demo: some people exercise every few days and get better; drills are given, and mostly done. */
import type { Conversation, Line, Scenario } from 'liyan'
import { loadScenarios, nextTurn } from 'liyan'
import type { Principal } from '../../server/access/roles.ts'
import { dayOf, startOfDay } from '../../server/calendar.ts'
import { ingest } from '../../server/ingest.ts'
import { fitted } from '../../server/practice/catalogue.ts'
import { assignDrill } from '../../server/practice/drills.ts'
import { recordRun } from '../../server/practice/record-run.ts'
import type { Day } from './days.ts'
import type { Desk } from './desk.ts'

const HOUR = 3_600_000
const WEEK = 7 * 24 * HOUR
/** Those whose live conversations get better towards the end, and the trainee. */
const LEARNERS = ['演示03', '演示06', '演示07', '演示10', '演示17', '演示学员1']
/** Practice begins when so much of the time has passed. */
const BEGINS = 0.4
const BARE = ['嗯。', '好，放这儿吧。', '行，等着。', '这个我看看。']

interface Drill {
  readonly id: number
  readonly scenario: string
  readonly unit: string
}

export interface Gym {
  readonly scenarios: readonly Scenario[]
  readonly runs: Map<string, number>
  drills: readonly Drill[]
}

export function openGym({ parts }: Desk): Gym {
  const { phrasebook } = parts.books.get()
  return { scenarios: loadScenarios().map((one) => fitted(one, phrasebook)), runs: new Map(), drills: [] }
}

export async function practiseDay(desk: Desk, gym: Gym, day: Day, now: number): Promise<void> {
  const { random, clock, crew } = desk
  const at = startOfDay(day.day) + 17.2 * HOUR
  if (day.progress < BEGINS || at > now) return
  clock.now = at
  if (day.weekday === 0 && random.chance(0.6)) await giveDrill(desk, gym, random.pick(LEARNERS))
  for (const label of LEARNERS) {
    if (!random.chance(0.4)) continue
    const person = crew.learner(label)
    const drill = gym.drills.find(({ unit }) => unit === person.unit && random.chance(0.4))
    const scenario = gym.scenarios.find(({ id }) => id === drill?.scenario) ?? random.pick(gym.scenarios)
    clock.now += random.between(2, 9) * 60_000
    await exercise(desk, gym, person, scenario, drill)
  }
}

async function giveDrill({ parts, crew, random, clock }: Desk, gym: Gym, label: string): Promise<void> {
  const unit = crew.learner(label).unit!
  const people = LEARNERS.filter((one) => crew.learner(one).unit === unit)
  const scenario = random.pick(gym.scenarios).id
  const order = { scenario, people, due: dayOf(clock.now + WEEK), note: '本周请练一遍。', unit }
  const { id } = await assignDrill(parts, crew.supervisorOf(unit), order)
  gym.drills = [{ id, scenario, unit }, ...gym.drills].slice(0, 6)
}

async function exercise(
  { parts, random }: Desk,
  gym: Gym,
  person: Principal,
  scenario: Scenario,
  drill: Drill | undefined,
): Promise<void> {
  const staff = person.staff!
  const runs = gym.runs.get(staff) ?? 0
  gym.runs.set(staff, runs + 1)
  const number = [...gym.runs.values()].reduce((sum, count) => sum + count, 0)
  const skill = Math.min(0.97, 0.5 + runs * 0.05)
  const conversation: Conversation = {
    id: `演示-练习-${String(number).padStart(4, '0')}`,
    channel: scenario.channel,
    unit: person.unit!,
    staff,
    ...scenario.head,
    lines: walk(),
  }
  await ingest(parts, person, conversation, { source: 'practice' })
  await recordRun(parts, person, {
    conversation: conversation.id,
    unit: person.unit!,
    scenario: scenario.id,
    ...(drill?.scenario === scenario.id && { drill: drill.id }),
    hints: random.between(0, 2),
    retries: random.between(0, 1),
  })

  /** From the start to an ending, as the replies lead. */
  function walk(): readonly Line[] {
    const checker = parts.books.get()
    const lines: Line[] = []
    let turn: string | undefined = scenario.start
    let at = 500
    const speak = (role: Line['role'], text: string, pause = 900) => {
      const start = at + pause
      at = start + text.length * 200
      lines.push({ role, text, start, end: at })
      return text
    }
    // Who goes round in circles is told what to say.
    while (turn !== undefined && lines.length < 60) {
      const { citizen, hints, pause } = scenario.turns[turn]!
      if (citizen.length > 0) speak('customer', random.pick(citizen), pause)
      const reply =
        hints !== undefined && (lines.length > 20 || random.chance(skill)) ? hints.say : random.pick(BARE)
      const outcome = nextTurn(scenario, turn, checker.check(speak('staff', reply), { role: 'staff' }))
      turn = outcome.ended ? undefined : outcome.go
    }
    return lines
  }
}
