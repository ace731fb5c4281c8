/** Fills an empty store with three months of made-up conversations, reviews and appeals, on the way that real ones take. */
import type { Principal } from '../../server/access/roles.ts'
import { startOfDay } from '../../server/calendar.ts'
import { exportSheet } from '../../server/exports/export.ts'
import { ingest } from '../../server/ingest.ts'
import type { Parts } from '../../server/parts.ts'
import { conversationsOf, type Day, workingDays } from './days.ts'
import { answerAppeals, type Desk, reviewDay } from './desk.ts'
import { UNITS } from './halls.ts'
import { addPeople } from './people.ts'
import { openGym, practiseDay } from './practice.ts'
import { randomFrom } from './random.ts'

export interface Plan {
  readonly seed: number
  readonly conversations: number
  /** Calendar days, the last of which is `until`. */
  readonly days: number
  readonly until: string
  readonly password: string
  /** No conversation begins after it: the last day may not be over. */
  readonly now: number
}

const HOUR = 3_600_000
const PIPELINE: Principal = {
  kind: 'key',
  id: 'demo',
  name: '演示录音系统',
  role: 'pipeline',
  unit: null,
  staff: null,
  scopes: null,
}

/** `clock` is that of `parts`; it goes through the three months. Resolves to how many conversations there are. */
export async function fill(
  parts: Parts,
  clock: { now: number },
  plan: Plan,
  say: (done: number, of: number) => void = () => {},
): Promise<number> {
  const random = randomFrom(plan.seed)
  const days = workingDays(plan.until, plan.days)
  clock.now = startOfDay(days[0]!.day) + 7 * HOUR
  const desk: Desk = { parts, clock, random, waiting: [], crew: await addPeople(parts, plan.password) }
  const gym = openGym(desk)
  let stored = 0
  for (const [i, day] of days.entries()) {
    const count = countOf(plan, days, i, stored)
    stored += await takeIn(desk, day, count, stored + 1, plan.now)
    const evening = Math.min(startOfDay(day.day) + 18 * HOUR, plan.now)
    const before = days[i - 1]
    if (before !== undefined)
      await reviewDay(desk, before.day, Math.min(startOfDay(day.day) + 9 * HOUR, plan.now))
    await answerAppeals(desk, evening)
    await practiseDay(desk, gym, day, plan.now)
    if (before !== undefined && before.day.slice(0, 7) !== day.day.slice(0, 7))
      await sendSheets(desk, before.day.slice(0, 7))
    say(stored, plan.conversations)
  }
  await parts.writer.drain()
  return stored
}

/** The same number every day, a little more where the rest does not divide; Mondays are busy. */
function countOf({ conversations }: Plan, days: readonly Day[], i: number, stored: number): number {
  const weightOf = ({ weekday }: Day) => (weekday === 0 ? 1.35 : weekday === 4 ? 0.85 : 1)
  const left = days.slice(i).reduce((sum, day) => sum + weightOf(day), 0)
  return Math.round(((conversations - stored) * weightOf(days[i]!)) / left)
}

async function takeIn({ parts, clock, random }: Desk, day: Day, count: number, first: number, now: number) {
  const all = conversationsOf(random, day, count, first)
  const over = all.filter(({ startedAt }) => Date.parse(startedAt!) < now - HOUR / 2)
  await Promise.all(
    over.map((conversation) => {
      const { startedAt, lines } = conversation
      // Received a few seconds after its last line; the clock is read before this returns.
      clock.now = Date.parse(startedAt!) + (lines.at(-1)?.end ?? 0) + 4_000
      return ingest(parts, PIPELINE, conversation, { source: 'batch' })
    }),
  )
  return over.length
}

/** On the first working day of a month each hall's supervisor takes the sheet of the last one. */
async function sendSheets({ parts, crew }: Desk, month: string): Promise<void> {
  for (const unit of UNITS) await exportSheet(parts, crew.supervisorOf(unit), 'csv', { month, unit })
}
