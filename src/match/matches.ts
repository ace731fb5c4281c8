/** Finds where groups of patterns stand in a line: scan, ask the patterns around their anchors, walk those that may stand. */
import type { Pattern, SoundTolerance } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import type { Anchor } from './anchors.ts'
import { type Commonness, commonnessOfBooks } from './commonness.ts'
import { type Item, itemOf, mayStand } from './item.ts'
import { addMatches, type Match } from './join.ts'
import { buildScanner, CUSTOMER, emptyHits, markSkippable, type Scanner, STAFF, scan } from './scan.ts'

export type { Match } from './join.ts'

/** Patterns that are searched for together and answer together: a phrase's `say`. */
export interface Group {
  readonly patterns: readonly Pattern[]
  readonly sound: SoundTolerance
  /** Bit set of STAFF and CUSTOMER. */
  readonly speaker: number
}

export interface Matcher {
  readonly items: readonly Item[]
  /** By speaker. */
  readonly scanners: readonly (Scanner | undefined)[]
  readonly tolerances: Uint8Array
}

/**
 * Anchors heard in one line, each packed as item * UNIT_SPACE + unit, in rising order: so the items of one group, and
 * the units of one item, stand together.
 */
export type Candidates = readonly number[]
const UNIT_SPACE = 2 ** 24

const TOLERANCE = { off: 0, same: 1, near: 2 } as const

/** Patterns without an anchor are left out (the loader reports them). Cost: linear in the number of patterns. */
export function compileMatcher(groups: readonly Group[], common: Commonness = commonnessOfBooks()): Matcher {
  const items: Item[] = []
  const anchors: (readonly Anchor[])[] = []
  groups.forEach((group, number) => {
    for (const pattern of group.patterns) {
      const made = itemOf(number, pattern, common)
      items.push(made.item)
      anchors.push(made.anchors)
    }
  })
  const scannerFor = (speaker: number) =>
    buildScanner(anchors.map((list, item) => (groups[items[item]!.group]!.speaker & speaker ? list : [])))
  return {
    items,
    scanners: [undefined, scannerFor(STAFF), scannerFor(CUSTOMER)],
    tolerances: Uint8Array.from(groups, (group) => TOLERANCE[group.sound]),
  }
}

/** Of the line scanned last. */
const hits = emptyHits()
const candidates: number[] = []

/** True if anything may stand in the text; the answer for most lines is no. `speaker`: STAFF or CUSTOMER. */
export function mayMatch(matcher: Matcher, text: string, speaker: number): boolean {
  scan(matcher.scanners[speaker]!, text, hits)
  candidates.length = 0
  if (hits.count === 0) return false
  markSkippable(hits)
  for (let i = 0; i < hits.count; i++) {
    const item = hits.list[i * 2]!
    const place = hits.list[i * 2 + 1]!
    if (mayStand(matcher.items[item]!, place, hits)) candidates.push(item * UNIT_SPACE + place - 1)
  }
  return candidates.length > 0
}

/** The candidates of the text that `mayMatch` was asked about last. */
export function candidatesIn(): Candidates {
  return candidates.length > 1 ? candidates.sort((a, b) => a - b) : candidates
}

/** The groups that have candidates, each with a way to its plausible matches, best first. */
export function matchGroups(
  { items, tolerances }: Matcher,
  line: Folded,
  candidates: Candidates,
): Map<number, () => readonly Match[]> {
  const found = new Map<number, Match[]>()
  for (let i = 0; i < candidates.length; ) {
    const number = Math.floor(candidates[i]! / UNIT_SPACE)
    const { group, pattern, parts, lead } = items[number]!
    const units: number[] = []
    for (; i < candidates.length && Math.floor(candidates[i]! / UNIT_SPACE) === number; i++)
      if (units.at(-1) !== candidates[i]! % UNIT_SPACE) units.push(candidates[i]! % UNIT_SPACE)
    const matches = found.get(group) ?? []
    addMatches(pattern, parts, lead, line, units, tolerances[group]!, matches)
    found.set(group, matches)
  }
  return new Map([...found].map(([group, matches]) => [group, () => bestFirst(matches)]))
}

/** Sorts in place. */
export function bestFirst(matches: Match[]): Match[] {
  return matches.length < 2 ? matches : matches.sort((a, b) => b.worth - a.worth || a.start - b.start)
}
