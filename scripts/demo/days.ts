/** The conversations of one day of the demo: who had them, when, and what was said. */
import type { Conversation } from 'liyan'
import { startOfDay } from '../../server/calendar.ts'
import { HOURS, PEOPLE, type Person, PHONE_WINDOW, strainAt } from './halls.ts'
import type { Random } from './random.ts'
import { type Talk, talk } from './talk.ts'

export interface Day {
  /** `2026-11-27`. */
  readonly day: string
  /** 0 is Monday. */
  readonly weekday: number
  /** 0 at the beginning of the demo, 1 at its end. */
  readonly progress: number
}

const DAY_MS = 86_400_000

/** Working days up to and with `until`, the oldest first. */
export function workingDays(until: string, days: number): readonly Day[] {
  const last = Date.parse(`${until}T00:00:00Z`)
  return Array.from({ length: days }, (_, i) => {
    const at = last - (days - 1 - i) * DAY_MS
    const weekday = (new Date(at).getUTCDay() + 6) % 7
    return {
      day: new Date(at).toISOString().slice(0, 10),
      weekday,
      progress: days === 1 ? 1 : i / (days - 1),
    }
  }).filter(({ weekday }) => weekday < 5)
}

/** In the order in which they began; `first` is the number of the first. */
export function conversationsOf(
  random: Random,
  day: Day,
  count: number,
  first: number,
): readonly Conversation[] {
  const begins = Array.from({ length: count }, () => {
    const hour = random.weighted(HOURS)
    return startOfDay(day.day) + ((hour * 60 + random.between(0, 59)) * 60 + random.between(0, 59)) * 1_000
  }).sort((a, b) => a - b)
  return begins.map((at, i) => {
    const person = random.pick(PEOPLE)
    const hour = new Date(at + 8 * 3_600_000).getUTCHours()
    const number = String(first + i).padStart(5, '0')
    return conversationOf(random, person, { id: `演示-${number}`, at, ...moodOf(person, day, hour) })
  })
}

export function moodOf(
  { care, drift, temper }: Person,
  { weekday, progress }: Omit<Day, 'day'>,
  hour: number,
) {
  const strain = strainAt(weekday, hour)
  const now = care + drift * progress
  return {
    care: Math.max(0.3, now - (strain - 0.8) * 0.09),
    temper: temper * strain * (1 - drift * 2.5 * progress) * 0.85,
  }
}

export function conversationOf(
  random: Random,
  { unit, staff, window }: Person,
  { id, at, care, temper }: { id: string; at: number; care: number; temper: number },
): Conversation & Talk {
  const channel = window === PHONE_WINDOW ? 'phone' : 'counter'
  const rings =
    channel === 'phone'
      ? { ringCount: random.chance(care) ? random.between(1, 3) : random.between(4, 6) }
      : {}
  const head = { id, channel, staff, window, unit, startedAt: new Date(at).toISOString(), ...rings } as const
  return { ...head, ...talk(random, { channel, care, temper }) }
}
