/** What compiling a shipped book takes longest to work out, stored by `npm run build` beside the book. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { deserialize, serialize } from 'node:v8'
import { GUARDS, type Phrasebook } from '../model.ts'
import { WORDING_PLACES } from './guards.ts'
import type { MatcherGroundwork } from './matches.ts'
import type { NetBlock } from './packed-net.ts'

/** Plain data. */
export interface Groundwork {
  readonly phrases: MatcherGroundwork
  /** Nets of all wordings of exceptions and guards, see `Guards`. */
  readonly guards: NetBlock
}

/** Only the built program has it beside itself: what was stored is right for the code that stored it and for no other. */
const FOLDER = fileURLToPath(new URL('../books/', import.meta.url))

/** Undefined where nothing was stored for this very book. */
export function storedGroundwork(book: Phrasebook): Groundwork | undefined {
  if (!existsSync(FOLDER)) return undefined
  const path = `${FOLDER}${storedName(book)}`
  return existsSync(path) ? (deserialize(readFileSync(path)) as Groundwork) : undefined
}

/** The name of the file, which says what book it is for: a version does not tell in which order the phrases stand. */
export function storedName({ version, phrases, guards }: Phrasebook): string {
  const hash = createHash('sha256').update(version)
  for (const { id, speaker, say, unless } of phrases) {
    hash.update(`\n${id} ${speaker}`)
    for (const { source } of say) hash.update(`\t${source}`)
    hash.update('\n')
    for (const { source } of unless) hash.update(`\t${source}`)
  }
  for (const name of GUARDS)
    for (const place of WORDING_PLACES) {
      hash.update(`\n${name} ${place}`)
      for (const { source } of guards[name]?.[place] ?? []) hash.update(`\t${source}`)
    }
  return `${hash.digest('hex').slice(0, 32)}.groundwork`
}

export function storeGroundwork(groundwork: Groundwork): Uint8Array {
  return serialize(groundwork)
}
