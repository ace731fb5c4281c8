/** A walk that remembers its steps gives what the plain walk gives, however often and in whatever order lines come. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { buildGraph } from '../../src/match/graph.ts'
import { walk } from '../../src/match/walk.ts'
import { walkAgain, walkerOf } from '../../src/match/walker.ts'
import type { Way } from '../../src/match/way.ts'
import { parsePattern } from '../../src/phrasebook/pattern.ts'
import { fold } from '../../src/text/fold.ts'

const graph = (source: string) => buildGraph(parsePattern(source).parts[0]!)

const PATTERNS = [
  '我不管',
  '我 不管',
  '请[您]稍(等|候)[一下]',
  '你…6投诉',
  '请到{号}号窗口',
  '^不知道$',
  '(随便|要去就)…3(投|上)诉[去]',
]
const ALPHABET = [...'我不管知道请您稍等也都就投诉到三号窗口随便去布关智', '那个', '。', '，', '嗯', '我我']
const anyLine = fc
  .array(fc.constantFrom(...ALPHABET), { maxLength: 16 })
  .map((pieces) => fold(pieces.join('')))

test.each(PATTERNS)('%s', (source) => {
  const walkers = [0, 1, 2].map((tolerance) => walkerOf(graph(source), tolerance))
  fc.assert(
    fc.property(anyLine, fc.nat(3), fc.nat(3), fc.constantFrom(0, 1, 2), (line, skip, cut, tolerance) => {
      const from = Math.min(skip, line.length)
      const to = Math.max(from, line.length - cut)
      const plain: Way[] = []
      walk(graph(source), tolerance, line, from, to, plain)
      // The second time every step is known.
      for (let round = 0; round < 2; round++) {
        const again: Way[] = []
        walkAgain(walkers[tolerance]!, line, from, to, again)
        expect(again).toEqual(plain)
      }
    }),
    { numRuns: 400 },
  )
})

test('what is remembered is given up when there is too much of it, and the answer stays', () => {
  const source = '你…60(投|上)诉'
  const walker = walkerOf(graph(source), 2)
  const characters = [...'你我不管知道请您稍等也都就投诉到三号窗口随便去布关智']
  let state = 1
  const next = () => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0
    return characters[(state >>> 16) % characters.length]!
  }
  for (let i = 0; i < 400; i++) {
    const line = fold(Array.from({ length: 120 }, next).join(''))
    const plain: Way[] = []
    const again: Way[] = []
    walk(graph(source), 2, line, 0, line.length, plain)
    walkAgain(walker, line, 0, line.length, again)
    expect(again).toEqual(plain)
  }
})
