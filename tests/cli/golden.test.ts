/** What people read, held against files in tests/golden (without colour). Update with `npx vitest run -u`. */
import { readFileSync } from 'node:fs'
import { stripVTControlCharacters } from 'node:util'
import { expect, test } from 'vitest'
import { plain } from '../../src/cli/paint.ts'
import { printReport } from '../../src/cli/report/print-report.ts'
import { createChecker, loadPhrasebook, type Report } from '../../src/index.ts'
import { here, run } from './run.ts'

// Relative, so that the golden files do not hold the path of a checkout.
const HALL = 'tests/cli/books/hall.yaml'
const CALLS = 'tests/cli/inputs/calls.ndjson'

test.each([
  ['report', ['check', '-b', HALL, CALLS], 3],
  ['explain-kept', ['explain', '-b', HALL, '这我不管，你就问别人去'], 0],
  ['explain-dropped', ['explain', '-b', HALL, '我不管理这个窗口，不知道您带证了吗'], 0],
  ['explain-nothing', ['explain', '-b', HALL, '嗯。'], 0],
  ['explain-missing', ['explain', '-b', HALL, '你们快一点吧', '--phrase', 'hurry'], 0],
  ['explain-other-speaker', ['explain', '-b', HALL, '你们服务真好', '--phrase', 'praise'], 0],
  ['phrasebook-show', ['phrasebook', 'show', HALL], 0],
  ['phrasebook-show-phrase', ['phrasebook', 'show', HALL, '--phrase', 'not-my-business'], 0],
  ['phrasebook-check-broken', ['phrasebook', 'check', 'tests/cli/books/broken.yaml'], 2],
  ['phrasebook-check-unproved', ['phrasebook', 'check', 'tests/cli/books/unproved.yaml'], 2],
  ['help', ['--help'], 0],
  ['help-check', ['help', 'check'], 0],
  ['help-explain', ['explain', '--help'], 0],
  ['help-phrasebook', ['phrasebook', '--help'], 0],
  ['help-phrasebook-check', ['phrasebook', 'check', '--help'], 0],
] as const)('%s', async (name, argv, expected) => {
  const { code, out, err } = await run(argv)
  expect(err).toBe('')
  expect(code).toBe(expected)
  await expect(withoutVersion(out)).toMatchFileSnapshot(`../golden/${name}.txt`)
})

test('report-doubtful: what needs listening is shown as such', async () => {
  const checker = createChecker(loadPhrasebook(here('books/hall.yaml')))
  const conversation = {
    id: 'd-1',
    channel: 'counter',
    lines: [{ role: 'staff', text: '我不管。再见' }],
  } as const
  const report = checker.review(conversation)
  const findings = report.findings.map(
    (one) => ({ ...one, status: 'needs-listening', confidence: 0.52 }) as const,
  )
  const doubtful: Report = { ...report, findings, fatal: ['not-my-business'], score: 0, passed: false }
  const out = printReport(conversation, doubtful, checker.phrasebook, { paint: plain, colour: false })
  await expect(withoutVersion(out)).toMatchFileSnapshot('../golden/report-doubtful.txt')
})

/** The version is a digest of the book; what it is digested from is not for these files to hold. */
function withoutVersion(text: string): string {
  return text
    .replace(/sha256:[0-9a-f]{64}/g, '<version>')
    .replace(/(话术本 \S+) [0-9a-f]{8}\b/g, '$1 <version>')
}

test('colours add nothing but colours, and take the brackets away', async () => {
  const dull = await run(['explain', '-b', HALL, '我不管'])
  const bright = await run(['explain', '-b', HALL, '我不管'], { env: { FORCE_COLOR: '1' } })
  const bare = stripVTControlCharacters(bright.out)
  expect(bright.out).not.toBe(bare)
  expect(bare).toBe(dull.out.replace('【我不管】', '我不管'))
})

test('a report of many conversations reads the same as each alone', async () => {
  const all = await run(['check', '-b', HALL, CALLS])
  for (const row of readFileSync(CALLS, 'utf8').trim().split('\n').slice(0, 2)) {
    const alone = await run(['check', '-b', HALL], { stdin: [row] })
    expect(all.out).toContain(alone.out)
  }
})
