/** How a scenario goes on after a reply, for the page that plays the citizen. */
import { nextTurn, type Scenario } from 'liyan'
import type { Books } from '../books.ts'
import { ServiceError } from '../wire/errors.ts'
import { fitted } from './catalogue.ts'

/** @throws ServiceError not-found where the scenario has no such turn */
export function turnAfter(books: Books, scenario: Scenario, turn: string, found: readonly string[]) {
  if (!Object.hasOwn(scenario.turns, turn)) throw new ServiceError('not-found', '情景里没有这一轮')
  const { phrasebook } = books.get()
  const kinds = new Map(phrasebook.phrases.map(({ id, kind }) => [id, kind]))
  const held = found.flatMap((phrase) => {
    const kind = kinds.get(phrase)
    return kind === undefined ? [] : [{ phrase, kind }]
  })
  const fit = fitted(scenario, phrasebook)
  const { ended, ...outcome } = nextTurn(fit, turn, held)
  if (ended) return { ...outcome, ending: scenario.endings[outcome.go]! }
  const { next: _next, ...shown } = fit.turns[outcome.go]!
  return { ...outcome, turn: shown }
}
