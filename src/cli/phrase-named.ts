/** Refuses a phrase id that a book does not have, with the nearest one that it has. */
import type { Phrase, Phrasebook } from '../model.ts'
import { didYouMean } from '../phrasebook/nearest.ts'
import { Misuse } from './exit.ts'

/** @throws Misuse */
export function phraseNamed(book: Phrasebook, id: string): Phrase {
  const phrase = book.phrases.find((candidate) => candidate.id === id)
  if (phrase !== undefined) return phrase
  const off = book.switchedOff.find((item) => item.id === id)
  if (off !== undefined) throw new Misuse(`话术“${id}”已在“${off.layer}”层停用`)
  const hint = didYouMean(
    id,
    book.phrases.map((candidate) => candidate.id),
  )
  throw new Misuse(`话术本“${book.id}”里没有话术“${id}”${hint || '；编号见 liyan phrasebook show'}`)
}
