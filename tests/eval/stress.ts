/** Runs generated noise and generated near misses through a checker and counts what came of them. */
import type { Checker } from '../../src/index.ts'
import { words } from '../../src/text/segment.ts'
import { table } from '../bench/measure.ts'
import { random } from '../bench/transcripts.ts'
import { NOISES, negatives, supersets } from './noise.ts'

export interface StressResult {
  /** Noise -> sentences that still hit, of all made. */
  readonly noises: ReadonlyMap<string, Count>
  /** Near miss -> sentences that stayed unflagged, of all made. */
  readonly negatives: ReadonlyMap<string, Count>
  readonly failures: readonly string[]
  readonly text: string
}

interface Count {
  good: number
  all: number
}

/** `rounds` variants of each hit sentence for each noise; the same seed makes the same sentences. */
export function stress(checker: Checker, { rounds = 1, seed = 7 } = {}): StressResult {
  const next = random(seed)
  const noises = new Map<string, Count>()
  const near = new Map<string, Count>()
  const failures: string[] = []
  const count = (map: Map<string, Count>, name: string, isGood: boolean, told: string) => {
    const counts = map.get(name) ?? { good: 0, all: 0 }
    map.set(name, counts)
    counts.all++
    if (isGood) counts.good++
    else failures.push(`${name}: ${told}`)
  }
  for (const { id, kind, speaker, hits, bounded } of checker.phrasebook.phrases) {
    const role = speaker === 'customer' ? 'customer' : 'staff'
    const has = (text: string, as: 'staff' | 'customer' = role) =>
      checker.check(text, { role: as }).some(({ phrase }) => phrase === id)
    for (const hit of hits) {
      const found = checker.check(hit, { role }).find(({ phrase }) => phrase === id)
      if (found === undefined) throw new Error(`${id}: its own hit is not found: ${hit}`)
      const clean = { text: hit, start: found.start, end: found.end }
      for (let round = 0; round < rounds; round++) {
        for (const [name, noise] of Object.entries(NOISES)) {
          const noisy = noise(clean, next)
          if (noisy !== undefined && noisy !== hit) count(noises, name, has(noisy), `${id} ${noisy}`)
        }
        if (role === 'customer') continue
        for (const { name, role: as, text } of negatives(clean, kind, next))
          count(near, name, !has(text, as), `${id} ${text}`)
        const longer = bounded ? supersets(clean, next) : undefined
        if (longer !== undefined && isStraddled(longer, clean.end)) {
          const isFree = !checker
            .check(longer, { role })
            .some(({ phrase, end }) => phrase === id && end === clean.end)
          count(near, 'inside a longer word', isFree, `${id} ${longer}`)
        }
      }
    }
  }
  return {
    noises,
    negatives: near,
    failures,
    text: `${rows('must still hit', noises)}\n\n${rows('must not hit', near)}`,
  }
}

/** The segmenter itself sees a word across this place, so nothing should be found to end there. */
function isStraddled(text: string, at: number): boolean {
  let offset = 0
  for (const word of words(text)) {
    if (offset < at && at < offset + word.length) return true
    offset += word.length
  }
  return false
}

function rows(title: string, map: ReadonlyMap<string, Count>): string {
  const cells = [...map].map(([name, { good, all }]) => [name, good, all, (good / all).toFixed(3)])
  return table([title, 'as it should', 'of', 'share'], cells)
}
