/** Tells native NDJSON, which is read line by line, from everything that must be read whole, by the beginning of the input. */

import { decodeText } from '../../formats/decode-text.ts'
import { detectFormat } from '../../formats/detect.ts'
import type { FormatName } from '../../formats/registry.ts'

interface Known {
  /** `-` for standard input. */
  readonly file: string
  readonly format: FormatName | 'auto'
  /** The head is all there is. */
  readonly isWhole: boolean
  /** No more can be had before an answer. */
  readonly isEnough: boolean
}

/**
 * Undefined: more is needed. A first line that is a conversation of ours decides at once, so that a slow pipe is not
 * kept waiting. Standard input is taken for NDJSON unless it is plainly something else.
 */
export function isReadByLine(
  head: Uint8Array,
  { file, format, isWhole, isEnough }: Known,
): boolean | undefined {
  if ((format !== 'auto' && format !== 'ndjson') || isUtf16(head)) return false
  const text = decodeText(head)
  const rows = completeRows(text, isWhole)
  if (rows[0] !== undefined && isConversation(rows[0])) return true
  if (!isEnough) return undefined
  if (isOneValue(text)) return false
  if (format === 'ndjson' || rows.some(isConversation)) return true
  const detected = detectFormat(isWhole ? text : rows.join('\n'), file === '-' ? undefined : file)
  if (detected !== undefined) return detected === 'ndjson'
  return file === '-' && (isWhole || rows.length === 0 || rows.some(isJson))
}

function isUtf16([a, b]: Uint8Array): boolean {
  return (a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)
}

function completeRows(text: string, isWhole: boolean): string[] {
  const rows = text.split('\n')
  return (isWhole ? rows : rows.slice(0, -1)).filter((row) => row.trim() !== '')
}

/** An object with lines; that they are valid is not asked here. */
function isConversation(row: string): boolean {
  if (!row.trimStart().startsWith('{')) return false
  try {
    const value: unknown = JSON.parse(row)
    return Array.isArray((value as { lines?: unknown }).lines)
  } catch {
    return false
  }
}

/** A list, or an object whose first line is only its bracket. */
function isOneValue(text: string): boolean {
  return /^\s{0,100}(?:\[\s{0,100}[[{]|\{[ \t\r]{0,100}\n)/.test(text)
}

function isJson(row: string): boolean {
  try {
    JSON.parse(row)
    return true
  } catch {
    return false
  }
}
