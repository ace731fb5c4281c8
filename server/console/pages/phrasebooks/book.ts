/** A phrasebook as people read it: regulation, clause, and what of the clause is listened for. */
import type { Schemas } from '../../schemas.ts'

export type Book = Schemas['Phrasebook']
export type Phrase = Schemas['Phrase']
export type Rule = Schemas['Rule']
type Clause = Schemas['Clause']

export interface ClausePart {
  /** Of the section on the page, for links to it. */
  readonly anchor: string
  readonly clause: Clause | undefined
  readonly phrases: readonly Phrase[]
  readonly rules: readonly Rule[]
}

export interface NormPart {
  readonly norm: string
  readonly clauses: readonly ClausePart[]
}

export type EntryKind = 'forbidden' | 'courtesy' | 'cue' | 'rule'

/** Where something has no clause: cues, which only tell what the conversation is about. */
const NO_NORM = '没有条款的线索'

/** Regulations in the book's order, their clauses by number; clauses of which nothing is left after the search do not occur. */
export function normsOf(book: Book, words: string, kind: EntryKind | ''): readonly NormPart[] {
  const phrases = kind === 'rule' ? [] : book.phrases.filter((phrase) => kind === '' || phrase.kind === kind)
  const rules = kind === '' || kind === 'rule' ? book.rules : []
  const norms = new Map<
    string,
    Map<string, { clause: Clause | undefined; phrases: Phrase[]; rules: Rule[] }>
  >()
  function partOf(clause: Clause | undefined) {
    const norm = clause?.norm ?? NO_NORM
    const clauses = norms.get(norm) ?? new Map()
    norms.set(norm, clauses)
    const part = clauses.get(clause?.id ?? '') ?? { clause, phrases: [], rules: [] }
    clauses.set(clause?.id ?? '', part)
    return part
  }
  for (const phrase of phrases) if (isAbout(phrase, words)) partOf(phrase.clause).phrases.push(phrase)
  for (const rule of rules) if (isAbout(rule, words)) partOf(rule.clause).rules.push(rule)
  return [...norms]
    .sort(([a], [b]) => Number(a === NO_NORM) - Number(b === NO_NORM))
    .map(([norm, clauses]) => ({
      norm,
      clauses: [...clauses]
        .map(([id, part]) => ({ anchor: `clause-${id || 'none'}`, ...part }))
        .sort((a, b) => byNumber.compare(numbered(a.clause), numbered(b.clause))),
    }))
}

const byNumber = new Intl.Collator('zh-CN', { numeric: true })
const NUMERALS = '〇一二三四五六七八九十'

/** `第三条（二）` -> `3（2）`, so that 二 comes before 三 and 10 after 9, written as 第2条 or as 2. */
function numbered(clause: Clause | undefined): string {
  return (clause?.article ?? '')
    .replace(/[第条]/g, '')
    .replace(/[一二三四五六七八九十]/g, (numeral) => String(NUMERALS.indexOf(numeral)))
}

/** Every word of the search occurs somewhere in what people read of it. */
function isAbout(entry: Phrase | Rule, words: string): boolean {
  const sentences =
    'hits' in entry ? [...entry.say, ...entry.hits, ...entry.misses, entry.category ?? ''] : []
  const { clause } = entry
  const all = [
    entry.id,
    entry.title,
    ...entry.instead,
    ...sentences,
    clause?.norm,
    clause?.article,
    clause?.text,
  ]
  const text = all.join('\n').toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
