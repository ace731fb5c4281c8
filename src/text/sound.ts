/** How characters sound: toneless syllables, fuzzy syllable classes, and how far apart two characters are by ear. */
import { FIRST_READINGS, OTHER_READINGS, SYLLABLE_FREQUENCY } from './sounds.data.ts'

/** Distances by ear: the same character, the same toneless syllable, a near syllable, or nothing alike. */
export const SAME_CHARACTER = 0
export const SAME_SYLLABLE = 1
export const NEAR_SYLLABLE = 2
export const UNLIKE = 3
export type SoundDistance = 0 | 1 | 2 | 3

/** Class of everything that has no class of its own; never part of an anchor. */
export const OTHER_CLASS = 1
const FIRST_SOUND = 2
const ALPHANUMERICS = 36

/**
 * Everyday characters of several readings. A recogniser that heard zhǎo may write 着, so each is a sound of its own, which
 * counts as each of its readings (`classesOf`). Of rarer characters only the most usual reading is heard.
 */
const POLYPHONES = '着得还长重行觉乐调传弹降校系差参单朝曾藏率模血薄角扎粘便屏'

/** Shares of characters of speech at a counter; the dictionary, counted in books, puts these far lower. */
const EVERYDAY: readonly (readonly [number, string])[] = [
  [0.03, '您你我的是了好请这一有要到去办问'],
  [0.012, '不也都就还可才得过给在再来那个说会能上没看什么下们帮为知道事'],
]

const syllableIds = new Map<string, number>()
/** Syllable id -> near class. */
const nearClass: number[] = [0]
const nearIds = new Map<string, number>()
/** Character code -> its syllable id if it has one reading only, else 0: the usual case, without a loop. */
const onlyReading = new Uint16Array(65536)
/** Character code -> all its classes, filled when asked for. */
const allClasses: (readonly number[] | undefined)[] = []
const everydayClasses: (readonly number[] | undefined)[] = []
/** Character code -> its syllable ids, most usual first. */
const readings: (readonly number[] | undefined)[] = []

// Common sounds have low numbers: in tables by sound what is looked at lies together.
for (const [syllable] of [...nearFrequencies()].sort(([, a], [, b]) => b - a)) nearIdOf(syllable)
for (const [syllable, chars] of groups(FIRST_READINGS)) for (const char of chars) addReading(char, syllable)
for (const [syllable, chars] of groups(OTHER_READINGS)) for (const char of chars) addReading(char, syllable)

const FIRST_ALPHANUMERIC = FIRST_SOUND + nearIds.size
const FIRST_POLYPHONE = FIRST_ALPHANUMERIC + ALPHANUMERICS
/** Character code -> its class, if it is one of `POLYPHONES`. */
const polyphones = new Map([...POLYPHONES].map((char, i) => [char.charCodeAt(0), FIRST_POLYPHONE + i]))
/** How many classes there are; a class is an integer below it. */
export const CLASS_COUNT = FIRST_POLYPHONE + polyphones.size

const frequency = new Float64Array(CLASS_COUNT).fill(1e-6)
for (const [syllable, perMillion] of groups(SYLLABLE_FREQUENCY)) {
  frequency[FIRST_SOUND + nearIdOf(syllable)]! += Number(perMillion) / 1e6
}

for (const [share, chars] of EVERYDAY) {
  for (const char of chars) {
    const soundClass = classOf(char.charCodeAt(0))
    frequency[soundClass] = Math.max(frequency[soundClass]!, share)
  }
}

/** The class that a folded character is heard as: that of its most usual reading, or its own. */
export function classOf(code: number): number {
  const own = polyphones.get(code)
  if (own !== undefined) return own
  if (code >= 48 && code <= 57) return FIRST_ALPHANUMERIC + code - 48
  if (code >= 97 && code <= 122) return FIRST_ALPHANUMERIC + 10 + code - 97
  const first = readings[code]?.[0]
  return first === undefined ? OTHER_CLASS : FIRST_SOUND + nearClass[first]!
}

/** What a folded character may be heard as: the classes of all its readings, and of the polyphones that share one. */
export function classesOf(code: number): readonly number[] {
  const known = allClasses[code]
  if (known !== undefined) return known
  const read = readClasses(code)
  allClasses[code] = withPolyphones(read.length > 0 ? read : [classOf(code)])
  return allClasses[code]
}

/** The same without the readings of rarer characters that are not their most usual one: what is worth listening for. */
export function everydayClassesOf(code: number): readonly number[] {
  if (polyphones.has(code)) return classesOf(code)
  const known = everydayClasses[code]
  if (known !== undefined) return known
  everydayClasses[code] = withPolyphones([classOf(code)])
  return everydayClasses[code]
}

/** And the classes of the polyphones that may be read so. */
function withPolyphones(read: readonly number[]): number[] {
  const alike = [...polyphones].filter(([code]) => readClasses(code).some((sound) => read.includes(sound)))
  return [...read, ...alike.map(([, own]) => own)]
}

function readClasses(code: number): number[] {
  const syllables = readings[code] ?? []
  return [...new Set(syllables.map((syllable) => FIRST_SOUND + nearClass[syllable]!))]
}

/** The share of characters of ordinary text that fall in a class, 0..1. */
export function classFrequency(soundClass: number): number {
  return frequency[soundClass]!
}

/** How far apart two folded characters are by ear; each reading of a polyphone counts. */
export function soundDistance(a: number, b: number): SoundDistance {
  if (a === b) return SAME_CHARACTER
  const one = onlyReading[a]!
  const other = onlyReading[b]!
  if (one !== 0 && other !== 0)
    return one === other ? SAME_SYLLABLE : nearClass[one] === nearClass[other] ? NEAR_SYLLABLE : UNLIKE
  const readingsA = readings[a]
  const readingsB = readings[b]
  if (readingsA === undefined || readingsB === undefined) return UNLIKE
  let best: SoundDistance = UNLIKE
  for (const readingA of readingsA) {
    for (const readingB of readingsB) {
      if (readingA === readingB) return SAME_SYLLABLE
      if (nearClass[readingA] === nearClass[readingB]) best = NEAR_SYLLABLE
    }
  }
  return best
}

/** A syllable of each near class -> occurrences in a million characters of the class. */
function nearFrequencies(): Map<string, number> {
  const firstOf = new Map<string, string>()
  const sums = new Map<string, number>()
  for (const [syllable, perMillion] of groups(SYLLABLE_FREQUENCY)) {
    const first = firstOf.get(nearKey(syllable)) ?? syllable
    firstOf.set(nearKey(syllable), first)
    sums.set(first, (sums.get(first) ?? 0) + Number(perMillion))
  }
  return sums
}

function addReading(char: string, syllable: string): void {
  let id = syllableIds.get(syllable)
  if (id === undefined) {
    id = syllableIds.size + 1
    syllableIds.set(syllable, id)
    nearClass[id] = nearIdOf(syllable)
  }
  const code = char.charCodeAt(0)
  readings[code] = [...(readings[code] ?? []), id]
  onlyReading[code] = readings[code].length === 1 ? id : 0
}

function nearIdOf(syllable: string): number {
  const key = nearKey(syllable)
  const id = nearIds.get(key) ?? nearIds.size
  nearIds.set(key, id)
  return id
}

/** What recognisers and dialects mix up: zh=z ch=c sh=s, n=l=r, f=hu, and the finals ing=in eng=en ang=an. */
function nearKey(syllable: string): string {
  let key = syllable.replace(/^([zcs])h/, '$1').replace(/^[nr](?=.)/, 'l')
  if (/^f/.test(key))
    key = key === 'feng' ? 'hong' : key.replace(/^f(?=u$)/, 'h').replace(/^f(?=[aeo])/, 'hu')
  key = key.replace(/^hue(?=[in]$)/, 'hu')
  return key.replace(/(?<=[ieay])ng$/, 'n').replace(/(?<=[iu]a)ng$/, 'n')
}

function groups(data: string): (readonly [string, string])[] {
  return data.split('|').map((group) => {
    const colon = group.indexOf(':')
    return [group.slice(0, colon), group.slice(colon + 1)] as const
  })
}
