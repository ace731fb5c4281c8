/** What all conversations under one phrasebook share: its phrases by id and its rules ready to start. */
import type { ConversationHead, Phrase, Phrasebook } from '../model.ts'
import type { Watch } from './rules/reducer.ts'
import { ruleStarter } from './rules/rule.ts'
import { sayBy } from './wording.ts'

export interface Plan {
  readonly book: Phrasebook
  readonly phrases: ReadonlyMap<string, Phrase>
  /** Phrases that can change the score; all others need no entry. */
  readonly scored: ReadonlySet<string>
  /** One for each rule of the book, in its order. */
  readonly starts: readonly ((head: ConversationHead) => Watch)[]
}

/** Derived from frozen books and dropped with them: thousands of sessions share one plan. */
const plans = new WeakMap<Phrasebook, Plan>()

/** The plan of a book; the same object for the same book. */
export const planOf = (book: Phrasebook): Plan => {
  const known = plans.get(book)
  if (known) return known
  const phrases = new Map(book.phrases.map((phrase) => [phrase.id, phrase]))
  const say = sayBy((id) => phrases.get(id)?.title)
  const scored = new Set(book.phrases.filter((phrase) => countsFor(book, phrase)).map(({ id }) => id))
  const plan = { book, phrases, scored, starts: book.rules.map((rule) => ruleStarter(rule, say)) }
  plans.set(book, plan)
  return plan
}

const countsFor = ({ scoring }: Phrasebook, { id, kind, points }: Phrase): boolean =>
  (kind === 'forbidden' && points > 0) || scoring.bonus.phrases.includes(id) || scoring.fatal.includes(id)
