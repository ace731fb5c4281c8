/** The rules that regulations lay on a service window, each in small conversations of known outcome. */
import { expect, test } from 'vitest'
import { review } from '../../src/conversation/session.ts'
import type { ConversationHead, Finding, Line, Phrasebook, Rule, RuleCheck } from '../../src/model.ts'
import { book, rule } from './fixtures.ts'

const after = (trigger: string, need: string[][], over: object = {}): RuleCheck => ({
  kind: 'after',
  trigger: [trigger],
  within: { lines: 1 },
  sameLine: true,
  need,
  ...over,
})
const GOODBYE = [['goodbye']]
const GREETING = [['hello'], ['ask-business', 'offer-help']]
const ADVICE = [['welcome-advice', 'fault-correct', 'thanks-supervision']]
const HOLD = { sameLine: false, pause: 30_000 }
const RESPONSE: RuleCheck = {
  kind: 'silence',
  after: 'customer',
  by: 'staff',
  ms: 15_000,
  unlessAnnounced: ['wait'],
}
const PHONE = { when: { channel: 'phone' } } as const
const COUNTER = { when: { channel: 'counter' } } as const

const RULES: readonly Rule[] = [
  rule('answer-in-3-rings', { kind: 'metadata', field: 'ringCount', max: 3 }, PHONE),
  rule('phone-opening', { kind: 'within-first', within: { lines: 1 }, need: [['phone-opening']] }, PHONE),
  rule('counter-greeting', { kind: 'within-first', within: { lines: 2 }, need: GREETING }, COUNTER),
  rule('farewell', { kind: 'within-last', within: { lines: 2 }, need: GOODBYE }),
  rule('hold-return', after('wait', [['thanks-waiting']], HOLD)),
  rule('praise-reply', after('praise', [['praise-reply']], { sameLine: false })),
  rule('suggestion-reply', after('suggestion', ADVICE, { sameLine: false, within: { lines: 2 } })),
  rule('redirect', after('redirect', [['ask-colleague', 'go-window', 'next-window']])),
  rule('missing-material', after('missing', [['sorry'], ['list']])),
  rule('cannot-handle', after('refusal', [['cannot-handle']])),
  rule('system-fault', after('fault', [['sorry'], ['wait']])),
  rule(
    'no-hang-up',
    { kind: 'within-last', within: { lines: 1 }, need: GOODBYE },
    { when: { endedBy: 'staff' } },
  ),
  rule('response', RESPONSE),
]
const BOOK: Phrasebook = book({ rules: RULES })
const CUES = ['praise', 'suggestion', 'redirect', 'missing', 'refusal', 'fault', 'list']

/** Here a line is a list of the phrases in it. */
const find = ({ text }: Line): Finding[] =>
  text.split(' ').flatMap((id, at): Finding[] => {
    if (id === '-') return []
    const kind = CUES.includes(id) ? 'cue' : 'courtesy'
    const rest = { match: 'exact', confidence: 1, severity: 'info', reason: '原词' } as const
    return [{ phrase: id, kind, start: at, end: at + 1, text: id, ...rest }]
  })

/** `S 1.5-3 hello` is staff from 1.5 s to 3 s. */
const line = (written: string): Line => {
  const [who, times = '', ...ids] = written.split(' ')
  const [start, end] = times.split('-').map((seconds) => Number(seconds) * 1000)
  return {
    role: who === 'S' ? 'staff' : 'customer',
    text: ids.join(' '),
    ...(start === undefined || end === undefined ? {} : { start, end }),
  }
}

/** Met and missed rules in the order of the book, as `+rule` and `-rule`. */
const verdicts = (head: Partial<ConversationHead>, lines: readonly string[]): string[] =>
  review(BOOK, find, { id: 'c', channel: 'counter', ...head, lines: lines.map(line) })
    .rules.filter(({ status }) => status !== 'not-applicable')
    .map(({ rule, status }) => `${status === 'met' ? '+' : '-'}${rule}`)

const phone = (ringCount?: number): Partial<ConversationHead> => ({
  channel: 'phone',
  endedBy: 'customer',
  ...(ringCount === undefined ? {} : { ringCount }),
})

test.each<[string, Partial<ConversationHead>, string[], string]>([
  [
    'sent away from one window, then to another too late',
    { endedBy: 'customer' },
    ['S 0-1 -', 'C 2-4 -', 'S 5-6 redirect', 'C 7-9 -', 'S 10-12 -', 'C 13-14 -', 'S 15-16 please go-window'],
    '-counter-greeting -farewell -redirect +response',
  ],
  [
    'sent on in the next staff line',
    {},
    [
      'S 0-1 hello ask-business',
      'C 2-4 -',
      'S 5-6 redirect',
      'C 7-9 -',
      'S 10-12 go-window',
      'S 13-14 goodbye',
    ],
    '+counter-greeting +farewell +redirect +response',
  ],
  [
    'slow telephone without an opening; what is missing is named without a list',
    phone(),
    ['S 0-1 hello', 'C 2-7 -', 'S 24-28 missing', 'C 29-31 -', 'S 32-34 -'],
    '-phone-opening -farewell -missing-material -response',
  ],
  [
    'praise and a suggestion are answered',
    phone(2),
    [
      'S 0-3 hello phone-opening',
      'C 4-7 praise',
      'S 8-9 praise-reply',
      'C 10-15 suggestion',
      'S 16-18 -',
      'C 19-20 -',
      'S 21-22 thanks-supervision goodbye',
    ],
    '+answer-in-3-rings +phone-opening +farewell +praise-reply +suggestion-reply +response',
  ],
  [
    'a fault with apology and wait, back within 30 s',
    phone(2),
    [
      'S 0-5 phone-opening',
      'C 6-9 -',
      'S 10-14 fault sorry please wait',
      'S 26-30 -',
      'C 31-32 -',
      'S 33-35 goodbye',
    ],
    '+answer-in-3-rings +phone-opening +farewell +system-fault +response',
  ],
  [
    'a fault, back after a minute without a word',
    {},
    [
      'S 0-2 hello ask-business',
      'C 3-5 -',
      'S 6-9 fault sorry wait',
      'S 69-71 -',
      'C 72-73 -',
      'S 74-75 goodbye',
    ],
    '+counter-greeting +farewell -hold-return +system-fault +response',
  ],
  [
    'back after a minute with thanks; the silence was announced',
    phone(1),
    [
      'S 0-5 phone-opening',
      'C 6-9 -',
      'S 10-12 please wait',
      'C 13-14 -',
      'S 74-80 thanks-waiting',
      'S 81-82 goodbye',
    ],
    '+answer-in-3-rings +phone-opening +farewell +hold-return +response',
  ],
  [
    'two faults, one without an apology',
    {},
    [
      'S 0-2 hello',
      'S 3-4 offer-help',
      'C 5-6 -',
      'S 7-9 fault sorry',
      'C 10-11 -',
      'S 12-13 wait',
      'C 14-15 -',
      'S 16-17 fault',
      'S 18-19 goodbye',
    ],
    '+counter-greeting +farewell -system-fault +response',
  ],
  [
    'list and apology in two lines; refused in the last staff line',
    {},
    [
      'S 0-2 hello ask-business',
      'C 3-4 -',
      'S 5-6 missing sorry',
      'C 7-8 -',
      'S 9-10 list',
      'C 11-12 -',
      'S 13-14 refusal goodbye',
      'C 15-16 -',
    ],
    '+counter-greeting +farewell +missing-material -cannot-handle +response',
  ],
  [
    'staff hang up after the sixth ring and no goodbye at the last',
    { channel: 'phone', ringCount: 6, endedBy: 'staff' },
    ['S 0-3 phone-opening', 'C 4-5 -', 'S 6-7 goodbye', 'C 8-9 -', 'S 10-11 -'],
    '-answer-in-3-rings +phone-opening +farewell -no-hang-up +response',
  ],
  [
    'nobody answers; praise that no staff line follows',
    {},
    ['C 0-1 -', 'C 20-22 praise'],
    '-counter-greeting -farewell -response',
  ],
  ['nothing at all', {}, [], '-counter-greeting -farewell +response'],
])('%s', (_, head, lines, expected) => {
  expect(verdicts(head, lines).join(' ')).toBe(expected)
})
