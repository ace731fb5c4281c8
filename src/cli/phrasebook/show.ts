/** `liyan phrasebook show`: a whole book as people read it, or one of its phrases. */
import { EXIT } from '../exit.ts'
import { type Io, openOutput } from '../io.ts'
import { openBook } from '../open-book.ts'
import { paintFor, wantsColour } from '../paint.ts'
import { phraseNamed } from '../phrase-named.ts'
import { printBook } from './print-book.ts'
import { printPhrase, printProofs } from './print-phrase.ts'

/** @throws Misuse for an unknown book or phrase. */
export async function showBook(name: string, options: { readonly phrase?: string }, io: Io): Promise<number> {
  const book = openBook(name)
  const paint = paintFor(wantsColour(io.env, io.stdout))
  const lines =
    options.phrase === undefined
      ? printBook(book, paint)
      : [phraseNamed(book, options.phrase)].flatMap((phrase) => [
          ...printPhrase(phrase, paint),
          ...printProofs(phrase, book, paint),
        ])
  await openOutput(io.stdout).write(`${lines.join('\n')}\n`)
  return EXIT.done
}
