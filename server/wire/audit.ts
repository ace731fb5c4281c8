/** The audit log, as it is read and verified. */
import { z } from 'zod'
import { Day, Instant, PageQuery, pageOf } from './common.ts'

const AuditShape = z
  .object({
    seq: z.number().int(),
    at: Instant,
    actor: z.string(),
    actorName: z.string(),
    action: z.string(),
    target: z.string(),
    unit: z.string().nullable(),
    detail: z.record(z.string(), z.unknown()),
    hash: z.string(),
  })
  .meta({ id: 'AuditEntry' })

/** Newest first. */
export const AuditPage = pageOf(AuditShape).meta({ id: 'AuditPage' })

export const AuditQuery = PageQuery.extend({
  actor: z.string().max(500).exactOptional(),
  action: z.string().max(100).exactOptional(),
  target: z.string().max(500).exactOptional(),
  unit: z.string().max(200).exactOptional(),
  from: Day.exactOptional(),
  to: Day.exactOptional(),
})

/** `<seq>:<hash>`, as an earlier answer gave it. */
export const AnchorText = z.string().regex(/^\d{1,15}:[0-9a-f]{64}$/, '应写成 序号:哈希')
export const VerifyQuery = z.object({ anchor: AnchorText.exactOptional() })

export const VerifyAnswer = z
  .object({
    ok: z.boolean(),
    /** Rows read. */
    count: z.number().int(),
    /** Of the last row. Kept elsewhere and handed in later, it shows that nothing up to it was changed or cut off. */
    anchor: z.string().nullable(),
    /** The first row that does not follow from the one before. */
    broken: z
      .object({
        seq: z.number().int(),
        because: z.enum(['missing', 'changed', 'not-linked', 'cut-off', 'rewritten']),
      })
      .exactOptional(),
  })
  .meta({ id: 'AuditVerification' })
