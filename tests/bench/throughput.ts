/** Full check of every line against what else one could do with the same lines: cut, parse, a RegExp, published automata. */
import { AhoCorasick as MonyoneAhoCorasick } from '@monyone/aho-corasick'
import ModernAhoCorasick from 'modern-ahocorasick'
import jieba from 'nodejieba'
import type { Checker, PatternNode, Phrasebook } from '../../src/index.ts'
import { measure, millions, type Timing, table } from './measure.ts'
import type { PlantedLine } from './transcripts.ts'

const ROUNDS = 5
/** Milliseconds a line: the alternation is run on so many lines only, and reckoned up. */
const REGEXP_LINES = 20
const MOST_WORDINGS = 12

export function throughput(checker: Checker, lines: readonly PlantedLine[], title: string): string {
  assertPlanted(checker, lines)
  const characters = lines.reduce((sum, line) => sum + line.text.length, 0)
  const json = lines.map((line) => JSON.stringify(line))
  const sum = (of: (line: PlantedLine) => number) => () => lines.reduce((total, line) => total + of(line), 0)
  const own = { name: 'liyan, full check', run: sum((line) => checker.check(line.text, line).length) }
  const near = measure(
    [
      own,
      { name: 'nodejieba.cut', run: sum((line) => jieba.cut(line.text).length) },
      {
        name: 'JSON.parse',
        run: () => json.reduce((total, text) => total + JSON.parse(text).text.length, 0),
      },
      {
        name: 'JSON.parse + stringify',
        run: () => json.reduce((total, text) => total + JSON.stringify(JSON.parse(text)).length, 0),
      },
    ],
    ROUNDS,
  )
  // Made only now: they take hundreds of megabytes, and collecting garbage around those falls on whoever runs beside them.
  const regexp = new RegExp(allPatterns(checker.phrasebook).map(regexpOf).join('|'), 'g')
  const wordings = [
    ...new Set(allPatterns(checker.phrasebook).flatMap((node) => wordingsOf(node).slice(0, MOST_WORDINGS))),
  ]
  const monyone = new MonyoneAhoCorasick(wordings)
  const modern = new ModernAhoCorasick(wordings)
  const few = lines.slice(0, REGEXP_LINES)
  const far = measure(
    [
      { ...own, name: 'liyan once more, beside those that follow' },
      {
        name: `RegExp of the same patterns (on ${REGEXP_LINES} lines)`,
        run: () => few.reduce((total, line) => total + (line.text.match(regexp)?.length ?? 0), 0),
      },
      {
        name: `@monyone/aho-corasick (${wordings.length} wordings)`,
        run: sum((line) => monyone.matchInText(line.text).length),
      },
      {
        name: `modern-ahocorasick (${wordings.length} wordings)`,
        run: sum((line) => modern.search(line.text).length),
      },
    ],
    ROUNDS,
  )
  const whole = ({ name, median }: Timing) =>
    name.startsWith('RegExp') ? (median * lines.length) / few.length : median
  const rows = [near, far].flatMap((timings) =>
    timings.map((timing) => {
      const time = whole(timing)
      return [
        timing.name,
        millions((characters / time) * 1000),
        ((time * 1e6) / lines.length).toFixed(0),
        `${(time / timings[0]!.median).toFixed(2)}x`,
      ]
    }),
  )
  return `${title}: ${lines.length} lines, ${characters} characters\n\n${table(['', 'M characters/s', 'ns/line', 'time against liyan'], rows)}`
}

/** A bench that does not find what was planted measures nothing. */
function assertPlanted(checker: Checker, lines: readonly PlantedLine[]): void {
  let planted = 0
  let found = 0
  for (const line of lines) {
    if (line.planted === undefined) continue
    planted++
    if (checker.check(line.text, line).some((finding) => finding.phrase === line.planted)) found++
  }
  if (found < planted) throw new Error(`only ${found} of ${planted} planted phrases were found`)
}

function allPatterns(book: Phrasebook): PatternNode[] {
  return book.phrases.flatMap((phrase) => phrase.say.flatMap((pattern) => pattern.parts))
}

function regexpOf(node: PatternNode): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    case 'seq':
      return node.items.map(regexpOf).join('')
    case 'alt':
      return `(?:${node.items.map(regexpOf).join('|')})`
    case 'slot':
      return `.{${node.min},${node.max}}`
    case 'gap':
      return `.{0,${node.max}}`
    case 'loose':
      return '[也都就又还可真才太了的是]{0,3}'
    case 'line-start':
      return '^'
    case 'line-end':
      return '$'
    case 'class':
      throw new Error('classes are expanded before')
    default:
      return node satisfies never
  }
}

/** The ways to say a pattern that have no gap or slot, as plain strings. */
function wordingsOf(node: PatternNode): string[] {
  switch (node.type) {
    case 'text':
      return [node.text]
    case 'seq':
      return node.items.reduce(
        (heads, item) =>
          heads.flatMap((head) => wordingsOf(item).map((tail) => head + tail)).slice(0, MOST_WORDINGS),
        [''],
      )
    case 'alt':
      return node.items.flatMap(wordingsOf).slice(0, MOST_WORDINGS)
    case 'slot':
    case 'class':
      return []
    default:
      return ['']
  }
}
