/** Turns findings and missed rules into deductions, bonus and score; caps and floor are the book's. */
import type { Clause, Deduction, Finding, Phrase, Rule, Scoring, Severity } from '../model.ts'
import { nth } from './wording.ts'

/** What has been deducted and earned so far; immutable, so tentative lines can be tried on it. */
export interface Tally {
  readonly lost: number
  /** By phrase id, after caps. */
  readonly lostTo: ReadonlyMap<string, number>
  readonly lostIn: ReadonlyMap<string, number>
  readonly bonus: readonly { readonly points: number; readonly for: string }[]
  readonly fatal: readonly string[]
}

export interface Charged {
  readonly tally: Tally
  /** Absent where nothing is deducted and nothing is fatal. */
  readonly deduction?: Deduction
}

export const EMPTY_TALLY: Tally = { lost: 0, lostTo: new Map(), lostIn: new Map(), bonus: [], fatal: [] }

/** Enters a kept finding: a forbidden one costs its phrase's points, a courtesy one may earn the bonus. */
export const enterFinding = (
  scoring: Scoring,
  tally: Tally,
  phrase: Phrase,
  finding: Finding,
  line: number,
): Charged => {
  const { id, kind, severity, category, clause } = phrase
  const because = () => `${nth(line)}「${finding.text}」：${phrase.title}${cited(clause)}`
  const points = kind === 'forbidden' ? phrase.points : 0
  const charged = charge(scoring, tally, {
    id,
    points,
    severity,
    category,
    clause,
    line,
    because,
    repeats: true,
  })
  return kind === 'courtesy' ? { ...charged, tally: earn(scoring, charged.tally, phrase) } : charged
}

/** Enters a missed rule; a rule is missed once, however often it was broken. */
export const enterMiss = (
  scoring: Scoring,
  tally: Tally,
  rule: Rule,
  line: number | undefined,
  reason: string,
): Charged => {
  const { id, points, severity, clause } = rule
  const because = () => `${rule.title}：${reason}${cited(clause)}`
  return charge(scoring, tally, {
    id,
    points,
    severity,
    category: undefined,
    clause,
    line,
    because,
    repeats: false,
  })
}

/** Start less deductions plus bonus, within the book's limits and to one decimal; a fatal item sets the least score and fails. */
export const scoreOf = (scoring: Scoring, tally: Tally): { score: number; passed: boolean } => {
  const { start, min, max, pass } = scoring
  if (tally.fatal.length > 0) return { score: min, passed: false }
  const earned = tally.bonus.reduce((sum, { points }) => sum + points, 0)
  const score = Math.min(max, Math.max(min, Math.round((start - tally.lost + earned) * 10) / 10))
  return { score, passed: score >= pass }
}

interface Charge {
  readonly id: string
  readonly points: number
  readonly severity: Severity
  readonly category: string | undefined
  readonly clause: Clause | undefined
  readonly line: number | undefined
  /** A function: most charges are never read. */
  readonly because: () => string
  /** Can be charged more than once (a phrase), so that what it cost must be remembered. */
  readonly repeats: boolean
}

const charge = (scoring: Scoring, tally: Tally, item: Charge): Charged => {
  const fatal = scoring.fatal.includes(item.id)
  const full = item.severity === 'info' ? 0 : cents(item.points)
  if (full <= 0 && !fatal) return { tally }
  const { points, note } = capped(scoring, tally, item, Math.max(0, full))
  const { id, category, repeats, line, clause } = item
  const because = `${item.because()}，${fatal ? '一票否决，' : ''}扣 ${full} 分${note}`
  const place = line === undefined ? { points, for: id } : { points, for: id, line }
  return {
    tally: {
      lost: cents(tally.lost + points),
      lostTo: repeats ? added(tally.lostTo, id, points) : tally.lostTo,
      lostIn: category === undefined ? tally.lostIn : added(tally.lostIn, category, points),
      bonus: tally.bonus,
      fatal: fatal && !tally.fatal.includes(id) ? [...tally.fatal, id] : tally.fatal,
    },
    deduction: clause ? { ...place, clause, because } : { ...place, because },
  }
}

/** The points left after each cap, and the words for those that cut them. */
const capped = (
  scoring: Scoring,
  tally: Tally,
  item: Charge,
  full: number,
): { points: number; note: string } => {
  const { perPhrase, perCategory, total } = scoring.caps
  const { id, category, repeats } = item
  const inCategory = category !== undefined && Object.hasOwn(perCategory, category)
  const limits: readonly [string, number | undefined, number][] = [
    [repeats ? '同一用语' : '同一规则', perPhrase, repeats ? (tally.lostTo.get(id) ?? 0) : 0],
    [`${category}类`, inCategory ? perCategory[category] : undefined, tally.lostIn.get(category ?? '') ?? 0],
    ['全部', total, tally.lost],
  ]
  let points = full
  let note = ''
  for (const [name, cap, used] of limits) {
    const left = cap === undefined ? points : Math.max(0, cents(cap - used))
    if (left >= points) continue
    points = left
    note += `，${name}最多扣 ${cap} 分`
  }
  return { points, note: note && `${note}，实扣 ${points} 分` }
}

/** Each courtesy phrase on the book's list earns once: its own points, or `each` where it has none. */
const earn = ({ bonus }: Scoring, tally: Tally, { id, points: own }: Phrase): Tally => {
  if (!bonus.phrases.includes(id) || tally.bonus.some((earned) => earned.for === id)) return tally
  const left = bonus.max - tally.bonus.reduce((sum, { points }) => sum + points, 0)
  const points = cents(Math.min(own > 0 ? own : bonus.each, left))
  return points > 0 ? { ...tally, bonus: [...tally.bonus, { points, for: id }] } : tally
}

const added = (
  sums: ReadonlyMap<string, number>,
  key: string,
  points: number,
): ReadonlyMap<string, number> =>
  points > 0 ? new Map(sums).set(key, cents((sums.get(key) ?? 0) + points)) : sums

/** Hundredths of a point: keeps sums free of binary dust. */
const cents = (points: number): number => Math.round(points * 100) / 100

const cited = (clause: Clause | undefined): string => (clause ? `（${clause.norm} ${clause.article}）` : '')
