/** What the reviews of one finding come to. */
import type { Decision, Settlement } from '../store/reviews.ts'

interface Made {
  readonly decision: string
  readonly blind: number
  readonly at: number
}

/**
 * `reviews` are those in force, in the order in which they were made. The latest open decision stands. A blind second
 * one does not replace it: where the two differ the finding is disputed, and stands as first decided until
 * somebody decides openly again.
 */
export function settle(reviews: readonly Made[]): Settlement {
  let standing: Made | undefined
  let disputed = false
  for (const review of reviews) {
    if (review.blind === 1 && standing !== undefined) {
      disputed ||= review.decision !== standing.decision
      continue
    }
    standing = review
    disputed = false
  }
  return {
    decision: (standing?.decision as Decision | undefined) ?? null,
    disputed,
    decidedAt: standing?.at ?? null,
  }
}
