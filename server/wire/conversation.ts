/** What was said, as it travels: lines and conversations. */
import { z } from 'zod'
import { ChannelName, SpeakerRole, storableText } from './common.ts'

/** Longest id of a conversation, in UTF-16 units. */
const MAX_ID = 256
const MAX_LINES = 20_000
const MAX_TEXT = 100_000

const LineFields = {
  role: SpeakerRole,
  text: z.string().max(MAX_TEXT),
  /** Milliseconds from the start of the conversation. */
  start: z.number().min(0).exactOptional(),
  end: z.number().min(0).exactOptional(),
  /** Of the recogniser, 0 to 1. */
  confidence: z.number().min(0).max(1).exactOptional(),
  /** Other hypotheses of the recogniser, best first. */
  alternatives: z.array(z.string().max(MAX_TEXT)).max(20).exactOptional(),
}
export const LineShape = z.object(LineFields).meta({ id: 'Line' })

export const HeadFields = {
  id: storableText(MAX_ID).min(1).regex(/\S/, '不能全是空白'),
  channel: ChannelName,
  staff: storableText(200).exactOptional(),
  window: storableText(200).exactOptional(),
  unit: storableText(200).exactOptional(),
  ringCount: z.number().int().min(0).exactOptional(),
  endedBy: SpeakerRole.exactOptional(),
  /** ISO 8601 date and time. */
  startedAt: z.string().max(40).exactOptional(),
}

/** A conversation as it is sent in. `validateConversation` of the checker has the last word on times and ids. */
export const ConversationShape = z
  .object({ ...HeadFields, lines: z.array(LineShape).max(MAX_LINES) })
  .meta({ id: 'Conversation' })
