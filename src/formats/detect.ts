/** Tells which format a transcript is in, by its content first and its file name second. */
import { type JsonDocuments, looksLikeJson, parseDocuments } from './json-documents.ts'
import {
  type FormatName,
  JSON_FORMATS,
  type JsonFormatName,
  TEXT_FORMATS,
  type TextFormatName,
} from './registry.ts'
import { createSpeakers, type Speakers } from './speakers.ts'

const BY_EXTENSION: ReadonlyMap<string, FormatName> = new Map(
  Object.entries({
    ndjson: 'ndjson',
    jsonl: 'ndjson',
    srt: 'srt',
    vtt: 'vtt',
    csv: 'csv',
    tsv: 'tsv',
    txt: 'chat',
  } as const),
)

/** The format's name, or undefined where neither content nor extension tells. Never throws. */
export function detectFormat(content: string, fileName?: string): FormatName | undefined {
  const text = content.charCodeAt(0) === 0xfeff ? content.slice(1) : content
  const json = looksLikeJson(text) ? parseDocuments(text, false) : undefined
  return detectParsed(text, json, createSpeakers(), fileName)
}

/** As `detectFormat`, for text without byte order mark whose JSON has been parsed already, if it looked like JSON. */
export function detectParsed(
  text: string,
  json: JsonDocuments | undefined,
  speakers: Speakers,
  fileName: string | undefined,
): FormatName | undefined {
  const byName = BY_EXTENSION.get(extension(fileName))
  if (json !== undefined && json.documents.length > 0) {
    const shapes = json.documents.slice(0, 20).map((document) => shapeOf(document.value))
    return shapes.find((shape) => shape !== undefined) ?? (byName === 'ndjson' ? byName : undefined)
  }
  const names = Object.keys(TEXT_FORMATS) as TextFormatName[]
  const found = names.find((name) => TEXT_FORMATS[name].matches(text, speakers))
  return found ?? (json === undefined || byName === 'ndjson' ? byName : undefined)
}

function shapeOf(value: unknown): FormatName | undefined {
  if (isNative(value)) return 'ndjson'
  const names = Object.keys(JSON_FORMATS) as JsonFormatName[]
  return names.find((name) => JSON_FORMATS[name].matches(value))
}

/** Conversations of our own have `lines`; that they are valid is not asked here. */
function isNative(value: unknown): boolean {
  const first: unknown = Array.isArray(value) ? value[0] : value
  return typeof first === 'object' && first !== null && Array.isArray((first as { lines?: unknown }).lines)
}

function extension(fileName: string | undefined): string {
  return /\.([^./\\]+)$/.exec(fileName ?? '')?.[1]?.toLowerCase() ?? ''
}
