/** Stretches of days that people ask for by name. */
import { dayOf } from '../time.ts'

export interface Period {
  readonly name: string
  readonly from: string
  readonly to: string
}

const DAY = 86_400_000

/** Weeks begin on Monday. */
export function periodsAt(now: number): readonly Period[] {
  const today = dayOf(now)
  const [year, month] = today.split('-').map(Number) as [number, number]
  const weekday = (new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7
  const back = (days: number) => dayOf(now - days * DAY)
  const first = (y: number, m: number) => new Date(Date.UTC(y, m - 1, 1)).toISOString().slice(0, 10)
  const last = (y: number, m: number) => new Date(Date.UTC(y, m, 0)).toISOString().slice(0, 10)
  return [
    { name: '今天', from: today, to: today },
    { name: '本周', from: back(weekday), to: today },
    { name: '近 30 天', from: back(29), to: today },
    { name: '本月', from: first(year, month), to: today },
    { name: '上月', from: first(year, month - 1), to: last(year, month - 1) },
  ]
}
