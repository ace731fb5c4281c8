/** One conversation as people read it: head, what was said with the marks in it, rules, score. */
import type { Conversation, Phrasebook, Report } from '../../model.ts'
import { printHead } from './print-head.ts'
import { printRules } from './print-rules.ts'
import { printScore } from './print-score.ts'
import { printTranscript } from './print-transcript.ts'
import type { Look, Sheet } from './sheet.ts'

/** Ends with an empty line. */
export function printReport(
  conversation: Conversation,
  report: Report,
  book: Phrasebook,
  look: Look,
): string {
  const sheet = { ...look, ...indexOf(book), conversation, report, book }
  const parts = [printHead(sheet), printTranscript(sheet), printRules(sheet), printScore(sheet)]
  return `${parts
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n\n`
}

const indexes = new WeakMap<Phrasebook, Pick<Sheet, 'phrases' | 'rules'>>()

function indexOf(book: Phrasebook): Pick<Sheet, 'phrases' | 'rules'> {
  const known = indexes.get(book)
  if (known !== undefined) return known
  const index = {
    phrases: new Map(book.phrases.map((phrase) => [phrase.id, phrase])),
    rules: new Map(book.rules.map((rule) => [rule.id, rule])),
  }
  indexes.set(book, index)
  return index
}
