/** The nouns of what may be said: phrases, patterns, rules, scoring, and mistakes in a phrasebook. */
import type { Channel, Role, Severity } from './conversation.ts'

export type PhraseKind = 'courtesy' | 'forbidden' | 'cue'
export type Speaker = Role | 'any'

/** How far a heard character may stray in sound from the written one: not at all, same syllable, near syllable. */
export type SoundTolerance = 'off' | 'same' | 'near'

/** Where something stands in a phrasebook file; line and column count from 1, columns in UTF-16 units. */
export interface Place {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** The syntax tree of one pattern of the phrasebook (grammar: phrasebooks/README.md). */
export type PatternNode =
  /** Folded characters that must stand together (fillers and stutters may interpose). */
  | { readonly type: 'text'; readonly text: string }
  | { readonly type: 'seq'; readonly items: readonly PatternNode[] }
  /** One of several; an optional part is an alternative with an empty `seq`. */
  | { readonly type: 'alt'; readonly items: readonly PatternNode[] }
  /** A named word class, `<你>`; the loader replaces it by the class's words (an `alt`) before compiling. */
  | { readonly type: 'class'; readonly name: string; readonly offset: number }
  /** A slot, `{窗口}`: `min`..`max` folded characters; a typed slot looks at what stands there. */
  | { readonly type: 'slot'; readonly name: string; readonly min: number; readonly max: number }
  /** `…n`: 0..max characters of anything. */
  | { readonly type: 'gap'; readonly max: number }
  /** A space: light words (也 就 都 …) and pauses may stand here. */
  | { readonly type: 'loose' }
  | { readonly type: 'line-start' }
  | { readonly type: 'line-end' }

export interface Pattern {
  /** As written in the book. */
  readonly source: string
  /** Parts joined by `&`: all must be found, in any order, within one line. Usually one. */
  readonly parts: readonly PatternNode[]
  readonly at: Place
}

/** The regulation behind a phrase or rule. */
export interface Clause {
  readonly id: string
  readonly norm: string
  readonly article: string
  /** The words of the regulation. */
  readonly text: string
}

export const GUARDS = [
  'quoted',
  'denied',
  'question',
  'polite-frame',
  'conditional',
  'about-self',
  'third-person',
  'helped',
] as const
/** Guards whose wording the book supplies (`guards:`); `inside-word`, `excepted` … are always in force. */
export type GuardName = (typeof GUARDS)[number]

/** Wordings of one guard. A guard drops a candidate if a wording stands `before` it (ending at most `reach` characters before), `after` it, or `anywhere` in the line. */
export interface GuardWording {
  readonly before: readonly Pattern[]
  readonly after: readonly Pattern[]
  readonly anywhere: readonly Pattern[]
  /** Folded characters that may stand between wording and candidate. */
  readonly reach: number
}

/** One phrase family. */
export interface Phrase {
  readonly id: string
  readonly kind: PhraseKind
  readonly speaker: Speaker
  readonly title: string
  readonly say: readonly Pattern[]
  readonly unless: readonly Pattern[]
  readonly severity: Severity
  /** 伤害感情 / 激化矛盾 / 有损形象, or the book's own. */
  readonly category?: string
  /** Points that one occurrence costs (forbidden) or earns (courtesy, as a bonus). */
  readonly points: number
  readonly clause?: Clause
  /** What to say instead. */
  readonly instead: readonly string[]
  readonly hits: readonly string[]
  readonly misses: readonly string[]
  /** True: the segmenter's words must not straddle the ends of the match. */
  readonly bounded: boolean
  readonly sound: SoundTolerance
  readonly guards: readonly GuardName[]
  /** The layer that defined the phrase, and the layers that changed it since (lowest first). */
  readonly origin: string
  readonly overrides: readonly Override[]
  readonly at: Place
}

/** A change that an upper layer made to something of a lower one. */
export interface Override {
  readonly layer: string
  readonly fields: readonly string[]
}

/** Phrase ids of which any one will do. */
export type AnyOf = readonly string[]

/** Limits of reach: at most so many lines of the speaker judged, or so many milliseconds, whichever is given. */
export interface Reach {
  readonly lines?: number
  readonly ms?: number
}

interface RuleBase {
  readonly id: string
  readonly title: string
  readonly clause?: Clause
  readonly severity: Severity
  /** Points that a miss costs. */
  readonly points: number
  /** The rule applies only to conversations that agree with all fields given here. */
  readonly when: { readonly channel?: Channel; readonly endedBy?: Role }
  /** Shown while the rule is pending: what to say. */
  readonly instead: readonly string[]
  readonly origin: string
  readonly overrides: readonly Override[]
  readonly at: Place
}

/** What a rule can demand: a closed list, one evaluator each. */
export type RuleCheck =
  /** Among the first staff lines (or ms), each group must occur. */
  | { readonly kind: 'within-first'; readonly within: Reach; readonly need: readonly AnyOf[] }
  /** Among the last staff lines (or ms), each group must occur. */
  | { readonly kind: 'within-last'; readonly within: Reach; readonly need: readonly AnyOf[] }
  /** After each line that holds a trigger: each group within so many following staff lines or ms; `sameLine` counts the trigger's own line too. `pause`: only if the next staff line starts that many ms or more after the trigger line's end. With a customer's trigger, or `pause`, the rule applies only if a staff line follows. */
  | {
      readonly kind: 'after'
      readonly trigger: AnyOf
      readonly within: Reach
      readonly sameLine: boolean
      readonly pause?: number
      readonly need: readonly AnyOf[]
    }
  /** Wherever `then` occurs, `first` must have occurred before it (in an earlier line or earlier in the same one). */
  | { readonly kind: 'before'; readonly first: AnyOf; readonly then: AnyOf }
  /** None of these may occur more than `max` times in all. */
  | { readonly kind: 'never'; readonly phrases: AnyOf; readonly max: number }
  /** All of these, in this order. */
  | { readonly kind: 'in-order'; readonly steps: readonly AnyOf[] }
  /** At least `min` of these groups. */
  | { readonly kind: 'n-of'; readonly min: number; readonly need: readonly AnyOf[] }
  /** No line of `after` is followed by `ms` or more without a line of `by` starting; the conversation's last line is excepted, and so is a wait announced by a phrase of `unlessAnnounced` in the last line of `by` before. */
  | {
      readonly kind: 'silence'
      readonly after: Role
      readonly by: Role
      readonly ms: number
      readonly unlessAnnounced: AnyOf
    }
  /** Characters a minute of a speaker over all timed lines. */
  | { readonly kind: 'speaking-rate'; readonly role: Role; readonly min?: number; readonly max?: number }
  /** `role` starts to speak `ms` or more before the other has ended, at most `max` times. */
  | { readonly kind: 'overlap'; readonly role: Role; readonly ms: number; readonly max: number }
  /** The same thing said again by `role`: similarity of character bigrams (Dice) at or above `similarity`, `max` repetitions allowed. Lines under `minLength` folded characters are passed over. */
  | {
      readonly kind: 'repetition'
      readonly role: Role
      readonly similarity: number
      readonly minLength: number
      readonly max: number
    }
  /** A field of the conversation's head within limits; not applicable where the field is absent. */
  | { readonly kind: 'metadata'; readonly field: 'ringCount'; readonly min?: number; readonly max?: number }

export type Rule = RuleBase & { readonly check: RuleCheck }

/** How findings and statuses become a score. */
export interface Scoring {
  readonly start: number
  readonly min: number
  readonly max: number
  /** At or above: passed. */
  readonly pass: number
  /** At most so many points lost through all findings of one phrase / to one missed rule / to one category. */
  readonly caps: {
    readonly perPhrase?: number
    readonly perCategory: Readonly<Record<string, number>>
    readonly total?: number
  }
  /** Points for courtesy, never above `max` of the score: so many for each different courtesy phrase listed, up to `max`. */
  readonly bonus: { readonly phrases: readonly string[]; readonly each: number; readonly max: number }
  /** 一票否决: ids of phrases or rules; one kept finding or one miss sets the score to `min` and fails. */
  readonly fatal: readonly string[]
  /** Findings of lower confidence are shown as `needs-listening` and cost nothing. */
  readonly floor: number
}

/** A compiled, frozen phrasebook. */
export interface Phrasebook {
  readonly id: string
  readonly title: string
  /** `sha256:` and the hex digest of the resolved content; the same content gives the same version. */
  readonly version: string
  /** From the lowest layer to this book itself. */
  readonly layers: readonly { readonly id: string; readonly file: string }[]
  readonly phrases: readonly Phrase[]
  readonly rules: readonly Rule[]
  readonly scoring: Scoring
  /** 十字文明用语: shown name -> phrase ids counted under it. */
  readonly courtesyWords: Readonly<Record<string, AnyOf>>
  /** Words taught to the segmenter. */
  readonly words: readonly string[]
  readonly guards: Readonly<Partial<Record<GuardName, GuardWording>>>
  /** What an upper layer switched off: ids of phrases and rules, and by which layer. */
  readonly switchedOff: readonly { readonly id: string; readonly layer: string }[]
}

/** A mistake in a phrasebook, or a warning about one. */
export interface Problem extends Place {
  readonly level: 'error' | 'warning'
  /** Stable code, e.g. `unknown-class`. */
  readonly code: string
  /** In Chinese, for the author of the book. */
  readonly message: string
  /** The source line that it stands in, for the caret. */
  readonly excerpt?: string
  /** Columns that the caret underlines. */
  readonly width?: number
}
