/** What always holds of the whole checker, whatever it is given. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Conversation, createChecker, type Report } from '../../src/index.ts'
import { random, transcripts } from '../bench/transcripts.ts'
import { stress } from '../eval/stress.ts'
import { book, checker } from './shipped.ts'

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc
    .array(fc.constantFrom(...book.phrases.flatMap(({ hits }) => hits), '\ud800', '\u0000', '，', '那个'), {
      maxLength: 3,
    })
    .map((parts) => parts.join('')),
)

test('any string gives findings whose spans are slices of it', () => {
  fc.assert(
    fc.property(anyText, fc.constantFrom('staff' as const, 'customer' as const), (text, role) => {
      for (const { start, end, text: said, confidence } of checker.check(text, { role })) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeGreaterThan(start)
        expect(text.slice(start, end)).toBe(said)
        expect(confidence).toBeGreaterThan(0)
        expect(confidence).toBeLessThanOrEqual(1)
      }
    }),
    { numRuns: 400 },
  )
})

test('a customer is never found to have said a phrase of the staff', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const speakers = checker
        .check(text, { role: 'customer' })
        .map(({ phrase }) => book.phrases.find(({ id }) => id === phrase)?.speaker)
      expect(speakers).not.toContain('staff')
    }),
    { numRuns: 200 },
  )
})

test('line by line is the same as whole', () => {
  for (const conversation of transcripts(book, 40, 3, 2)) {
    const session = checker.open(conversation)
    for (const line of conversation.lines) session.push(line)
    expect(session.end()).toEqual(checker.review(conversation))
  }
})

test('recognisers guesses on the way leave no trace', () => {
  const next = random(11)
  for (const conversation of transcripts(book, 20, 4, 2)) {
    const session = checker.open(conversation)
    conversation.lines.forEach((line, index) => {
      const id = `u${index}`
      for (let cut = 1; cut < line.text.length; cut += 1 + Math.floor(next() * 5)) {
        session.push({ ...line, text: line.text.slice(0, cut), id, interim: true })
      }
      session.push({ ...line, id })
    })
    expect(session.end()).toEqual(checker.review(conversation))
  }
})

test('a very long line is checked to its end', () => {
  const text = `${'办理居住证要带身份证原件。'.repeat(8000)}我不管，问别人去`
  const found = checker.check(text, { role: 'staff' }).filter(({ phrase }) => phrase === 'not-my-business')
  expect(found.length).toBeGreaterThan(0)
  for (const { start, end, text: said } of found) expect(text.slice(start, end)).toBe(said)
})

describe('generated noise and near misses', () => {
  const { noises, negatives } = stress(checker, { rounds: 1, seed: 20 })
  const share = (map: typeof noises, name: string) => map.get(name)!.good / map.get(name)!.all

  test.each(['traditional', 'width', 'spaces', 'punctuation lost', 'punctuation odd', 'filler', 'stutter'])(
    '%s: at least 98 of 100 hit sentences are still found',
    (name) => {
      expect(share(noises, name)).toBeGreaterThanOrEqual(0.98)
    },
  )

  test.each([
    ['word stutter', 0.96],
    ['homophone', 0.93],
  ] as const)('%s: at least %f', (name, floor) => {
    expect(share(noises, name)).toBeGreaterThanOrEqual(floor)
  })

  test.each([
    ['customer as speaker', 1],
    ['quoted', 0.97],
    ['A-不-A', 0.9],
    ['inside a longer word', 0.94],
  ] as const)('%s: at least %f stay unflagged', (name, floor) => {
    expect(share(negatives, name)).toBeGreaterThanOrEqual(floor)
  })
})

test("a recogniser's other hypothesis speaks for what was misheard", () => {
  const sits = (alternatives: readonly string[]) =>
    checker.check('椅子在这儿您请做', { role: 'staff', alternatives }).some(({ phrase }) => phrase === 'sit')
  expect(sits(['椅子在这儿您请坐'])).toBe(true)
  expect(sits(['椅子在这儿您请做'])).toBe(sits([]))
})

test('doubt below the floor is shown and costs nothing', () => {
  const conversation: Conversation = {
    id: 'a',
    channel: 'counter',
    lines: [{ role: 'staff', text: '这个我不关' }],
  }
  const strict = createChecker({ ...book, scoring: { ...book.scoring, floor: 0.9999 } })
  const judged = (report: Report) => ({
    status: report.findings.find(({ phrase }) => phrase === 'not-my-business')?.status,
    isDeducted: report.deductions.some((deduction) => deduction.for === 'not-my-business'),
  })
  expect(judged(checker.review(conversation))).toEqual({ status: 'kept', isDeducted: true })
  expect(judged(strict.review(conversation))).toEqual({ status: 'needs-listening', isDeducted: false })
})
