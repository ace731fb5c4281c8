/** What recognisers and speakers do to a sentence, and what only looks like an offence: made by the seed out of `hits`. */

import { readDictionary, words } from '../../src/text/segment.ts'
import { FIRST_READINGS, SIMPLIFIED } from '../../src/text/sounds.data.ts'
import { nearSyllable, sameSoundingWord } from './misheard.ts'

export type Random = () => number

/** A sentence and the stretch of it that was found in the clean version. */
export interface Clean {
  readonly text: string
  readonly start: number
  readonly end: number
}

/** Undefined where this noise has nothing to change. */
export type Noise = (clean: Clean, next: Random) => string | undefined

const FILLERS = ['嗯', '呃', '啊', '那个', '就是', '这个', '哎', '嗯嗯']
const COMMON_ENOUGH = 2_000
/** A word that only adds one of these is not another word: 你们, 懂得. */
const PARTICLES = '们的了得着过地下一个'

export const NOISES: Readonly<Record<string, Noise>> = {
  filler: (clean, next) => insertAt(clean, joint(clean, next), pick(FILLERS, next)),
  stutter: (clean, next) => {
    const at = clean.start + Math.floor(next() * (clean.end - clean.start))
    return isHan(clean.text[at]) ? insertAt(clean, at, clean.text[at]!) : undefined
  },
  'word stutter': (clean, next) => {
    const list = words(clean.text.slice(clean.start, clean.end))
    const index = Math.floor(next() * list.length)
    const word = list[index]
    if (word === undefined || !/^\p{Script=Han}{1,3}$/u.test(word)) return undefined
    const at = clean.start + list.slice(0, index).join('').length
    return insertAt(clean, at, word)
  },
  homophone: (clean, next) => {
    const at = clean.start + Math.floor(next() * (clean.end - clean.start))
    const others = [...(homophones().get(clean.text[at]!) ?? '')].filter((char) => char !== clean.text[at])
    if (others.length === 0) return undefined
    return clean.text.slice(0, at) + pick(others, next) + clean.text.slice(at + 1)
  },
  'near syllable': (clean, next) => {
    const at = clean.start + Math.floor(next() * (clean.end - clean.start))
    const heard = nearSyllable(clean.text[at]!, next)
    return heard === undefined ? undefined : clean.text.slice(0, at) + heard + clean.text.slice(at + 1)
  },
  'word misheard': (clean, next) => {
    const list = words(clean.text.slice(clean.start, clean.end))
    const index = Math.floor(next() * list.length)
    const heard = sameSoundingWord(list[index] ?? '', next)
    const at = clean.start + list.slice(0, index).join('').length
    return heard === undefined ? undefined : clean.text.slice(0, at) + heard + clean.text.slice(at + 2)
  },
  traditional: ({ text }) => [...text].map((char) => traditional().get(char) ?? char).join(''),
  width: ({ text }) => text.replace(/[!-~]/g, (char) => String.fromCharCode(char.charCodeAt(0) + 0xfee0)),
  spaces: ({ text }) => [...text].join(' '),
  'punctuation lost': ({ text }) => text.replace(/[\p{P}\p{S}]/gu, ''),
  'punctuation odd': ({ text }, next) =>
    [...text].map((char) => (next() < 0.2 ? `${char}，` : char)).join(''),
}

/** Sentences that must not be flagged; `role` is who says them. */
export interface Negative {
  readonly name: string
  readonly role: 'staff' | 'customer'
  readonly text: string
}

export function negatives(clean: Clean, kind: string, next: Random): Negative[] {
  const said = clean.text.slice(clean.start, clean.end)
  const list: Negative[] = [{ name: 'customer as speaker', role: 'customer', text: clean.text }]
  if (kind === 'forbidden') {
    const frames = [
      '上午窗口有人跟您说“X”，是吗',
      '您反映的是他对您说X这句话，我登记一下',
      '投诉单上写着他说了一句“X”',
      '按规定我们不许对群众说X这种话',
    ]
    list.push({ name: 'quoted', role: 'staff', text: pick(frames, next).replace('X', said) })
    const refusal = /^[我俺咱]?不(?![懂知]不)(\p{Script=Han})([^，。？！、]{0,2})(?=[，。？！、]|$)/u.exec(
      said,
    )
    if (refusal !== null) {
      const [, verb, rest] = refusal
      list.push({ name: 'A-不-A', role: 'staff', text: `您${verb}不${verb}${rest}` })
    }
  }
  return list
}

/** Longer dictionary words that begin with the last character of what was said: 我不管 + 理. */
export function supersets({ text, start, end }: Clean, next: Random): string | undefined {
  const last = text[end - 1]!
  const longer = wordsByFirst().get(last)
  if (longer === undefined) return undefined
  return text.slice(0, start) + text.slice(start, end - 1) + pick(longer, next)
}

function insertAt({ text }: Clean, at: number, what: string): string {
  return text.slice(0, at) + what + text.slice(at)
}

/** A place between two words inside what was found, or its beginning. */
function joint({ text, start, end }: Clean, next: Random): number {
  const list = words(text.slice(start, end))
  return start + list.slice(0, Math.floor(next() * list.length)).join('').length
}

function pick<T>(list: readonly T[], next: Random): T {
  return list[Math.floor(next() * list.length)]!
}

function isHan(char: string | undefined): boolean {
  return char !== undefined && /\p{Script=Han}/u.test(char)
}

let homophoneTable: Map<string, string> | undefined
let traditionalTable: Map<string, string> | undefined
let longerWords: Map<string, string[]> | undefined

/** Character -> common characters of the same toneless syllable. */
function homophones(): Map<string, string> {
  if (homophoneTable !== undefined) return homophoneTable
  const common = new Set<string>()
  for (const [, char, count] of readDictionary().matchAll(/^(\p{Script=Han}) (\d+) /gmu)) {
    if (Number(count) >= COMMON_ENOUGH) common.add(char!)
  }
  homophoneTable = new Map()
  for (const group of FIRST_READINGS.split('|')) {
    const chars = [...group.slice(group.indexOf(':') + 1)].filter((char) => common.has(char)).join('')
    for (const char of chars) homophoneTable.set(char, chars)
  }
  return homophoneTable
}

function traditional(): Map<string, string> {
  if (traditionalTable !== undefined) return traditionalTable
  traditionalTable = new Map()
  for (let i = 0; i < SIMPLIFIED.length; i += 2) {
    const simple = SIMPLIFIED[i + 1]!
    if (!traditionalTable.has(simple)) traditionalTable.set(simple, SIMPLIFIED[i]!)
  }
  return traditionalTable
}

function wordsByFirst(): Map<string, string[]> {
  if (longerWords !== undefined) return longerWords
  longerWords = new Map()
  for (const [, word, count] of readDictionary().matchAll(/^(\p{Script=Han}{2,3}) (\d+) /gmu)) {
    if (Number(count) < COMMON_ENOUGH || [...word!.slice(1)].every((char) => PARTICLES.includes(char)))
      continue
    longerWords.set(word![0]!, [...(longerWords.get(word![0]!) ?? []), word!])
  }
  return longerWords
}
