/** Figures as the service reports them, sums over several rows, and the ways from a figure to what stands behind it. */
import type { InjectionKey } from 'vue'
import { useRouter } from 'vue-router'
import { api, dataOf, type Schemas } from '../../client.ts'
import type { Filters } from '../../parts/use-filters.ts'
import { useLoad } from '../../parts/use-load.ts'

export type Grouping = Schemas['ReportAnswer']['by']
export type Figures = Schemas['ReportAnswer']['items'][number]
export type Period = 'day' | 'week' | 'month' | 'total'

export type ScopeFilters = Filters<'unit' | 'window' | 'staff' | 'from' | 'to' | 'period' | 'by' | 'month'>
export const SCOPE: InjectionKey<ScopeFilters> = Symbol('scope')

export const PERIODS: readonly { readonly value: Exclude<Period, 'total'>; readonly name: string }[] = [
  { value: 'day', name: '按日' },
  { value: 'week', name: '按周' },
  { value: 'month', name: '按月' },
]
export const WEEKDAYS = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'] as const

export function scopeOf({ query: { value } }: ScopeFilters) {
  const { unit, window, staff, from, to } = value
  return {
    ...(unit && { unit }),
    ...(window && { window }),
    ...(staff && { staff }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

/** A report that is read anew whenever what is asked for changes. */
export function useReport(
  filters: ScopeFilters,
  asked: () => { readonly by: Grouping; readonly period: Period },
) {
  const key = () => JSON.stringify([scopeOf(filters), asked()])
  return useLoad(async (signal) => {
    const { by, period } = asked()
    const query = { ...scopeOf(filters), period }
    const { items } = await dataOf(api.GET('/v1/reports/{by}', { params: { path: { by }, query }, signal }))
    return items
  }, key)
}

/** The page of this console that lists what a link of the interface lists; its filters have the same names. */
export function placeOf(link: string): string {
  const { pathname, search } = new URL(link, location.origin)
  return `${pathname === '/v1/findings' ? '/review' : '/conversations'}${search}`
}

/** Leads from a point of a chart to what stands behind it, where anything does. */
export function useFollow(): (link: string | null | undefined) => void {
  const router = useRouter()
  return (link) => {
    if (link) void router.push(placeOf(link))
  }
}

export interface Sum {
  readonly conversations: number
  readonly staffLines: number
  readonly found: number
  readonly counted: number
  readonly perThousand: number | null
  readonly foundPerThousand: number | null
  readonly reviewedScore: number | null
  readonly reviewedPassRate: number | null
  readonly compliance: number | null
}

/** Of rows that have no conversation in common. */
export function sumOf(rows: readonly Figures[]): Sum {
  const total = (of: (row: Figures) => number) => rows.reduce((sum, row) => sum + of(row), 0)
  const conversations = total((row) => row.conversations)
  const staffLines = total((row) => row.staffLines)
  const [found, counted] = [total((row) => row.found), total((row) => row.counted)]
  const rules = rows.flatMap((row) => row.rules)
  const met = rules.reduce((sum, rule) => sum + rule.met, 0)
  const missed = rules.reduce((sum, rule) => sum + rule.missed, 0)
  const mean = (of: (row: Figures) => number) =>
    share(
      total((row) => of(row) * row.conversations),
      conversations,
    )
  return {
    conversations,
    staffLines,
    found,
    counted,
    perThousand: share(counted * 1_000, staffLines),
    foundPerThousand: share(found * 1_000, staffLines),
    reviewedScore: mean((row) => row.reviewedScore),
    reviewedPassRate: mean((row) => row.reviewedPassRate),
    compliance: share(met, met + missed),
  }
}

export function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole
}

/** `93.4%`; a dash where there is nothing to take a share of. */
export function percent(value: number | null): string {
  return value === null ? '—' : `${(value * 100).toFixed(1)}%`
}

export function decimal(value: number | null, digits = 1): string {
  return value === null ? '—' : value.toFixed(digits)
}

/** `2026-W48` -> `第 48 周`; days and months without their year where all are of one. */
export function periodName(period: string): string {
  const week = /^\d{4}-W(\d{2})$/.exec(period)
  if (week !== null) return `第${Number(week[1])}周`
  return /^\d{4}-\d{2}-\d{2}$/.test(period) ? period.slice(5) : period
}

/** Staff labels and windows are unique within a unit only. */
export function nameOf(row: Figures, withUnit: boolean): string {
  const name =
    row.staff !== undefined
      ? (row.staff ?? '未记人员')
      : row.window !== undefined
        ? (row.window ?? '未记窗口')
        : ''
  const unit = row.unit === '' ? '未分单位' : (row.unit ?? '')
  if (name === '') return unit
  return withUnit && unit !== '' ? `${name}（${unit}）` : name
}
