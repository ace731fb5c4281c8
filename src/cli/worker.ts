/** A worker thread of `liyan check`: takes pieces of input, answers with pieces of output. */
import { parentPort, workerData } from 'node:worker_threads'
import type { Piece } from './check/pieces.ts'
import { createReviewer, type ReviewSettings } from './check/review-piece.ts'

const review = createReviewer(workerData as ReviewSettings)

parentPort?.on('message', (piece: Piece | null) => {
  if (piece === null) {
    parentPort?.close()
    return
  }
  const outcome = review(piece)
  parentPort?.postMessage(outcome, [outcome.bytes.buffer])
})
