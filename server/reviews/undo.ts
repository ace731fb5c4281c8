/** Takes a decision back: the one before comes back, and with it the score. */
import { audit } from '../access/audit.ts'
import { type Principal, visibilityOf } from '../access/roles.ts'
import { grouped } from '../grouped.ts'
import type { Parts } from '../parts.ts'
import {
  activeReviews,
  type Decision,
  findReview,
  findTargets,
  reviewsOfAct,
  type Target,
  undoReviews,
} from '../store/reviews.ts'
import type { Row } from '../store/tables.ts'
import { ServiceError } from '../wire/errors.ts'
import { alreadyDecided } from './decide.ts'
import { atDesk, resettle } from './desk.ts'

export interface Undone {
  readonly undone: readonly {
    readonly finding: number
    readonly review: number
    readonly decision: Decision | null
  }[]
  /** Others have decided since. */
  readonly skipped: readonly number[]
}

/**
 * Only one's own review, and only while nobody has decided on the same finding since. `together`: all that were entered
 * with it. @throws ServiceError not-found, already-decided
 */
export async function undo(parts: Parts, by: Principal, id: number, together: boolean): Promise<Undone> {
  const { db } = parts.store
  const visible = visibilityOf(by)
  const review = await findReview(db, visible, id)
  if (review === undefined || review.reviewer !== by.id) throw new ServiceError('not-found')
  if (review.appeal !== null) throw new ServiceError('already-decided', '这是对申诉的答复，不能撤销')
  const mine = together ? await reviewsOfAct(db, review.act) : [review]
  const targets = await findTargets(
    db,
    visible,
    mine.map(({ finding }) => finding),
  )
  return takeBack(parts, by, targets, mine, review)
}

function takeBack(
  parts: Parts,
  by: Principal,
  targets: readonly Target[],
  mine: readonly Row<'reviews'>[],
  named: Row<'reviews'>,
): Promise<Undone> {
  const conversations = targets.map(({ conversation }) => conversation)
  return atDesk(parts, conversations, async (desk) => {
    const findings = targets.map(({ pk }) => pk)
    const reviews = grouped(await activeReviews(desk.trx, findings), ({ finding }) => finding)
    const lastOf = (finding: number) => reviews.get(finding)?.at(-1)
    const last = lastOf(named.finding)
    // Somebody was quicker: with a decision of theirs, or by taking this one back from another window.
    if (last === undefined) throw new ServiceError('not-found')
    if (last.pk !== named.pk) throw alreadyDecided(last)
    const free = mine.filter(({ pk, finding }) => lastOf(finding)?.pk === pk)
    await undoReviews(
      desk.trx,
      free.map(({ pk }) => pk),
      parts.clock(),
    )
    const settled = await resettle(
      desk,
      free.map(({ finding }) => finding),
    )
    const { unit, finding } = named
    const detail = { reviews: free.map(({ pk }) => pk) }
    await audit(parts, by, 'reviews.undo', `finding:${finding}`, { unit, detail, within: desk.trx })
    return {
      undone: free.map(({ pk: review, finding: at }) => ({
        finding: at,
        review,
        decision: settled.get(at)!.decision,
      })),
      skipped: mine.filter((one) => !free.includes(one)).map(({ finding }) => finding),
    }
  })
}
