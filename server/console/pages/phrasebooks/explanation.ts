/** An explanation in one sentence, as a teacher would begin. */
import type { Schemas } from '../../schemas.ts'
import { KIND_NAMES, type Kind } from '../../words.ts'

export type Explanation = Schemas['Explanation']
export type Candidate = Explanation['candidates'][number]

export function isKept({ verdict }: Candidate): boolean {
  return verdict === 'kept'
}

/** What counts first, and of that the gravest kind first. */
export function inOrder(candidates: readonly Candidate[]): readonly Candidate[] {
  const kinds: readonly Kind[] = ['forbidden', 'courtesy', 'cue']
  const rank = (each: Candidate) => (isKept(each) ? kinds.indexOf(each.kind) : kinds.length)
  return candidates.toSorted((a, b) => rank(a) - rank(b) || a.start - b.start)
}

/** Longest list of titles that is still a sentence. */
const MOST_TITLES = 3

export function summaryOf({ candidates, missing }: Explanation): string {
  const kept = candidates.filter(isKept)
  if (kept.length > 0)
    return `${(['forbidden', 'courtesy', 'cue'] as const)
      .map((kind) => ofKind(kept, kind))
      .filter(Boolean)
      .join('；')}。`
  if (candidates.length > 0) return `没有命中。有 ${candidates.length} 处像，但都不算，理由见下。`
  if (missing !== undefined) return `没有命中「${missing.title}」。`
  return '没有命中，也没有相近的说法。'
}

function ofKind(kept: readonly Candidate[], kind: Kind): string {
  const titles = [...new Set(kept.filter((candidate) => candidate.kind === kind).map(({ title }) => title))]
  if (titles.length === 0) return ''
  const named = titles.slice(0, MOST_TITLES).map((title) => `「${title}」`)
  return `命中${KIND_NAMES[kind]}${named.join('')}${titles.length > MOST_TITLES ? `等 ${titles.length} 条` : ''}`
}
