/** Sessions: events, interim lines, snapshots, and what they refuse. */
import { describe, expect, test } from 'vitest'
import { MAX_INTERIM, openSession, review } from '../../src/conversation/session.ts'
import type { Phrasebook, SessionEvent, SessionLine } from '../../src/model.ts'
import { book, find, lines, rule } from './fixtures.ts'

const BOOK: Phrasebook = book({
  rules: [
    rule('greet', { kind: 'within-first', within: { lines: 2 }, need: [['hello']] }),
    rule('praise', {
      kind: 'after',
      trigger: ['?praise'],
      within: { lines: 1 },
      sameLine: false,
      need: [['reply']],
    }),
    rule('once', { kind: 'never', phrases: ['!rude'], max: 1 }),
  ],
})
const HEAD = { id: 'c-1', channel: 'counter' } as const
const open = (phrasebook = BOOK) => openSession(phrasebook, find, HEAD)

/** `id? words` is an interim line, `id. words` the final one, words alone a final line without id. */
const spoken = (written: string): SessionLine => {
  const parts = /^(\w+)([?.]) (.*)$/.exec(written)
  const [line] = lines(parts ? (parts[3] ?? '') : written)
  if (!line) throw new Error('no line')
  return parts ? { ...line, id: parts[1] ?? '', interim: parts[2] === '?' } : line
}

const shown = (event: SessionEvent): string => {
  if (event.type === 'score') return `score ${event.score}`
  if (event.type === 'rule')
    return `${event.rule} ${event.state}${event.due ? ` ${event.due.lines ?? ''}` : ''}`
  const { line, phrase, status } = event.finding
  const mark = event.type === 'retracted' ? '-' : event.interim ? '?' : '+'
  return `${mark}${line}:${phrase}${status === 'kept' ? '' : ` ${status}`}`
}

const script = (rows: readonly (readonly [string, string])[]): void => {
  const session = open()
  const got = rows.map(([line]) => [line, session.push(spoken(line)).map(shown).join(', ')])
  expect(got).toEqual(rows)
}

describe('events', () => {
  test('tell only what changed', () => {
    script([
      ['S x', 'greet due 1'],
      ['C ?praise', 'praise due 1'],
      ['C x', ''],
      ['S hello reply', '+3:hello, +3:reply, greet met, praise met'],
      ['S x', ''],
      ['S !rude', '+5:!rude, score 95'],
      ['S !rude', '+6:!rude, once missed, score 80'],
      ['C ?praise', 'praise due 1'],
      ['S x', 'praise missed, score 70'],
      ['C ?praise', ''],
    ])
  })

  test('unsure findings are shown and cost nothing', () => {
    script([['S hello !rude~0.5', '+0:hello, +0:!rude needs-listening, greet met']])
  })

  test('customers are not judged', () => {
    script([['C !rude hello', '']])
  })

  test('a rule event says what is due', () => {
    const [event] = open().push(spoken('C@0-1000 ?praise'))
    expect(event).toEqual({
      type: 'rule',
      rule: 'praise',
      state: 'due',
      due: { need: [['reply']], lines: 1 },
      line: 0,
      because: '第 1 句之后，工作人员下一句应说「reply」',
    })
  })
})

describe('interim lines', () => {
  test('are replaced, and only differences are told', () => {
    script([
      ['a? S !rude', '?0:!rude, greet due 1, score 95'],
      ['a? S !rude hello', '?0:hello, greet met'],
      ['a? S x hello', '-0:!rude, -0:hello, ?0:hello, score 100'],
      ['a. S x hello', ''],
      ['S !lazy', '+1:!lazy, score 95'],
    ])
  })

  test('take back a verdict with them', () => {
    script([
      ['C ?praise', 'praise due 1'],
      ['a? S x', 'greet due 1, praise missed, score 90'],
      ['a? S x reply', '?1:reply, praise met, score 100'],
      ['a. S x', '-1:reply, praise missed, score 90'],
    ])
  })

  test('of two speakers move when another is committed first', () => {
    script([
      ['a? C x', ''],
      ['b? S hello', '?1:hello, greet met'],
      ['b. S hello', '-1:hello, +0:hello, greet met'],
      ['a. C ?praise', 'praise due 1'],
    ])
  })

  test('committed, an id is free again', () => {
    script([
      ['a. S hello', '+0:hello, greet met'],
      ['a. S !lazy', '+1:!lazy, score 95'],
      ['a? S !lazy', '?2:!lazy, score 90'],
    ])
  })

  test('beyond the limit the oldest is dropped', () => {
    const session = open()
    for (let at = 0; at < MAX_INTERIM; at += 1) session.push(spoken(`u${at}? S${at === 0 ? ' !lazy' : ' x'}`))
    expect(session.snapshot()).toMatchObject({ interim: MAX_INTERIM, score: 85 })
    const events = session.push(spoken('next? S x')).map(shown)
    expect(events).toEqual(['-0:!lazy', 'score 90'])
    expect(session.snapshot()).toMatchObject({ lines: 0, interim: MAX_INTERIM })
  })

  test('still open at the end are dropped', () => {
    const session = open()
    session.push(spoken('S hello'))
    session.push(spoken('a? S !rude !rude'))
    expect(session.snapshot().score).toBe(80)
    expect(session.end()).toEqual(review(BOOK, find, { ...HEAD, lines: lines('S hello') }))
  })
})

describe('sessions', () => {
  test('give a snapshot that survives JSON', () => {
    const session = open()
    session.push(spoken('S hello'))
    const snapshot = session.snapshot()
    expect(JSON.parse(JSON.stringify(snapshot))).toEqual(snapshot)
    expect(snapshot).toMatchObject({ id: 'c-1', lines: 1, interim: 0, score: 100 })
    expect(snapshot.rules.map(({ rule, state }) => [rule, state])).toEqual([
      ['greet', 'met'],
      ['praise', 'pending'],
      ['once', 'pending'],
    ])
    expect(snapshot.findings.map(({ phrase }) => phrase)).toEqual(['hello'])
  })

  test('refuse everything after the end', () => {
    const session = open()
    session.end()
    expect(() => session.end()).toThrow('对话 c-1 已经结束')
    expect(() => session.push(spoken('S x'))).toThrow('对话 c-1 已经结束')
    expect(session.snapshot().lines).toBe(0)
  })

  test('refuse an interim line without id, and stay as they were', () => {
    const session = open()
    expect(() => session.push({ role: 'staff', text: '!rude', interim: true })).toThrow('临时句必须带有 id')
    expect(session.snapshot()).toMatchObject({ lines: 0, interim: 0, score: 100 })
  })

  test('stay as they were when the finder fails', () => {
    let fails = true
    const session = openSession(BOOK, (line) => (fails ? raise() : find(line)), HEAD)
    expect(() => session.push(spoken('S hello'))).toThrow('no dictionary')
    fails = false
    expect(session.push(spoken('S hello')).map(shown)).toEqual(['+0:hello', 'greet met'])
  })

  test('leave cues out of the report', () => {
    const { findings } = review(BOOK, find, { ...HEAD, lines: lines('C ?praise', 'S ?missing reply') })
    expect(findings.map(({ phrase, line }) => [phrase, line])).toEqual([['reply', 1]])
  })
})

const raise = (): never => {
  throw new Error('no dictionary')
}
