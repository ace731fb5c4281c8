/** Each incremental rule against a plain computation over the whole conversation. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { review } from '../../src/conversation/session.ts'
import type { AnyOf, Line, Role, RuleCheck } from '../../src/model.ts'
import { book, find, rule } from './fixtures.ts'

type Of<K extends RuleCheck['kind']> = Extract<RuleCheck, { kind: K }>
type Status = 'met' | 'missed' | 'not-applicable'

const WORDS = ['hello', 'bye', 'wait', '?missing', '?praise']
const group = fc.subarray(WORDS.slice(0, 3), { minLength: 1 })
const groups = fc.array(group, { minLength: 1, maxLength: 3 })
const role = fc.constantFrom<Role>('staff', 'customer')
const text = fc.subarray(WORDS).map((words) => words.join(' '))

/** Lines in order of time; all timed, or none. */
const conversation = fc
  .tuple(
    fc.array(fc.record({ role, text, gap: fc.nat(6), long: fc.nat(3) }), { maxLength: 12 }),
    fc.boolean(),
  )
  .map(([said, timed]): Line[] => {
    let now = 0
    return said.map(({ role, text, gap, long }) => {
      const start = now + gap
      now = start + long
      return timed ? { role, text, start, end: now } : { role, text }
    })
  })

const has = (line: Line, words: AnyOf): boolean => line.text.split(' ').some((word) => words.includes(word))
const all = (need: readonly AnyOf[], lines: readonly Line[]): boolean =>
  need.every((words) => lines.some((line) => has(line, words)))
const staffOf = (lines: readonly Line[]): Line[] => lines.filter((line) => line.role === 'staff')

const first = ({ within, need }: Of<'within-first'>, lines: readonly Line[]): Status => {
  const reach = staffOf(lines).filter(({ start }) => start === undefined || start <= (within.ms ?? Infinity))
  return all(need, reach.slice(0, within.lines)) ? 'met' : 'missed'
}

const last = ({ within, need }: Of<'within-last'>, lines: readonly Line[]): Status => {
  const over = Math.max(...lines.map((line) => line.end ?? 0))
  const near = (line: Line) => (line.end ?? over) >= over - (within.ms ?? Infinity)
  const staff = staffOf(lines)
  const reach = within.lines === undefined ? staff : staff.slice(-within.lines)
  return all(need, reach.filter(near)) ? 'met' : 'missed'
}

const after = (check: Of<'after'>, lines: readonly Line[]): Status => {
  const each = lines.flatMap((line, at) => answered(check, line, staffOf(lines.slice(at + 1))))
  if (each.includes(false)) return 'missed'
  return each.includes(true) ? 'met' : 'not-applicable'
}

/** Was this line, if it is a trigger that binds, answered by itself or those that follow? */
const answered = (check: Of<'after'>, line: Line, following: readonly Line[]): boolean[] => {
  const { trigger, within, pause, sameLine, need } = check
  const cue = line.role === 'staff' ? trigger : trigger.filter((word) => word.startsWith('?'))
  if (!has(line, cue)) return []
  const [next] = following
  if (!next && (line.role === 'customer' || pause !== undefined)) return []
  if (pause !== undefined && !((next?.start ?? Number.NaN) - (line.end ?? Number.NaN) >= pause)) return []
  const inTime = following.filter(({ start }) => (start ?? 0) <= (line.end ?? 0) + (within.ms ?? Infinity))
  const own = sameLine && line.role === 'staff' ? [line] : []
  return [all(need, [...own, ...inTime.slice(0, within.lines)])]
}

const silence = ({ ms, unlessAnnounced }: Of<'silence'>, lines: readonly Line[]): Status => {
  const over = lines.at(-1)?.end ?? 0
  const isLong = (line: Line, at: number): boolean => {
    if (line.role !== 'customer' || at === lines.length - 1) return false
    const before = staffOf(lines.slice(0, at)).at(-1)
    if (before && has(before, unlessAnnounced)) return false
    return (staffOf(lines.slice(at + 1))[0]?.start ?? over) - (line.end ?? over) >= ms
  }
  return lines.some(isLong) ? 'missed' : 'met'
}

const reach = fc.oneof(
  fc.record({ lines: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ ms: fc.nat(15) }),
  fc.constant({}),
)

const agree = <C extends RuleCheck>(
  checks: fc.Arbitrary<C>,
  oracle: (check: C, lines: Line[]) => Status,
): void => {
  fc.assert(
    fc.property(checks, conversation, (check, lines) => {
      const phrasebook = book({ rules: [rule('r', check)] })
      const [got] = review(phrasebook, find, { id: 'c', channel: 'counter', lines }).rules
      expect(got?.status).toBe(oracle(check, lines))
    }),
    { numRuns: 1000 },
  )
}

test('within-first', () => {
  agree(fc.record({ kind: fc.constant('within-first' as const), within: reach, need: groups }), first)
})

test('within-last', () => {
  agree(fc.record({ kind: fc.constant('within-last' as const), within: reach, need: groups }), last)
})

const checks = fc
  .record({
    trigger: fc.constantFrom<AnyOf>(['?missing'], ['?praise'], ['wait'], ['wait', '?missing']),
    within: fc.oneof(reach, fc.record({ lines: fc.integer({ min: 1, max: 3 }), ms: fc.nat(15) })),
    sameLine: fc.boolean(),
    pause: fc.option(fc.nat(8), { nil: undefined }),
    need: groups,
  })
  .map(
    ({ pause, ...rest }): Of<'after'> => ({
      kind: 'after',
      ...rest,
      ...(pause === undefined ? {} : { pause }),
    }),
  )

test('after', () => {
  agree(checks, after)
})

test('silence', () => {
  agree(
    fc.record({
      kind: fc.constant('silence' as const),
      after: fc.constant('customer' as const),
      by: fc.constant('staff' as const),
      ms: fc.integer({ min: 1, max: 12 }),
      unlessAnnounced: fc.constantFrom<AnyOf>([], ['wait']),
    }),
    silence,
  )
})
