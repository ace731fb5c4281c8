/** What the checker answers, as it travels: findings, rule statuses, deductions, reports. */
import { z } from 'zod'
import { SeverityName } from './common.ts'

export const ClauseShape = z
  .object({ id: z.string(), norm: z.string(), article: z.string(), text: z.string() })
  .meta({ id: 'Clause' })

const FindingFields = {
  phrase: z.string(),
  kind: z.enum(['courtesy', 'forbidden', 'cue']),
  /** Half-open, UTF-16 units of the line's text. */
  start: z.number().int(),
  end: z.number().int(),
  text: z.string(),
  match: z.enum(['exact', 'variant', 'sound']),
  confidence: z.number(),
  severity: SeverityName,
  reason: z.string(),
}
export const FindingShape = z.object(FindingFields).meta({ id: 'Finding' })

export const ReportFindingShape = z
  .object({
    ...FindingFields,
    /** Counts from 0. */
    line: z.number().int(),
    status: z.enum(['kept', 'needs-listening']),
    category: z.string().exactOptional(),
    clause: ClauseShape.exactOptional(),
    instead: z.array(z.string()).readonly(),
  })
  .meta({ id: 'ReportFinding' })

export const PhrasebookRef = z.object({ id: z.string(), version: z.string() }).meta({ id: 'PhrasebookRef' })

export const ReportShape = z
  .object({
    id: z.string(),
    phrasebook: PhrasebookRef,
    score: z.number(),
    passed: z.boolean(),
    fatal: z.array(z.string()).readonly(),
    findings: z.array(ReportFindingShape).readonly(),
    rules: z
      .array(
        z.object({
          rule: z.string(),
          status: z.enum(['met', 'missed', 'not-applicable']),
          line: z.number().int().exactOptional(),
          because: z.string(),
        }),
      )
      .readonly(),
    deductions: z
      .array(
        z.object({
          points: z.number(),
          for: z.string(),
          line: z.number().int().exactOptional(),
          clause: ClauseShape.exactOptional(),
          because: z.string(),
        }),
      )
      .readonly(),
    bonus: z.array(z.object({ points: z.number(), for: z.string() })).readonly(),
    stats: z.object({
      courtesyWords: z.record(z.string(), z.number()),
      staffLines: z.number(),
      customerLines: z.number(),
      speakingRate: z.object({ staff: z.number().nullable(), customer: z.number().nullable() }),
      answerTime: z.object({ median: z.number().nullable(), longest: z.number().nullable() }),
    }),
  })
  .meta({ id: 'Report' })
