/**
 * Kills the built service while it takes conversations in, a hundred times or as often as told:
 * `npm run build && npx tsx --conditions=source scripts/kill-test.ts [times] [postgres://…]`.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { killDuringIngest } from '../tests/server/conversations/killed.ts'

const kills = Number(process.argv[2] ?? 100)
const databaseUrl = process.argv[3]
const folder = mkdtempSync(join(tmpdir(), 'liyan-kill-'))
const tell = (kill: number, acknowledged: number) =>
  void process.stderr.write(`killed ${kill} times, ${acknowledged} acknowledged\n`)
try {
  const { faults, ...figures } = await killDuringIngest({
    folder,
    databaseUrl,
    kills,
    seed: Date.now(),
    program: ['dist/server/liyan.js'],
    tell,
  })
  process.stdout.write(
    `${JSON.stringify({ kills, ...figures, faults: faults.length })}\n${faults.join('\n')}\n`,
  )
  if (faults.length > 0) process.exitCode = 1
} finally {
  rmSync(folder, { recursive: true, force: true })
}
