/** Times as people read them; days and hours are those of China Standard Time, in which the service counts. */

const ZONE = 'Asia/Shanghai'
const full = new Intl.DateTimeFormat('zh-CN', {
  timeZone: ZONE,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})
const day = new Intl.DateTimeFormat('sv-SE', { timeZone: ZONE })

/** `2026-11-27 14:05`. */
export function momentOf(at: number): string {
  const part = Object.fromEntries(full.formatToParts(at).map(({ type, value }) => [type, value]))
  return `${part['year']}-${part['month']}-${part['day']} ${part['hour']}:${part['minute']}`
}

/** `2026-11-27`, as the interface writes days. */
export function dayOf(at: number): string {
  return day.format(at)
}

/** A place in a conversation, from its milliseconds: `1:05`, `1:02:05`. */
export function clockOf(ms: number): string {
  const seconds = Math.floor(Math.max(0, ms) / 1_000)
  const two = (number: number) => String(number).padStart(2, '0')
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60]
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`
}

/** How long ago, or in how long: `3 分钟前`, `2 天后`. */
export function awayOf(at: number, now: number): string {
  const ms = Math.abs(at - now)
  const [amount, unit] =
    ms < 60_000
      ? [Math.floor(ms / 1_000), '秒']
      : ms < 3_600_000
        ? [Math.floor(ms / 60_000), '分钟']
        : ms < 86_400_000
          ? [Math.floor(ms / 3_600_000), '小时']
          : [Math.floor(ms / 86_400_000), '天']
  return `${amount} ${unit}${at > now ? '后' : '前'}`
}
