/** The protocol of /v1/monitor, version 1: a supervisor subscribes, the server streams what happens in live conversations. */
import { z } from 'zod'
import { ChannelName, Instant, SeverityName, SpeakerRole } from './common.ts'
import { LiveEvent, LiveFailure, LiveRule, PROTOCOL } from './live.ts'
import { PhrasebookRef, ReportFindingShape } from './report.ts'

/** Sent first, and again to change it; the answer is a snapshot. */
export const MonitorSubscribe = z.object({
  type: z.literal('subscribe'),
  protocol: z.literal(PROTOCOL),
  /** Without it all units that the sender may see. */
  unit: z.string().max(200).exactOptional(),
  staff: z.string().max(200).exactOptional(),
  /** Findings and rules below it are left out. */
  minSeverity: SeverityName.exactOptional(),
  /** Id of a conversation whose lines are wanted too. */
  follow: z.string().max(256).exactOptional(),
})
export type MonitorSubscribe = z.output<typeof MonitorSubscribe>

/** Which conversation is meant. */
const Which = { unit: z.string(), id: z.string() }

export const LiveConversation = z.object({
  ...Which,
  channel: ChannelName,
  staff: z.string().exactOptional(),
  window: z.string().exactOptional(),
  practice: z.boolean(),
  startedAt: Instant,
  phrasebook: PhrasebookRef,
  /** Final lines so far. */
  lines: z.number().int(),
  score: z.number(),
  /** Forbidden findings so far, all together and by severity. */
  forbidden: z.number().int(),
  severities: z.record(SeverityName, z.number().int()),
  /** Rules that are due or missed. */
  rules: z.array(LiveRule),
})
export type LiveConversation = z.output<typeof LiveConversation>

/** What is live now, in pages. Comes after `subscribe`, and in place of frames that a slow reader missed. */
const MonitorSnapshot = z.object({
  type: z.literal('snapshot'),
  /** Forget what was known before; the pages that follow add to it. */
  first: z.boolean(),
  more: z.boolean(),
  conversations: z.array(LiveConversation),
  /** Frames left out since the last snapshot because they were not read in time. */
  skipped: z.number().int(),
  /** By the service's clock: how long something has been running is told right on any machine. */
  now: Instant,
})
const MonitorStarted = z.object({ type: z.literal('started'), conversation: LiveConversation })
/** Its connection is lost; it may be resumed (`started` comes again), or ends as it stands. */
const MonitorInterrupted = z.object({ type: z.literal('interrupted'), ...Which })
const MonitorEnded = z.object({
  type: z.literal('ended'),
  ...Which,
  score: z.number(),
  passed: z.boolean(),
})
/** What a line changed: findings, retractions, rules, score. */
const MonitorEvents = z.object({
  type: z.literal('events'),
  ...Which,
  seq: z.number().int(),
  interim: z.boolean(),
  events: z.array(LiveEvent),
})
/** Final lines of the followed conversation, masked; those said so far come first. */
const MonitorLines = z.object({
  type: z.literal('lines'),
  ...Which,
  lines: z.array(
    z.object({
      seq: z.number().int(),
      role: SpeakerRole,
      text: z.string(),
      start: z.number().exactOptional(),
      end: z.number().exactOptional(),
    }),
  ),
  /** In the first frame: what was found so far; the rest comes as events. */
  findings: z.array(ReportFindingShape).readonly().exactOptional(),
})

export const MONITOR_CLIENT_MESSAGES = { MonitorSubscribe }
export const MONITOR_SERVER_MESSAGES = {
  MonitorSnapshot,
  MonitorStarted,
  MonitorInterrupted,
  MonitorEnded,
  MonitorEvents,
  MonitorLines,
  LiveFailure,
}
export const MonitorServerMessage = z.discriminatedUnion('type', [
  MonitorSnapshot,
  MonitorStarted,
  MonitorInterrupted,
  MonitorEnded,
  MonitorEvents,
  MonitorLines,
  LiveFailure,
])
export type MonitorServerMessage = z.output<typeof MonitorServerMessage>

/** `GET /v1/live`. */
export const LiveList = z.object({
  items: z.array(
    z.object({
      ...Which,
      channel: ChannelName,
      staff: z.string().exactOptional(),
      window: z.string().exactOptional(),
      practice: z.boolean(),
      startedAt: Instant,
      /** Of the last durable line, or sign of an open connection. */
      updatedAt: Instant,
      lines: z.number().int(),
      /** In this process; false also for a conversation of another process. */
      connected: z.boolean(),
    }),
  ),
})
