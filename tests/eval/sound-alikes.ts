/**
 * Sound-alikes of which it is known whether the phrase was meant: misheard hit sentences (it was), and innocent text (it was
 * not). The text is other people's and stays where it is; what was found in it is kept beside this file, as numbers.
 */
import { createHash } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import type { Phrase } from '../../src/index.ts'
import { straddlingWord } from '../../src/match/boundary.ts'
import { type Machine, trace } from '../../src/match/check.ts'
import { type Evidence, evidenceFor, probabilityOf, soundConfidence } from '../../src/match/evidence.ts'
import { objectionTo, Surroundings } from '../../src/match/guards.ts'
import { fold } from '../../src/text/fold.ts'
import { words } from '../../src/text/segment.ts'
import { random } from '../bench/transcripts.ts'
import { nearSyllable, sameSoundingWord, sameSyllable } from './misheard.ts'
import type { Random } from './noise.ts'

export interface SoundAlike {
  readonly phrase: string
  readonly kind: Phrase['kind']
  readonly right: boolean
  readonly evidence: Evidence
  readonly confidence: number
  /** Kept out of the fit; by the sentence that it was made of or stands in. */
  readonly held: boolean
}

const INNOCENT = new URL('innocent-sound-alikes.tsv', import.meta.url)
const COLUMNS = ['likelihood', 'exact', 'sameSyllable', 'nearSyllable', 'straddling', 'between'] as const
/** The same two characters confused for the same phrase count so often at most: 啥 in 你啥时候 stands in every tenth message. */
const MOST_ALIKE = 3
const CHARACTERS_EACH = 3
const SECOND_ERROR = 0.1
/** Looked at one by one: misspellings in the innocent text that do mean the phrase. */
const MEANT: readonly (readonly [phrase: string, words: string])[] = [
  ['sorry', '报歉'],
  ['wait', '少等'],
  ['address', '先森'],
  ['ask-business', '请问有什么是'],
  ['fault-correct', '做的不'],
  ['cannot-handle', '不与办'],
  ['stop-rambling', '费话'],
  ['stop-rambling', '少说记句'],
  ['stupid', '死脑经'],
  ['stupid', '笨的'],
  ['so-what', '哪我怎么样'],
  ['so-what', '怎么滴'],
  ['fault', '联不上'],
  ['fault', '卡的'],
  ['refusal', '不与办'],
  ['refusal', '不复合'],
  ['refusal', '没发申请'],
  ['refusal', '申请不鸟'],
  ['refusal', '未您'],
  ['refusal', '部可以'],
]

/** The same seed makes the same cases. */
export function misheardHits(machine: Machine, seed = 5): SoundAlike[] {
  const next = random(seed)
  return machine.book.phrases
    .filter(({ sound }) => sound !== 'off')
    .flatMap((phrase) => misheard(machine, phrase, next))
    .map((one) => ({ ...one, right: true }))
}

/** `lines`: in how many lines they were found. */
export function innocentSoundAlikes(): { readonly lines: number; readonly cases: readonly SoundAlike[] } {
  const text = readFileSync(INNOCENT, 'utf8')
  const cases = text
    .split('\n')
    .filter((row) => row !== '' && !row.startsWith('#'))
    .map((row) => {
      const [phrase, kind, half, ...numbers] = row.split('\t')
      const evidence = Object.fromEntries(
        COLUMNS.map((name, i) => [name, Number(numbers[i])]),
      ) as unknown as Evidence
      return {
        phrase: phrase!,
        kind: kind as Phrase['kind'],
        right: false,
        evidence,
        confidence: probabilityOf(evidence, kind as Phrase['kind']),
        held: half === 'held',
      }
    })
  return { lines: Number(/\d+/.exec(text)?.[0]), cases }
}

/** Looks through `texts`, in which nobody says a phrase in misheard words, and through what the phrases themselves must not hit. */
export function collectInnocent(machine: Machine, texts: readonly string[]): void {
  const { phrases } = machine.book
  const others = [
    ...texts.map((text) => ({ text, own: '' })),
    ...phrases.flatMap(({ id, hits, misses }) => [
      ...misses.map((text) => ({ text, own: '' })),
      ...hits.map((text) => ({ text, own: id })),
    ]),
  ]
  const alike = new Map<string, number>()
  const found = others.flatMap(({ text, own }) =>
    candidatesIn(machine, text, text).filter(({ phrase, words: said, confused }) => {
      if (phrase === own || MEANT.some(([id, part]) => id === phrase && said.includes(part))) return false
      const times = alike.get(phrase + confused) ?? 0
      alike.set(phrase + confused, times + 1)
      return times < MOST_ALIKE
    }),
  )
  const rows = found.map(({ phrase, kind, held, evidence }) =>
    [phrase, kind, held ? 'held' : 'fit', ...COLUMNS.map((name) => Number(evidence[name].toFixed(2)))].join(
      '\t',
    ),
  )
  writeFileSync(
    INNOCENT,
    `# Sound-alikes in ${others.length} lines of innocent text: npm run eval -- --calibrate --corpus FILE...\n# ${['phrase', 'kind', 'half', ...COLUMNS].join('\t')}\n${rows.join('\n')}\n`,
  )
}

function misheard(machine: Machine, phrase: Phrase, next: Random) {
  return phrase.hits.flatMap((hit) => {
    const span = spanOf(machine, phrase, hit)
    if (span === undefined) return []
    const [start, end] = span
    const put = (at: number, length: number, heard: string | undefined) =>
      heard === undefined ? [] : [hit.slice(0, at) + heard + hit.slice(at + length)]
    const anywhere = () => start + Math.floor(next() * (end - start))
    const texts = Array.from({ length: CHARACTERS_EACH }, anywhere).flatMap((at) =>
      put(at, 1, sameSyllable(hit[at]!, next)),
    )
    const near = anywhere()
    texts.push(...put(near, 1, nearSyllable(hit[near]!, next)))
    let at = start
    for (const word of words(hit.slice(start, end))) {
      if (word.length === 2) texts.push(...put(at, 2, sameSoundingWord(word, next)))
      at += word.length
    }
    return texts.flatMap((text) => {
      const again = anywhere()
      const other =
        next() < SECOND_ERROR && text[again] === hit[again] ? sameSyllable(hit[again]!, next) : undefined
      const heard = other === undefined ? text : text.slice(0, again) + other + text.slice(again + 1)
      return candidatesIn(machine, heard, hit).filter((one) => one.phrase === phrase.id)
    })
  })
}

/** Where the phrase stands in its own sentence, if it stands there in its own characters. */
function spanOf(machine: Machine, phrase: Phrase, hit: string): readonly [number, number] | undefined {
  const line = fold(hit)
  let span: readonly [number, number] | undefined
  trace(machine, line, roleOf(phrase), {}, ({ id }, judgements) => {
    const kept = judgements.find(({ verdict, how }) => verdict === 'kept' && how !== 'sound')
    if (id === phrase.id && kept !== undefined)
      span ??= [line.at[kept.match.start]!, line.at[kept.match.end - 1]! + 1]
  })
  return span
}

/** The best sound-alike of each phrase that nothing else speaks against; none where the phrase also stands as written. */
function candidatesIn(machine: Machine, text: string, source: string) {
  const line = fold(text)
  const found: (Omit<SoundAlike, 'right'> & { words: string; confused: string })[] = []
  const held = (createHash('md5').update(source).digest()[0]! & 1) === 1
  for (const role of ['staff', 'customer'] as const) {
    trace(machine, line, role, {}, (phrase, judgements) => {
      if (
        roleOf(phrase) !== role ||
        judgements.some(({ how, verdict }) => how !== 'sound' && verdict !== 'covered')
      )
        return
      const [best] = judgements
        .filter(({ how }) => how === 'sound')
        .map(({ match }) => ({ match, confidence: soundConfidence(line, match, {}, phrase.kind) }))
        .sort((a, b) => b.confidence - a.confidence)
      if (best === undefined) return
      const { match, confidence } = best
      if (phrase.bounded && straddlingWord(line, match) !== undefined) return
      if (objectionTo(new Surroundings(line, machine.guards), phrase, match) !== undefined) return
      found.push({
        held,
        phrase: phrase.id,
        kind: phrase.kind,
        evidence: evidenceFor(line, match),
        confidence,
        words: text.slice(line.at[match.start]!, line.at[match.end - 1]! + 1),
        confused: match.substitutions
          .map(({ unit, meant }) => String.fromCharCode(line.codes[unit]!, meant))
          .join(''),
      })
    })
  }
  return found
}

function roleOf({ speaker }: Phrase): 'staff' | 'customer' {
  return speaker === 'customer' ? 'customer' : 'staff'
}
