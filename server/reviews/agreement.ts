/** How well two reviewers who did not see each other's decision agree, and how much of that is more than chance. */
import { grouped } from '../grouped.ts'
import type { Decision } from '../store/reviews.ts'

const DECISIONS = ['confirmed', 'false-alarm', 'needs-listening'] as const satisfies readonly Decision[]

/** So many findings that the first reviewer decided one way and the second this way. */
export interface Pairs {
  readonly one: string
  readonly other: string
  readonly count: number
  readonly phrase: string
  readonly reviewer: string
  readonly reviewerName: string
  readonly secondReviewer: string
  readonly secondReviewerName: string
}

export function agreement(pairs: readonly Pairs[]) {
  const phrases = [...grouped(pairs, ({ phrase }) => phrase)]
  const duos = [...grouped(pairs, duoOf)]
  return {
    ...measured(tableOf(pairs)),
    decisions: [...DECISIONS],
    table: tableOf(pairs),
    phrases: phrases
      .map(([phrase, list]) => ({ phrase, ...measured(tableOf(list)) }))
      .sort((a, b) => b.pairs - a.pairs || (a.phrase < b.phrase ? -1 : 1)),
    reviewers: duos
      .map(([, list]) => ({ reviewers: namesOf(list[0]!), ...measured(tableOf(list.map(inOneOrder))) }))
      .sort((a, b) => b.pairs - a.pairs || (a.reviewers[0].id < b.reviewers[0].id ? -1 : 1)),
  }
}

/**
 * Cohen's kappa of a square table of counts: (observed - expected) / (1 - expected), where `expected` is how often two
 * people with these habits would agree by chance. Null where there is nothing to measure: no pairs, or everybody
 * always says the same.
 */
export function measured(table: readonly (readonly number[])[]) {
  const rows = table.map((row) => sum(row))
  const columns = table.map((_, i) => sum(table.map((row) => row[i]!)))
  const pairs = sum(rows)
  if (pairs === 0) return { pairs, observed: null, expected: null, kappa: null }
  const observed = sum(table.map((row, i) => row[i]!)) / pairs
  const expected = sum(rows.map((row, i) => row * columns[i]!)) / pairs ** 2
  const kappa = expected === 1 ? null : (observed - expected) / (1 - expected)
  return { pairs, observed, expected, kappa }
}

function tableOf(pairs: readonly Pick<Pairs, 'one' | 'other' | 'count'>[]): number[][] {
  return DECISIONS.map((row) =>
    DECISIONS.map((column) =>
      sum(pairs.filter(({ one, other }) => one === row && other === column).map(({ count }) => count)),
    ),
  )
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Two people are one pair, whoever of them came first. */
function duoOf({ reviewer, secondReviewer }: Pairs): string {
  return JSON.stringify([reviewer, secondReviewer].sort())
}

function isTurned({ reviewer, secondReviewer }: Pairs): boolean {
  return reviewer > secondReviewer
}

/** The table of a pair has one of them in the rows and the other in the columns. */
function inOneOrder(pairs: Pairs) {
  const { one, other, count } = pairs
  return isTurned(pairs) ? { one: other, other: one, count } : { one, other, count }
}

function namesOf(pairs: Pairs): [{ id: string; name: string }, { id: string; name: string }] {
  const first = { id: pairs.reviewer, name: pairs.reviewerName }
  const second = { id: pairs.secondReviewer, name: pairs.secondReviewerName }
  return isTurned(pairs) ? [second, first] : [first, second]
}
