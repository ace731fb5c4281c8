/** Reads the inputs one after the other: native lines in batches as they come, other tools' transcripts whole. */
import { createReadStream } from 'node:fs'
import type { Readable } from 'node:stream'
import type { FormatName } from '../../formats/registry.ts'
import { INPUT_ERRORS, MAX_LINE, MAX_TRANSCRIPT, unreadable } from './input-errors.ts'
import { isReadByLine } from './is-read-by-line.ts'
import type { Piece } from './pieces.ts'
import { BATCH, join, splitLines } from './split-lines.ts'

const NEWLINE = 10
/** Bytes that are looked at, at most, to tell the format; more only where the first line is longer. */
const HEAD = 256 * 1024

/** `files`: `-` is `stdin`. A file that cannot be read becomes a piece too, and the next is read. */
export async function* readPieces(
  files: readonly string[],
  stdin: Readable,
  format: FormatName | 'auto',
): AsyncGenerator<Piece> {
  for (const [input, file] of files.entries()) {
    const stream = file === '-' ? stdin : createReadStream(file, { highWaterMark: BATCH })
    try {
      yield* readInput(stream[Symbol.asyncIterator](), { file, input }, format)
    } catch (error) {
      const refusal = unreadable(file, error)
      if (refusal === undefined) throw error
      yield { file, input, kind: 'refused', error: refusal, size: 0 }
    }
  }
}

interface Origin {
  readonly file: string
  readonly input: number
}

async function* readInput(
  chunks: AsyncIterator<Buffer>,
  origin: Origin,
  format: FormatName | 'auto',
): AsyncGenerator<Piece> {
  const head: Buffer[] = []
  let size = 0
  let byLine: boolean | undefined
  while (byLine === undefined) {
    const { done, value } = await chunks.next()
    if (!done) head.push(value)
    size += done ? 0 : value.length
    const isEnough =
      done || size > MAX_LINE || (size >= HEAD && head.some((chunk) => chunk.includes(NEWLINE)))
    const hasLine = isEnough || value.includes(NEWLINE)
    if (hasLine)
      byLine = isReadByLine(join(head, size), { file: origin.file, format, isWhole: done === true, isEnough })
  }
  const all = continued(head, chunks)
  yield* byLine ? splitLines(all, origin) : readWhole(all, origin)
}

/** The chunks that were read already, and then the rest. */
async function* continued(head: readonly Buffer[], rest: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  yield* head
  for (;;) {
    const { done, value } = await rest.next()
    if (done) return
    yield value
  }
}

async function* readWhole(chunks: AsyncIterable<Buffer>, origin: Origin): AsyncGenerator<Piece> {
  const held: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size <= MAX_TRANSCRIPT) held.push(chunk)
    else held.length = 0
  }
  if (size <= MAX_TRANSCRIPT) {
    yield { ...origin, kind: 'transcript', bytes: join(held, size) }
    return
  }
  const code = 'file-too-long'
  const error = { file: origin.file, line: null, code, message: INPUT_ERRORS[code] } as const
  yield { ...origin, kind: 'refused', error, size }
}
