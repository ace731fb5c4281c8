/** What goes to a reviewer and what comes back: plain data that can pass between threads. */
import type { InputError } from './input-errors.ts'

interface PieceBase {
  /** As given on the command line; `-` for standard input. */
  readonly file: string
  /** Which of the inputs: the same file may be named twice. */
  readonly input: number
}

export type Piece =
  /** Complete lines of NDJSON; `line` is the number of the first. The bytes own their buffer, so it can be transferred. */
  | (PieceBase & { readonly kind: 'lines'; readonly line: number; readonly bytes: Uint8Array<ArrayBuffer> })
  /** A whole transcript of some tool. */
  | (PieceBase & { readonly kind: 'transcript'; readonly bytes: Uint8Array<ArrayBuffer> })
  /** Something that could not even be read; `size`: bytes passed over. */
  | (PieceBase & { readonly kind: 'refused'; readonly error: InputError; readonly size: number })

/** One record of the output: a report, or an error in its place. */
export interface Entry {
  /** Where its bytes end in the outcome's. */
  readonly end: number
  readonly line: number | null
  /** Absent for an error. */
  readonly report?: {
    readonly id: string
    readonly score: number
    readonly passed: boolean
    readonly forbidden: number
    /** Index in SEVERITIES of the gravest sure forbidden finding or missed rule; -1 for none. */
    readonly gravest: number
  }
}

export interface Outcome {
  readonly file: string
  readonly input: number
  /** Ids are unique within native input; those of a transcript have been compared already. */
  readonly native: boolean
  /** Bytes of the input that are done with. */
  readonly size: number
  readonly bytes: Uint8Array<ArrayBuffer>
  readonly entries: readonly Entry[]
}
