/** Decides on findings: one, all that are identical to it, or a list; what cannot be decided is told and left alone. */
import { randomUUID } from 'node:crypto'
import { audit } from '../access/audit.ts'
import { type Principal, type RoleName, visibilityOf } from '../access/roles.ts'
import { minuteOf } from '../calendar.ts'
import { grouped } from '../grouped.ts'
import type { Parts } from '../parts.ts'
import {
  activeReviews,
  addReviews,
  type Decision,
  findIdentical,
  findTargets,
  type Target,
} from '../store/reviews.ts'
import type { Row } from '../store/tables.ts'
import { ServiceError } from '../wire/errors.ts'
import { atDesk, type Desk, resettle } from './desk.ts'

/** Findings decided in one transaction; others wait that long. */
const MOST_AT_ONCE = 1_000
/** Who settles a finding that two reviewers see differently. */
const SETTLERS: readonly RoleName[] = ['supervisor', 'admin']
const WORDS: Readonly<Record<Decision, string>> = {
  confirmed: '属实',
  'false-alarm': '误报',
  'needs-listening': '需复听',
}

export interface Verdict {
  readonly decision: Decision
  readonly note: string
  /** Given without having seen what others decided. */
  readonly blind: boolean
  /** The decision that the reviewer saw; null: none yet. Others than the finding `named` are taken to be open. */
  readonly expected: Decision | null
  /** The finding that was looked at: where it cannot be decided, nothing is. */
  readonly named?: number
  readonly took?: number | undefined
  readonly appeal?: number
}

export interface Decided {
  readonly act: string
  readonly decided: readonly {
    readonly finding: number
    readonly review: number
    readonly decision: Decision | null
    readonly disputed: boolean
  }[]
  readonly skipped: readonly { readonly finding: number; readonly error: ServiceError }[]
}

/** @throws ServiceError not-found, already-decided, not-allowed */
export async function decideOne(parts: Parts, by: Principal, finding: number, verdict: Verdict) {
  const [target] = await findTargets(parts.store.db, visibilityOf(by), [finding])
  if (target === undefined) throw new ServiceError('not-found')
  return { ...(await decideTargets(parts, by, [target], { ...verdict, named: finding })), left: 0 }
}

/** The finding and all open ones like it that are visible; `left` says how many were too many for one transaction. */
export async function decideIdentical(parts: Parts, by: Principal, finding: number, verdict: Verdict) {
  const visible = visibilityOf(by)
  const { db } = parts.store
  const [first] = await findTargets(db, visible, [finding])
  if (first === undefined) throw new ServiceError('not-found')
  const like = (await findIdentical(db, visible, first.same, 100_000)).filter(({ pk }) => pk !== finding)
  const targets = [first, ...like.slice(0, MOST_AT_ONCE - 1)]
  const outcome = await decideTargets(parts, by, targets, { ...verdict, named: finding })
  return { ...outcome, left: like.length + 1 - targets.length }
}

/** Those of a list that are open; what is not visible is skipped like what is not there. */
export async function decideMany(parts: Parts, by: Principal, findings: readonly number[], verdict: Verdict) {
  const targets = await findTargets(parts.store.db, visibilityOf(by), findings)
  const known = new Set(targets.map(({ pk }) => pk))
  const outcome = await decideTargets(parts, by, targets, verdict)
  const missing = findings.filter((finding) => !known.has(finding))
  const skipped = missing.map((finding) => ({ finding, error: new ServiceError('not-found') }))
  return { ...outcome, skipped: [...outcome.skipped, ...skipped], left: 0 }
}

async function decideTargets(
  parts: Parts,
  by: Principal,
  targets: readonly Target[],
  verdict: Verdict,
): Promise<Decided> {
  const conversations = targets.map(({ conversation }) => conversation)
  const act = randomUUID()
  return atDesk(parts, conversations, async (desk) => {
    const note = parts.hideText(verdict.note)
    const outcome = await enterVerdict(desk, by, targets, { ...verdict, note, act, at: parts.clock() })
    await auditDecided(parts, desk, by, targets, { act, ...outcome }, verdict)
    return { act, ...outcome }
  })
}

/** One entry for each unit, so that its own log is whole. */
async function auditDecided(
  parts: Parts,
  { trx: within }: Desk,
  by: Principal,
  targets: readonly Target[],
  { act, decided }: Decided,
  { decision, blind }: Verdict,
): Promise<void> {
  const unitOf = new Map(targets.map(({ pk, unit }) => [pk, unit]))
  for (const [unit, group] of grouped(decided, ({ finding }) => unitOf.get(finding)!)) {
    const findings = group.map(({ finding }) => finding)
    const detail = { decision, blind, findings, act }
    await audit(parts, by, 'findings.decide', `finding:${findings[0]}`, { unit, detail, within })
  }
}

/** Enters a verdict within a transaction; also the way in which an accepted appeal makes its finding a false alarm. */
export async function enterVerdict(
  desk: Desk,
  by: Principal,
  targets: readonly Target[],
  verdict: Verdict & { readonly act: string; readonly at: number },
): Promise<Omit<Decided, 'act'>> {
  const pks = targets.map(({ pk }) => pk)
  // As they are now that nobody else can change them.
  const fresh = await findTargets(desk.trx, visibilityOf(by), pks)
  const reviews = grouped(await activeReviews(desk.trx, pks), ({ finding }) => finding)
  const judged = fresh.map((target) => ({
    target,
    error: objection(by, target, reviews.get(target.pk) ?? [], verdict),
  }))
  if (verdict.named !== undefined && !fresh.some(({ pk }) => pk === verdict.named))
    throw new ServiceError('not-found')
  const refused = judged.find(({ target, error }) => target.pk === verdict.named && error !== undefined)
  if (refused !== undefined) throw refused.error
  const skipped = judged.flatMap(({ target: { pk: finding }, error }) => (error ? [{ finding, error }] : []))
  const free = judged.filter(({ error }) => error === undefined).map(({ target }) => target)
  const added = await addReviews(
    desk.trx,
    free.map((target) => reviewRow(by, target, verdict)),
  )
  const settled = await resettle(
    desk,
    added.map(({ finding }) => finding),
  )
  const decided = added.map(({ pk: review, finding }) => {
    const { decision, disputed } = settled.get(finding)!
    return { finding, review, decision, disputed }
  })
  return { decided, skipped }
}

function reviewRow(by: Principal, { pk, unit }: Target, verdict: Parameters<typeof enterVerdict>[3]) {
  const { decision, note, blind, took = null, appeal = null, act, at } = verdict
  return {
    finding: pk,
    unit,
    reviewer: by.id,
    reviewer_name: by.name,
    decision,
    note,
    blind: blind ? 1 : 0,
    at,
    took,
    undone_at: null,
    act,
    appeal,
  }
}

/** Why the verdict cannot be entered; undefined where it can. */
function objection(
  by: Principal,
  target: Target,
  reviews: readonly Row<'reviews'>[],
  { blind, expected, named = target.pk }: Verdict,
): ServiceError | undefined {
  if (blind) {
    const own = reviews.find(({ reviewer }) => reviewer === by.id)
    if (own === undefined && reviews.length < 2) return undefined
    return alreadyDecided(own ?? reviews.at(-1)!)
  }
  if (target.disputed === 1 && !SETTLERS.includes(by.role))
    return new ServiceError('not-allowed', '两位复核人意见不同，应由主管裁定')
  if (target.decision === (target.pk === named ? expected : null)) return undefined
  const last = reviews.at(-1)
  return last === undefined
    ? new ServiceError('already-decided', '处理结果已被撤销，请刷新')
    : alreadyDecided(last)
}

export function alreadyDecided({
  reviewer_name: who,
  decision,
  at,
}: Pick<Row<'reviews'>, 'reviewer_name' | 'decision' | 'at'>): ServiceError {
  const word = WORDS[decision as Decision]
  return new ServiceError('already-decided', `${who} 已于 ${minuteOf(at)} 判为“${word}”`, [
    { field: 'reviewer', message: who },
    { field: 'at', message: new Date(at).toISOString() },
    { field: 'decision', message: decision },
  ])
}
