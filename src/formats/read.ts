/** Reads one transcript file of any supported format into conversations. */
import type { Channel, Conversation, Role } from '../model.ts'
import { assemble } from './assemble.ts'
import { duplicateId } from './conversation.ts'
import { detectParsed } from './detect.ts'
import type { ReadError, Reading } from './draft.ts'
import { DuplicateIds } from './duplicate-ids.ts'
import { type JsonDocument, type JsonDocuments, looksLikeJson, parseDocuments } from './json-documents.ts'
import { readNative } from './ndjson.ts'
import {
  FORMATS,
  type FormatName,
  JSON_FORMATS,
  type JsonFormatName,
  TEXT_FORMATS,
  type TextFormatName,
} from './registry.ts'
import { createSpeakers, type Speakers } from './speakers.ts'

export interface ReadOptions {
  /** Names the ids of conversations that have none, and helps to tell the format. */
  readonly fileName: string
  /** Without it the format is detected. */
  readonly format?: FormatName | undefined
  /** Speaker label of the file -> role; `*` stands for every other speaker. Comes before the known words. */
  readonly speakers?: Readonly<Record<string, Role>> | undefined
  /** Comes before a channel named in the file; native conversations always name their own. */
  readonly channel?: Channel | undefined
}

export interface Transcript {
  readonly conversations: readonly Conversation[]
  /** In Chinese, each with a line from 1, a JSON path, or both; what is not named here was read. */
  readonly errors: readonly ReadError[]
}

/**
 * Reads every conversation in `content` (decoded text; a byte order mark is dropped). What cannot be used becomes
 * an error with its place, and the rest is read. Never throws.
 */
export function readTranscript(content: string, options: ReadOptions): Transcript {
  const text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content
  if (text.trim() === '') return failed([{ message: '文件是空的' }])
  if (options.format !== undefined && !Object.hasOwn(FORMATS, options.format))
    return failed([{ message: unknownFormat(undefined) }])
  const speakers = createSpeakers(options.speakers)
  const wantsJson = options.format === undefined ? looksLikeJson(text) : !isTextFormat(options.format)
  const json = wantsJson ? parseDocuments(text, options.format === 'ndjson') : undefined
  const format = options.format ?? detectParsed(text, json, speakers, options.fileName)
  const isBroken = json?.documents.length === 0
  if (isBroken && (format === undefined || !isTextFormat(format))) return failed(json.errors)
  if (format === undefined) return failed([{ message: unknownFormat(json) }])
  if (isTextFormat(format)) return finish(TEXT_FORMATS[format].read(text, speakers), speakers, options)
  const { documents, errors } = json ?? parseDocuments(text, format === 'ndjson')
  if (format !== 'ndjson') return finish(readDocuments(documents, errors, format), speakers, options)
  const native = readNative(documents)
  return { conversations: native.conversations, errors: inOrder([...errors, ...native.errors]) }
}

function readDocuments(
  documents: readonly JsonDocument[],
  unparsed: readonly ReadError[],
  format: JsonFormatName,
): Reading {
  const readings = documents.map(({ value, line }) => ({ ...JSON_FORMATS[format].read(value), line }))
  return {
    drafts: readings.flatMap(({ drafts, line }) =>
      drafts.map((draft) => ({ ...draft, at: { ...draft.at, line } })),
    ),
    errors: [
      ...unparsed,
      ...readings.flatMap(({ errors, line }) => errors.map((error) => ({ ...error, line }))),
    ],
  }
}

function finish(reading: Reading, speakers: Speakers, options: ReadOptions): Transcript {
  const conversations: Conversation[] = []
  const errors: ReadError[] = [...reading.errors]
  const ids = new DuplicateIds()
  const base = idOfFile(options.fileName)
  reading.drafts.forEach((draft, index) => {
    const id = draft.id ?? (reading.drafts.length > 1 ? `${base}#${index + 1}` : base)
    const { conversation, errors: found } = assemble(draft, id, speakers, options.channel)
    for (const error of found) errors.push({ ...error, line: error.line ?? draft.at.line })
    if (conversation === undefined) return
    const first = ids.remember(id, index)
    if (first === undefined) conversations.push(conversation)
    else errors.push({ ...draft.at, message: duplicateId(id, `第 ${first + 1} 个会话`).message })
  })
  return { conversations, errors: inOrder(errors) }
}

function isTextFormat(format: FormatName): format is TextFormatName {
  return Object.hasOwn(TEXT_FORMATS, format)
}

function idOfFile(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/s, '')
  const bare = name.replace(/(?<=.)\.[^.]*$/s, '')
  return bare.trim() === '' ? 'transcript' : bare
}

function inOrder(errors: readonly ReadError[]): readonly ReadError[] {
  return [...errors].sort((a, b) => (a.line ?? 0) - (b.line ?? 0))
}

function failed(errors: readonly ReadError[]): Transcript {
  return { conversations: [], errors }
}

function unknownFormat(json: JsonDocuments | undefined): string {
  const what = json === undefined ? '认不出这是什么格式的转写' : '是 JSON，但认不出是哪个工具的转写'
  return `${what}；请用格式选项指明（${Object.keys(FORMATS).join('、')}）`
}
