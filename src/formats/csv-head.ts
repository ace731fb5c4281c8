/** Reads from one row of a table what it says of the conversation as a whole. */
import type { Channel } from '../model.ts'
import type { Column } from './csv-columns.ts'
import type { Draft } from './draft.ts'
import { createSpeakers } from './speakers.ts'

/** The cell of a column, trimmed; empty where the table has no such column. */
export type Row = (column: Column) => string
export type Head = {
  -readonly [field in keyof NonNullable<Draft['head']>]: NonNullable<Draft['head']>[field]
}

const CHANNELS: ReadonlyMap<string, Channel> = new Map([
  ...['phone', '电话', '热线', '语音', 'voice', 'call'].map((word) => [word, 'phone'] as const),
  ...['counter', '窗口', '柜台', '现场', '大厅'].map((word) => [word, 'counter'] as const),
])

const known = createSpeakers()

/** Returns the fields that the row gives, or in Chinese what is wrong with one of them. */
export function readHead(row: Row): Head | string {
  const head: Head = {}
  const [channel, rings, endedBy, startedAt] = [
    row('channel'),
    row('ringCount'),
    row('endedBy'),
    row('startedAt'),
  ]
  if (channel !== '') {
    const found = CHANNELS.get(channel.toLowerCase())
    if (found === undefined)
      return `的渠道“${shorten(channel)}”无法识别，应为 phone（电话）或 counter（窗口）`
    head.channel = found
  }
  if (rings !== '') {
    if (!/^\d{1,6}$/.test(rings)) return `的振铃次数“${shorten(rings)}”应为不小于 0 的整数`
    head.ringCount = Number(rings)
  }
  if (endedBy !== '') {
    const found = known.roleOf(endedBy)
    if (found !== 'staff' && found !== 'customer') {
      return `的挂机方“${shorten(endedBy)}”无法识别，应为 staff（工作人员）或 customer（群众）`
    }
    head.endedBy = found
  }
  if (startedAt !== '') {
    const iso = isoDateTime(startedAt)
    if (iso === undefined) return `的通话时间“${shorten(startedAt)}”应如 2025-03-01 09:30:00`
    head.startedAt = iso
  }
  for (const field of ['staff', 'window', 'unit'] as const) if (row(field) !== '') head[field] = row(field)
  return head
}

/** A cell as it can stand in a message. */
export function shorten(cell: string): string {
  return cell.length > 30 ? `${cell.slice(0, 30)}…` : cell
}

/** Tables write dates with slashes and single digits as often as not; ISO 8601 wants dashes and two digits. */
function isoDateTime(cell: string): string | undefined {
  const parts =
    /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[Tt ] {0,3}(\d{1,2}):(\d{2})(?::(\d{2})(\.\d{1,9})?)?(Z|[+-]\d{2}:\d{2})?)?$/.exec(
      cell,
    )
  if (parts === null) return undefined
  const [, year, month, day, hour, minute, second, fraction = '', zone = ''] = parts
  const date = [year, month, day].map(twoDigits).join('-')
  const time =
    hour === undefined ? '' : `T${[hour, minute, second].map(twoDigits).join(':')}${fraction}${zone}`
  return Number.isNaN(Date.parse(date + time)) ? undefined : date + time
}

function twoDigits(part: string | undefined): string {
  return (part ?? '').padStart(2, '0')
}
