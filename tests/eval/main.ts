/**
 * `npm run eval`: precision, recall and F1 by kind, family and noise class, calibration, rule statuses, the wrong lines.
 * Options: --lines FILE, --conversations FILE (each repeatable; default: the labelled files beside this one),
 * --phrasebook NAME|FILE, --corpus FILE (real dialogue: every forbidden finding is listed), --stress, --quiet,
 * --calibrate (how sure a sound-alike is against how often it is right; --corpus then gives the innocent text).
 */
import { readdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Conversation, createChecker, loadPhrasebook } from '../../src/index.ts'
import { table } from '../bench/measure.ts'
import { printCalibration } from './calibrate.ts'
import {
  type Confusion,
  judgeConversations,
  judgeLines,
  type LabelledConversation,
  type LabelledLine,
  type LineResult,
  precision,
  readNdjson,
  recall,
  type Tally,
} from './labelled.ts'
import { stress } from './stress.ts'

const { values } = parseArgs({
  options: {
    lines: { type: 'string', multiple: true },
    conversations: { type: 'string', multiple: true },
    corpus: { type: 'string', multiple: true },
    phrasebook: { type: 'string', default: 'window-service' },
    stress: { type: 'boolean', default: false },
    calibrate: { type: 'boolean', default: false },
    quiet: { type: 'boolean', default: false },
  },
})
const checker = createChecker(loadPhrasebook(values.phrasebook))
const isDefault =
  values.lines === undefined &&
  values.conversations === undefined &&
  values.corpus === undefined &&
  !values.calibrate

for (const file of values.lines ?? (isDefault ? shipped('lines') : [])) {
  printLines(name(file), judgeLines(checker, readNdjson<LabelledLine>(file)))
}
for (const file of values.conversations ?? (isDefault ? shipped('conversations') : []))
  printConversations(file)
if (values.calibrate)
  console.log(printCalibration(checker.phrasebook, (values.corpus ?? []).flatMap(textsOf)))
else for (const file of values.corpus ?? []) printCorpus(file)
if (values.stress) console.log(stress(checker, { rounds: 20 }).text)

function shipped(kind: string): URL[] {
  return readdirSync(new URL('.', import.meta.url))
    .filter((file) => file.endsWith(`${kind}.ndjson`))
    .map((file) => new URL(file, import.meta.url))
}

function name(file: string | URL): string {
  return String(file).split('/').at(-1)!
}

function printLines(title: string, result: LineResult): void {
  const head = ['', 'right', 'false', 'missed', 'precision', 'recall', 'F1']
  const rows = (map: Map<string, Tally>) =>
    [...map].sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, tally]) => row(key, tally))
  const sure = [...result.sureKinds].sort().map(([key, tally]) => row(`${key}, without the doubtful`, tally))
  console.log(`\n## ${title}\n\n${table(head, [...rows(result.kinds), ...sure])}`)
  if (values.quiet) return
  console.log(`\n${table(['by family', ...head.slice(1)], rows(result.families))}`)
  console.log(`\n${table(['by class', ...head.slice(1)], rows(result.classes))}`)
  console.log(`\n${table(['confidence given', 'findings', 'right', 'share right'], calibration(result))}`)
  if (result.confusions.length > 0) printConfusions(result.confusions)
  for (const wrong of result.wrong) {
    console.log(
      `\n${wrong.kind === 'false' ? 'FALSE ' : 'MISSED'} ${wrong.phrase} (${wrong.id}, ${wrong.class}) ${wrong.text}\n       ${wrong.why}`,
    )
  }
}

/** Rows: what was said; in each what was found in its place. Right findings are on no row. */
function printConfusions(confusions: readonly Confusion[]): void {
  const title = (id: string) =>
    id === ''
      ? 'nothing'
      : `${id} ${checker.phrasebook.phrases.find((phrase) => phrase.id === id)?.title ?? ''}`
  const rows = [...confusions]
    .sort((a, b) => (a.expected < b.expected ? -1 : a.expected > b.expected ? 1 : b.lines - a.lines))
    .map(({ expected, found, lines }) => [title(expected), title(found), lines])
  console.log(`\n${table(['was said', 'was found instead', 'lines'], rows)}`)
}

function row(key: string, tally: Tally): (string | number)[] {
  const p = precision(tally)
  const r = recall(tally)
  const f1 = p + r === 0 ? 0 : (2 * p * r) / (p + r)
  return [key, tally.right, tally.wrong, tally.missed, p.toFixed(3), r.toFixed(3), f1.toFixed(3)]
}

function calibration(result: LineResult): (string | number)[][] {
  const bins = [0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0001]
  return bins.slice(0, -1).map((from, i) => {
    const to = bins[i + 1]!
    const within = result.confidences.filter(({ confidence }) => confidence >= from && confidence < to)
    const right = within.filter((finding) => finding.right).length
    return [
      `${from} to ${Math.min(1, to)}`,
      within.length,
      right,
      within.length === 0 ? '-' : (right / within.length).toFixed(2),
    ]
  })
}

function printConversations(file: string | URL): void {
  const { right, all, rules, wrong, forbidden } = judgeConversations(
    checker,
    readNdjson<LabelledConversation>(file),
  )
  console.log(`\n## ${name(file)}: ${right} of ${all} rule statuses right (${(right / all).toFixed(3)})`)
  console.log(
    `forbidden findings: precision ${precision(forbidden).toFixed(3)}, recall ${recall(forbidden).toFixed(3)}\n`,
  )
  console.log(
    table(
      ['rule', 'right', 'of'],
      [...rules].map(([rule, counts]) => [rule, counts.right, counts.all]),
    ),
  )
  if (values.quiet) return
  for (const { id, rule, expected, found, because } of wrong)
    console.log(`${id} ${rule}: expected ${expected}, found ${found} (${because})`)
}

function printCorpus(file: string): void {
  let staffLines = 0
  const found: string[] = []
  for (const conversation of readNdjson<Conversation>(file)) {
    for (const line of conversation.lines) {
      if (line.role === 'staff') staffLines++
      for (const finding of checker.check(line.text, line)) {
        if (finding.kind === 'forbidden')
          found.push(`${finding.phrase} (${finding.match} ${finding.confidence}) ${line.text}`)
      }
    }
  }
  console.log(
    `\n## ${name(file)}: ${found.length} forbidden findings in ${staffLines} staff lines\n${found.join('\n')}`,
  )
}

function textsOf(file: string): string[] {
  return readNdjson<Conversation>(file).flatMap(({ lines }) => lines.map(({ text }) => text))
}
