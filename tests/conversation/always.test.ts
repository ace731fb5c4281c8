/** What holds for every conversation: streaming and batch agree, interim lines leave no trace, statuses are total. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openSession, review } from '../../src/conversation/session.ts'
import type { Line, Role, Rule, SessionLine } from '../../src/model.ts'
import { book, find, rule, VOCABULARY } from './fixtures.ts'

const need = [['hello', 'ask'], ['sorry']]
const RULES: readonly Rule[] = [
  rule('first', { kind: 'within-first', within: { lines: 2, ms: 9000 }, need }),
  rule('last', { kind: 'within-last', within: { lines: 2, ms: 9000 }, need: [['bye']] }),
  rule('after', {
    kind: 'after',
    trigger: ['?missing', '?praise'],
    within: { lines: 2, ms: 9000 },
    sameLine: true,
    need,
  }),
  rule('pause', {
    kind: 'after',
    trigger: ['wait', '?praise'],
    within: {},
    sameLine: true,
    pause: 3000,
    need,
  }),
  // biome-ignore lint/suspicious/noThenProperty: the rule's field is called so, and is no promise
  rule('before', { kind: 'before', first: ['sorry'], then: ['?missing', '!rude'] }),
  rule('never', { kind: 'never', phrases: ['!rude', '!lazy'], max: 1 }),
  rule('order', { kind: 'in-order', steps: [['hello'], ['sorry'], ['bye']] }),
  rule('some', { kind: 'n-of', min: 2, need: [['hello'], ['thanks'], ['bye']] }),
  rule('silence', { kind: 'silence', after: 'customer', by: 'staff', ms: 3000, unlessAnnounced: ['wait'] }),
  rule('rate', { kind: 'speaking-rate', role: 'staff', min: 100, max: 400 }),
  rule('overlap', { kind: 'overlap', role: 'staff', ms: 500, max: 1 }),
  rule('repeat', { kind: 'repetition', role: 'staff', similarity: 0.8, minLength: 3, max: 1 }),
  rule('rings', { kind: 'metadata', field: 'ringCount', max: 3 }),
  rule(
    'hung-up',
    { kind: 'within-last', within: { lines: 1 }, need: [['bye']] },
    { when: { endedBy: 'staff' } },
  ),
]
const BOOK = book({
  rules: RULES,
  scoring: {
    min: 10,
    max: 110,
    caps: { perPhrase: 12, perCategory: {}, total: 70 },
    bonus: { phrases: ['hello', 'thanks'], each: 7, max: 12 },
    fatal: ['overlap'],
  },
  courtesyWords: { 您好: ['hello'] },
})

const word = fc.oneof(
  fc.constantFrom(...VOCABULARY),
  fc.constantFrom('x', 'hello~0.3', '?missing~0.3', '!rude~0.5', '您好，请问', '\ud800'),
)
const time = fc.option(fc.oneof(fc.nat(20_000), fc.constantFrom(Number.NaN, -5, 1e300)), { nil: undefined })
const line: fc.Arbitrary<Line> = fc
  .record({
    role: fc.constantFrom<Role>('staff', 'customer'),
    text: fc.array(word, { maxLength: 4 }).map((words) => words.join(' ')),
    start: time,
    end: time,
  })
  .map(({ start, end, ...said }) => ({
    ...said,
    ...(start === undefined ? {} : { start }),
    ...(end === undefined ? {} : { end }),
  }))
const conversation = fc.array(line, { maxLength: 14 })
const endedBy = fc.option(fc.constantFrom<Role>('staff', 'customer'), { nil: undefined })
const HEAD = { id: 'c', channel: 'phone', ringCount: 2 } as const

test('statuses are total and the score stays within its limits', () => {
  fc.assert(
    fc.property(conversation, endedBy, (lines, by) => {
      const report = review(BOOK, find, { ...HEAD, lines, ...(by && { endedBy: by }) })
      expect(report.rules.map((status) => status.rule)).toEqual(RULES.map(({ id }) => id))
      for (const { status, line: at, because } of report.rules) {
        expect(['met', 'missed', 'not-applicable']).toContain(status)
        expect(because).not.toMatch(/undefined|NaN|^$/)
        expect(at === undefined || (at >= 0 && at < lines.length)).toBe(true)
      }
      expect(report.score).toBeGreaterThanOrEqual(10)
      expect(report.score).toBeLessThanOrEqual(110)
      expect(report.deductions.reduce((sum, { points }) => sum + points, 0)).toBeLessThanOrEqual(70.001)
    }),
    { numRuns: 300 },
  )
})

test('pushing line by line is reviewing, even if who hung up is told last', () => {
  fc.assert(
    fc.property(conversation, endedBy, (lines, by) => {
      const session = openSession(BOOK, find, HEAD)
      for (const each of lines) session.push(each)
      const report = session.end(by && { endedBy: by })
      expect(report).toEqual(review(BOOK, find, { ...HEAD, lines, ...(by && { endedBy: by }) }))
    }),
    { numRuns: 200 },
  )
})

const utterance = fc.record({ final: line, drafts: fc.array(line, { maxLength: 3 }) })

test('interim lines leave no trace in the report', () => {
  fc.assert(
    fc.property(
      fc.array(utterance, { maxLength: 8 }),
      fc.array(line, { maxLength: 3 }),
      fc.nat(3),
      (said, open, overlap) => {
        const session = openSession(BOOK, find, HEAD)
        for (const each of interleaved(said, overlap)) session.push(each)
        for (const [at, each] of open.entries()) session.push({ ...each, id: `open-${at}`, interim: true })
        expect(session.end()).toEqual(review(BOOK, find, { ...HEAD, lines: said.map(({ final }) => final) }))
      },
    ),
    { numRuns: 200 },
  )
})

/** Each utterance's drafts come up to `ahead` utterances before its final line. */
const interleaved = (
  said: readonly { final: Line; drafts: readonly Line[] }[],
  ahead: number,
): SessionLine[] =>
  said.flatMap(({ final }, at) => {
    const draft = said[at + ahead]
    const drafts = draft?.drafts.map((line) => ({ ...line, id: `u${at + ahead}`, interim: true })) ?? []
    return [...drafts, { ...final, id: `u${at}` }]
  })

test('events add up to the snapshot: a client that follows them knows rules, score and findings', () => {
  fc.assert(
    fc.property(fc.array(utterance, { maxLength: 8 }), fc.nat(3), (said, ahead) => {
      const session = openSession(BOOK, find, HEAD)
      const rules = new Map(session.snapshot().rules.map(({ rule, state }) => [rule, state]))
      let score = session.snapshot().score
      const findings = new Map<string, number>()
      const count = (key: string, by: number) => findings.set(key, (findings.get(key) ?? 0) + by)
      for (const each of interleaved(said, ahead)) {
        for (const event of session.push(each)) {
          if (event.type === 'rule') rules.set(event.rule, event.state)
          else if (event.type === 'score') score = event.score
          else
            count(
              JSON.stringify([event.finding.line, event.finding.phrase, event.finding.start]),
              event.type === 'finding' ? 1 : -1,
            )
        }
      }
      for (const each of session.snapshot().findings)
        count(JSON.stringify([each.line, each.phrase, each.start]), -1)
      expect([...findings.values()].every((left) => left === 0)).toBe(true)
      expect(session.snapshot().score).toBe(score)
      expect(session.snapshot().rules.map(({ rule, state }) => [rule, state])).toEqual([...rules])
    }),
    { numRuns: 200 },
  )
})

test('the same sessions side by side do not touch each other', () => {
  fc.assert(
    fc.property(conversation, conversation, (left, right) => {
      const sessions = [openSession(BOOK, find, HEAD), openSession(BOOK, find, HEAD)] as const
      for (let at = 0; at < Math.max(left.length, right.length); at += 1) {
        for (const each of left.slice(at, at + 1)) sessions[0].push(each)
        for (const each of right.slice(at, at + 1)) sessions[1].push(each)
      }
      expect(sessions[1].end()).toEqual(review(BOOK, find, { ...HEAD, lines: right }))
      expect(sessions[0].end()).toEqual(review(BOOK, find, { ...HEAD, lines: left }))
    }),
    { numRuns: 100 },
  )
})
