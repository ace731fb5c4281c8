/** An exercise kept over a reload of the page, one at a time; what it is made of, and which one may go on. */
import type { Schemas } from '../../client.ts'
import { keptAs } from '../../kept.ts'
import { session } from '../../session.ts'
import type { Said } from './said.ts'

export const EXERCISE = 'exercise'

export type Turn = NonNullable<Schemas['TurnAnswer']['turn']>

/** `replying`: the trainee's turn; `tried`: a reply is judged and not said yet; `moving`: it is said, the citizen thinks; `over`: an ending is reached. */
export type Phase = 'replying' | 'asking' | 'tried' | 'moving' | 'over'

export interface KeptExercise {
  readonly scenario: string
  readonly drill?: number | undefined
  readonly id: string
  /** Of its live conversation. */
  readonly token: string
  readonly lines: readonly Said[]
  readonly pause: number
  readonly state: {
    readonly phase: Phase
    readonly turnId: string
    readonly turn: Turn
    readonly draft: string
    readonly hints: number
    readonly hintsShown: number
    readonly retries: number
    readonly ending?: Schemas['ScenarioEnding'] | undefined
  }
}

/** What a reload cut off of this very exercise. */
export function keptExercise(scenario: string, drill: number | undefined): KeptExercise | undefined {
  const kept = keptAs<KeptExercise>(session.who, EXERCISE)
  return kept?.scenario === scenario && kept.drill === drill ? kept : undefined
}
