/**
 * `npm run bench`: every bench asserts its answer, then prints a Markdown table (BENCHMARKS.md quotes them).
 * Options: --corpus FILE (NDJSON conversations, repeatable), --quick (small sizes, to see that it runs).
 */
import { cpus } from 'node:os'
import { parseArgs } from 'node:util'
import { type Conversation, createChecker, loadPhrasebook, loadSegmenter } from 'liyan'
import { readNdjson } from '../eval/labelled.ts'
import { archive } from './archive.ts'
import { coldStart, isBuilt } from './cold-start.ts'
import { growth } from './growth.ts'
import { throughput } from './throughput.ts'
import { transcripts } from './transcripts.ts'
import { worstCase } from './worst-case.ts'

const { values } = parseArgs({
  options: { corpus: { type: 'string', multiple: true }, quick: { type: 'boolean', default: false } },
})
const book = loadPhrasebook('window-service')
const checker = createChecker(book)
loadSegmenter()

const made = transcripts(book, values.quick ? 60 : 600).flatMap(({ lines }) => lines)
const corpus = (values.corpus ?? [])
  .flatMap((file) => readNdjson<Conversation>(file))
  .flatMap(({ lines }) => lines)

console.log(`Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model}`)
console.log(`\n## Throughput\n\n${throughput(checker, made, 'Made transcripts')}`)
if (corpus.length > 0) console.log(`\n${throughput(checker, corpus, 'Corpus')}`)
console.log(`\n## Growth\n\n${growth(book, made, values.quick)}`)
console.log(`\n## Worst cases\n\n${worstCase(checker)}`)
if (!isBuilt()) console.log('\nCold start and archive are left out: run npm run build first')
else {
  console.log(`\n## Cold start\n\n${coldStart()}`)
  console.log(`\n## Archive\n\n${archive(book, 2, values.quick ? 1 : 5)}`)
  if (!values.quick) console.log(`\n${archive(book, 100, 1)}`)
}
