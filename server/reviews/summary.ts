/** Figures for badges: how many findings there are by status, severity and phrase. */
import type { Visibility } from '../access/roles.ts'
import { grouped } from '../grouped.ts'
import { countFindings } from '../store/finding-context.ts'
import type { FindingFilter } from '../store/findings.ts'
import type { Db } from '../store/open.ts'

const FIGURES = [
  'total',
  'open',
  'confirmed',
  'falseAlarm',
  'needsListening',
  'disputed',
  'appealed',
] as const
type Figure = (typeof FIGURES)[number]
type Count = Awaited<ReturnType<typeof countFindings>>[number]

/** The database has counted by phrase and severity; what is left to add up are some dozens of rows. */
export async function summary(db: Db, visible: Visibility, filter: Omit<FindingFilter, 'status'>) {
  const counts = await countFindings(db, visible, filter)
  const severities = [...grouped(counts, ({ severity }) => severity).values()]
  const phrases = [...grouped(counts, ({ phrase }) => phrase).values()]
  return {
    status: sums(counts),
    severities: severities
      .sort(([a], [b]) => b!.rank - a!.rank)
      .map((list) => ({ severity: list[0]!.severity, ...sums(list) })),
    phrases: phrases
      .map((list) => ({ phrase: list[0]!.phrase, ...sums(list) }))
      .sort((a, b) => b.total - a.total || (a.phrase < b.phrase ? -1 : 1)),
  }
}

function sums(counts: readonly Count[]): Readonly<Record<Figure, number>> {
  const entries = FIGURES.map((name) => [name, counts.reduce((sum, count) => sum + count[name], 0)])
  return Object.fromEntries(entries)
}
