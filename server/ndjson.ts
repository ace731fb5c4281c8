/** Splits a stream of bytes into the lines of NDJSON, holding no more than one line and one chunk. */
import { isUtf8 } from 'node:buffer'

export interface NdjsonLine {
  /** From 1; blank lines are counted and passed over. */
  readonly number: number
  /** Undefined where the line cannot be used; `problem` says why. */
  readonly text: string | undefined
  readonly problem?: 'too-long' | 'not-utf8'
}

const NEWLINE = 10
const BYTE_ORDER_MARK = '\uFEFF'

/** A line of more than `limit` bytes is passed over without being kept; the lines after it are read. */
export async function* ndjsonLines(
  source: AsyncIterable<Uint8Array>,
  limit: number,
): AsyncGenerator<NdjsonLine, void, undefined> {
  let parts: Buffer[] = []
  /** Bytes of the line so far, those that were not kept included. */
  let size = 0
  let number = 0

  const add = (part: Buffer) => {
    size += part.length
    if (size > limit) parts = []
    else if (part.length > 0) parts.push(part)
  }
  const finish = (): NdjsonLine | undefined => {
    number += 1
    const line = lineOf(parts, size > limit, number)
    parts = []
    size = 0
    return line
  }

  for await (const bytes of source) {
    const chunk = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    let from = 0
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      add(chunk.subarray(from, to))
      from = to + 1
      const line = finish()
      if (line !== undefined) yield line
    }
    add(chunk.subarray(from))
  }
  const last = size === 0 ? undefined : finish()
  if (last !== undefined) yield last
}

/** Undefined for a blank line. */
function lineOf(parts: readonly Buffer[], isTooLong: boolean, number: number): NdjsonLine | undefined {
  if (isTooLong) return { number, text: undefined, problem: 'too-long' }
  const bytes = parts.length === 1 ? parts[0]! : Buffer.concat(parts)
  if (!isUtf8(bytes)) return { number, text: undefined, problem: 'not-utf8' }
  const decoded = bytes.toString('utf8')
  const text = number === 1 && decoded.startsWith(BYTE_ORDER_MARK) ? decoded.slice(1) : decoded
  return text.trim() === '' ? undefined : { number, text }
}
