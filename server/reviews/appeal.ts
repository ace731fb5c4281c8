/** Appeals: filed by the person concerned, answered by a supervisor, withdrawn by whoever filed them. */
import { randomUUID } from 'node:crypto'
import { audit } from '../access/audit.ts'
import { type Principal, visibilityOf } from '../access/roles.ts'
import { minuteOf } from '../calendar.ts'
import type { Parts } from '../parts.ts'
import { type AppealItem, addAppeal, blockingAppeal, closeAppeal, findAppeal } from '../store/appeals.ts'
import { findTargets } from '../store/reviews.ts'
import { ServiceError } from '../wire/errors.ts'
import { enqueue } from '../work/outbox.ts'
import { enterVerdict } from './decide.ts'
import { atDesk, type Desk } from './desk.ts'

const DAY = 86_400_000

/** @throws ServiceError not-found, too-late, already-decided, already-appealed */
export async function fileAppeal(parts: Parts, by: Principal, finding: number, reason: string) {
  const [target] = await findTargets(parts.store.db, visibilityOf(by), [finding])
  if (target === undefined || by.staff === null || target.kind !== 'forbidden')
    throw new ServiceError('not-found')
  const { unit } = target
  const { staff } = by
  const now = parts.clock()
  const id = await atDesk(parts, [target.conversation], async (desk) => {
    const { trx } = desk
    await refuseAppeal(parts, by, desk, finding)
    const pk = await addAppeal(trx, {
      ...UNANSWERED,
      finding,
      unit,
      staff,
      filed_by: by.id,
      reason: parts.hideText(reason),
      filed_at: now,
      answer_by: now + parts.config.answerDays * DAY,
    })
    await enqueue(
      trx,
      now,
      parts.webhooks.forAppeal('appeal.filed', { pk, finding, unit, staff, status: 'open' }),
    )
    await audit(parts, by, 'appeals.file', `appeal:${pk}`, { unit, detail: { finding }, within: trx })
    return pk
  })
  return appealOf(parts, by, id)
}

const UNANSWERED = {
  status: 'open',
  decided_by: null,
  decided_by_name: null,
  decided_at: null,
  answer: null,
  final: 0,
} as const

/** Throws where no appeal can be filed, now that nobody else can change the finding. */
async function refuseAppeal(parts: Parts, by: Principal, { trx, conversations }: Desk, finding: number) {
  const [target] = await findTargets(trx, visibilityOf(by), [finding])
  const [conversation] = conversations
  if (target === undefined || conversation === undefined) throw new ServiceError('not-found')
  if (target.decision === 'false-alarm') throw new ServiceError('already-decided', '已判为误报，不必申诉')
  if ((await blockingAppeal(trx, finding)) !== undefined) throw new ServiceError('already-appealed')
  const until = conversation.received_at + parts.config.appealDays * DAY
  if (parts.clock() > until) throw new ServiceError('too-late', `应在 ${minuteOf(until)} 之前申诉`)
}

export interface Ruling {
  readonly decision: 'accept' | 'reject'
  readonly answer: string
  /** No further appeal on the same finding. */
  readonly final: boolean
}

/** An accepted appeal makes its finding a false alarm, in the same transaction. @throws ServiceError not-found, already-decided */
export async function decideAppeal(parts: Parts, by: Principal, id: number, ruling: Ruling) {
  const appeal = await appealOf(parts, by, id)
  const { finding, unit, staff } = appeal
  const status = ruling.decision === 'accept' ? 'accepted' : 'rejected'
  const answer = parts.hideText(ruling.answer)
  const at = parts.clock()
  await atDesk(parts, [appeal.conversationPk], async (desk) => {
    const { trx } = desk
    const closed = await closeAppeal(trx, id, {
      status,
      decided_by: by.id,
      decided_by_name: by.name,
      decided_at: at,
      answer,
      final: ruling.final ? 1 : 0,
    })
    if (!closed) throw answered(await findAppeal(trx, visibilityOf(by), id, at))
    if (status === 'accepted') await clearFinding(desk, by, { appeal: id, finding, answer, at })
    await enqueue(
      trx,
      at,
      parts.webhooks.forAppeal('appeal.decided', { pk: id, finding, unit, staff, status }),
    )
    const detail = { finding, status, final: ruling.final }
    await audit(parts, by, 'appeals.decide', `appeal:${id}`, { unit, detail, within: trx })
  })
  return appealOf(parts, by, id)
}

/** The way of a review like any other; it overrules whatever was decided before. */
async function clearFinding(
  desk: Desk,
  by: Principal,
  { appeal, finding, answer: note, at }: { appeal: number; finding: number; answer: string; at: number },
): Promise<void> {
  const [target] = await findTargets(desk.trx, visibilityOf(by), [finding])
  if (target === undefined) throw new ServiceError('not-found')
  const verdict = {
    decision: 'false-alarm',
    note,
    blind: false,
    named: finding,
    expected: target.decision,
    appeal,
    act: randomUUID(),
    at,
  } as const
  await enterVerdict(desk, by, [target], verdict)
}

/** Only visible to the person concerned, so that nobody else can. @throws ServiceError not-found, already-decided */
export async function withdrawAppeal(parts: Parts, by: Principal, id: number) {
  const appeal = await appealOf(parts, by, id)
  await parts.store.db.transaction().execute(async (trx) => {
    const at = parts.clock()
    const closed = await closeAppeal(trx, id, { status: 'withdrawn', decided_at: at })
    if (!closed) throw answered(await findAppeal(trx, visibilityOf(by), id, at))
    const detail = { finding: appeal.finding }
    await audit(parts, by, 'appeals.withdraw', `appeal:${id}`, { unit: appeal.unit, detail, within: trx })
  })
  return appealOf(parts, by, id)
}

async function appealOf({ store, clock }: Parts, by: Principal, id: number): Promise<AppealItem> {
  const appeal = await findAppeal(store.db, visibilityOf(by), id, clock())
  if (appeal === undefined) throw new ServiceError('not-found')
  return appeal
}

function answered(appeal: AppealItem | undefined): ServiceError {
  if (appeal === undefined) return new ServiceError('not-found')
  const { status, decidedBy, decidedAt } = appeal
  const when = decidedAt === null ? '' : ` 于 ${minuteOf(decidedAt)} `
  const words = status === 'withdrawn' ? '已撤回' : '已答复'
  return new ServiceError('already-decided', `申诉${words}：${decidedBy ?? '本人'}${when}`.trim(), [
    { field: 'status', message: status },
    ...(decidedAt === null ? [] : [{ field: 'at', message: new Date(decidedAt).toISOString() }]),
    ...(decidedBy === null ? [] : [{ field: 'reviewer', message: decidedBy }]),
  ])
}
