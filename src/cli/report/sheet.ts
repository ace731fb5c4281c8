/** What the parts of a printed report work from. */
import type { Clause, Conversation, Phrase, Phrasebook, Report, Rule } from '../../model.ts'
import type { Paint } from '../paint.ts'
import { shorten } from '../shorten.ts'

export interface Look {
  readonly paint: Paint
  /** False: marks are brackets. */
  readonly colour: boolean
}

/** A report with everything that it refers to. */
export interface Sheet extends Look {
  readonly conversation: Conversation
  readonly report: Report
  readonly book: Phrasebook
  readonly phrases: ReadonlyMap<string, Phrase>
  readonly rules: ReadonlyMap<string, Rule>
}

const LONGEST_CLAUSE = 40

/** 《规范》第三条（六）：禁止使用…… A report names the clause; the whole of it stands in the book. */
export function citeInShort(clause: Clause): string {
  return `${cite(clause)}：${shorten(clause.text, LONGEST_CLAUSE)}`
}

/** 《规范》第三条（六） */
export function cite({ norm, article }: Clause): string {
  return `《${norm}》${article}`
}
