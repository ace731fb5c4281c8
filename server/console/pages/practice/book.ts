/** The phrasebook as practice reads it: the clause behind a phrase or rule. */
import type { Schemas } from '../../client.ts'

export type Book = Schemas['Phrasebook']

/** A rule's clause before that of a phrase of the same name: it says what is owed. */
export function clauseOf(book: Book | undefined, id: string): Schemas['Clause'] | undefined {
  const rule = book?.rules.find((one) => one.id === id)
  return rule?.clause ?? book?.phrases.find((one) => one.id === id)?.clause
}
