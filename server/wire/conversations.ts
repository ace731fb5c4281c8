/** Stored conversations, as they travel: lists, one with all that is known of it, imports, batches, hits of a search. */
import { z } from 'zod'
import { TranscriptError, TranscriptShape } from './check.ts'
import { ChannelName, Instant, PageQuery, pageOf, ScopeQuery, SpeakerRole } from './common.ts'
import { HeadFields, LineShape } from './conversation.ts'
import { ERRORS, type ErrorCode } from './errors.ts'
import { PhrasebookRef, ReportFindingShape, ReportShape } from './report.ts'

const Score = z.coerce.number()
const Search = z.string().max(200)
const RuleState = z.enum(['met', 'missed', 'not-applicable'])
const Origin = z.enum(['post', 'batch', 'live', 'practice'])

export const BookQuery = z.object({ phrasebook: z.string().max(200).exactOptional() })

export const BatchQuery = z.object({
  ...BookQuery.shape,
  /** `stream`: answered line by line; `job`: taken in whole and worked on in the background. */
  mode: z.enum(['stream', 'job']).default('stream'),
})

export const ConversationsQuery = z.object({
  ...PageQuery.shape,
  ...ScopeQuery.shape,
  channel: ChannelName.exactOptional(),
  minScore: Score.exactOptional(),
  maxScore: Score.exactOptional(),
  passed: z.enum(['true', 'false']).exactOptional(),
  /** Has a finding of this phrase. */
  phrase: z.string().max(200).exactOptional(),
  /** Together with `status`: this rule came out so. */
  rule: z.string().max(200).exactOptional(),
  status: RuleState.exactOptional(),
  /** Practice is left out unless it is asked for. */
  source: Origin.exactOptional(),
  /** Full text: one of its lines holds all these words. */
  q: Search.exactOptional(),
})

const SummaryFields = {
  id: z.string(),
  unit: z.string(),
  channel: ChannelName,
  staff: z.string().nullable(),
  window: z.string().nullable(),
  /** As sent. */
  startedAt: z.string().nullable(),
  /** When it took place, or was received where that is not known. */
  at: Instant,
  receivedAt: Instant,
  source: Origin,
  phrasebook: PhrasebookRef,
  /** As the checker gave it, and after reviews. */
  score: z.number(),
  reviewedScore: z.number(),
  passed: z.boolean(),
  reviewedPassed: z.boolean(),
  lineCount: z.number().int(),
  forbiddenCount: z.number().int(),
  held: z.boolean(),
  /** Live, cut off and not resumed in time: it was stored as it stood. */
  abandoned: z.boolean(),
  /** `findings`: its lines were never kept; `expired`: they were, and are no more. */
  kept: z.enum(['full', 'findings', 'expired']),
}
const ConversationSummary = z.object(SummaryFields).meta({ id: 'ConversationSummary' })
export const ConversationList = pageOf(ConversationSummary).meta({ id: 'ConversationList' })

const StoredFinding = z
  .object({
    /** For reviews and appeals. */
    id: z.number().int(),
    ...ReportFindingShape.pick({
      line: true,
      start: true,
      end: true,
      phrase: true,
      kind: true,
      text: true,
      match: true,
      confidence: true,
      severity: true,
      reason: true,
      status: true,
    }).shape,
    category: z.string().nullable(),
    /** What the reviews came to. */
    decision: z.enum(['confirmed', 'false-alarm', 'needs-listening']).nullable(),
    decidedAt: Instant.nullable(),
  })
  .meta({ id: 'StoredFinding' })

export const ConversationDetail = z
  .object({
    ...SummaryFields,
    ringCount: z.number().int().nullable(),
    endedBy: SpeakerRole.nullable(),
    heldBecause: z.string().nullable(),
    /** Only where they are kept. */
    lines: z.array(LineShape).exactOptional(),
    report: ReportShape,
    findings: z.array(StoredFinding),
  })
  .meta({ id: 'ConversationDetail' })

export const ConversationParams = z.object({ id: HeadFields.id })
/** Needed only by who sees several units, where several have a conversation of the same id. */
export const UnitQuery = z.object({ unit: z.string().max(200).exactOptional() })

/** Legal hold: nothing of the conversation is deleted, whoever asks and however old it gets. */
export const HoldRequest = z
  .discriminatedUnion('held', [
    z.object({ held: z.literal(true), because: z.string().trim().min(1).max(500) }),
    z.object({ held: z.literal(false), because: z.string().max(500).exactOptional() }),
  ])
  .meta({ id: 'HoldRequest' })
export const HoldState = z
  .object({ held: z.boolean(), heldBecause: z.string().nullable() })
  .meta({ id: 'HoldState' })

export const RecomputeRequest = z
  .object({
    /** A book in service by its id, or any that was used here by its version; without it the one of the report. */
    phrasebook: z.string().max(200).exactOptional(),
  })
  .meta({ id: 'RecomputeRequest' })

const FindingPlace = ReportFindingShape.pick({ phrase: true, line: true, start: true, end: true, text: true })
export const RecomputeAnswer = z
  .object({
    /** The report made now is the stored one, letter by letter. */
    same: z.boolean(),
    report: ReportShape,
    score: z.object({ stored: z.number(), now: z.number() }),
    findings: z.object({ onlyStored: z.array(FindingPlace), onlyNow: z.array(FindingPlace) }),
    rules: z.array(z.object({ rule: z.string(), stored: RuleState.nullable(), now: RuleState.nullable() })),
  })
  .meta({ id: 'RecomputeAnswer' })

const StoredStatus = z.enum(['stored', 'same'])
const RecordError = z.object({
  code: z.enum(Object.keys(ERRORS) as [ErrorCode, ...ErrorCode[]]),
  message: z.string(),
  /** JSON path; '' for the whole. */
  field: z.string(),
})

export const ImportRequest = TranscriptShape
export const ImportAnswer = z
  .object({
    results: z.array(
      z.object({
        id: z.string(),
        /** `same`: it was there already. */
        status: StoredStatus.exactOptional(),
        report: ReportShape.exactOptional(),
        error: RecordError.exactOptional(),
      }),
    ),
    /** Places of the transcript that could not be used. */
    errors: z.array(TranscriptError).readonly(),
  })
  .meta({ id: 'ImportAnswer' })

/** One line of the answer to a batch, in the order of the lines sent. */
export type BatchRecord =
  | { readonly line: number; readonly status: z.output<typeof StoredStatus>; readonly report: unknown }
  | { readonly line: number; readonly error: z.output<typeof RecordError> }

export const LinesQuery = z.object({ ...PageQuery.shape, ...ScopeQuery.shape, q: Search })

export const LineHits = pageOf(
  z.object({
    conversation: z.string(),
    unit: z.string(),
    staff: z.string().nullable(),
    window: z.string().nullable(),
    at: Instant,
    /** Counts from 0. */
    line: z.number().int(),
    role: SpeakerRole,
    text: z.string(),
    /** Where the words stand in `text`. */
    marks: z.array(z.object({ start: z.number().int(), end: z.number().int() })),
  }),
).meta({ id: 'LineHits' })
