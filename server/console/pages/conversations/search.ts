/** What is searched for, as the page keeps it and as the interface wants it. */
import type { Schemas } from '../../client.ts'

export const FILTERS = [
  'q',
  'view',
  'unit',
  'window',
  'staff',
  'from',
  'to',
  'channel',
  'passed',
  'minScore',
  'maxScore',
  'phrase',
  'rule',
  'status',
  'source',
] as const
type Query = { readonly [name in (typeof FILTERS)[number]]?: string }
type Summary = Schemas['ConversationSummary']

export function scopeOf({ unit, window, staff, from, to }: Query) {
  return {
    ...(unit && { unit }),
    ...(window && { window }),
    ...(staff && { staff }),
    ...(from && { from }),
    ...(to && { to }),
  }
}

export function listOf(query: Query) {
  const { q, channel, passed, minScore, maxScore, phrase, rule, status, source } = query
  return {
    ...scopeOf(query),
    ...(q && { q }),
    ...(phrase && { phrase }),
    ...(rule && { rule, status: (status ?? 'missed') as Schemas['Report']['rules'][number]['status'] }),
    ...(channel && { channel: channel as Summary['channel'] }),
    ...(passed && { passed: passed as 'true' | 'false' }),
    ...(minScore && { minScore: Number(minScore) }),
    ...(maxScore && { maxScore: Number(maxScore) }),
    ...(source && { source: source as Summary['source'] }),
  }
}

/** Where a conversation is read; `line` counts from 0. */
export function placeOf(id: string, unit: string, line?: number) {
  return {
    path: `/conversations/${encodeURIComponent(id)}`,
    query: { unit, ...(line !== undefined && { line: String(line) }) },
  }
}
