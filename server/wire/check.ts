/** `POST /v1/check`: text in, findings or reports out; nothing is kept. */
import { FORMATS, type FormatName } from 'liyan'
import { z } from 'zod'
import { ChannelName, SpeakerRole } from './common.ts'
import { ConversationShape, LineShape } from './conversation.ts'
import { FindingShape, PhrasebookRef, ReportShape } from './report.ts'

/** A transcript of any tool that the checker reads. */
export const TranscriptShape = z
  .object({
    /** The file's text. */
    content: z.string(),
    /** Without it the format is recognised. */
    format: z.enum(Object.keys(FORMATS) as [FormatName, ...FormatName[]]).exactOptional(),
    /** Names conversations that have no id. */
    fileName: z.string().max(200).default('transcript'),
    /** Speaker label -> role; `*` stands for all others. */
    speakers: z.record(z.string(), SpeakerRole).exactOptional(),
    channel: ChannelName.exactOptional(),
  })
  .meta({ id: 'Transcript' })

export const CheckRequest = z
  .object({
    phrasebook: z.string().max(200).exactOptional(),
    /** Exactly one of these four. */
    line: LineShape.exactOptional(),
    lines: z.array(LineShape).max(20_000).exactOptional(),
    conversation: ConversationShape.exactOptional(),
    transcript: TranscriptShape.exactOptional(),
  })
  .refine(
    ({ line, lines, conversation, transcript }) =>
      [line, lines, conversation, transcript].filter((given) => given !== undefined).length === 1,
    '应有 line、lines、conversation、transcript 之一，且只有一个',
  )
  .meta({ id: 'CheckRequest' })

/** A place in a transcript that could not be used. */
export const TranscriptError = z
  .object({ line: z.number().int().optional(), field: z.string().optional(), message: z.string() })
  .meta({ id: 'TranscriptError' })

export const CheckAnswer = z
  .object({
    phrasebook: PhrasebookRef,
    /** For `line` and `lines`: one entry a line. */
    lines: z.array(z.object({ findings: z.array(FindingShape) })).exactOptional(),
    /** For `conversation` and `transcript`. */
    reports: z.array(ReportShape).readonly().exactOptional(),
    errors: z.array(TranscriptError).readonly().exactOptional(),
  })
  .meta({ id: 'CheckAnswer' })
