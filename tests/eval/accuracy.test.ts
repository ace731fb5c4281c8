/** The labelled files beside this one, held to the targets: `a` was in view while the books were written, `b`, `f` and `h` were not, the others are since. */
import { describe, expect, test } from 'vitest'
import { createChecker, loadPhrasebook } from '../../src/index.ts'
import {
  judgeConversations,
  judgeLines,
  type LabelledConversation,
  type LabelledLine,
  precision,
  readNdjson,
  recall,
} from './labelled.ts'

const checker = createChecker(loadPhrasebook('window-service'))
const read = <T>(name: string) => readNdjson<T>(new URL(`${name}.ndjson`, import.meta.url))
const FILES = {
  a: ['shared-a', 'own-a'],
  b: ['shared-b', 'own-b'],
  c: ['own-c', 'own-d'],
  g: ['own-g'],
} as const

describe.each(['a', 'b', 'c', 'g'] as const)('%s', (half) => {
  const lines = FILES[half].flatMap((name) => read<LabelledLine>(`${name}-lines`))
  const { kinds } = judgeLines(checker, lines)

  test.each([
    ['forbidden', 0.97, 0.93],
    ['courtesy', 0.98, 0.96],
  ] as const)('%s: precision %f, recall %f', (kind, leastPrecision, leastRecall) => {
    const tally = kinds.get(kind)!
    expect(tally.right).toBeGreaterThan(150)
    expect(precision(tally)).toBeGreaterThanOrEqual(leastPrecision)
    expect(recall(tally)).toBeGreaterThanOrEqual(leastRecall)
  })

  test('rule statuses: 0.97', () => {
    const names = FILES[half].map((name) => `${name}-conversations`)
    const { right, all } = judgeConversations(
      checker,
      names.flatMap((name) => read<LabelledConversation>(name)),
    )
    expect(all).toBeGreaterThan(300)
    expect(right / all).toBeGreaterThanOrEqual(0.97)
  })
})

// e and f are hard on purpose.
test.each([
  ['e', 0.97, 0.9],
  ['f', 0.95, 0.8],
  ['h', 0.97, 0.93],
])('%s, forbidden: precision %f, recall %f', (name, leastPrecision, leastRecall) => {
  const tally = judgeLines(checker, read<LabelledLine>(`own-${name}-lines`)).kinds.get('forbidden')!
  expect(tally.right).toBeGreaterThan(100)
  expect(precision(tally)).toBeGreaterThanOrEqual(leastPrecision)
  expect(recall(tally)).toBeGreaterThanOrEqual(leastRecall)
})
