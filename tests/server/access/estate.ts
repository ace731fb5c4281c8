/** Something of everything that belongs to a unit: what the table of roles is tried on. */
import { randomBytes } from 'node:crypto'
import type { Principal } from '../../../server/access/roles.ts'
import { ingest } from '../../../server/ingest.ts'
import { addKey } from '../../../server/store/keys.ts'
import type { Database, NewRow } from '../../../server/store/tables.ts'
import { noteUnit } from '../../../server/store/units.ts'
import { addUser } from '../../../server/store/users.ts'
import type { Service } from '../service.ts'

/** Segment of a path -> what stands for the parameter after it. */
export type Estate = Readonly<Record<(typeof OWNED)[number], string>>

export const OWNED = [
  'conversations',
  'findings',
  'reviews',
  'appeals',
  'jobs',
  'webhooks',
  'deliveries',
  'users',
  'keys',
  'drills',
] as const

const admin = (unit: string): Principal => ({
  kind: 'key',
  id: 'estate',
  name: 'estate',
  role: 'admin',
  unit,
  staff: null,
  scopes: null,
})

interface EstateOrder {
  readonly unit: string
  readonly staff: string
  readonly mark: string
  /** Id of whoever made the review. */
  readonly by?: string
}

/** `mark` stands in every text of it that somebody could read. */
export async function buildEstate(
  service: Service,
  { unit, staff, mark, by = 'estate' }: EstateOrder,
): Promise<Estate> {
  const { parts, clock } = service
  const { db } = parts.store
  // Without digits: nothing that could be taken for a citizen's number, and masked.
  const id = randomBytes(6)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)
  const now = clock.now
  const conversation = {
    id,
    channel: 'counter',
    unit,
    staff,
    window: mark,
    lines: [{ role: 'staff', text: `我不知道，你问别人去，${mark}` }],
  }
  await ingest(parts, admin(unit), conversation, { source: 'post' })
  const finding = await db
    .selectFrom('findings')
    .innerJoin('conversations', 'conversations.pk', 'findings.conversation')
    .select('findings.pk')
    .where('conversations.unit', '=', unit)
    .where('conversations.id', '=', id)
    .where('findings.kind', '=', 'forbidden')
    .executeTakeFirstOrThrow()
  const add = async <T extends keyof Database>(table: T, row: NewRow<T>) => {
    await db
      .insertInto(table)
      .values(row as never)
      .execute()
  }
  const place = { unit, staff, created_at: now }
  await noteUnit(db, unit, now)
  await addUser(db, {
    ...place,
    id: `u${id}`,
    name: `${mark}${id}`,
    display: mark,
    role: 'staff',
    password: '',
    disabled_at: null,
  })
  const open = { scopes: null, created_by: 'estate', expires_at: null, revoked_at: null, last_used_at: null }
  await addKey(db, { ...place, ...open, id, name: mark, hash: id, role: 'staff' })
  const decided = { blind: 0, act: id, took: null, undone_at: null, appeal: null, reviewer: by }
  await add('reviews', {
    ...decided,
    finding: finding.pk,
    unit,
    reviewer_name: mark,
    decision: 'needs-listening',
    note: mark,
    at: now,
  })
  const undecided = { decided_by: null, decided_by_name: null, decided_at: null, answer: null, final: 0 }
  await add('appeals', {
    ...undecided,
    finding: finding.pk,
    unit,
    staff,
    filed_by: 'estate',
    reason: mark,
    filed_at: now,
    answer_by: now,
    status: 'open',
  })
  await add('jobs', {
    id,
    unit,
    kind: 'batch',
    created_by: 'estate',
    options: '{}',
    status: 'done',
    total: 0,
    done: 0,
    failed: 0,
    created_at: now,
    updated_at: now,
    owner: null,
  })
  await add('webhooks', {
    id,
    unit,
    name: mark,
    url: 'https://example.com/',
    shape: 'standard',
    secret: mark,
    events: '["finding.forbidden"]',
    min_severity: 'major',
    below_score: null,
    with_text: 0,
    enabled: 0,
    disabled_because: null,
    created_at: now,
  })
  await add('deliveries', {
    id,
    webhook: id,
    unit,
    event: 'finding.forbidden',
    payload: JSON.stringify({ mark }),
    status: 'dead',
    attempts: 1,
    next_at: now,
    last_error: mark,
    created_at: now,
    delivered_at: null,
  })
  const scenario = `own-${id}`
  const { pk: drill } = await db
    .insertInto('drills')
    .values({
      unit,
      scenario,
      note: mark,
      due: null,
      created_by: 'estate',
      created_by_name: mark,
      created_at: now,
    })
    .returning('pk')
    .executeTakeFirstOrThrow()
  await add('drill_people', { drill, staff, name: mark })
  const played = {
    conversation: id,
    scenario,
    drill,
    score: 100,
    passed: 1,
    grade: null,
    hints: 0,
    retries: 0,
  }
  await add('practice_runs', { ...played, unit, staff, name: mark, at: now, day: '2026-11-27' })
  const of = async (table: 'reviews' | 'appeals') =>
    String(
      (await db.selectFrom(table).select('pk').where('finding', '=', finding.pk).executeTakeFirstOrThrow())
        .pk,
    )
  return {
    conversations: id,
    findings: String(finding.pk),
    reviews: await of('reviews'),
    appeals: await of('appeals'),
    jobs: id,
    webhooks: id,
    deliveries: id,
    users: `u${id}`,
    keys: id,
    drills: String(drill),
  }
}

const OF_UNITS = [
  'units',
  'users',
  'keys',
  'conversations',
  'findings',
  'rule_statuses',
  'deductions',
  'reviews',
  'appeals',
  'live_conversations',
  'jobs',
  'webhooks',
  'deliveries',
  'settings',
  'scenarios',
  'drills',
  'practice_runs',
] as const satisfies readonly (keyof Database)[]

/** Every row of a unit, as text: equal before and after means that nothing was touched. */
export async function rowsOf({ parts }: Service, unit: string): Promise<string> {
  const tables = []
  for (const table of OF_UNITS) {
    const column = table === 'units' ? 'name' : 'unit'
    const rows = await parts.store.db
      .selectFrom(table)
      .selectAll()
      .where(column as never, '=', unit as never)
      .execute()
    tables.push([table, rows.map((row) => JSON.stringify(row)).sort()])
  }
  return JSON.stringify(tables, null, 1)
}
