/** One phrase family as people read it. */
import type { Override, Phrase, Phrasebook } from '../../model.ts'
import type { Paint } from '../paint.ts'
import { cite } from '../report/sheet.ts'
import { KIND_NAMES, SEVERITY_NAMES, SOUND_NAMES, SPEAKER_NAMES, VERDICTS } from '../vocabulary.ts'

export function printPhrase(phrase: Phrase, paint: Paint): string[] {
  const { id, title, kind, severity, category, points, say, unless, instead } = phrase
  const pointsWord = points === 0 ? '' : kind === 'forbidden' ? `扣 ${points} 分` : `加 ${points} 分`
  const facts = [
    kind === 'forbidden' ? SEVERITY_NAMES[severity] : KIND_NAMES[kind],
    category,
    pointsWord,
    phrase.speaker === 'staff' ? '' : SPEAKER_NAMES[phrase.speaker],
  ].filter(Boolean)
  const patterns = (name: string, list: readonly string[]) =>
    list.map((one, i) => row(i === 0 ? name : '', one, paint))
  return [
    `  ${paint('bold', id)}  ${title}  ${paint('dim', facts.join(' · '))}`,
    ...patterns(
      '句型',
      say.map(({ source }) => source),
    ),
    ...patterns(
      '例外',
      unless.map(({ source }) => source),
    ),
    ...patterns('应说', instead),
    ...printOverrides(phrase, paint),
  ]
}

/** What the short form leaves out: how it is matched, its clause, and its examples. */
export function printProofs(phrase: Phrase, book: Phrasebook, paint: Paint): string[] {
  const { sound, bounded, guards, clause, at, hits, misses } = phrase
  const list = (name: string, sentences: readonly string[]) =>
    sentences.map((sentence, i) => row(i === 0 ? name : '', sentence, paint))
  return [
    row('匹配', `${SOUND_NAMES[sound]}，${bounded ? '两端不得切开词语' : '两端可以切开词语'}`, paint),
    ...(guards.length === 0
      ? []
      : [row('不算', guards.map((guard) => `${VERDICTS[guard][0]} ${guard}`).join('、'), paint)]),
    ...(clause === undefined ? [] : [row('依据', `${cite(clause)}：${clause.text}`, paint)]),
    ...list('命中', hits),
    ...list('不中', misses),
    row('写在', `${at.file}:${at.line}（话术本 ${book.id}）`, paint),
  ]
}

/** 来自 base；city 改了 points */
export function printOverrides(
  { origin, overrides }: { readonly origin: string; readonly overrides: readonly Override[] },
  paint: Paint,
): string[] {
  if (overrides.length === 0) return []
  const changes = overrides.map(({ layer, fields }) => `${layer} 改了 ${fields.join('、')}`)
  return [row('来历', `${origin} 写的，${changes.join('；')}`, paint)]
}

function row(name: string, value: string, paint: Paint): string {
  return `      ${paint('dim', name === '' ? '    ' : name)}  ${value}`
}
