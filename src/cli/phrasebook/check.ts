/** `liyan phrasebook check`: everything that is wrong with a book, the matcher's findings included. */
import { createChecker } from '../../index.ts'
import type { Problem } from '../../model.ts'
import { formatProblems, readPhrasebook } from '../../phrasebook/load.ts'
import { EXIT } from '../exit.ts'
import { type Io, openOutput } from '../io.ts'
import { paintFor, wantsColour } from '../paint.ts'
import { pointAt } from './point-at.ts'
import { provePhrasebook } from './prove.ts'

/** @returns the exit code: misuse if any book has an error. */
export async function checkBooks(names: readonly string[], io: Io): Promise<number> {
  const color = wantsColour(io.env, io.stdout)
  const paint = paintFor(color)
  const output = openOutput(io.stdout)
  let isSound = true
  for (const name of names) {
    const { title, problems } = inspect(name)
    isSound &&= problems.every(({ level }) => level === 'warning')
    await output.write(`${paint('bold', `话术本 ${title}`)}\n${formatProblems(problems, { color })}\n`)
  }
  return isSound ? EXIT.done : EXIT.misuse
}

function inspect(name: string): { readonly title: string; readonly problems: readonly Problem[] } {
  const { book, problems } = readPhrasebook(name)
  if (book === undefined) return { title: name, problems }
  const proofs = pointAt(provePhrasebook(createChecker(book)), book)
  return { title: `${book.title}（${book.id}）`, problems: [...problems, ...proofs] }
}
