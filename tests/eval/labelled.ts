/** Labelled lines and conversations, and how a checker does on them. */
import { readFileSync } from 'node:fs'
import type { Checker, Conversation, Finding, Line } from '../../src/index.ts'

export interface LabelledLine extends Line {
  readonly id: string
  readonly forbidden: readonly string[]
  readonly courtesy: readonly string[]
  readonly class: string
}

export interface LabelledConversation extends Conversation {
  /** Rule id -> status. */
  readonly expect: Readonly<Record<string, string>>
  readonly forbidden: readonly { readonly line: number; readonly phrase: string }[]
}

/** Counts over (line, phrase) pairs. */
export interface Tally {
  right: number
  wrong: number
  missed: number
}

interface WrongLine {
  readonly id: string
  readonly class: string
  readonly phrase: string
  readonly kind: 'false' | 'missed'
  readonly text: string
  readonly why: string
}

export interface Confusion {
  readonly expected: string
  readonly found: string
  lines: number
}

export interface LineResult {
  readonly kinds: Map<string, Tally>
  /** As `kinds`, findings below the book's floor (shown to be listened to, not deducted) left out. */
  readonly sureKinds: Map<string, Tally>
  readonly families: Map<string, Tally>
  readonly classes: Map<string, Tally>
  readonly wrong: readonly WrongLine[]
  /** For each judged finding: the confidence given and whether it was right. */
  readonly confidences: readonly {
    readonly confidence: number
    readonly match: Finding['match']
    readonly right: boolean
  }[]
  /** How often which family was found where which was expected; '' stands for none. */
  readonly confusions: readonly Confusion[]
}

export function readNdjson<T>(file: string | URL): T[] {
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((row) => row.trim() !== '')
    .map((row) => JSON.parse(row) as T)
}

export function judgeLines(checker: Checker, lines: readonly LabelledLine[]): LineResult {
  const { floor } = checker.phrasebook.scoring
  const kindOf = new Map(checker.phrasebook.phrases.map((phrase) => [phrase.id, phrase.kind]))
  const result = {
    kinds: new Map<string, Tally>(),
    sureKinds: new Map<string, Tally>(),
    families: new Map<string, Tally>(),
    classes: new Map<string, Tally>(),
    wrong: [] as WrongLine[],
    confidences: [] as { confidence: number; match: Finding['match']; right: boolean }[],
    confusions: [] as Confusion[],
  }
  for (const line of lines) {
    const expected = new Set([...line.forbidden, ...line.courtesy])
    const findings = checker.check(line.text, line).filter((finding) => finding.kind !== 'cue')
    const found = new Set(findings.map((finding) => finding.phrase))
    for (const { phrase, confidence, match } of findings) {
      result.confidences.push({ confidence, match, right: expected.has(phrase) })
    }
    const missed = [...expected].filter((phrase) => !found.has(phrase))
    const invented = [...found].filter((phrase) => !expected.has(phrase))
    for (const one of missed.length > 0 || invented.length === 0 ? missed : [''])
      for (const other of invented.length > 0 ? invented : ['']) confuse(result.confusions, one, other)
    const sure = new Set(
      findings.filter(({ confidence }) => confidence >= floor).map((finding) => finding.phrase),
    )
    for (const phrase of new Set([...expected, ...sure]))
      tallyOf(result.sureKinds, kindOf.get(phrase) ?? 'unknown')[outcomeOf(phrase, expected, sure)]++
    for (const phrase of new Set([...expected, ...found])) {
      const outcome = outcomeOf(phrase, expected, found)
      for (const [map, key] of [
        [result.kinds, kindOf.get(phrase) ?? 'unknown'],
        [result.families, phrase],
        [result.classes, line.class],
      ] as const)
        tallyOf(map, key)[outcome]++
      if (outcome === 'right') continue
      const kind = outcome === 'missed' ? 'missed' : 'false'
      result.wrong.push({
        id: line.id,
        class: line.class,
        phrase,
        kind,
        text: line.text,
        why: reason(checker, line, phrase),
      })
    }
  }
  return result
}

export interface RuleResult {
  readonly right: number
  readonly all: number
  readonly rules: Map<string, { right: number; all: number }>
  readonly wrong: readonly {
    readonly id: string
    readonly rule: string
    readonly expected: string
    readonly found: string
    readonly because: string
  }[]
  readonly forbidden: Tally
}

export function judgeConversations(
  checker: Checker,
  conversations: readonly LabelledConversation[],
): RuleResult {
  const rules = new Map<string, { right: number; all: number }>()
  const wrong: RuleResult['wrong'][number][] = []
  const forbidden: Tally = { right: 0, wrong: 0, missed: 0 }
  let right = 0
  let all = 0
  for (const conversation of conversations) {
    const report = checker.review(conversation)
    for (const [rule, expected] of Object.entries(conversation.expect)) {
      const status = report.rules.find((candidate) => candidate.rule === rule)
      const counts = rules.get(rule) ?? { right: 0, all: 0 }
      rules.set(rule, counts)
      counts.all++
      all++
      if (status?.status === expected) {
        counts.right++
        right++
      } else
        wrong.push({
          id: conversation.id,
          rule,
          expected,
          found: status?.status ?? 'absent',
          because: status?.because ?? '',
        })
    }
    const expected = new Set(conversation.forbidden.map(({ line, phrase }) => `${line} ${phrase}`))
    const found = new Set(
      report.findings
        .filter(({ kind }) => kind === 'forbidden')
        .map(({ line, phrase }) => `${line} ${phrase}`),
    )
    for (const pair of new Set([...expected, ...found])) {
      if (!found.has(pair)) forbidden.missed++
      else if (expected.has(pair)) forbidden.right++
      else forbidden.wrong++
    }
  }
  return { right, all, rules, wrong, forbidden }
}

export function precision({ right, wrong }: Tally): number {
  return right + wrong === 0 ? 1 : right / (right + wrong)
}

export function recall({ right, missed }: Tally): number {
  return right + missed === 0 ? 1 : right / (right + missed)
}

function reason(checker: Checker, line: LabelledLine, phrase: string): string {
  const { candidates, missing } = checker.explain(line.text, { role: line.role, phrase })
  const told = candidates.slice(0, 2).map(({ verdict, pattern, why }) => `${verdict} 「${pattern}」 ${why}`)
  if (told.length > 0 || missing === undefined) return told.join('; ')
  const written = missing.characters
    .map(({ character, heard }) => (heard ? character : `[${character}]`))
    .join('')
  return `nearest 「${missing.pattern}」: ${written}`
}

function outcomeOf(phrase: string, expected: ReadonlySet<string>, found: ReadonlySet<string>): keyof Tally {
  if (!found.has(phrase)) return 'missed'
  return expected.has(phrase) ? 'right' : 'wrong'
}

function tallyOf(map: Map<string, Tally>, key: string): Tally {
  const known = map.get(key)
  if (known !== undefined) return known
  const tally = { right: 0, wrong: 0, missed: 0 }
  map.set(key, tally)
  return tally
}

function confuse(confusions: Confusion[], expected: string, found: string): void {
  const known = confusions.find((one) => one.expected === expected && one.found === found)
  if (known === undefined) confusions.push({ expected, found, lines: 1 })
  else known.lines++
}
