/** Findings as they are listed, opened and counted. */
import { SEVERITIES } from 'liyan'
import { z } from 'zod'
import { AppealShape } from './appeal.ts'
import { Instant, PageQuery, pageOf, ScopeQuery, SeverityName, SpeakerRole } from './common.ts'
import { ClauseShape, PhrasebookRef } from './report.ts'
import { DecisionName, ReviewShape } from './review.ts'

/** A row's number in a path. */
export const RowId = z.object({ id: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

const FilterFields = {
  ...ScopeQuery.shape,
  kind: z.enum(['forbidden', 'courtesy']).default('forbidden'),
  phrase: z.string().max(200).exactOptional(),
  category: z.string().max(200).exactOptional(),
  /** The least. */
  severity: SeverityName.exactOptional(),
  /** 0 is Monday. */
  weekday: z.coerce.number().int().min(0).max(6).exactOptional(),
  hour: z.coerce.number().int().min(0).max(23).exactOptional(),
}

/**
 * `open`: no decision yet; `confirmed`, `false-alarm`, `needs-listening`: decided so; `appealed`: an appeal waits for its
 * answer; `disputed`: two reviewers differ; `kept`: the checker was sure of it; `counted`: it counts after reviews.
 */
const StatusName = z.enum([
  'open',
  'confirmed',
  'false-alarm',
  'needs-listening',
  'appealed',
  'disputed',
  'kept',
  'counted',
])

export const FindingFilterFields = { ...FilterFields, status: StatusName.exactOptional() }

export const FindingQuery = z
  .object({
    ...PageQuery.shape,
    ...FindingFilterFields,
    /** `queue`: what is most urgent first, by severity, doubt and age; `newest`: the latest conversation first. */
    sort: z.enum(['queue', 'newest']).default('queue'),
    /** `second`: findings that one other person has decided on, without that decision. */
    for: z.literal('second').exactOptional(),
  })
  .refine((query) => query.for === undefined || query.status === undefined, {
    path: ['status'],
    message: '第二次复核看不到处理结果，不能按它筛选',
  })

export const SummaryQuery = z.object(FilterFields)

/** Of a filter as it travels, the filter of the store. */
export function rankOf<T extends { severity?: (typeof SEVERITIES)[number] }>({ severity, ...filter }: T) {
  return { ...filter, rank: severity === undefined ? undefined : SEVERITIES.indexOf(severity) }
}

const ItemFields = {
  id: z.number().int(),
  /** Id of the conversation, as its sender named it; unique within the unit. */
  conversation: z.string(),
  unit: z.string(),
  staff: z.string().nullable(),
  window: z.string().nullable(),
  at: Instant,
  day: z.string(),
  line: z.number().int(),
  start: z.number().int(),
  end: z.number().int(),
  phrase: z.string(),
  kind: z.string(),
  text: z.string(),
  match: z.string(),
  confidence: z.number(),
  severity: SeverityName,
  category: z.string().nullable(),
  reason: z.string(),
  /** As the checker saw it; `needs-listening`: it was not sure. */
  status: z.enum(['kept', 'needs-listening']),
  /** Null: none yet, or hidden from whoever is to decide without seeing it. */
  decision: DecisionName.nullable(),
  decidedAt: Instant.nullable(),
  disputed: z.boolean(),
  appealed: z.boolean(),
  /** The same for identical lines. */
  same: z.string(),
  /** The whole line; null where lines are not kept. */
  said: z.string().nullable(),
}
const FindingItemShape = z.object(ItemFields).meta({ id: 'FindingItem' })
export const FindingPage = pageOf(FindingItemShape).meta({ id: 'FindingPage' })

export const DetailQuery = z.object({ for: z.literal('second').exactOptional() })

export const FindingDetail = z
  .object({
    ...ItemFields,
    /** Title of the phrase. */
    title: z.string(),
    clause: ClauseShape.nullable(),
    instead: z.array(z.string()).readonly(),
    /** The line with two before and two after it; empty where lines are not kept. */
    context: z.array(
      z.object({
        n: z.number().int(),
        role: SpeakerRole,
        text: z.string(),
        start: z.number().nullable(),
        end: z.number().nullable(),
      }),
    ),
    /** Of the conversation, as the checker gave it and after reviews; the latter null while decisions are hidden. */
    score: z.number(),
    passed: z.boolean(),
    reviewedScore: z.number().nullable(),
    reviewedPassed: z.boolean().nullable(),
    /** Findings of the same phrase in lines with the same words, this one included. */
    identical: z.object({ total: z.number().int(), open: z.number().int() }),
    phrasebook: PhrasebookRef,
    /** No appeal against it is taken after that. */
    appealUntil: Instant,
    reviews: z.array(ReviewShape),
    appeals: z.array(AppealShape),
  })
  .meta({ id: 'FindingDetail' })

const Counted = { total: z.number().int(), open: z.number().int() }

export const FindingSummary = z
  .object({
    status: z.object({
      ...Counted,
      confirmed: z.number().int(),
      falseAlarm: z.number().int(),
      needsListening: z.number().int(),
      disputed: z.number().int(),
      appealed: z.number().int(),
    }),
    severities: z.array(z.object({ severity: SeverityName, ...Counted })),
    phrases: z.array(z.object({ phrase: z.string(), ...Counted })),
  })
  .meta({ id: 'FindingSummary' })
