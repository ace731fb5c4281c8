/** Warnings about a book that loads but is likely not to do what its author means; nothing here needs the matcher. */
import type { GuardName, Phrase, Phrasebook, Problem } from '../model.ts'
import type { ProblemCode } from './codes.ts'
import { lintAnchors, lintPatterns } from './lint-patterns.ts'

/** One thing to look for in a whole book. */
export type Check = (book: Phrasebook) => Problem[]

/** Example sentences that a phrase should have of each sort. */
const ENOUGH = 8

/**
 * Everything that the checks of this folder find, and then what `more` finds: checks that need the matcher are handed in
 * by whoever has one. `no-anchor` is an error, for such a book cannot be searched; the rest are warnings.
 */
export function lint(book: Phrasebook, more: readonly Check[] = []): Problem[] {
  return [lintPhrases, lintAnchors, lintPatterns, ...more].flatMap((check) => check(book))
}

/** These look at quotation marks and at questions of the form A-不-A even without any wording. */
const BUILT_IN: ReadonlySet<GuardName> = new Set(['quoted', 'question'])

/** Only what makes a book unusable, for those who load it and read no warnings. */
export function lintErrors(book: Phrasebook): Problem[] {
  return lintAnchors(book).filter(({ level }) => level === 'error')
}

function lintPhrases(book: Phrasebook): Problem[] {
  return book.phrases.flatMap((phrase) => lintPhrase(phrase, book))
}

function lintPhrase(phrase: Phrase, book: Phrasebook): Problem[] {
  const { id, kind, hits, misses } = phrase
  const problems: Problem[] = []
  const warn = (code: ProblemCode, message: string): void => {
    problems.push({ ...phrase.at, level: 'warning', code, message, width: id.length })
  }
  if (kind === 'forbidden' && phrase.clause === undefined) {
    warn('no-clause', `${id} 没有注明条款（clause）：扣分要有依据`)
  }
  if (kind === 'forbidden' && phrase.instead.length === 0) {
    warn('no-suggestion', `${id} 没有写应当怎么说（instead）`)
  }
  if (hits.length < ENOUGH) {
    warn('few-hits', `${id} 的 hits 只有 ${hits.length} 句，至少写 ${ENOUGH} 句应当命中的话`)
  }
  if (misses.length < ENOUGH) {
    warn('few-misses', `${id} 的 misses 只有 ${misses.length} 句，至少写 ${ENOUGH} 句容易误报的话`)
  }
  const both = hits.find((sentence) => misses.includes(sentence))
  if (both !== undefined) warn('hit-and-miss', `${id} 的“${both}”既写在 hits 又写在 misses`)
  const idle = phrase.guards.find((name) => !BUILT_IN.has(name) && book.guards[name] === undefined)
  if (idle !== undefined && Object.keys(book.guards).length > 0) {
    warn('idle-guard', `${id} 用到 ${idle}，但话术本的 guards 里没有它的措辞`)
  }
  return problems
}
