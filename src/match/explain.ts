/** Shows how a line was judged: what was read, which candidates rose, what became of each, and what a missing phrase lacked. */
import type { MatchKind, PhraseKind, Role, Span, Verdict } from '../model.ts'
import { fold, foldedText } from '../text/fold.ts'
import { words } from '../text/segment.ts'
import { type Machine, trace } from './check.ts'
import { nearestPattern } from './nearest.ts'
import { whyOf } from './verify.ts'

export interface ExplainedCandidate extends Span {
  readonly phrase: string
  readonly title: string
  readonly kind: PhraseKind
  /** The pattern as written in the book. */
  readonly pattern: string
  readonly text: string
  readonly verdict: Verdict
  readonly match: MatchKind
  readonly confidence: number
  /** In Chinese; empty where there is nothing to add. */
  readonly why: string
}

export interface Explanation {
  readonly text: string
  readonly role: Role
  /** The line as the matcher reads it. */
  readonly folded: string
  /** The segmenter's words of the folded line. */
  readonly words: readonly string[]
  /** In the order kept first, then by place. */
  readonly candidates: readonly ExplainedCandidate[]
  /** Only where a phrase was asked for that was not kept: how near it came. */
  readonly missing?: {
    readonly phrase: string
    readonly title: string
    /** Set if the phrase belongs to the other speaker. */
    readonly otherSpeaker: boolean
    readonly pattern: string
    readonly characters: readonly { readonly character: string; readonly heard: boolean }[]
  }
}

/** `phrase`: only this phrase's candidates, and why not where there is none. Throws a RangeError for an unknown id. */
export function explain(
  machine: Machine,
  text: string,
  options: { role: Role; phrase?: string },
): Explanation {
  const line = fold(text)
  const wanted = options.phrase === undefined ? undefined : phraseOf(machine, options.phrase)
  const candidates: ExplainedCandidate[] = []
  trace(machine, line, options.role, {}, (phrase, judgements) => {
    if (wanted !== undefined && phrase.id !== wanted.id) return
    for (const judgement of judgements) {
      const { match, verdict, how, confidence } = judgement
      const start = line.at[match.start]!
      const end = line.at[match.end - 1]! + 1
      const { id, title, kind } = phrase
      const pattern = match.pattern.source
      candidates.push({
        phrase: id,
        title,
        kind,
        pattern,
        text: text.slice(start, end),
        start,
        end,
        verdict,
        match: how,
        confidence,
        why: whyOf(line, judgement),
      })
    }
  })
  const rank = (candidate: ExplainedCandidate) => (candidate.verdict === 'kept' ? 0 : 1)
  candidates.sort((a, b) => rank(a) - rank(b) || a.start - b.start || a.end - b.end)
  const folded = foldedText(line)
  const explanation = {
    text,
    role: options.role,
    folded,
    words: folded === '' ? [] : words(folded),
    candidates,
  }
  if (wanted === undefined || candidates.some((candidate) => candidate.verdict === 'kept')) return explanation
  const nearest = nearestPattern(wanted, line)
  const otherSpeaker = wanted.speaker !== 'any' && wanted.speaker !== options.role
  if (nearest === undefined) return explanation
  const { pattern, characters } = nearest
  return {
    ...explanation,
    missing: { phrase: wanted.id, title: wanted.title, otherSpeaker, pattern: pattern.source, characters },
  }
}

function phraseOf(machine: Machine, id: string) {
  const phrase = machine.book.phrases.find((candidate) => candidate.id === id)
  if (phrase === undefined) throw new RangeError(`话术本「${machine.book.id}」里没有「${id}」`)
  return phrase
}
