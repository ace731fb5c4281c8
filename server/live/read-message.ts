/** Reads a client's message by the schema of its type. */
import type { z } from 'zod'
import { LiveError } from '../wire/live-errors.ts'
import { IN_CHINESE, problemsOf, sentenceOf } from '../wire/validate.ts'

type Typed = z.ZodType<{ readonly type: string }>

/** @throws LiveError unknown-message, bad-message with the path of each field that is wrong */
export function readMessage<T extends Readonly<Record<string, Typed>>>(
  schemas: T,
  value: unknown,
): z.output<T[keyof T]> {
  const { type, seq } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const schema = typeof type === 'string' && Object.hasOwn(schemas, type) ? schemas[type] : undefined
  if (schema === undefined) throw new LiveError('unknown-message')
  const read = schema.safeParse(value, { error: IN_CHINESE })
  if (read.success) return read.data as z.output<T[keyof T]>
  const detail = sentenceOf(problemsOf(read.error))
  throw new LiveError('bad-message', detail, Number.isSafeInteger(seq) ? (seq as number) : undefined)
}
