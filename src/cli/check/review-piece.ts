/** Reviews one piece of input: bytes in, bytes of the output out. The same on the main thread and on workers. */
import { isAscii, isUtf8, transcode } from 'node:buffer'
import { type ConversationError, parseConversation } from '../../formats/conversation.ts'
import { decodeText } from '../../formats/decode-text.ts'
import { readTranscript } from '../../formats/read.ts'
import type { FormatName } from '../../formats/registry.ts'
import { createChecker } from '../../index.ts'
import {
  type Channel,
  type Conversation,
  type Phrasebook,
  type Report,
  type Role,
  SEVERITIES,
  type Severity,
} from '../../model.ts'
import { paintFor } from '../paint.ts'
import { printReport } from '../report/print-report.ts'
import { errorRecord, INPUT_ERRORS, type InputError } from './input-errors.ts'
import type { Entry, Outcome, Piece } from './pieces.ts'
import { RecordBuffer } from './record-buffer.ts'

/** Plain data, so that it can be handed to a worker. */
export interface ReviewSettings {
  readonly book: Phrasebook
  readonly format: 'text' | 'ndjson'
  readonly colour: boolean
  readonly inputFormat: FormatName | 'auto'
  readonly speakers: Readonly<Record<string, Role>>
  readonly channel: Channel | undefined
}

const NEWLINE = 10

export type Reviewer = (piece: Piece) => Outcome

/** Compiles the book once; the reviewer then never throws, whatever the bytes. */
export function createReviewer(settings: ReviewSettings): Reviewer {
  const checker = createChecker(settings.book)
  const paint = paintFor(settings.colour)
  const render = (conversation: Conversation, report: Report): string =>
    settings.format === 'ndjson'
      ? `${JSON.stringify(report)}\n`
      : printReport(conversation, report, settings.book, { paint, colour: settings.colour })
  const severities = new Map(settings.book.rules.map((rule) => [rule.id, rule.severity]))
  return (piece) => {
    const { file, input, kind } = piece
    const records = new RecordBuffer()
    const entries: Entry[] = []
    const refuse = (error: InputError): void => {
      records.append(errorRecord(error, settings.format, paint))
      entries.push({ end: records.length, line: error.line })
    }
    for (const item of readPiece(piece, settings)) {
      if ('error' in item) {
        refuse(item.error)
        continue
      }
      const { conversation, line } = item
      try {
        const report = checker.review(conversation)
        records.append(render(conversation, report))
        entries.push({ end: records.length, line, report: standingOf(report, severities) })
      } catch (error) {
        refuse(notReviewed(file, line, error))
      }
    }
    const size = kind === 'refused' ? piece.size : piece.bytes.length
    return { file, input, native: kind === 'lines', size, bytes: records.taken(), entries }
  }
}

/** A report beyond the longest string, or a fault of ours: neither must cost the rest of an archive. */
function notReviewed(file: string, line: number | null, error: unknown): InputError {
  const code = 'not-reviewed'
  return { file, line, code, message: `${INPUT_ERRORS[code]}（${error}）` }
}

type Item =
  | { readonly conversation: Conversation; readonly line: number | null }
  | { readonly error: InputError }

function readPiece(piece: Piece, settings: ReviewSettings): Iterable<Item> {
  switch (piece.kind) {
    case 'lines':
      return readLines(piece)
    case 'transcript':
      return readWhole(piece, settings)
    case 'refused':
      return [{ error: piece.error }]
    default:
      return piece satisfies never
  }
}

/** Blank lines are passed over. Bytes that are no UTF-8 may still be GB18030, line by line. */
function* readLines(piece: Extract<Piece, { kind: 'lines' }>): Generator<Item> {
  const { file, bytes } = piece
  // A Buffer finds bytes and decodes them many times faster than a plain Uint8Array, which is what threads pass on.
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const decode = decoderFor(buffer)
  let { line } = piece
  for (let from = 0; from < buffer.length; line++) {
    const newline = buffer.indexOf(NEWLINE, from)
    const end = newline < 0 ? buffer.length : newline
    const row = decode(buffer.subarray(from, end))
    from = end + 1
    if (row.trim() === '') continue
    const { conversation, error } = parseConversation(row)
    yield conversation === undefined ? { error: placed(error, file, line) } : { conversation, line }
  }
}

/** `transcode` takes half of the time of `toString('utf8')` for Chinese; for plain ASCII it would only double the strings. */
function decoderFor(bytes: Buffer): (row: Buffer) => string {
  if (!isUtf8(bytes)) return decodeText
  if (isAscii(bytes)) return (row) => row.toString('latin1')
  return (row) => transcode(row, 'utf8', 'ucs2').toString('ucs2')
}

function placed({ code, field, message }: ConversationError, file: string, line: number): InputError {
  return { file, line, ...(field !== '' && { field }), code, message }
}

/** Errors first: they say what the reports below them lack. */
function* readWhole(
  { file, bytes }: Extract<Piece, { kind: 'transcript' }>,
  settings: ReviewSettings,
): Generator<Item> {
  const { inputFormat, speakers, channel } = settings
  const { conversations, errors } = readTranscript(decodeText(bytes), {
    fileName: file === '-' ? '' : file,
    format: inputFormat === 'auto' ? undefined : inputFormat,
    speakers,
    channel,
  })
  for (const { line = null, field, message } of errors) {
    const place = { file, line, ...(field !== undefined && { field }) }
    yield { error: { ...place, code: 'unusable-transcript', message: inCommandWords(message) } }
  }
  for (const conversation of conversations) yield { conversation, line: null }
}

/** The readers speak of the library's options. */
function inCommandWords(message: string): string {
  return message.replace(/ ?speakers 选项/, ' --speaker ').replace('格式选项', ' --input-format ')
}

function standingOf(
  { id, score, passed, findings, rules }: Report,
  severities: ReadonlyMap<string, Severity>,
): NonNullable<Entry['report']> {
  let forbidden = 0
  let gravest = -1
  for (const { kind, status, severity } of findings) {
    if (kind !== 'forbidden' || status !== 'kept') continue
    forbidden++
    gravest = Math.max(gravest, SEVERITIES.indexOf(severity))
  }
  for (const { rule, status } of rules) {
    if (status === 'missed') gravest = Math.max(gravest, SEVERITIES.indexOf(severities.get(rule) ?? 'info'))
  }
  return { id, score, passed, forbidden, gravest }
}
