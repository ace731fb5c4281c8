/** Runs the command line in this process, with streams that remember; the only file here that calls `main`. */
import { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { main } from '../../src/cli/main.ts'

export interface Run {
  readonly code: number
  readonly out: string
  readonly err: string
}

export interface Setting {
  readonly stdin?: Iterable<string | Uint8Array> | AsyncIterable<string | Uint8Array>
  readonly env?: Readonly<Record<string, string>>
  /** Replaces standard output, e.g. by a stream that closes early. */
  readonly stdout?: Writable
}

export const HALL = here('books/hall.yaml')

export function here(path: string): string {
  return fileURLToPath(new URL(path, import.meta.url))
}

export async function run(argv: readonly string[], setting: Setting = {}): Promise<Run> {
  const out = collector()
  const err = collector()
  const bytes = Readable.from(setting.stdin ?? [], { objectMode: false })
  const code = await main(argv, {
    stdin: bytes,
    stdout: setting.stdout ?? out.stream,
    stderr: err.stream,
    env: setting.env ?? {},
  })
  return { code, out: out.text(), err: err.text() }
}

/** `check` with the small book as NDJSON; each record parsed. */
export async function check(
  argv: readonly string[],
  setting: Setting = {},
): Promise<Run & { readonly records: readonly Rec[] }> {
  const result = await run(['check', '--phrasebook', HALL, '--format', 'ndjson', ...argv], setting)
  const rows = result.out.split('\n')
  if (rows.pop() !== '') throw new Error('the last record does not end its line')
  return { ...result, records: rows.map((row) => JSON.parse(row) as Rec) }
}

export interface Rec {
  readonly id?: string
  readonly findings?: readonly { readonly phrase: string }[]
  readonly error?: {
    readonly file: string
    readonly line: number | null
    readonly field?: string
    readonly code: string
    readonly message: string
  }
}

/** What a test compares: the id of a report, or code and line of an error. */
export function gist(records: readonly Rec[]): readonly string[] {
  return records.map(({ id, error }) => (error === undefined ? `${id}` : `${error.code}@${error.line}`))
}

function collector(): { readonly stream: Writable; readonly text: () => string } {
  const chunks: Buffer[] = []
  const stream = new Writable({
    write(chunk: Buffer | string, _encoding, done) {
      chunks.push(Buffer.from(chunk))
      done()
    },
  })
  return { stream, text: () => Buffer.concat(chunks).toString('utf8') }
}
