/** What the readers of other tools' transcripts hand on: conversations whose speakers are still mere labels. */
import type { ConversationHead } from '../model.ts'

/** Where something stands in the input: a line from 1, a JSON path, or both (a JSON value on one line of many). */
export interface InputPlace {
  readonly line?: number | undefined
  readonly field?: string | undefined
}

/** Something that could not be used, in Chinese; everything else was read all the same. */
export interface ReadError extends InputPlace {
  readonly message: string
}

/** What one speaker said at one go, before the speaker's role is known. Times in ms from the start. */
export interface Utterance {
  /** The tool's own name for the speaker; undefined where it named none. */
  readonly speaker?: string | undefined
  readonly text: string
  readonly start?: number | undefined
  readonly end?: number | undefined
  readonly confidence?: number | undefined
  readonly at: InputPlace
}

/** A conversation as found; without an id it takes its file's name. */
export interface Draft {
  readonly id?: string | undefined
  readonly head?: Partial<Omit<ConversationHead, 'id'>>
  readonly utterances: readonly Utterance[]
  readonly at: InputPlace
}

export interface Reading {
  readonly drafts: readonly Draft[]
  readonly errors: readonly ReadError[]
}

/** A reading of nothing but one error. */
export function unreadable(message: string, at: InputPlace = {}): Reading {
  return { drafts: [], errors: [{ ...at, message }] }
}
