/** What the build stores of a book is taken for that very book and no other, and changes no answer. */
import { deserialize, serialize } from 'node:v8'
import { expect, test } from 'vitest'
import { CUSTOMER, STAFF } from '../../src/match/anchoring.ts'
import { compileMachine, groundworkOf } from '../../src/match/check.ts'
import {
  compileMatcher,
  eachGroup,
  type Matcher,
  type MatcherGroundwork,
  mayMatch,
} from '../../src/match/matches.ts'
import { blockOf, NEXT, netIn, type PackedNet, pack } from '../../src/match/packed-net.ts'
import { type Groundwork, storedGroundwork, storedName, storeGroundwork } from '../../src/match/stored.ts'
import { fold } from '../../src/text/fold.ts'
import { book } from '../books/shipped.ts'

test('another order of phrases or of exceptions, one phrase more, another version, no guards: another name', () => {
  const names = [
    book,
    { ...book, phrases: book.phrases.toReversed() },
    { ...book, phrases: [...book.phrases, { ...book.phrases[0]!, id: 'one-more' }] },
    { ...book, version: 'sha256:0' },
    { ...book, phrases: book.phrases.map((phrase) => ({ ...phrase, unless: phrase.unless.toReversed() })) },
    { ...book, guards: {} },
  ].map(storedName)
  expect(new Set(names).size).toBe(names.length)
})

test('the sources use none: what the build stored is for the code that was built', () => {
  expect(storedGroundwork(book)).toBeUndefined()
})

const few = { ...book, phrases: book.phrases.slice(0, 12) }

const machine = compileMachine(few)
const groundwork = groundworkOf(machine)
/** As the build writes it and a process reads it. */
const stored = deserialize(storeGroundwork(groundwork)) as Groundwork

test('what is stored comes back as it was', () => {
  expect(stored).toEqual(groundwork)
})

test('patterns are found with it where they are found without it', () => {
  const groups = few.phrases.map(({ say, sound, speaker }) => ({
    patterns: say,
    sound,
    speaker: { staff: STAFF, customer: CUSTOMER, any: STAFF | CUSTOMER }[speaker],
  }))
  const found = (matcher: Matcher, text: string) => {
    const all: unknown[] = []
    if (mayMatch(matcher, text, STAFF))
      eachGroup(matcher, fold(text), (group, matches) =>
        all.push([group, matches.map(({ pattern, ...match }) => [pattern.source, match])]),
      )
    return all
  }
  const plain = compileMatcher(groups)
  const prepared = compileMatcher(groups, deserialize(serialize(plain.groundwork())) as MatcherGroundwork)
  const texts = few.phrases.flatMap(({ hits, misses }) => [...hits, ...misses])
  const expected = texts.map((text) => found(plain, text))
  expect(expected.filter((all) => all.length > 0).length).toBeGreaterThan(100)
  expect(texts.map((text) => found(prepared, text))).toEqual(expected)
})

/** A net apart from where in its words it stands. */
function spelt(net: PackedNet | undefined) {
  if (net === undefined) return undefined
  const { floats, diets, words, lists, positions } = net
  const part = (from: number, length: number) => Array.from(words.subarray(from, from + length))
  return {
    floats,
    diets,
    lists: Array.from(lists, (at) => part(at + 1, words[at]!)),
    positions: Array.from(positions, (at) => part(at, NEXT + 1 + words[at + NEXT]!)),
  }
}

test('exceptions and guards have the nets that they would make', () => {
  const { wordings } = machine.guards()
  expect(wordings.length).toBeGreaterThan(10)
  expect(wordings.map((_, n) => spelt(netIn(stored.guards, n)))).toEqual(
    wordings.map(({ net }) => spelt(pack(net()))),
  )
})

test('a net with a number that does not fit is left out, and so is one that there is not', () => {
  const net = {
    floats: false,
    lists: [[1]],
    next: [[0], []],
    diet: [0, 0],
    diets: [[5]],
    ends: [0, 1],
    runs: [0, 3],
  }
  const large = { ...net, runs: [0, 70_000] }
  const block = blockOf(3, (n) => [net, large][n])
  expect([0, 1, 2].map((n) => spelt(netIn(block, n)))).toEqual([spelt(pack(net)), undefined, undefined])
})
