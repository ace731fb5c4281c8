/** A line as a sound-alike would have it: with the words of the phrase instead of those heard. */
import type { Folded } from '../text/fold.ts'
import type { Match } from './join.ts'

/** Units `from`..`to` of the line, which hold the match; a copy. */
export function unitsAsMeant(line: Folded, { substitutions }: Match, from: number, to: number): Uint16Array {
  const units = line.codes.slice(from, to)
  for (const { unit, meant } of substitutions) units[unit - from] = meant
  return units
}
