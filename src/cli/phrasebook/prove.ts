/** Runs a phrasebook's own proofs through the matcher: its `hits`, its `misses`, and whether phrases cover one another. */
import type { Checker, ExplainedCandidate } from '../../index.ts'
import type { Finding, Phrase, Problem, Role } from '../../model.ts'
import { shorten } from '../shorten.ts'
import { VERDICTS } from '../vocabulary.ts'

/** A problem that only the matcher can see; `sentence` is the example that shows it. */
export interface Proof extends Problem {
  readonly sentence?: string
}

/** Codes of these problems, beside those of the loader. */
const PROOF_CODES = {
  'hit-missed': 'hits 里的例句没有命中',
  'miss-hit': 'misses 里的例句却命中了',
  'shadowed-phrase': '一条话术的例句全都被另一条完整盖住',
} as const
const LONGEST_PATTERN = 40
type ProofCode = keyof typeof PROOF_CODES

/** Errors for examples that do not hold, warnings for shadowing; in the book's order. Costs one check an example. */
export function provePhrasebook(checker: Checker): Proof[] {
  const { phrases } = checker.phrasebook
  return phrases.flatMap((phrase) => {
    const found = phrase.hits.map((sentence) => checker.check(sentence, { role: roleOf(phrase) }))
    return [
      ...phrase.hits.flatMap((sentence, index) => missedHit(checker, phrase, sentence, found[index]!)),
      ...phrase.misses.flatMap((sentence) => hitMiss(checker, phrase, sentence)),
      ...shadowed(phrases, phrase, found),
    ]
  })
}

function missedHit(checker: Checker, phrase: Phrase, sentence: string, found: readonly Finding[]): Proof[] {
  if (found.some((finding) => finding.phrase === phrase.id)) return []
  const why = whyNot(checker, phrase, sentence)
  return [
    proof(phrase, 'error', 'hit-missed', `${phrase.id} 应命中而没有命中：“${sentence}”${why}`, sentence),
  ]
}

function whyNot(checker: Checker, phrase: Phrase, sentence: string): string {
  const { candidates, missing } = checker.explain(sentence, { role: roleOf(phrase), phrase: phrase.id })
  if (candidates.length > 0) return `；${[...new Set(candidates.map(dropped))].join('；')}`
  if (missing === undefined) return ''
  const lacking = missing.characters.filter(({ heard }) => !heard).map(({ character }) => character)
  const lack = lacking.length === 0 ? '字都有，但没有照句型连在一起' : `缺少 ${lacking.join('、')}`
  return `；最接近的句型是“${shorten(missing.pattern, LONGEST_PATTERN)}”，${lack}`
}

function dropped({ pattern, verdict, why }: ExplainedCandidate): string {
  const [word, sentence] = VERDICTS[verdict]
  return `合于“${shorten(pattern, LONGEST_PATTERN)}”，但判为${word}：${sentence}${why === '' ? '' : `（${why}）`}`
}

function hitMiss(checker: Checker, phrase: Phrase, sentence: string): Proof[] {
  const options = { role: roleOf(phrase) }
  if (checker.check(sentence, options).every((finding) => finding.phrase !== phrase.id)) return []
  const { candidates } = checker.explain(sentence, options)
  const wrong = candidates.filter((one) => one.phrase === phrase.id && one.verdict === 'kept')
  return wrong.slice(0, 1).map(({ text, pattern, why }) => {
    const alike = why === '' ? '' : `；${why}`
    const message = `${phrase.id} 不应命中而命中了：“${sentence}”里的“${text}”合于“${shorten(pattern, LONGEST_PATTERN)}”${alike}`
    return proof(phrase, 'error', 'miss-hit', message, sentence)
  })
}

/** `found`: what each of the phrase's hits holds. Two examples at least, since one proves little. */
function shadowed(
  phrases: readonly Phrase[],
  phrase: Phrase,
  found: readonly (readonly Finding[])[],
): Proof[] {
  const telling = found.filter((findings) => findings.some((finding) => finding.phrase === phrase.id))
  if (telling.length < 2) return []
  const cover = phrases.find(
    (other) =>
      other !== phrase &&
      other.kind === phrase.kind &&
      telling.every((findings) => covers(findings, other.id, phrase.id)),
  )
  if (cover === undefined) return []
  const message = `${phrase.id} 的例句，${cover.id} 也句句完整命中：同一句话会算两次`
  return [proof(phrase, 'warning', 'shadowed-phrase', message)]
}

function covers(findings: readonly Finding[], upper: string, lower: string): boolean {
  const uppers = findings.filter(({ phrase }) => phrase === upper)
  return findings
    .filter(({ phrase }) => phrase === lower)
    .every(({ start, end }) => uppers.some((other) => other.start <= start && end <= other.end))
}

function proof(
  phrase: Phrase,
  level: Problem['level'],
  code: ProofCode,
  message: string,
  sentence?: string,
): Proof {
  return {
    ...phrase.at,
    level,
    code,
    message,
    width: phrase.id.length,
    ...(sentence !== undefined && { sentence }),
  }
}

function roleOf({ speaker }: Phrase): Role {
  return speaker === 'customer' ? 'customer' : 'staff'
}
