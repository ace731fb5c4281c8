/**
 * The protocol of /v1/live, version 1: JSON text frames. The client numbers its final lines 1, 2, 3 …; every line message
 * is answered by one `events`, and a final line by an `ack` as soon as it is on the disk.
 */
import { z } from 'zod'
import { SeverityName, SpeakerRole } from './common.ts'
import { HeadFields } from './conversation.ts'
import { LIVE_ERRORS, type LiveErrorCode } from './live-errors.ts'
import { PhrasebookRef, ReportFindingShape, ReportShape } from './report.ts'

export const PROTOCOL = 1

/** What a connection may do; the server's `hello` tells them. */
export const LIVE_LIMITS = {
  /** Line messages that may be under way. Greater than `early` and what is returned at once together, so that a client can always send the line that is missing. */
  credit: 64,
  /** A final line may come so many numbers before its turn. */
  early: 32,
  /** Final lines of one conversation. */
  lines: 20_000,
  /** UTF-16 units of one line. */
  text: 10_000,
  alternatives: 10,
  /** Bytes of one message; a longer one closes the socket with 1009. */
  message: 1 << 20,
  /** Errors that a connection may make. */
  errors: 20,
  /** Milliseconds until the socket is closed: without `hello`, without `start` or `resume`, without any message. */
  helloMs: 10_000,
  startMs: 60_000,
  idleMs: 600_000,
  /** The server pings so often; two pings without a pong end the connection. */
  pingMs: 20_000,
} as const

const Seq = z.number().int().min(1).max(LIVE_LIMITS.lines)
const Text = z.string().max(LIVE_LIMITS.text)

export const LiveHello = z.object({ type: z.literal('hello'), protocol: z.number() })

export const LiveStart = z.object({
  type: z.literal('start'),
  ...HeadFields,
  phrasebook: z.string().max(200).exactOptional(),
  /** An exercise: kept apart from real conversations. Trainees may do nothing else. */
  practice: z.boolean().exactOptional(),
})

export const LiveResume = z.object({
  type: z.literal('resume'),
  id: HeadFields.id,
  unit: HeadFields.unit,
  /** From `started`. */
  token: z.string().max(200),
})

export const LiveLine = z
  .object({
    type: z.literal('line'),
    /** Of a final line: one more than the final line before. Of an interim one: that which its final line will have. */
    seq: Seq,
    /** A hypothesis: replaces the interim line of the same number before it. */
    interim: z.boolean().exactOptional(),
    role: SpeakerRole,
    text: Text,
    /** Milliseconds from the start of the conversation. */
    start: z.number().min(0).exactOptional(),
    end: z.number().min(0).exactOptional(),
    confidence: z.number().min(0).max(1).exactOptional(),
    alternatives: z.array(Text).max(LIVE_LIMITS.alternatives).exactOptional(),
  })
  .refine(({ start = 0, end = start }) => end >= start, { path: ['end'], error: '不得早于 start' })

export const LiveEnd = z.object({
  type: z.literal('end'),
  /** How many final lines there are: the end waits for those that are missing. */
  lines: z.number().int().min(0).max(LIVE_LIMITS.lines).exactOptional(),
  endedBy: SpeakerRole.exactOptional(),
})

export const LIVE_CLIENT_MESSAGES = { LiveHello, LiveStart, LiveResume, LiveLine, LiveEnd }
export const LiveClientMessage = z.discriminatedUnion('type', [
  LiveHello,
  LiveStart,
  LiveResume,
  LiveLine,
  LiveEnd,
])
export type LiveClientMessage = z.output<typeof LiveClientMessage>

export const LiveRule = z.object({
  rule: z.string(),
  title: z.string(),
  severity: SeverityName,
  state: z.enum(['pending', 'due', 'met', 'missed', 'not-applicable']),
  /** Counts from 0, as in reports: `seq` - 1. */
  line: z.number().int().exactOptional(),
  because: z.string(),
  /** What is to be said and by when: within so many more staff lines, or by this millisecond of the conversation. */
  due: z
    .object({
      /** One of each group. */
      need: z.array(z.array(z.object({ phrase: z.string(), title: z.string() }))),
      lines: z.number().int().exactOptional(),
      by: z.number().exactOptional(),
    })
    .exactOptional(),
  /** While it is pending or due: what to say. */
  instead: z.array(z.string()).readonly().exactOptional(),
})
export type LiveRule = z.output<typeof LiveRule>

export const LiveEvent = z.discriminatedUnion('type', [
  z.object({ type: z.literal('finding'), finding: ReportFindingShape, interim: z.boolean() }),
  /** An interim finding that does not hold any more. */
  z.object({
    type: z.literal('retracted'),
    finding: z.object({
      phrase: z.string(),
      line: z.number().int(),
      start: z.number().int(),
      end: z.number().int(),
    }),
  }),
  LiveRule.extend({ type: z.literal('rule') }),
  z.object({ type: z.literal('score'), score: z.number() }),
])
export type LiveEvent = z.output<typeof LiveEvent>

const LiveServerHello = z.object({
  type: z.literal('hello'),
  protocol: z.literal(PROTOCOL),
  version: z.string(),
  limits: z.record(z.enum(Object.keys(LIVE_LIMITS) as (keyof typeof LIVE_LIMITS)[]), z.number()),
})

const Standing = {
  id: z.string(),
  unit: z.string(),
  /** Needed to resume. */
  token: z.string(),
  phrasebook: PhrasebookRef,
  /** Number of the last final line on the disk: go on with the next. */
  ack: z.number().int(),
  /** Line messages that may be sent before the next `credit`. */
  credit: z.number().int(),
  snapshot: z.object({
    score: z.number(),
    rules: z.array(LiveRule),
    findings: z.array(ReportFindingShape).readonly(),
  }),
}
const LiveStarted = z.object({ type: z.literal('started'), ...Standing })
const LiveResumed = z.object({ type: z.literal('resumed'), ...Standing })

const LiveEvents = z.object({
  type: z.literal('events'),
  seq: Seq,
  interim: z.boolean(),
  events: z.array(LiveEvent),
  /** Milliseconds that the service took. */
  ms: z.number(),
})

/** All final lines up to this one are on the disk and need not be sent again. */
const LiveAck = z.object({ type: z.literal('ack'), seq: z.number().int() })
/** So many more line messages may be sent. */
const LiveCredit = z.object({ type: z.literal('credit'), lines: z.number().int() })
/** The conversation is stored; the server closes with 1000. */
const LiveReport = z.object({ type: z.literal('report'), report: ReportShape })

export const LiveFailure = z.object({
  type: z.literal('error'),
  code: z.enum(Object.keys(LIVE_ERRORS) as [LiveErrorCode, ...LiveErrorCode[]]),
  message: z.string(),
  /** The server closes the socket. */
  fatal: z.boolean(),
  seq: z.number().int().exactOptional(),
})

export const LIVE_SERVER_MESSAGES = {
  LiveServerHello,
  LiveStarted,
  LiveResumed,
  LiveEvents,
  LiveAck,
  LiveCredit,
  LiveReport,
  LiveFailure,
}
export const LiveServerMessage = z.discriminatedUnion('type', [
  LiveServerHello,
  LiveStarted,
  LiveResumed,
  LiveEvents,
  LiveAck,
  LiveCredit,
  LiveReport,
  LiveFailure,
])
export type LiveServerMessage = z.output<typeof LiveServerMessage>
