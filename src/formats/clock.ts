/** Reads times of the clock as they stand in subtitles, tables and chats. */

/** Source of a pattern for `1:02:03.456`, `02:03,4` or `75:30`, for use inside larger patterns. */
export const CLOCK = String.raw`\d{1,3}[:：]\d{1,2}(?:[:：]\d{1,2})?(?:[.,]\d{1,9})?`

const PARTS = /^(?:(\d{1,3}):)?(\d{1,3}):(\d{1,2})(?:[.,](\d{1,9}))?$/

/** Milliseconds; undefined for what is no time, such as `00:75`. With hours given, minutes stay below 60. */
export function parseClock(text: string): number | undefined {
  const parts = PARTS.exec(text.trim().replaceAll('：', ':'))
  if (parts === null) return undefined
  const [, hours, minutes, seconds, fraction] = parts
  if (Number(seconds) >= 60 || (hours !== undefined && Number(minutes) >= 60)) return undefined
  const whole = (Number(hours ?? 0) * 60 + Number(minutes)) * 60 + Number(seconds)
  return whole * 1000 + Math.round(Number(`0.${fraction ?? 0}`) * 1000)
}

/** Source of a pattern for `2025-03-01`, `2025/3/1` or `2025年3月1日`. */
export const DATE = String.raw`\d{4}[-/.年]\d{1,2}[-/.月]\d{1,2}日?`

const DATED = new RegExp(String.raw`^(${DATE})[Tt\s]\s{0,3}(\d{1,2}[:：]\d{1,2})([:：].+)?$`)

/**
 * `2025-03-01 09:30`, with seconds or without: milliseconds from the epoch, in no zone in particular, good for
 * differences only. Undefined for what is no date with a time.
 */
export function parseDateClock(text: string): number | undefined {
  const [, date, minute, second] = DATED.exec(text.trim()) ?? []
  const ofDay = parseClock(`${minute}${second ?? ':00'}`)
  const [year, month, day] = (date ?? '').split(/\D/).map(Number)
  if (year === undefined || month === undefined || day === undefined || ofDay === undefined) return undefined
  return month < 1 || month > 12 || day < 1 || day > 31 ? undefined : Date.UTC(year, month - 1, day) + ofDay
}
