/** Reports: figures by group and period, the monthly sheet, and where the lines behind each figure are listed. */
import { z } from 'zod'
import { ScopeQuery } from './common.ts'

/** Names as the store knows them; a type error there or here tells where they differ. */
export const GroupingName = z.enum(['staff', 'window', 'unit', 'phrase', 'rule', 'day', 'hour'])
const PeriodName = z.enum(['day', 'week', 'month', 'total'])

export const ReportParams = z.object({ by: GroupingName })
export const ReportQuery = z.object({ ...ScopeQuery.shape, period: PeriodName.default('total') })

const Name = z.string().nullable().exactOptional()
const Share = z.number().nullable()
const count = z.number().int()

const FigureFields = {
  /** Which of these stand there depends on the grouping: by staff, unit and staff; by hour, weekday (0 is Monday) and hour. */
  unit: z.string().exactOptional(),
  staff: Name,
  window: Name,
  phrase: z.string().exactOptional(),
  rule: z.string().exactOptional(),
  day: z.string().exactOptional(),
  weekday: count.exactOptional(),
  hour: count.exactOptional(),
  conversations: count,
  /** By phrase: of all conversations of the period, not only of those in which it was found. */
  staffLines: count,
  /** Forbidden findings that the checker was sure of. */
  found: count,
  /** Those that count after reviews: false alarms are out, doubtful ones that were confirmed are in. */
  counted: count,
  /** Counted ones for 1,000 staff lines. */
  perThousand: z.number().nullable(),
  /** Of the counted ones. */
  severities: z.object({ info: count, minor: count, major: count, critical: count }),
  /** Means, as the checker gave the scores and after reviews. */
  score: z.number(),
  reviewedScore: z.number(),
  passRate: z.number(),
  reviewedPassRate: z.number(),
  /** met / (met + missed) over all rules; null where none applied. */
  compliance: Share,
  appeals: z.object({ filed: count, upheld: count }),
}

/** The filters that list what stands behind the figures; null where no filter can name the group. */
const LinkFields = {
  /** Of `counted`. */
  lines: z.string().nullable(),
  /** Of `found`. */
  foundLines: z.string().nullable(),
  conversationLines: z.string().nullable(),
}

export const ReportAnswer = z
  .object({
    by: GroupingName,
    items: z.array(
      z.object({
        ...FigureFields,
        /** `2026-11-27`, `2026-W48`, `2026-11`; '' for the total. */
        period: z.string(),
        /** Empty by phrase and by rule. */
        rules: z.array(z.object({ rule: z.string(), met: count, missed: count, rate: Share })),
        ...LinkFields,
      }),
    ),
  })
  .meta({ id: 'ReportAnswer' })

export const SheetQuery = z.object({
  month: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, '应写成 2026-11'),
  unit: z.string().max(200).exactOptional(),
  staff: z.string().max(200).exactOptional(),
})

export const SheetAnswer = z
  .object({
    month: z.string(),
    from: z.string(),
    to: z.string(),
    rows: z.array(
      z.object({
        ...FigureFields,
        deductions: z.array(
          z.object({
            clause: z.string().nullable(),
            norm: z.string().nullable(),
            article: z.string().nullable(),
            points: z.number(),
            times: count,
            items: z.array(
              z.object({
                /** Id of a phrase or rule. */
                item: z.string(),
                points: z.number(),
                times: count,
                lines: z.string(),
              }),
            ),
          }),
        ),
        /** Of all deductions. */
        points: z.number(),
        /** Mean of the scores after reviews. */
        finalScore: z.number(),
        ...LinkFields,
      }),
    ),
  })
  .meta({ id: 'Sheet' })
