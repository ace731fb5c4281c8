/** The score of a finished report anew, once people have decided which of its findings count. */
import type { Deduction, Phrasebook, Report, ReportFinding } from '../model.ts'
import { planOf } from './plan.ts'
import { EMPTY_TALLY, enterFinding, enterMiss, scoreOf, type Tally } from './score.ts'

/** What of a report depends on which findings count. */
export type Rescored = Pick<Report, 'score' | 'passed' | 'fatal' | 'deductions' | 'bonus'>

/**
 * Enters the findings that count, doubtful ones among them, and the rules that were missed, under the same caps, bonus, fatal
 * items and limits; `book` must be the version that made the report. With `({ status }) => status === 'kept'` the
 * answer is the report's own.
 *
 * Rule statuses stay as they are, also where a finding that was dismissed met or missed the rule: telling that needs
 * the lines, which may be gone. For the same reason a cue that is fatal stays fatal.
 */
export const rescore = (
  book: Phrasebook,
  report: Report,
  counted: (finding: ReportFinding, index: number) => boolean,
): Rescored => {
  const { scoring, rules } = book
  const { phrases } = planOf(book)
  const deductions: Deduction[] = []
  // A rule may be named like a cue; a cue is entered only where it is fatal, and costs no points.
  const isCue = ({ for: id, points }: Deduction) =>
    phrases.get(id)?.kind === 'cue' && scoring.fatal.includes(id) && points === 0
  const cues = report.deductions.filter(isCue)
  let tally: Tally = { ...EMPTY_TALLY, fatal: cues.map(({ for: id }) => id).filter(isFirst) }
  for (const [index, finding] of report.findings.entries()) {
    const phrase = phrases.get(finding.phrase)
    if (phrase === undefined || !counted(finding, index)) continue
    while (cues[0]?.line !== undefined && cues[0].line <= finding.line) deductions.push(cues.shift()!)
    const charged = enterFinding(scoring, tally, phrase, finding, finding.line)
    tally = charged.tally
    if (charged.deduction) deductions.push(charged.deduction)
  }
  deductions.push(...cues)
  for (const { rule: id, status, line, because } of report.rules) {
    const rule = status === 'missed' ? rules.find((known) => known.id === id) : undefined
    if (rule === undefined) continue
    const charged = enterMiss(scoring, tally, rule, line, because)
    tally = charged.tally
    if (charged.deduction) deductions.push(charged.deduction)
  }
  return { ...scoreOf(scoring, tally), fatal: tally.fatal, deductions, bonus: tally.bonus }
}

const isFirst = (id: string, index: number, ids: readonly string[]): boolean => ids.indexOf(id) === index
