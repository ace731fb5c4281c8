/** Reads files of native conversations: one a line, a single one, or an array of them. */
import type { Conversation } from '../model.ts'
import { duplicateId, validateConversation } from './conversation.ts'
import type { ReadError } from './draft.ts'
import { DuplicateIds } from './duplicate-ids.ts'
import type { JsonDocument } from './json-documents.ts'

interface Record {
  readonly value: unknown
  readonly line: number | undefined
  /** JSON path within the document, empty for the document itself. */
  readonly path: string
}

/** Validates every conversation; a second one with the same id is refused. */
export function readNative(documents: readonly JsonDocument[]): {
  readonly conversations: readonly Conversation[]
  readonly errors: readonly ReadError[]
} {
  const conversations: Conversation[] = []
  const errors: ReadError[] = []
  const ids = new DuplicateIds()
  const records = documents.flatMap(recordsOf)
  if (records.length === 0) errors.push({ message: '文件里没有会话' })
  records.forEach((record, index) => {
    const { conversation, error } = validateConversation(record.value)
    const first = conversation && ids.remember(conversation.id, index)
    if (conversation === undefined) errors.push(placed(error, record))
    else if (first === undefined) conversations.push(conversation)
    else errors.push(placed(duplicateId(conversation.id, placeOf(records[first])), record))
  })
  return { conversations, errors }
}

function recordsOf({ value, line }: JsonDocument): readonly Record[] {
  if (!Array.isArray(value)) return [{ value, line, path: '' }]
  return value.map((item: unknown, index) => ({ value: item, line, path: `[${index}]` }))
}

function placed(error: { field: string; message: string }, { line, path }: Record): ReadError {
  const field = [path, error.field].filter((part) => part !== '').join('.')
  const place = line === undefined ? path : `第 ${line} 行`
  return { line, field: field === '' ? undefined : field, message: `${place} ${error.message}`.trim() }
}

function placeOf(record: Record | undefined): string {
  return record?.line === undefined ? `${record?.path}` : `第 ${record.line} 行`
}
