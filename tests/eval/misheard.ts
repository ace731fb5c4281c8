/** Mishears text as recognisers do: the same toneless syllable, a near one, or a whole word of the same sound, the commoner the likelier. */
import { readDictionary } from '../../src/text/segment.ts'
import { FIRST_READINGS } from '../../src/text/sounds.data.ts'
import type { Random } from './noise.ts'

/** Rarer ones no recogniser would put down. */
const COMMON_CHARACTER = 500
const COMMON_WORD = 200

interface Tables {
  readonly count: ReadonlyMap<string, number>
  readonly syllable: ReadonlyMap<string, string>
  readonly characters: ReadonlyMap<string, readonly string[]>
  readonly words: ReadonlyMap<string, readonly string[]>
}
let known: Tables | undefined

export function sameSyllable(char: string, next: Random): string | undefined {
  const { syllable, characters } = tables()
  return likely(characters.get(syllable.get(char) ?? ''), char, next)
}

export function nearSyllable(char: string, next: Random): string | undefined {
  const { syllable, characters } = tables()
  const near = nearOnes(syllable.get(char) ?? '').filter((other) => characters.has(other))
  return likely(characters.get(near[Math.floor(next() * near.length)] ?? ''), char, next)
}

/** Another word of two characters that sounds the same: 意见 as 一件. */
export function sameSoundingWord(word: string, next: Random): string | undefined {
  const { words } = tables()
  return likely(words.get(soundOf(word)), word, next)
}

function soundOf(word: string): string {
  const { syllable } = tables()
  return [...word].map((char) => syllable.get(char) ?? '?').join(' ')
}

function nearOnes(syllable: string): string[] {
  const others = /^[zcs]h/.test(syllable)
    ? [syllable.replace('h', '')]
    : [syllable.replace(/^([zcs])/, '$1h'), syllable.replace(/^n/, 'l'), syllable.replace(/^l/, 'n')]
  others.push(syllable.replace(/(?<=[iea])n$/, 'ng'), syllable.replace(/(?<=[iea])ng$/, 'n'))
  others.push(syllable.replace(/^f/, 'h'), syllable.replace(/^hu(?=[ai])/, 'f'))
  return others.filter((other) => other !== syllable)
}

/** One of the others, the square root of its frequency being its weight. */
function likely(list: readonly string[] | undefined, not: string, next: Random): string | undefined {
  const others = (list ?? []).filter((other) => other !== not)
  const weights = others.map((other) => Math.sqrt(tables().count.get(other) ?? 1))
  let left = next() * weights.reduce((sum, weight) => sum + weight, 0)
  return others.find((_, i) => {
    left -= weights[i]!
    return left <= 0
  })
}

function tables(): Tables {
  if (known !== undefined) return known
  const count = new Map<string, number>()
  for (const [, word, times] of readDictionary().matchAll(/^(\p{Script=Han}{1,2}) (\d+) /gmu))
    count.set(word!, Number(times))
  const syllable = new Map<string, string>()
  const characters = new Map<string, string[]>()
  for (const group of FIRST_READINGS.split('|')) {
    const [name, chars] = group.split(':')
    for (const char of chars!) syllable.set(char, name!)
    characters.set(
      name!,
      [...chars!].filter((char) => (count.get(char) ?? 0) >= COMMON_CHARACTER),
    )
  }
  const words = new Map<string, string[]>()
  known = { count, syllable, characters, words }
  for (const [word, times] of count) {
    if (word.length !== 2 || times < COMMON_WORD) continue
    const sound = soundOf(word)
    words.set(sound, [...(words.get(sound) ?? []), word])
  }
  return known
}
