/** What is searched for on behalf of each pattern of a book: worked out when a book is compiled, or ahead of that (stored.ts). */
import type { Anchor } from './anchors.ts'
import type { Commonness } from './commonness.ts'
import { anchored } from './item.ts'
import type { Part } from './part.ts'
import { buildScanner, type Scanner } from './scanner.ts'

/** Plain data. Lists are by item. */
export interface Anchoring {
  readonly leads: readonly number[]
  readonly heads: readonly (readonly number[])[]
  /** The most units between the anchor and the ends of a match; 0: the lead is nothing but text. */
  readonly reaches: Uint16Array
  /** By speaker. */
  readonly scanners: readonly (Scanner | undefined)[]
}

/** Who may speak what is searched for; a bit set. */
export const STAFF = 1
export const CUSTOMER = 2

/** `speakers`: a bit set for each item. Cost: linear in the number of items. */
export function anchoringOf(
  items: readonly (readonly Part[])[],
  speakers: readonly number[],
  common: Commonness,
): Anchoring {
  const found = items.map((parts) => anchored(parts, common))
  const scannerFor = (speaker: number) =>
    buildScanner(found.map(({ anchors }, i): readonly Anchor[] => (speakers[i]! & speaker ? anchors : [])))
  return {
    leads: found.map(({ lead }) => lead),
    heads: found.map(({ heads }) => heads),
    reaches: Uint16Array.from(items, (parts, i) => {
      const lead = parts[found[i]!.lead]!
      return lead.literal === '' ? lead.reach() : 0
    }),
    scanners: [undefined, scannerFor(STAFF), scannerFor(CUSTOMER)],
  }
}
