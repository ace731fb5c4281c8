/** Sums of a group -> the figures that people read: shares, means, rates for a thousand lines. */
import type { Figures, Key } from '../store/reports.ts'

const KEY_NAMES = ['unit', 'staff', 'window', 'phrase', 'rule', 'day', 'weekday', 'hour'] as const

/** `lines`: staff lines that findings are set against. */
export function figuresOf(sums: Figures, lines: number = sums.staffLines) {
  const { conversations, found, counted, met, missed, appeals, upheld } = sums
  const { info, minor, major, critical } = sums
  return {
    ...keyOf(sums),
    period: sums.period,
    conversations,
    staffLines: lines,
    found,
    counted,
    perThousand: lines === 0 ? null : rounded((counted * 1_000) / lines, 2),
    severities: { info, minor, major, critical },
    score: rounded(sums.scores / 10 / conversations, 2),
    reviewedScore: rounded(sums.reviewedScores / 10 / conversations, 2),
    passRate: rounded(sums.passed / conversations, 4),
    reviewedPassRate: rounded(sums.reviewedPassed / conversations, 4),
    compliance: compliance(met, missed),
    appeals: { filed: appeals, upheld },
  }
}

export function compliance(met: number, missed: number): number | null {
  return met + missed === 0 ? null : rounded(met / (met + missed), 4)
}

export function keyOf(row: Key): Key {
  return Object.fromEntries(KEY_NAMES.flatMap((name) => (name in row ? [[name, row[name]]] : [])))
}

/** Half a unit goes up, and binary dust below the tenth digit does not decide. */
export function rounded(value: number, digits: number): number {
  const factor = 10 ** digits
  return Math.round(Number((value * factor).toFixed(6))) / factor
}
