/** Appeals against findings. */
import { z } from 'zod'
import { Instant, PageQuery, pageOf, ScopeQuery, SeverityName } from './common.ts'
import { DecisionName, Words } from './review.ts'

const StatusName = z.enum(['open', 'withdrawn', 'accepted', 'rejected'])

export const AppealShape = z
  .object({
    id: z.number().int(),
    finding: z.number().int(),
    conversation: z.string(),
    unit: z.string(),
    staff: z.string(),
    window: z.string().nullable(),
    day: z.string(),
    line: z.number().int(),
    phrase: z.string(),
    text: z.string(),
    severity: SeverityName,
    /** Of the finding, now. */
    decision: DecisionName.nullable(),
    reason: z.string(),
    filedAt: Instant,
    answerBy: Instant,
    /** Open, and past the time by which it was to be answered. */
    overdue: z.boolean(),
    status: StatusName,
    answer: z.string().nullable(),
    decidedBy: z.string().nullable(),
    decidedAt: Instant.nullable(),
    /** No further appeal. */
    final: z.boolean(),
  })
  .meta({ id: 'Appeal' })
export const AppealPage = pageOf(AppealShape).meta({ id: 'AppealPage' })

export const AppealQuery = z.object({
  ...PageQuery.shape,
  ...ScopeQuery.shape,
  status: StatusName.exactOptional(),
  finding: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER).exactOptional(),
  overdue: z.enum(['true', 'false']).exactOptional(),
})

const GivenWords = Words.pipe(z.string().min(1, '不能为空'))
export const AppealRequest = z.object({ reason: GivenWords }).meta({ id: 'AppealRequest' })

export const AppealDecision = z
  .object({
    decision: z.enum(['accept', 'reject']),
    answer: GivenWords,
    /** No further appeal on the same finding. */
    final: z.boolean().default(false),
  })
  .meta({ id: 'AppealDecision' })
