/** The command as a process of its own: entry file, pipes, worker threads. */
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { WORTH_A_CREW } from '../../src/cli/check/work.ts'
import { archive, conversation } from './conversations.ts'
import { HALL, here } from './run.ts'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'liyan-process-'))
})
afterAll(() => rmSync(folder, { recursive: true }))

function liyan(argv: readonly string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', here('../../src/cli.ts'), ...argv])
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve))
  return { child, ended, err: text(child.stderr) }
}

async function output(argv: readonly string[]): Promise<{ code: number | null; out: string; err: string }> {
  const { child, ended, err } = liyan(argv)
  child.stdin.end()
  const out = await text(child.stdout)
  return { code: await ended, out, err: await err }
}

test('two workers write what one thread writes, in the same order', async () => {
  // The long blank line makes the file large enough for a crew without making the test slow.
  const path = join(folder, 'archive.ndjson')
  const blank = ' '.repeat(WORTH_A_CREW)
  writeFileSync(path, `${archive(1500)}garbage\n${blank}\n${conversation(7)}\n${conversation(9999)}`)
  const argv = ['check', '-b', HALL, '-f', 'ndjson', path, '--jobs']
  const [alone, together] = [await output([...argv, '1']), await output([...argv, '2'])]
  // As one value: a diff of two archives helps nobody.
  expect(together.err).toBe(alone.err)
  expect(together.out === alone.out).toBe(true)
  expect([alone.code, together.code]).toEqual([3, 3])
  const records = together.out
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row))
  expect(records).toHaveLength(1503)
  expect(records[1499].id).toBe('c-1499')
  expect(records[1500].error).toMatchObject({ line: 1501, code: 'invalid-json' })
  expect(records[1501].error).toMatchObject({ line: 1503, code: 'duplicate-id' })
  expect(records[1502].id).toBe('c-9999')
})

test('a pipe that is closed early ends the command with 0 and without a word', async () => {
  const { child, ended, err } = liyan(['check', '-b', HALL, '-f', 'ndjson'])
  child.stdin.on('error', () => {})
  child.stdout.once('data', () => child.stdout.destroy())
  const feed = () => {
    while (child.stdin.writable && child.stdin.write(archive(200))) {}
  }
  child.stdin.on('drain', feed)
  feed()
  expect(await ended).toBe(0)
  expect(await err).toBe('')
})

test('--help loads neither the schema library, nor YAML, nor the segmenter', async () => {
  const loader = `
    import { registerHooks, register } from 'node:module'
    export async function resolve(specifier, context, next) {
      if (/^(zod|yaml|nodejieba)$/.test(specifier)) throw new Error('loaded ' + specifier)
      return next(specifier, context)
    }`
  const url = `data:text/javascript,${encodeURIComponent(loader.replace(/import \{[^}]*\} from 'node:module'/, ''))}`
  const entry = here('../../src/cli.ts')
  const preload = `data:text/javascript,${encodeURIComponent(`import { register } from 'node:module'; register(${JSON.stringify(url)})`)}`
  const child = spawn(process.execPath, ['--import', 'tsx', '--import', preload, entry, 'check', '--help'])
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)])
  expect(err).toBe('')
  expect(out).toContain('用法：')
})
