/** A made-up phrasebook and finder: the words of a line name the phrases in it. */

import type { Find } from '../../src/conversation/session.ts'
import type { Finding, Line, Phrase, Phrasebook, Rule, RuleCheck, Scoring } from '../../src/model.ts'

const PLACE = { file: 'made-up.yaml', line: 1, column: 1 }
export const CLAUSE = { id: 'manners', norm: '服务规范', article: '第三条', text: '文明用语' }

/** Courtesy words are lower case, cues begin with `?`, forbidden ones with `!`. */
export const phrase = (id: string, over: Partial<Phrase> = {}): Phrase => {
  const kind = id.startsWith('!') ? 'forbidden' : id.startsWith('?') ? 'cue' : 'courtesy'
  return {
    id,
    kind,
    speaker: id === '?praise' ? 'customer' : 'staff',
    title: id,
    say: [],
    unless: [],
    severity: kind === 'forbidden' ? 'major' : 'info',
    points: kind === 'forbidden' ? 5 : 0,
    instead: [],
    hits: [],
    misses: [],
    bounded: true,
    sound: 'near',
    guards: [],
    origin: 'made-up',
    overrides: [],
    at: PLACE,
    ...over,
  }
}

export const rule = (id: string, check: RuleCheck, over: Partial<Rule> = {}): Rule => ({
  id,
  title: id,
  severity: 'major',
  points: 10,
  when: {},
  instead: [],
  origin: 'made-up',
  overrides: [],
  at: PLACE,
  ...over,
  check,
})

const SCORING: Scoring = {
  start: 100,
  min: 0,
  max: 100,
  pass: 80,
  caps: { perCategory: {} },
  bonus: { phrases: [], each: 1, max: 5 },
  fatal: [],
  floor: 0.6,
}

interface Parts {
  readonly rules?: readonly Rule[]
  readonly phrases?: readonly Phrase[]
  readonly scoring?: Partial<Scoring>
  readonly courtesyWords?: Phrasebook['courtesyWords']
}

const WORDS = ['hello', 'ask', 'help', 'wait', 'back', 'bye', 'sorry', 'list', 'thanks', 'reply']
const MARKED = ['!rude', '!lazy', '?praise', '?missing', '?other']
export const VOCABULARY: readonly string[] = [...WORDS, ...MARKED]

export const book = ({ rules = [], phrases = [], scoring = {}, courtesyWords = {} }: Parts): Phrasebook => {
  const changed = new Set(phrases.map(({ id }) => id))
  return {
    id: 'made-up',
    title: '示例',
    version: 'sha256:0',
    layers: [],
    phrases: [...VOCABULARY.filter((id) => !changed.has(id)).map((id) => phrase(id)), ...phrases],
    rules,
    scoring: { ...SCORING, ...scoring },
    courtesyWords,
    words: [],
    guards: {},
    switchedOff: [],
  }
}

/** Each known word of the text is a finding; `word~0.4` is one of that confidence. */
export const find: Find = ({ text }: Line) =>
  [...text.matchAll(/[^\s~]+(?:~([\d.]+))?/g)].flatMap((hit): Finding[] => {
    const id = hit[0].split('~')[0] ?? ''
    if (!VOCABULARY.includes(id)) return []
    return [
      {
        phrase: id,
        kind: phrase(id).kind,
        start: hit.index,
        end: hit.index + id.length,
        text: id,
        match: 'exact',
        confidence: hit[1] === undefined ? 1 : Number(hit[1]),
        severity: phrase(id).severity,
        reason: '原词',
      },
    ]
  })

/**
 * Lines in short: `S hello` is staff without times, `C@1000-2000 ?praise` a customer from 1 s to 2 s.
 */
export const lines = (...written: readonly string[]): Line[] =>
  written.map((words) => {
    const parts = /^([SC])(?:@(\d*)-(\d*))? ?(.*)$/.exec(words)
    if (!parts) throw new Error(`unreadable line: ${words}`)
    const [, who, start, end, text] = parts
    return {
      role: who === 'S' ? 'staff' : 'customer',
      text: text ?? '',
      ...(start ? { start: Number(start) } : {}),
      ...(end ? { end: Number(end) } : {}),
    }
  })
