/** `liyan check`: reads the inputs, reviews them, writes reports in the order of the input. */
import { createWriteStream, statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Writable } from 'node:stream'
import { finished } from 'node:stream/promises'
import type { Phrasebook } from '../../model.ts'
import type { CheckOptions } from '../commands/check.ts'
import { Misuse } from '../exit.ts'
import { type Io, type Output, openOutput, type TerminalStream } from '../io.ts'
import { openBook } from '../open-book.ts'
import { paintFor, wantsColour } from '../paint.ts'
import { printSummary } from '../report/print-summary.ts'
import { mapInOrder } from './in-order.ts'
import { Ledger } from './ledger.ts'
import { openProgress, type Progress, silent } from './progress.ts'
import { readPieces } from './read-pieces.ts'
import { openWork } from './work.ts'

/** @returns the exit code. @throws Misuse, OutputClosed. */
export async function runCheck(named: readonly string[], options: CheckOptions, io: Io): Promise<number> {
  const files = named.length === 0 ? ['-'] : named
  const book = openBook(options.phrasebook)
  const target = await openTarget(files, options, io)
  const colour = options.format === 'text' && wantsColour(io.env, target)
  const ledger = new Ledger(options.format, paintFor(colour))
  if (files.includes('-') && io.stdin.isTTY) io.stderr.write('从标准输入读会话，按 Ctrl-D 结束\n')
  try {
    await reviewAll(files, { book, colour, options, io, ledger, output: openOutput(target) })
  } finally {
    // A pipe that is still open would keep the process alive after its reader has gone.
    if (files.includes('-')) io.stdin.destroy()
  }
  if (target !== io.stdout) await finished(target.end())
  tellErrors(ledger, options, io)
  return ledger.exitCode(options.failOn)
}

interface Run {
  readonly book: Phrasebook
  readonly colour: boolean
  readonly options: CheckOptions
  readonly io: Io
  readonly ledger: Ledger
  readonly output: Output
}

async function reviewAll(files: readonly string[], run: Run): Promise<void> {
  const { book, colour, options, io, ledger, output } = run
  const { format, inputFormat, speaker: speakers, channel, jobs } = options
  const known = sizeOf(files)
  const work = openWork({ book, format, colour, inputFormat, speakers, channel }, jobs, known ?? 0)
  const progress = progressFor(options, io, known)
  try {
    let done = 0
    for await (const outcome of mapInOrder(readPieces(files, io.stdin, inputFormat), work.run, work.limit)) {
      await output.write(ledger.settle(outcome))
      done += outcome.size
      progress.update(done, ledger.totals.conversations)
    }
    if (format === 'text') await output.write(printSummary(ledger.totals, paintFor(colour)))
  } finally {
    progress.clear()
    work.close()
  }
}

async function openTarget(
  files: readonly string[],
  { output }: CheckOptions,
  io: Io,
): Promise<TerminalStream<Writable>> {
  if (output === undefined) return io.stdout
  if (files.some((file) => resolve(file) === resolve(output)))
    throw new Misuse(`输出文件就是输入文件：${output}`)
  const stream = createWriteStream(output)
  await new Promise<void>((opened, failed) => {
    stream.once('open', () => opened())
    stream.once('error', (error) => failed(new Misuse(`写不了文件“${output}”：${error.message}`)))
  })
  return stream
}

/** Bytes of all inputs; undefined where one of them is a pipe or cannot be looked at. */
function sizeOf(files: readonly string[]): number | undefined {
  let sum = 0
  for (const file of files) {
    const size = file === '-' ? undefined : fileSize(file)
    if (size === undefined) return undefined
    sum += size
  }
  return sum
}

function fileSize(file: string): number | undefined {
  try {
    const stats = statSync(file)
    return stats.isFile() ? stats.size : undefined
  } catch {
    return undefined
  }
}

/** Shown by default where standard error is watched and the reports go elsewhere. */
function progressFor(
  { progress, output }: CheckOptions,
  { stdout, stderr }: Io,
  total: number | undefined,
): Progress {
  const isWatched = stderr.isTTY === true && (output !== undefined || stdout.isTTY !== true)
  return (progress ?? isWatched) ? openProgress(stderr, total) : silent
}

/** Programs read the records; whoever looks on should hear of them too. */
function tellErrors(ledger: Ledger, { format, failOn }: CheckOptions, { stderr }: Io): void {
  const { errors } = ledger.totals
  if (errors === 0 || format === 'text') return
  const also = ledger.meets(failOn) ? `；另外，已达到 --fail-on ${failOn}` : ''
  stderr.write(`liyan：${errors} 处输入不可用，见输出中的错误记录${also}\n`)
}
