/** Decisions on findings, taking them back, and how well reviewers agree. */
import { z } from 'zod'
import { Instant, ScopeQuery } from './common.ts'
import { ERRORS, type ErrorCode } from './errors.ts'

const DECISIONS = ['confirmed', 'false-alarm', 'needs-listening'] as const
export const DecisionName = z.enum(DECISIONS)

/** What people write to each other; PostgreSQL could keep neither NUL nor half a character. */
export const Words = z
  .string()
  .trim()
  .max(2_000)
  .regex(/^[^\p{Cs}\0]*$/u, '不能有控制字符')

export const ReviewShape = z
  .object({
    id: z.number().int(),
    reviewer: z.string(),
    reviewerName: z.string(),
    decision: DecisionName,
    note: z.string(),
    blind: z.boolean(),
    at: Instant,
    took: z.number().int().nullable(),
    /** Taken back by its author. */
    undoneAt: Instant.nullable(),
    /** The same for all findings that were decided with it. */
    act: z.string(),
    /** The appeal that it answers. */
    appeal: z.number().int().nullable(),
  })
  .meta({ id: 'Review' })

const VerdictFields = {
  decision: DecisionName,
  note: Words.default(''),
}

export const ReviewRequest = z
  .object({
    ...VerdictFields,
    /** Decides all open findings of the same phrase in lines with the same words, too. */
    identical: z.boolean().default(false),
    /** Decided without having seen another's decision; a second one does not replace the first. */
    blind: z.boolean().default(false),
    /** Milliseconds that the decision took. */
    took: z.number().int().min(0).max(86_400_000).exactOptional(),
    /** The decision that the reviewer saw; where it is another by now the answer is 409 `already-decided`. */
    expected: DecisionName.nullable().default(null),
  })
  .refine(({ identical, blind }) => !(identical && blind), {
    path: ['identical'],
    message: '第二次复核只能逐条进行',
  })
  .meta({ id: 'ReviewRequest' })

export const ManyReviewsRequest = z
  .object({
    ...VerdictFields,
    findings: z.array(z.number().int().min(1).max(Number.MAX_SAFE_INTEGER)).min(1).max(1_000),
  })
  .meta({ id: 'ManyReviewsRequest' })

export const ReviewsAnswer = z
  .object({
    /** Of everything that was entered with this request. */
    act: z.string(),
    decided: z
      .array(
        z.object({
          finding: z.number().int(),
          /** Takes it back: `DELETE /v1/reviews/:id`. */
          review: z.number().int(),
          decision: DecisionName.nullable(),
          disputed: z.boolean(),
        }),
      )
      .readonly(),
    skipped: z.array(
      z.object({
        finding: z.number().int(),
        code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
        detail: z.string(),
      }),
    ),
    /** Identical ones beyond what is done at once. */
    left: z.number().int(),
  })
  .meta({ id: 'ReviewsAnswer' })

export const UndoQuery = z.object({
  /** Takes back everything that was decided with it. */
  identical: z.enum(['true', 'false']).default('false'),
})

export const UndoAnswer = z
  .object({
    undone: z
      .array(
        z.object({
          finding: z.number().int(),
          review: z.number().int(),
          /** That came back. */
          decision: DecisionName.nullable(),
        }),
      )
      .readonly(),
    /** Findings on which somebody has decided since. */
    skipped: z.array(z.number().int()).readonly(),
  })
  .meta({ id: 'UndoAnswer' })

export const AgreementQuery = ScopeQuery

const Agreement = {
  pairs: z.number().int(),
  /** Share of the pairs that agree, and the share that would by chance; null without pairs. */
  observed: z.number().nullable(),
  expected: z.number().nullable(),
  /** Cohen's; null without pairs, and where chance alone explains all. */
  kappa: z.number().nullable(),
}

export const AgreementAnswer = z
  .object({
    ...Agreement,
    /** Order of the table's rows (first decision) and columns (second). */
    decisions: z.array(DecisionName),
    table: z.array(z.array(z.number().int())),
    phrases: z.array(z.object({ phrase: z.string(), ...Agreement })),
    reviewers: z.array(
      z.object({
        /** Whichever of them decided first. */
        reviewers: z.tuple([
          z.object({ id: z.string(), name: z.string() }),
          z.object({ id: z.string(), name: z.string() }),
        ]),
        ...Agreement,
      }),
    ),
  })
  .meta({ id: 'Agreement' })
