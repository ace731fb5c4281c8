/** An explanation as a teacher would give it: what was read, what came into question, what was decided and why. */
import type { ExplainedCandidate, Explanation } from '../../index.ts'
import type { Phrase, Phrasebook } from '../../model.ts'
import { type MarkKind, markSpans } from '../mark.ts'
import { printable } from '../printable.ts'
import type { Look } from '../report/sheet.ts'
import { citeInShort } from '../report/sheet.ts'
import { shorten } from '../shorten.ts'
import { KIND_NAMES, MATCH_NAMES, ROLE_NAMES, VERDICTS } from '../vocabulary.ts'
import { padTo } from '../width.ts'
import { printMissing } from './print-missing.ts'

export interface ExplanationLook extends Look {
  readonly book: Phrasebook
  /** The phrase that was asked for by name. */
  readonly phrase: Phrase | undefined
}

const LONGEST_PATTERN = 80

export function printExplanation(explanation: Explanation, look: ExplanationLook): string {
  const { candidates, missing } = explanation
  // Where candidates were dropped, they have said why already.
  const isJudged = candidates.length > 0 && missing?.otherSpeaker !== true
  const parts = [
    printReading(explanation, look),
    [printTally(candidates, look)],
    ...candidates.map((candidate, index) => printCandidate(explanation, candidate, index, look)),
    missing === undefined || isJudged ? [] : printMissing(missing, explanation.role, look),
  ]
  const blocks = parts.filter((lines) => lines.length > 0).map((lines) => lines.join('\n'))
  return `${blocks.join('\n\n')}\n`
}

function printReading(
  { text, role, folded, words }: Explanation,
  { paint, book }: ExplanationLook,
): string[] {
  const row = (name: string, value: string) => `${paint('dim', padTo(name, 6))}  ${value}`
  return [
    row('原话', printable(text)),
    row('读作', folded === '' ? '（除了标点和语气词，没有别的字）' : folded),
    ...(words.length === 0 ? [] : [row('分词', words.join(' / '))]),
    row('说话人', `${ROLE_NAMES[role]}（${role}）`),
    row('话术本', `${book.title}（${book.id}）`),
  ]
}

function printTally(candidates: readonly ExplainedCandidate[], { phrase, paint }: ExplanationLook): string {
  const kept = candidates.filter(({ verdict }) => verdict === 'kept').length
  const about = phrase === undefined ? '' : `只看“${phrase.title}”（${phrase.id}）：`
  if (candidates.length === 0) {
    return paint('bold', about === '' ? '没有一条话术和这句话相近。' : `${about}没有相近的地方。`)
  }
  const dropped = candidates.length - kept
  const both = [kept > 0 ? `命中 ${kept} 处` : '', dropped > 0 ? `排除 ${dropped} 处` : ''].filter(Boolean)
  return paint('bold', `${about}${candidates.length} 处相近，${both.join('，')}。`)
}

function printCandidate(
  { text }: Explanation,
  candidate: ExplainedCandidate,
  index: number,
  look: ExplanationLook,
): string[] {
  const { paint, colour, book } = look
  const { phrase, title, kind, pattern, verdict, match, confidence, why, start, end } = candidate
  const [word, sentence] = VERDICTS[verdict]
  const isKept = verdict === 'kept'
  const marked = markSpans(text, [{ start, end, kind: markKind(candidate) }], paint, colour)
  const row = (name: string, value: string) => `     ${paint('dim', padTo(name, 6))}  ${value}`
  const isSound = isKept && match !== 'exact'
  return [
    `${String(index + 1).padStart(2)}. ${paint(isKept ? 'green' : 'yellow', `${isKept ? '✓' : '✗'} ${word}`)}  ${title} ${phrase}（${KIND_NAMES[kind]}）`,
    row('位置', marked),
    row('句型', shorten(pattern, LONGEST_PATTERN)),
    row('结论', `${sentence}。`),
    ...(why === '' ? [] : [row('根据', printable(why))]),
    ...(isSound ? [row('写法', `${MATCH_NAMES[match]}，把握 ${Math.round(confidence * 100)}%`)] : []),
    ...(isKept ? advice(book, phrase).map(([name, value]) => row(name, value)) : []),
  ]
}

function markKind({ kind, verdict }: ExplainedCandidate): MarkKind {
  if (verdict !== 'kept') return 'doubtful'
  return kind === 'forbidden' ? 'forbidden' : 'courtesy'
}

/** Only for what must not be said. */
function advice(book: Phrasebook, id: string): [string, string][] {
  const phrase = book.phrases.find((candidate) => candidate.id === id)
  if (phrase?.kind !== 'forbidden') return []
  const { instead, clause } = phrase
  return [
    ...(instead.length === 0 ? [] : [['应说', instead.join(' / ')] as [string, string]]),
    ...(clause === undefined ? [] : [['依据', `${citeInShort(clause)}`] as [string, string]]),
  ]
}
