/** Shapes that many messages share: roles, severities, time, pages, problems. */
import { type Channel, type Role, SEVERITIES } from 'liyan'
import { z } from 'zod'
import { ERRORS, type ErrorCode } from './errors.ts'

export const SpeakerRole = z.enum(['staff', 'customer'] as const satisfies readonly Role[])
export const ChannelName = z.enum(['phone', 'counter'] as const satisfies readonly Channel[])
export const SeverityName = z.enum(SEVERITIES)
/** Milliseconds since 1970. */
export const Instant = z.number().int()
/** A day of the service's time zone, `2026-11-27`. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '应写成 2026-11-27')

/** Text that every store keeps as it is: no control characters (PostgreSQL has no NUL), no half characters. */
export function storableText(longest: number) {
  return z
    .string()
    .max(longest)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, '不能有控制字符')
}

/** What people name something. */
export const Label = storableText(200).trim().min(1)

/** A list is read page by page; `next` of one page is `cursor` of the following one. */
export const PageQuery = z.object({
  cursor: z.string().max(200).exactOptional(),
  limit: z.coerce.number().int().min(1).max(1_000).default(50),
})

export function pageOf<T extends z.ZodType>(item: T) {
  return z.object({ items: z.array(item), next: z.string().exactOptional() })
}

/** What narrows a list to a place and a time; `from` and `to` are days, both included. */
export const ScopeQuery = z.object({
  unit: z.string().max(200).exactOptional(),
  window: z.string().max(200).exactOptional(),
  staff: z.string().max(200).exactOptional(),
  from: Day.exactOptional(),
  to: Day.exactOptional(),
})

/** RFC 9457; `code` is one of the table in errors.ts. */
const Problem = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
    detail: z.string(),
    /** The request's id, which stands in the log too. */
    instance: z.string(),
    problems: z.array(z.object({ field: z.string(), message: z.string() })).exactOptional(),
  })
  .meta({ id: 'Problem' })

/** The body of an answer that has none (204). */
export const Nothing = z.null()

/** The answers of a route that may be refused: `responses({ 200: Shape })`. */
export function responses<T extends Record<number, z.ZodType>>(good: T) {
  return { ...good, '4xx': Problem, '5xx': Problem }
}
