/** Where the lines behind a figure are listed: the filters of /v1/findings and /v1/conversations. */
import { daysOf } from '../calendar.ts'
import type { Key } from '../store/reports.ts'
import type { Scope } from '../store/scope.ts'

/**
 * Null where no filter can name the group: conversations without a name or window, and conversations by weekday and hour.
 */
export interface Links {
  /** Findings that count after reviews. */
  readonly lines: string | null
  /** Findings as the checker counted them. */
  readonly foundLines: string | null
  readonly conversationLines: string | null
}

export function linksOf(key: Key, period: string, scope: Scope): Links {
  const { rule, ...place } = key
  const isNameless = Object.values(place).some((value) => value === null)
  if (isNameless) return { lines: null, foundLines: null, conversationLines: null }
  const { day, ...filters } = place
  const span = spanOf(day ?? period, scope)
  const { unit, staff, window } = scope
  const wanted = { unit, staff, window, ...filters, ...span }
  const ofRule = rule === undefined ? {} : { rule, status: 'missed' }
  return {
    lines: rule === undefined ? findingsLink({ status: 'counted', ...wanted }) : null,
    foundLines: rule === undefined ? findingsLink({ status: 'kept', ...wanted }) : null,
    conversationLines: 'hour' in key ? null : linkTo('/v1/conversations', { ...wanted, ...ofRule }),
  }
}

/** The days of a period that lie in what was asked for. */
function spanOf(period: string, { from, to }: Scope): Pick<Scope, 'from' | 'to'> {
  if (period === '') return { from, to }
  const [first, last] = daysOf(period)
  return {
    from: from !== undefined && from > first ? from : first,
    to: to !== undefined && to < last ? to : last,
  }
}

type Filters = Readonly<Record<string, string | number | null | undefined>>

export function findingsLink(filters: Filters): string {
  return linkTo('/v1/findings', { ...filters, sort: 'newest' })
}

export function linkTo(path: string, filters: Filters): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(filters))
    if (value !== undefined && value !== null) query.set(name, String(value))
  const text = query.toString()
  return text === '' ? path : `${path}?${text}`
}
