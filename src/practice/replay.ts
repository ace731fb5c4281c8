/** Holds a conversation that was practised against its scenario: which way it took, and what was left out on it. */
import type { AnyOf, Line, Scenario } from '../model.ts'
import { type Held, nextTurn } from './next-turn.ts'

export interface Replay {
  /** Where it came to an end. */
  readonly ending: string
  /** What was wanted on the way and not said. */
  readonly missing: readonly AnyOf[]
}

/**
 * Undefined where the lines are no way through the scenario from its start to an end: citizen and staff by turns, the
 * citizen in the scenario's words as `kept` writes them.
 */
export function replay(
  scenario: Scenario,
  lines: readonly Line[],
  find: (line: Line) => readonly Held[],
  kept: (text: string) => string = (text) => text,
): Replay | undefined {
  const missing: AnyOf[] = []
  let turn = scenario.start
  let n = 0
  // Every turn takes a line at least.
  while (n < lines.length) {
    const { citizen } = scenario.turns[turn]!
    if (citizen.length > 0) {
      const line = lines[n++]
      if (line?.role !== 'customer' || !citizen.some((text) => kept(text) === line.text)) return undefined
    }
    const reply = lines[n++]
    if (reply?.role !== 'staff') return undefined
    const outcome = nextTurn(scenario, turn, find(reply))
    missing.push(...outcome.missing)
    if (outcome.ended) return n === lines.length ? { ending: outcome.go, missing } : undefined
    turn = outcome.go
  }
  return undefined
}
