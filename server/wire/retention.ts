/** How long what is kept is kept. */
import { z } from 'zod'

const Days = z.number().int().min(1).max(36_500).nullable()

/** Days from when it was received; null: for ever. */
const RetentionShape = z
  .object({
    /** What was said. */
    lines: Days,
    /** Conversations with findings, reports, reviews and appeals. */
    conversations: Days,
    /** Jobs that have ended, with their results. */
    jobs: Days,
    /** Messages to webhooks. */
    deliveries: Days,
    /** Live conversations that nobody ended. */
    live: Days,
  })
  .meta({ id: 'Retention' })

/** What is not named is as the whole service has it. */
export const OwnRetentionShape = z
  .object({
    lines: Days.exactOptional(),
    conversations: Days.exactOptional(),
    jobs: Days.exactOptional(),
    deliveries: Days.exactOptional(),
    live: Days.exactOptional(),
  })
  .strict()
  .meta({ id: 'OwnRetention' })

export const RetentionAnswer = z
  .object({ unit: z.string(), own: OwnRetentionShape, effective: RetentionShape })
  .meta({ id: 'RetentionAnswer' })
/** '' or none: the whole service, for those who see all units; others see their own. */
export const RetentionQuery = z.object({ unit: z.string().max(200).exactOptional() })
