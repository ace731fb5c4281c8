/** What stands around a finding: the lines before and after it, lines like it, and figures for badges. */
import { type RawBuilder, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { type FindingFilter, matches } from './findings.ts'
import type { Db } from './open.ts'
import { inScope } from './scope.ts'

/** The lines from `first` to `last`; none where lines are not kept. */
export function linesBetween(db: Db, conversation: number, first: number, last: number) {
  return db
    .selectFrom('lines')
    .select(['n', 'role', 'text', 'start', 'end'])
    .where('conversation', '=', conversation)
    .where('n', '>=', first)
    .where('n', '<=', last)
    .orderBy('n')
    .execute()
}

/** How many findings of the same phrase stand in lines with the same words, and how many of them are open. */
export function countIdentical(db: Db, visible: Visibility, same: string) {
  return db
    .selectFrom('findings as f')
    .select([sql<number>`count(*)`.as('total'), countIf(sql`f.decision is null`).as('open')])
    .where('f.practice', '=', 0)
    .where('f.same', '=', same)
    .where(inScope('f', visible))
    .executeTakeFirstOrThrow()
}

/** Figures of all findings that a filter lets through, by phrase and severity; its status is left out, since all are counted. */
export function countFindings(db: Db, visible: Visibility, filter: Omit<FindingFilter, 'status'>) {
  const appealed = sql`exists (select 1 from appeals where appeals.finding = f.pk and appeals.status = 'open')`
  return db
    .selectFrom('findings as f')
    .select(['f.phrase', 'f.severity', 'f.severity_rank as rank', sql<number>`count(*)`.as('total')])
    .select([
      countIf(sql`f.decision is null`).as('open'),
      countIf(sql`f.decision = 'confirmed'`).as('confirmed'),
      countIf(sql`f.decision = 'false-alarm'`).as('falseAlarm'),
      countIf(sql`f.decision = 'needs-listening'`).as('needsListening'),
      countIf(sql`f.disputed = 1`).as('disputed'),
      countIf(appealed).as('appealed'),
    ])
    .where('f.practice', '=', 0)
    .where(inScope('f', visible))
    .where(matches(filter))
    .groupBy(['f.phrase', 'f.severity', 'f.severity_rank'])
    .execute()
}

/** How many rows of a group a condition holds for; 0 where there is no row. */
function countIf(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`coalesce(sum(case when ${condition} then 1 else 0 end), 0)`
}
