/** What a command costs before it does anything: whole processes, timed from outside. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { median, table } from './measure.ts'

export const COMMAND = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))
const ROUNDS = 5

/** No dist, no figures: the caller says so. */
export function isBuilt(): boolean {
  return existsSync(COMMAND)
}

export function coldStart(): string {
  const folder = mkdtempSync(join(tmpdir(), 'liyan-bench-'))
  const file = join(folder, 'one.ndjson')
  const lines = [
    { role: 'staff', text: '您好，请坐' },
    { role: 'staff', text: '这个我不管，你问别人去' },
  ]
  writeFileSync(file, `${JSON.stringify({ id: 'one', channel: 'counter', lines })}\n`)
  try {
    const rows = [
      ['node -e 0', ['-e', '0'], ''],
      ['liyan --version', [COMMAND, '--version'], '0.1.0'],
      ['liyan check, one conversation', [COMMAND, 'check', file, '--format', 'ndjson'], 'not-my-business'],
    ] as const
    return table(
      ['whole process', 'median ms'],
      rows.map(([name, args, answer]) => [name, timed(args, answer)]),
    )
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** Median wall milliseconds; the answer is looked for in what the command prints. */
function timed(args: readonly string[], answer: string): string {
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    const start = performance.now()
    const { stdout, stderr } = spawnSync(process.execPath, args, { encoding: 'utf8' })
    times.push(performance.now() - start)
    if (!stdout.includes(answer)) throw new Error(`${args.join(' ')} did not answer ${answer}: ${stderr}`)
  }
  return median(times).toFixed(0)
}
