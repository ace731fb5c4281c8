/** The slow way to the figures of a report: every row in memory, one loop. Knows nothing of SQL. */

export interface Said {
  readonly id: string
  readonly unit: string
  readonly staff: string
  readonly window: string
  /** `2026-11-27`. */
  readonly day: string
  readonly hour: number
  /** Staff lines. */
  readonly lines: number
  readonly findings: readonly Found[]
  readonly isFarewellMet: boolean
  readonly score: number
  readonly reviewedScore: number
}

export interface Found {
  readonly phrase: string
  readonly severity: string
  readonly isKept: boolean
  readonly decision: string | null
  readonly appeal: 'accepted' | 'rejected' | null
}

const PASS = 85
const isCounted = ({ isKept, decision }: Found) =>
  decision === 'confirmed' || (isKept && decision !== 'false-alarm')

/** Group -> figures; `groupOf` names the group of a conversation, or is undefined to leave it out. */
export function figures(all: readonly Said[], groupOf: (said: Said) => string) {
  const groups = new Map<string, Said[]>()
  for (const said of all) groups.set(groupOf(said), [...(groups.get(groupOf(said)) ?? []), said])
  return new Map([...groups].map(([name, list]) => [name, figuresOf(list)]))
}

function figuresOf(list: readonly Said[]) {
  const findings = list.flatMap((said) => said.findings)
  const counted = findings.filter(isCounted)
  const severity = (name: string) => counted.filter((found) => found.severity === name).length
  const staffLines = total(list.map(({ lines }) => lines))
  const met = list.filter(({ isFarewellMet }) => isFarewellMet).length
  return {
    conversations: list.length,
    staffLines,
    found: findings.filter(({ isKept }) => isKept).length,
    counted: counted.length,
    perThousand: near((counted.length / staffLines) * 1_000, 2),
    severities: {
      info: 0,
      minor: severity('minor'),
      major: severity('major'),
      critical: severity('critical'),
    },
    score: near(total(list.map(({ score }) => score)) / list.length, 2),
    reviewedScore: near(total(list.map(({ reviewedScore }) => reviewedScore)) / list.length, 2),
    passRate: near(list.filter(({ score }) => score >= PASS).length / list.length, 4),
    reviewedPassRate: near(list.filter(({ reviewedScore }) => reviewedScore >= PASS).length / list.length, 4),
    compliance: near(met / list.length, 4),
    appeals: {
      filed: findings.filter(({ appeal }) => appeal !== null).length,
      upheld: findings.filter(({ appeal }) => appeal === 'accepted').length,
    },
  }
}

/** ISO 8601, found by walking from the week's Thursday. */
export function weekOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`)
  const thursday = new Date(date.getTime() + (3 - ((date.getUTCDay() + 6) % 7)) * 86_400_000)
  const first = new Date(Date.UTC(thursday.getUTCFullYear(), 0, 1))
  const week = Math.floor((thursday.getTime() - first.getTime()) / 86_400_000 / 7) + 1
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`
}

function total(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0)
}

function near(value: number, digits: number): unknown {
  // Half a unit of the last digit, and a little for what binary cannot hold.
  return { asymmetricMatch: (other: number) => Math.abs(other - value) <= 0.5 * 10 ** -digits + 1e-9 }
}
