/** The shape that every kind of rule takes: a pure reducer over lines, and the watch that runs one. */
import type { AnyOf, Role, RuleState, RuleStatus } from '../../model.ts'
import type { LineFact } from '../facts.ts'

/** What is still owed, by how many staff lines or by which millisecond. */
export interface Due {
  readonly need: readonly AnyOf[]
  readonly lines?: number
  readonly by?: number
}

/** How a rule stands while the conversation runs. The reason is a function: most are never read. */
export interface Live {
  readonly state: RuleState
  readonly due?: Due
  readonly line?: number
  readonly because: () => string
}

export type Verdict = Omit<RuleStatus, 'rule'>

/** What is known of the whole conversation only when it is over. */
export interface Ending {
  /** The latest start or end of any line; undefined where no line has times. */
  readonly lastTime: number | undefined
  readonly endedBy: Role | undefined
}

/**
 * One kind of rule. States are immutable and of bounded size, so tentative lines can be stepped on top of a
 * state and dropped, and a line costs the same however long the conversation is. `step` returns the same
 * state where nothing changed. It runs for every rule and line, so states are written out field by field:
 * spreading them was measured at several times the cost.
 */
export interface Reducer<S> {
  readonly start: S
  step(state: S, fact: LineFact): S
  live(state: S): Live
  finish(state: S, ending: Ending): Verdict
}

/** A rule at one moment of one conversation; immutable, and the same object where a line changed nothing. */
export interface Watch {
  step(fact: LineFact): Watch
  live(): Live
  finish(ending: Ending): Verdict
}

export const watch = <S>(reducer: Reducer<S>): Watch => new Running(reducer, reducer.start)

/** A rule that is decided before the first line. */
export const decided = (verdict: Verdict): Watch => {
  const standing: Live = { state: verdict.status, because: () => verdict.because }
  const self: Watch = { step: () => self, live: () => standing, finish: () => verdict }
  return self
}

/** The final verdict of what was already decided while the conversation ran; what was still open is missed. */
export const settle = ({ state, line, because }: Live): Verdict =>
  verdictAt(state === 'pending' || state === 'due' ? 'missed' : state, line, because())

/** A verdict with the line that decided it, where one line did. */
export const verdictAt = (status: Verdict['status'], line: number | undefined, because: string): Verdict =>
  line === undefined ? { status, because } : { status, line, because }

/** A standing with the line that decided it, where one line did. */
export const liveAt = (state: RuleState, line: number | undefined, because: () => string): Live =>
  line === undefined ? { state, because } : { state, line, because }

class Running<S> implements Watch {
  readonly #reducer: Reducer<S>
  readonly #state: S

  constructor(reducer: Reducer<S>, state: S) {
    this.#reducer = reducer
    this.#state = state
  }

  step(fact: LineFact): Watch {
    const next = this.#reducer.step(this.#state, fact)
    return Object.is(next, this.#state) ? this : new Running(this.#reducer, next)
  }

  live(): Live {
    return this.#reducer.live(this.#state)
  }

  finish(ending: Ending): Verdict {
    return this.#reducer.finish(this.#state, ending)
  }
}
