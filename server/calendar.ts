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

const ISO =
  /^(\d{4}-\d{2}-\d{2})(?:[Tt ](\d{2}:\d{2})(?::(\d{2})(?:[.,](\d+))?)?)?(?:([Zz])|([+-]\d{2}):?(\d{2})?)?$/

/** An ISO 8601 date or date and time; without a zone it is said in China. NaN where there is no such instant. */
export function instantOf(iso: string): number {
  const parts = ISO.exec(iso)
  if (parts === null) return Number.NaN
  const [, day, minute = '00:00', second = '00', fraction = '', utc, hours = '+08', minutes = '00'] = parts
  const zone = utc === undefined ? `${hours}:${minutes}` : 'Z'
  return Date.parse(`${day}T${minute}:${second}.${fraction.slice(0, 3).padEnd(3, '0')}${zone}`)
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

/** The first and the last day of a day, ISO week or month as they are written: `2026-11-27`, `2026-W48`, `2026-11`. */
export function daysOf(period: string): readonly [first: string, last: string] {
  const week = /^(\d{4})-W(\d{2})$/.exec(period)
  if (week !== null) {
    // The 4th of January is in the first week.
    const fourth = new Date(Date.UTC(Number(week[1]), 0, 4))
    const monday = fourth.getTime() - ((fourth.getUTCDay() + 6) % 7) * DAY + (Number(week[2]) - 1) * 7 * DAY
    return [utcDay(monday), utcDay(monday + 6 * DAY)]
  }
  const month = /^(\d{4})-(\d{2})$/.exec(period)
  if (month !== null) return [`${period}-01`, utcDay(Date.UTC(Number(month[1]), Number(month[2]), 0))]
  return [period, period]
}

function utcDay(at: number): string {
  return new Date(at).toISOString().slice(0, 10)
}
