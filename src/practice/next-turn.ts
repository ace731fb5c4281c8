/** What a trainee's reply comes to: what of the wanted it held and lacked, and how the citizen goes on. */
import type { AnyOf, Finding, Scenario, When } from '../model.ts'

/** A finding of the reply, or as much of it as is needed. */
export type Held = Pick<Finding, 'phrase' | 'kind'>

export interface Outcome {
  readonly met: readonly AnyOf[]
  readonly missing: readonly AnyOf[]
  /** Ids of forbidden phrases in the reply. */
  readonly forbidden: readonly string[]
  /** Of the next turn, or of the ending. */
  readonly go: string
  readonly ended: boolean
}

/** @throws RangeError where the scenario has no such turn */
export function nextTurn(scenario: Scenario, turn: string, found: readonly Held[]): Outcome {
  if (!Object.hasOwn(scenario.turns, turn)) throw new RangeError(`no turn ${turn}`)
  const { want, next } = scenario.turns[turn]!
  const held = new Set(found.map(({ phrase }) => phrase))
  const isHeld = (id: string) => held.has(id)
  const missing = want.filter((group) => !group.some(isHeld))
  const forbidden = [...new Set(found.filter(({ kind }) => kind === 'forbidden').map(({ phrase }) => phrase))]
  const holds = (when: When) =>
    (when.met === undefined || when.met === (missing.length === 0)) &&
    (when.any === undefined || when.any.some(isHeld)) &&
    (when.all === undefined || when.all.every(isHeld)) &&
    (when.lacks === undefined || !when.lacks.some(isHeld)) &&
    (when.forbidden === undefined ||
      (when.forbidden === true ? forbidden.length > 0 : when.forbidden.some((id) => forbidden.includes(id))))
  // The last step has no condition.
  const { go } = next.find(({ when }) => when === undefined || holds(when))!
  return {
    met: want.filter((group) => group.some(isHeld)),
    missing,
    forbidden,
    go,
    ended: Object.hasOwn(scenario.endings, go),
  }
}
