/** Jobs: batches that are worked on in the background, their progress and results. */
import { z } from 'zod'
import { Instant, PageQuery, pageOf } from './common.ts'

export const JobShape = z
  .object({
    id: z.string(),
    unit: z.string(),
    kind: z.string(),
    /** Name of the key or user that sent it. */
    createdBy: z.string(),
    status: z.enum(['receiving', 'queued', 'running', 'done', 'cancelled']),
    /** Lines of the body, those that could not be used among them. */
    total: z.number().int(),
    done: z.number().int(),
    failed: z.number().int(),
    createdAt: Instant,
    updatedAt: Instant,
  })
  .meta({ id: 'Job' })

export const JobPage = pageOf(JobShape).meta({ id: 'JobPage' })
export const JobsQuery = PageQuery
export const JobParams = z.object({ id: z.string().max(100) })
