/** What the parts of a printed report work from. */
import type { Clause, Conversation, Phrase, Phrasebook, Report, Rule } from '../../model.ts'
import type { Paint } from '../paint.ts'

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

/** 《规范》第三条（六） */
export function cite({ norm, article }: Clause): string {
  return `《${norm}》${article}`
}
