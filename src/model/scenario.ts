/** The nouns of practice: a scenario is a citizen who answers by what the trainee said and left out. */
import type { Channel } from './conversation.ts'
import type { AnyOf } from './phrasebook.ts'

/** What to show a trainee who is stuck, one step after another. */
export interface Hints {
  /** A nudge that gives nothing away. */
  readonly nudge: string
  /** The rule in words. */
  readonly rule: string
  /** Phrase or rule whose clause stands behind it. */
  readonly see: string
  /** A whole reply that holds everything wanted. */
  readonly say: string
}

/** What the trainee's reply held; all that is given must hold. */
export interface When {
  /** Everything wanted was said. */
  readonly met?: boolean
  readonly any?: readonly string[]
  readonly all?: readonly string[]
  /** None of them was said. */
  readonly lacks?: readonly string[]
  /** Any forbidden phrase, or one of these. */
  readonly forbidden?: true | readonly string[]
}

export interface Step {
  /** Absent: in every other case. */
  readonly when?: When
  /** A turn or an ending. */
  readonly go: string
}

export interface Turn {
  /** What happens without words before the citizen speaks, or instead. */
  readonly scene?: string
  /** What the trainee sees or finds after the citizen's words. */
  readonly aside?: string
  /** Milliseconds that pass before it. */
  readonly pause?: number
  /** Wordings of what the citizen says; empty: the trainee speaks first, or again. */
  readonly citizen: readonly string[]
  /** What a good reply holds: one phrase of each group. */
  readonly want: readonly AnyOf[]
  /** There wherever something is wanted. */
  readonly hints?: Hints
  /** The first that holds is taken; the last one always does. */
  readonly next: readonly Step[]
}

export interface Ending {
  readonly grade: 'good' | 'fair' | 'poor'
  /** To the trainee. */
  readonly word: string
}

/** Every turn and ending can be reached from `start`, and every turn can come to an ending. */
export interface Scenario {
  readonly id: string
  readonly title: string
  readonly channel: Channel
  /** What is practised, and why. */
  readonly about: string
  /** Phrases and rules that it trains. */
  readonly trains: readonly string[]
  readonly head: { readonly ringCount?: number; readonly window?: string }
  readonly start: string
  readonly turns: Readonly<Record<string, Turn>>
  readonly endings: Readonly<Record<string, Ending>>
}
