/** The monthly assessment sheet (考核表): one row a person, with what was deducted under which clause. */
import { type Principal, visibilityOf } from '../access/roles.ts'
import { daysOf } from '../calendar.ts'
import { grouped } from '../grouped.ts'
import type { Parts } from '../parts.ts'
import { type Key, type LostPoints, lostPoints } from '../store/reports.ts'
import { rounded } from './figures.ts'
import { findingsLink, linkTo } from './links.ts'
import { report } from './report.ts'

export type Sheet = Awaited<ReturnType<typeof sheet>>

/**
 * The final score is the mean of the conversations' scores after reviews, to one decimal: no conversation weighs more than
 * another, and what it lost is under the caps of its book already. Conversations that name nobody are left out.
 */
export async function sheet(
  parts: Pick<Parts, 'store'>,
  by: Principal,
  { month, unit, staff }: { month: string; unit?: string | undefined; staff?: string | undefined },
) {
  const [from, to] = daysOf(month)
  const scope = { unit, staff, from, to }
  const people = await report(parts, by, { by: 'staff', period: 'total', scope })
  const lost = grouped(await lostPoints(parts.store.db, visibilityOf(by), scope), personOf)
  const rows = people
    .filter((row) => row.staff !== null)
    .map(({ period: _, rules, ...row }) => {
      const deductions = byClause(lost.get(personOf(row)) ?? [], { from, to })
      return {
        ...row,
        deductions,
        points: rounded(
          deductions.reduce((sum, { points }) => sum + points, 0),
          2,
        ),
        finalScore: rounded(row.reviewedScore, 1),
      }
    })
  return { month, from, to, rows }
}

function personOf({ unit, staff }: Pick<Key, 'unit' | 'staff'>): string {
  return JSON.stringify([unit, staff])
}

/** What costs most comes first; what the book gives no clause for is named by itself. */
function byClause(lost: readonly LostPoints[], days: { readonly from: string; readonly to: string }) {
  const clauses = grouped(lost, ({ clause, norm, article }) => JSON.stringify([clause, norm, article]))
  return [...clauses.values()]
    .map((items) => {
      const { clause, norm, article } = items[0]!
      return {
        clause,
        norm,
        article,
        points: items.reduce((sum, { cents }) => sum + cents, 0) / 100,
        times: items.reduce((sum, { times }) => sum + times, 0),
        items: items.map((item) => ({
          item: item.item,
          points: item.cents / 100,
          times: item.times,
          lines: linkOf(item, days),
        })),
      }
    })
    .sort((a, b) => b.points - a.points)
}

function linkOf({ unit, staff, item, isRule }: LostPoints, days: { from: string; to: string }): string {
  const place = { unit, staff, ...days }
  return isRule === 1
    ? linkTo('/v1/conversations', { ...place, rule: item, status: 'missed' })
    : findingsLink({ ...place, phrase: item, status: 'counted' })
}
