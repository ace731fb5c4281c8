/** Concludes a conversation: final rule verdicts, deductions and score become the report. */
import type { Deduction, Report, ReportFinding, Role, RuleStatus } from '../model.ts'
import type { Course } from './course.ts'
import type { Plan } from './plan.ts'
import { enterMiss, scoreOf } from './score.ts'

interface Conclusion {
  readonly id: string
  readonly endedBy: Role | undefined
  readonly course: Course
  readonly findings: readonly ReportFinding[]
  /** Of the findings; those of missed rules follow them in the report. */
  readonly deductions: readonly Deduction[]
  readonly stats: Report['stats']
}

export const concluded = (plan: Plan, conclusion: Conclusion): Report => {
  const { course, endedBy } = conclusion
  const { id, version, scoring, rules } = plan.book
  const ending = { lastTime: course.lastTime, endedBy }
  const statuses: RuleStatus[] = []
  const deductions = [...conclusion.deductions]
  let tally = course.tally
  for (const [index, rule] of rules.entries()) {
    const verdict = course.watches[index]?.finish(ending)
    if (!verdict) continue
    const { status, line, because } = verdict
    statuses.push(
      line === undefined ? { rule: rule.id, status, because } : { rule: rule.id, status, line, because },
    )
    if (status !== 'missed') continue
    const charged = enterMiss(scoring, tally, rule, line, because)
    tally = charged.tally
    if (charged.deduction) deductions.push(charged.deduction)
  }
  return {
    id: conclusion.id,
    phrasebook: { id, version },
    ...scoreOf(scoring, tally),
    fatal: tally.fatal,
    findings: conclusion.findings,
    rules: statuses,
    deductions,
    bonus: tally.bonus,
    stats: conclusion.stats,
  }
}
