/** `liyan check` of an archive, with one and with two workers, against a loop that only parses and writes the same JSON. */
import { spawnSync } from 'node:child_process'
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Phrasebook } from '../../src/index.ts'
import { COMMAND } from './cold-start.ts'
import { median, table } from './measure.ts'
import { transcripts } from './transcripts.ts'

const JSON_LOOP = `
  const { readFileSync } = require('node:fs')
  const out = []
  for (const line of readFileSync(process.argv[1], 'utf8').split('\\n')) if (line) out.push(JSON.stringify(JSON.parse(line)))
  process.stdout.write(out.join('\\n'))`

/** `megabytes`: how large the made archive is, about. Medians of so many rounds, all in turn. */
export function archive(book: Phrasebook, megabytes: number, rounds: number): string {
  const folder = mkdtempSync(join(tmpdir(), 'liyan-bench-'))
  try {
    const made = transcripts(book, 400, 9).map(({ lines, ...head }) => ({
      head,
      lines: lines.map(({ role, text, start, end }) => ({ role, text, start, end })),
    }))
    const size = JSON.stringify(made).length
    const copies = Math.ceil((megabytes * 1e6) / size)
    const rows: string[] = []
    for (let copy = 0; copy < copies; copy++) {
      for (const { head, lines } of made)
        rows.push(JSON.stringify({ ...head, id: `${head.id}-${copy}`, lines }))
    }
    const file = join(folder, 'archive.ndjson')
    writeFileSync(file, `${rows.join('\n')}\n`)
    const bytes = readFileSync(file).length
    const outputs = ['json', 'one', 'two'].map((name) => join(folder, name))
    const runs = [
      ['JSON.parse + stringify, one process', ['-e', JSON_LOOP, file]],
      [
        'liyan check --jobs 1',
        [COMMAND, 'check', file, '--format', 'ndjson', '--jobs', '1', '--no-progress'],
      ],
      [
        'liyan check --jobs 2',
        [COMMAND, 'check', file, '--format', 'ndjson', '--jobs', '2', '--no-progress'],
      ],
    ] as const
    const timed = Array.from({ length: rounds }, () =>
      runs.map(([name, args], i) => run(name, args, outputs[i]!, rows.length)),
    )
    const seconds = runs.map((_, i) => median(timed.map((round) => round[i]!)))
    if (readFileSync(outputs[1]!, 'utf8') !== readFileSync(outputs[2]!, 'utf8'))
      throw new Error('one and two workers differ')
    const cells = runs.map(([name], i) => [
      name,
      (bytes / 1e6 / seconds[i]!).toFixed(1),
      (rows.length / seconds[i]!).toFixed(0),
      (seconds[1]! / seconds[i]!).toFixed(2),
    ])
    return `${rows.length} conversations, ${(bytes / 1e6).toFixed(0)} MB\n\n${table(['', 'MB/s', 'conversations/s', 'speed against one worker'], cells)}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Seconds of the whole process; every conversation must be answered. */
function run(name: string, args: readonly string[], output: string, expected: number): number {
  const start = performance.now()
  const file = openSync(output, 'w')
  const { status } = spawnSync(process.execPath, args, { stdio: ['ignore', file, 'inherit'] })
  const seconds = (performance.now() - start) / 1000
  closeSync(file)
  if (status !== 0) throw new Error(`${name} ended with ${status}`)
  const answered = readFileSync(output, 'utf8').trimEnd().split('\n').length
  if (answered !== expected) throw new Error(`${name} answered ${answered} of ${expected} conversations`)
  return seconds
}
