/** One finding as a reviewer opens it: with its line's neighbours, its clause, and what was decided on it so far. */
import type { Report } from 'liyan'
import { may, type Principal, visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { listAppeals } from '../store/appeals.ts'
import { countIdentical, linesBetween } from '../store/finding-context.ts'
import { findFinding } from '../store/findings.ts'
import { reviewHistory } from '../store/reviews.ts'
import { ServiceError } from '../wire/errors.ts'

/** Lines shown before and after. */
const AROUND = 2
const MOST_APPEALS = 100
const DAY = 86_400_000

/**
 * `second`: for somebody who is to decide without seeing others' decisions; they are shown as soon as their own is
 * entered. @throws ServiceError not-found
 */
export async function openFinding(parts: Parts, by: Principal, id: number, second: boolean) {
  const { db } = parts.store
  const visible = visibilityOf(by)
  const reviews = await reviewHistory(db, id)
  const hasDecided = reviews.some(({ reviewer, undoneAt }) => reviewer === by.id && undoneAt === null)
  const isHidden = second && !hasDecided
  const found = await findFinding(db, visible, id, isHidden)
  if (found === undefined) throw new ServiceError('not-found')
  const { conversationPk, report, bookId, bookVersion, receivedAt, passed, reviewedPassed, ...finding } =
    found
  const { line } = finding
  const page = { now: parts.clock(), before: undefined, limit: MOST_APPEALS }
  return {
    ...finding,
    ...(await saidByBook(parts, bookVersion, report, finding)),
    context: await linesBetween(db, conversationPk, line - AROUND, line + AROUND),
    identical: await countIdentical(db, visible, finding.same),
    phrasebook: { id: bookId, version: bookVersion },
    appealUntil: receivedAt + parts.config.appealDays * DAY,
    passed: passed === 1,
    reviewedScore: isHidden ? null : finding.reviewedScore,
    reviewedPassed: isHidden ? null : reviewedPassed === 1,
    reviews: isHidden ? [] : reviews.map((review) => ({ ...review, blind: review.blind === 1 })),
    appeals:
      isHidden || !may(by, 'appeals:read') ? [] : await listAppeals(db, visible, { finding: id }, page),
  }
}

/** Clause and better words as they stood in the report, and the phrase's title from the version of the book that made it. */
async function saidByBook(
  { books }: Parts,
  version: string,
  report: string,
  { line, start, end, phrase }: { line: number; start: number; end: number; phrase: string },
) {
  const { findings } = JSON.parse(report) as Report
  const told = findings.find(
    (one) => one.line === line && one.start === start && one.end === end && one.phrase === phrase,
  )
  const { phrasebook } = await books.ofVersion(version)
  const title = phrasebook.phrases.find(({ id }) => id === phrase)?.title ?? phrase
  return { title, clause: told?.clause ?? null, instead: told?.instead ?? [] }
}
