/** Stored conversations: as a list with filters, one by one, held and deleted. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { removeScenariosOf } from './drills.ts'
import type { Db, Store } from './open.ts'
import { all, equals, inScope, type Scope } from './scope.ts'
import { hasLineWith, type SearchTerm } from './search.ts'
import type { Row } from './tables.ts'

export interface ConversationFilter extends Scope {
  readonly channel?: string | undefined
  readonly minScore?: number | undefined
  readonly maxScore?: number | undefined
  readonly passed?: boolean | undefined
  readonly phrase?: string | undefined
  readonly rule?: string | undefined
  /** Of `rule`, or of any rule. */
  readonly status?: string | undefined
  readonly source?: string | undefined
  readonly terms?: readonly SearchTerm[] | undefined
}

export interface ConversationPage {
  /** The last row of the page before. */
  readonly after: { readonly key: number; readonly pk: number } | undefined
  readonly limit: number
}

/** What a list shows of a conversation; its report can be large. */
export type ListedConversation = Awaited<ReturnType<typeof listConversations>>[number]

/** The latest first; the order of two never changes, so that a walk over pages meets every row once. */
export function listConversations(
  { db, dialect }: Store,
  visible: Visibility,
  filter: ConversationFilter,
  { after, limit }: ConversationPage,
) {
  const { terms } = filter
  let query = db
    .selectFrom('conversations as c')
    .select(['c.pk', 'c.id', 'c.unit', 'c.channel', 'c.staff', 'c.window', 'c.started_at', 'c.at'])
    .select(['c.received_at', 'c.source', 'c.book_id', 'c.book_version', 'c.score', 'c.reviewed_score'])
    .select(['c.passed', 'c.reviewed_passed', 'c.line_count', 'c.forbidden_count', 'c.held', 'c.kept'])
    .select('c.abandoned')
    .where(inScope('c', visible, filter))
    .where(matches(filter))
    .orderBy('c.at', 'desc')
    .orderBy('c.pk', 'desc')
    .limit(limit)
  if (terms !== undefined) query = query.where(hasLineWith(dialect, terms))
  if (after !== undefined) query = query.where(sql<SqlBool>`(c.at, c.pk) < (${after.key}, ${after.pk})`)
  return query.execute()
}

/** At most two: more than one where several units that are visible have the same id. */
export function findConversations(
  db: Db,
  visible: Visibility,
  { id, unit }: { readonly id: string; readonly unit?: string | undefined },
): Promise<Row<'conversations'>[]> {
  return db
    .selectFrom('conversations as c')
    .selectAll()
    .where(equals(sql.ref('c.id'), id))
    .where(inScope('c', visible, { unit }))
    .limit(2)
    .execute()
}

export function linesOf(db: Db, pk: number) {
  return db
    .selectFrom('lines')
    .select(['role', 'text', 'start', 'end', 'confidence', 'alternatives'])
    .where('conversation', '=', pk)
    .orderBy('n')
    .execute()
}

export function findingsOf(db: Db, pk: number) {
  return db
    .selectFrom('findings')
    .select(['pk as id', 'line', 'start', 'end', 'phrase', 'kind', 'text', 'match', 'confidence'])
    .select(['severity', 'reason', 'status', 'category', 'decision', 'decided_at as decidedAt'])
    .where('conversation', '=', pk)
    .orderBy('pk')
    .execute()
}

export function holdConversation(db: Db, pk: number, because: string | null): Promise<unknown> {
  return db
    .updateTable('conversations')
    .set({ held: because === null ? 0 : 1, held_because: because })
    .where('pk', '=', pk)
    .execute()
}

/** False where it is held, or gone already. All rows that belong to it go with it; see also erase.ts. */
export async function deleteConversation(
  db: Db,
  { pk, unit, id }: Pick<Row<'conversations'>, 'pk' | 'unit' | 'id'>,
): Promise<boolean> {
  const { numDeletedRows } = await db
    .deleteFrom('conversations')
    .where('pk', '=', pk)
    .where('held', '=', 0)
    .executeTakeFirstOrThrow()
  if (numDeletedRows === 0n) return false
  await db.deleteFrom('live_conversations').where('unit', '=', unit).where('id', '=', id).execute()
  await removeScenariosOf(db, [{ unit, id }])
  return true
}

function matches(filter: ConversationFilter): RawBuilder<SqlBool> {
  const { channel, minScore, maxScore, passed, phrase, rule, status, source } = filter
  const is = (column: string, value: string | number | undefined) =>
    value === undefined ? [] : [equals(sql.ref(column), value)]
  const some = (table: string, conditions: readonly RawBuilder<SqlBool>[]) =>
    conditions.length === 0
      ? []
      : [
          sql<SqlBool>`exists (select 1 from ${sql.table(table)} as x where x.conversation = c.pk and ${all(conditions)})`,
        ]
  return all([
    ...is('c.channel', channel),
    ...is('c.passed', passed === undefined ? undefined : Number(passed)),
    ...(source === undefined ? [sql<SqlBool>`c.source <> 'practice'`] : is('c.source', source)),
    ...(minScore === undefined ? [] : [sql<SqlBool>`c.score >= ${minScore}`]),
    ...(maxScore === undefined ? [] : [sql<SqlBool>`c.score <= ${maxScore}`]),
    ...some('findings', is('x.phrase', phrase)),
    ...some('rule_statuses', [...is('x.rule', rule), ...is('x.status', status)]),
  ])
}
