/** Holds a store against what was sent to it and what was acknowledged. */
import { sql } from 'kysely'
import type { Report } from 'liyan'
import type { Store } from '../../../server/store/open.ts'
import { call } from './samples.ts'

interface Expected {
  readonly sent: ReadonlySet<string>
  readonly acknowledged: ReadonlyMap<string, string>
  /** Added to. */
  readonly faults: string[]
}

/** How many conversations are stored; closes the store. */
export async function lookThrough(store: Store, { sent, acknowledged, faults }: Expected): Promise<number> {
  const { db } = store
  const rows = await db.selectFrom('conversations').select(['pk', 'id', 'report']).execute()
  const reports = new Map(rows.map(({ id, report }) => [id, report]))
  if (reports.size !== rows.length) faults.push('a conversation is there twice')
  for (const [id, report] of acknowledged)
    if (reports.get(id) !== report) faults.push(`${id}: acknowledged, and not stored so`)
  for (const id of reports.keys()) if (!sent.has(id)) faults.push(`${id}: stored, and never sent`)
  const counts = await Promise.all(
    (['lines', 'findings', 'rule_statuses', 'deductions'] as const).map((table) => rowCounts(store, table)),
  )
  for (const { pk, id, report } of rows) {
    const { findings, rules, deductions } = JSON.parse(report) as Report
    const expected = [call(id).lines.length, findings.length, rules.length, deductions.length]
    const found = counts.map((count) => count.get(pk) ?? 0)
    if (String(found) !== String(expected)) faults.push(`${id}: ${found} rows instead of ${expected}`)
  }
  if (store.dialect === 'sqlite') faults.push(...(await sqliteFaults(store)))
  await store.close()
  return rows.length
}

async function rowCounts({ db }: Store, table: 'lines' | 'findings' | 'rule_statuses' | 'deductions') {
  const rows = await db
    .selectFrom(table)
    .select(['conversation', sql<number>`count(*)`.as('n')])
    .groupBy('conversation')
    .execute()
  return new Map(rows.map(({ conversation, n }) => [conversation, n]))
}

/** The file is whole, and the full-text index says the same as the lines. */
async function sqliteFaults({ db }: Store): Promise<string[]> {
  const { rows } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(db)
  const broken = rows.map((row) => row.integrity_check).filter((text) => text !== 'ok')
  try {
    await sql`insert into line_words (line_words, rank) values ('integrity-check', 1)`.execute(db)
    return broken
  } catch (error) {
    return [...broken, `full text: ${(error as Error).message}`]
  }
}
