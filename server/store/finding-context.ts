/** What stands around a finding: the lines before and after it, lines like it, and figures for badges. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
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
export async function countIdentical(db: Db, visible: Visibility, same: string) {
  const { total, open } = await db
    .selectFrom('findings as f')
    .innerJoin('conversations as c', 'c.pk', 'f.conversation')
    .select([sql<number>`count(*)`.as('total'), countIf(sql`f.decision is null`).as('open')])
    .where('c.source', '<>', 'practice')
    .where('f.same', '=', same)
    .where(inScope('f', visible))
    .executeTakeFirstOrThrow()
  return { total, open }
}

/** Figures of all findings that a filter lets through; its status is left out, since all are counted. */
export async function summarize(db: Db, visible: Visibility, filter: Omit<FindingFilter, 'status'>) {
  const rows = () =>
    db
      .selectFrom('findings as f')
      .innerJoin('conversations as c', 'c.pk', 'f.conversation')
      .select([sql<number>`count(*)`.as('total'), countIf(sql`f.decision is null`).as('open')])
      .where('c.source', '<>', 'practice')
      .where(inScope('f', visible))
      .where(matches(filter))
  const [status, severities, phrases] = await Promise.all([
    rows()
      .select([
        countIf(sql`f.decision = 'confirmed'`).as('confirmed'),
        countIf(sql`f.decision = 'false-alarm'`).as('falseAlarm'),
        countIf(sql`f.decision = 'needs-listening'`).as('needsListening'),
        countIf(sql`f.disputed = 1`).as('disputed'),
        countIf(
          sql`exists (select 1 from appeals where appeals.finding = f.pk and appeals.status = 'open')`,
        ).as('appealed'),
      ])
      .executeTakeFirstOrThrow(),
    rows()
      .select('f.severity')
      .groupBy(['f.severity', 'f.severity_rank'])
      .orderBy('f.severity_rank', 'desc')
      .execute(),
    rows().select('f.phrase').groupBy('f.phrase').orderBy('total', 'desc').orderBy('f.phrase').execute(),
  ])
  return { status, severities, phrases }
}

/** How many rows of a group a condition holds for; 0 where there is no row. */
export function countIf(condition: RawBuilder<unknown>): RawBuilder<number> {
  return sql<number>`coalesce(sum(case when ${condition as RawBuilder<SqlBool>} then 1 else 0 end), 0)`
}
