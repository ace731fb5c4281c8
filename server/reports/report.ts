/** A report by people, windows, units, phrases, rules, days or hours of the week. */
import { type Principal, visibilityOf } from '../access/roles.ts'
import { grouped } from '../grouped.ts'
import type { Parts } from '../parts.ts'
import { type Grouping, groupFigures, groupRules, type Period, staffLines } from '../store/reports.ts'
import type { Scope } from '../store/scope.ts'
import { ServiceError } from '../wire/errors.ts'
import { compliance, figuresOf, keyOf } from './figures.ts'
import { linksOf } from './links.ts'

/** Rows of one answer; beyond it a shorter time has to be asked for. */
const MOST_ROWS = 10_000

export type ReportRow = Awaited<ReturnType<typeof report>>[number]

/** Practice is in no report. @throws ServiceError too-large */
export async function report(
  { store: { db } }: Pick<Parts, 'store'>,
  by: Principal,
  asked: { readonly by: Grouping; readonly period: Period; readonly scope: Scope },
) {
  const visible = visibilityOf(by)
  const { scope } = asked
  // Days and hours of the week are periods themselves.
  const period = asked.by === 'day' || asked.by === 'hour' ? 'total' : asked.period
  const wanted = { by: asked.by, period, scope, limit: MOST_ROWS + 1 } as const
  const rows = await groupFigures(db, visible, wanted)
  if (rows.length > MOST_ROWS)
    throw new ServiceError('too-large', `超过 ${MOST_ROWS} 行，请缩短时间段或改用更长的周期`)
  const rulesOf = await ruleLists()
  const lines = asked.by === 'phrase' ? await staffLines(db, visible, wanted) : undefined
  return rows.map((row) => ({
    ...figuresOf(row, lines?.get(row.period)),
    rules: rulesOf.get(groupKey(row)) ?? [],
    ...linksOf(keyOf(row), row.period, scope),
  }))

  async function ruleLists() {
    if (asked.by === 'phrase' || asked.by === 'rule') return new Map<string, never>()
    const groups = grouped(await groupRules(db, visible, wanted), groupKey)
    return new Map(
      [...groups].map(([key, list]) => [
        key,
        list.map(({ name: rule, met, missed }) => ({ rule, met, missed, rate: compliance(met, missed) })),
      ]),
    )
  }
}

function groupKey(row: Parameters<typeof keyOf>[0] & { readonly period: string }): string {
  return JSON.stringify([keyOf(row), row.period])
}
