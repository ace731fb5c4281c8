/** Decides where pieces are reviewed: on this thread, or, once the input proves large, on a crew of workers. */
import { type Crew, startCrew } from './crew.ts'
import type { Outcome, Piece } from './pieces.ts'
import { createReviewer, type Reviewer, type ReviewSettings } from './review-piece.ts'

export interface Work {
  run(piece: Piece): Promise<Outcome>
  /** How many pieces may be under way at once. */
  limit(): number
  close(): void
}

/**
 * Bytes of input from which a crew pays: below, what each thread works out for itself takes longer than the second core
 * saves (BENCHMARKS.md).
 */
export const WORTH_A_CREW = 48 * 1024 * 1024

/** `known`: bytes of the input as far as they are known beforehand; a pipe begins here and moves on when it grows. */
export function openWork(settings: ReviewSettings, jobs: number, known: number): Work {
  let seen = 0
  let crew: Crew | undefined
  let reviewer: Reviewer | undefined
  const here = (piece: Piece): Outcome => {
    reviewer ??= createReviewer(settings)
    return reviewer(piece)
  }
  return {
    run(piece) {
      seen += 'bytes' in piece ? piece.bytes.length : 0
      if (jobs > 1 && Math.max(known, seen) >= WORTH_A_CREW) crew ??= startCrew(settings, jobs)
      return crew === undefined ? Promise.resolve(piece).then(here) : crew.run(piece)
    },
    limit: () => (crew === undefined ? 1 : jobs * 2 + 1),
    close: () => crew?.close(),
  }
}
