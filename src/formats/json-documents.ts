/** Parses a file as one JSON value, or as one JSON value a line. */
import type { ReadError } from './draft.ts'
import { type JsonProblem, jsonProblem } from './json-problem.ts'

export interface JsonDocument {
  readonly value: unknown
  /** Line from 1, where each line holds a value of its own. */
  readonly line: number | undefined
}

export interface JsonDocuments {
  readonly documents: readonly JsonDocument[]
  readonly errors: readonly ReadError[]
}

/** True for text that begins as JSON does; `[00:12] 客服：` does not. */
export function looksLikeJson(content: string): boolean {
  return /^\s{0,1000}(?:\{|\[\s{0,1000}[{["\]])/.test(content)
}

/**
 * A file that is no JSON as a whole is read line by line if one of its first lines is an object by itself;
 * `byLine` does so in any case. `NaN` and `Infinity`, which Python writes, count as null.
 */
export function parseDocuments(content: string, byLine: boolean): JsonDocuments {
  try {
    return { documents: [{ value: JSON.parse(content), line: undefined }], errors: [] }
  } catch {
    if (byLine || hasObjectLine(content)) return parseLines(content)
  }
  try {
    return { documents: [{ value: parseLoosely(content), line: undefined }], errors: [] }
  } catch (error) {
    const { message, position } = problem(content, error)
    return { documents: [], errors: [{ line: lineAt(content, position), message }] }
  }
}

function parseLines(content: string): JsonDocuments {
  const documents: JsonDocument[] = []
  const errors: ReadError[] = []
  let line = 0
  for (let from = 0; from < content.length; ) {
    const newline = content.indexOf('\n', from)
    const row = content.slice(from, newline === -1 ? content.length : newline)
    from = newline === -1 ? content.length : newline + 1
    line++
    if (row.trim() === '') continue
    try {
      documents.push({ value: parseLoosely(row), line })
    } catch (error) {
      errors.push({ line, message: `第 ${line} 行${problem(row, error).message}` })
    }
  }
  return { documents, errors }
}

function hasObjectLine(content: string): boolean {
  const rows = content.slice(0, 2_000_000).split('\n', 20)
  return rows.some((row) => row.startsWith('{') && row.includes('"') && isJson(row))
}

function isJson(text: string): boolean {
  try {
    parseLoosely(text)
    return true
  } catch {
    return false
  }
}

function parseLoosely(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    if (!/\b(?:NaN|Infinity)\b/.test(text)) throw error
    return JSON.parse(
      text.replace(/"[^"\\]*(?:\\.[^"\\]*)*"|-?\b(?:NaN|Infinity)\b/g, (part) =>
        part.startsWith('"') ? part : 'null',
      ),
    )
  }
}

function problem(text: string, error: unknown): JsonProblem {
  if (/^\s{0,1000}[[{]\s{0,1000}\{?\s{0,1000}'/.test(text)) {
    return {
      message: '不是合法的 JSON：像是 Python 的 print 输出（单引号）；请改用 json.dump 保存',
      position: 0,
    }
  }
  return jsonProblem(text, error)
}

function lineAt(content: string, position: number): number {
  let line = 1
  for (let at = content.indexOf('\n'); at !== -1 && at < position; at = content.indexOf('\n', at + 1)) line++
  return line
}
