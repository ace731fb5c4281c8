/** Days, weeks and hours of China Standard Time (UTC+8, no summer time), in which every report is made. */

const OFFSET = 8 * 3_600_000
const DAY = 86_400_000

/** `2026-11-27`. */
export function dayOf(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(0, 10)
}

/** ISO 8601 week, which begins on Monday: `2026-W48`. */
export function weekOf(at: number): string {
  const local = new Date(at + OFFSET)
  const weekday = (local.getUTCDay() + 6) % 7
  // A week belongs to the year that its Thursday is in.
  const thursday = new Date(local.getTime() + (3 - weekday) * DAY)
  const year = thursday.getUTCFullYear()
  const week = Math.floor((thursday.getTime() - Date.UTC(year, 0, 1)) / DAY / 7) + 1
  return `${year}-W${String(week).padStart(2, '0')}`
}

/** 0 to 23. */
export function hourOf(at: number): number {
  return new Date(at + OFFSET).getUTCHours()
}

/** The first instant of a day, `2026-11-27`; NaN where there is no such day. */
export function startOfDay(day: string): number {
  const at = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day ? Number.NaN : at - OFFSET
}

/** `2026-11-27 12:00`, for people. */
export function minuteOf(at: number): string {
  return new Date(at + OFFSET).toISOString().slice(0, 16).replace('T', ' ')
}
