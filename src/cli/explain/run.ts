/** `liyan explain`: one sentence under one phrasebook. */
import { text as readAll } from 'node:stream/consumers'
import { createChecker } from '../../index.ts'
import type { ExplainOptions } from '../commands/explain.ts'
import { EXIT } from '../exit.ts'
import { type Io, openOutput } from '../io.ts'
import { openBook } from '../open-book.ts'
import { paintFor, wantsColour } from '../paint.ts'
import { phraseNamed } from '../phrase-named.ts'
import { printExplanation } from './print-explanation.ts'

/** `-` as the sentence reads standard input. @throws Misuse for an unknown book or phrase. */
export async function runExplain(written: string, options: ExplainOptions, io: Io): Promise<number> {
  const book = openBook(options.phrasebook)
  const phrase = options.phrase === undefined ? undefined : phraseNamed(book, options.phrase)
  const text = written === '-' ? (await readAll(io.stdin)).trimEnd() : written
  const asked = { role: options.role, ...(phrase !== undefined && { phrase: phrase.id }) }
  const explanation = createChecker(book).explain(text, asked)
  const colour = wantsColour(io.env, io.stdout)
  const out =
    options.format === 'json'
      ? `${JSON.stringify(explanation, null, 2)}\n`
      : printExplanation(explanation, { book, phrase, paint: paintFor(colour), colour })
  await openOutput(io.stdout).write(out)
  return EXIT.done
}
