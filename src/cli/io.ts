/** The streams of one run of the command, and writing to them without running ahead of the reader. */
import type { Readable, Writable } from 'node:stream'

export type TerminalStream<Stream> = Stream & { readonly isTTY?: boolean; readonly columns?: number }

/** What a command may touch of the outer world besides files; tests hand in their own. */
export interface Io {
  readonly stdin: TerminalStream<Readable>
  readonly stdout: TerminalStream<Writable>
  readonly stderr: TerminalStream<Writable>
  readonly env: Readonly<Record<string, string | undefined>>
}

/** Thrown by `write` once nobody reads any more (`liyan … | head`): an ordinary end, not a failure. */
export class OutputClosed extends Error {
  constructor() {
    super('output closed')
    this.name = 'OutputClosed'
  }
}

export interface Output {
  /** Resolves when the stream has taken the data. @throws OutputClosed, or the stream's own error. */
  write(data: string | Uint8Array): Promise<void>
}

const GONE = new Set(['EPIPE', 'ERR_STREAM_DESTROYED', 'ERR_STREAM_WRITE_AFTER_END', 'ECONNRESET'])

export function openOutput(stream: Writable): Output {
  // Without a listener the same error would also end the process; `write` reports it.
  stream.on('error', () => {})
  return { write: (data) => new Promise((resolve, reject) => deliver(stream, data, resolve, reject)) }
}

function deliver(
  stream: Writable,
  data: string | Uint8Array,
  resolve: () => void,
  reject: (error: Error) => void,
): void {
  if (stream.destroyed || stream.writableEnded) {
    reject(new OutputClosed())
    return
  }
  stream.write(data, (error) => {
    if (!error) resolve()
    else reject(GONE.has((error as NodeJS.ErrnoException).code ?? '') ? new OutputClosed() : error)
  })
}
