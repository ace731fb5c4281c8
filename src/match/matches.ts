/** Finds where groups of patterns stand in a line: scan, ask the patterns around their anchors, walk those that may stand. */
import type { Pattern, SoundTolerance } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import type { Anchor } from './anchors.ts'
import { Automata } from './automaton.ts'
import { type Commonness, commonnessOfBooks } from './commonness.ts'
import { markStutters } from './heard.ts'
import { type Item, itemOf, literalMayStand } from './item.ts'
import { addMatches, FARTHEST_PARTS, type Match, type Stretch } from './join.ts'
import { NeedTable } from './needs.ts'
import { netAnywhere, netFrom } from './net.ts'
import type { Part } from './part.ts'
import { CUSTOMER, emptyHits, STAFF, scan } from './scan.ts'
import { buildScanner, type Scanner } from './scanner.ts'

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
  /** Item -> the most units between its anchor and the ends of a match; 0: it is nothing but text. */
  readonly reaches: Uint16Array
  /** Item -> 1 if it has several parts. */
  readonly joined: Uint8Array
  /** For item i: 2i from the anchor on, 2i + 1 from the anchor back; then one for each part of each joined item. */
  readonly automata: Automata
  /** Item -> number of its first part's automaton. */
  readonly partAutomata: ReadonlyMap<number, number>
  readonly needs: NeedTable
}

/** Where an item may stand in one line. */
interface Candidate extends Stretch {
  readonly item: number
}
export type Candidates = readonly Candidate[]

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
    reaches: Uint16Array.from(items, ({ parts, lead }) =>
      parts[lead]!.literal === '' ? parts[lead]!.reach() : 0,
    ),
    joined: Uint8Array.from(items, ({ parts }) => (parts.length > 1 ? 1 : 0)),
    needs: new NeedTable(items.length, (item) => items[item]!.pattern.parts),
    ...automataOf(items),
  }
}

function automataOf(items: readonly Item[]): Pick<Matcher, 'automata' | 'partAutomata'> {
  const partAutomata = new Map<number, number>()
  const parts: Part[] = []
  items.forEach((item, i) => {
    if (item.parts.length === 1) return
    partAutomata.set(i, items.length * 2 + parts.length)
    parts.push(...item.parts)
  })
  const automata = new Automata(items.length * 2 + parts.length, (number) => {
    if (number >= items.length * 2) return netAnywhere([parts[number - items.length * 2]!.graph()])
    const item = items[number >> 1]!
    return netFrom(item.parts[item.lead]!.graph(), item.heads, (number & 1) === 1)
  })
  return { automata, partAutomata }
}

/** Of the line scanned last. */
const hits = emptyHits()
const candidates: Candidate[] = []

/** True if anything may stand in the text; the answer for most lines is no. `speaker`: STAFF or CUSTOMER. */
export function mayMatch(matcher: Matcher, text: string, speaker: number): boolean {
  scan(matcher.scanners[speaker]!, matcher.needs, text, hits)
  candidates.length = 0
  if (hits.count === 0) return false
  markStutters(hits.sounds, hits.length)
  const { list, count } = hits
  for (let i = 0; i < count; i++) {
    const item = list[i * 2]!
    const place = list[i * 2 + 1]!
    if (mayStand(matcher, item, place)) candidates.push(candidateAt(matcher, item, place))
  }
  return candidates.length > 0
}

/** Units that the automata pass before they die are all that a walk need see. */
function candidateAt({ items, reaches, automata }: Matcher, item: number, place: number): Candidate {
  const unit = place - 1
  const { parts, lead } = items[item]!
  const reach = parts[lead]!.reach()
  if (reaches[item] === 0) return { item, unit, from: unit - reach, to: unit + reach }
  const to = automata.lastAlive(item * 2, hits.sounds, place, 1, Math.min(hits.length + 2, place + reach))
  const from = automata.lastAlive(item * 2 + 1, hits.sounds, place, -1, Math.max(-1, place - reach))
  return { item, unit, from: from - 1, to }
}

/** False if the item cannot stand around an anchor that ended at `place`, or its other parts nowhere near. */
function mayStand(
  { items, reaches, joined, automata, partAutomata }: Matcher,
  item: number,
  place: number,
): boolean {
  const { sounds, length } = hits
  const reach = reaches[item]!
  if (reach === 0) {
    if (!literalMayStand(items[item]!, sounds, place)) return false
  } else {
    const to = Math.min(length + 2, place + reach)
    const from = Math.max(-1, place - reach)
    if (!automata.getsThrough(item * 2, sounds, place, 1, to)) return false
    if (!automata.getsThrough(item * 2 + 1, sounds, place, -1, from)) return false
  }
  if (joined[item] === 0) return true
  const { parts, lead } = items[item]!
  return parts.every((part, i) => {
    if (i === lead) return true
    const far = parts[lead]!.reach() + FARTHEST_PARTS + part.reach()
    const to = Math.min(length + 2, place + far)
    return automata.getsThrough(partAutomata.get(item)! + i, sounds, Math.max(0, place - far), 1, to)
  })
}

/** The candidates of the text that `mayMatch` was asked about last. */
export function candidatesIn(): Candidates {
  return candidates.length > 1 ? candidates.sort((a, b) => a.item - b.item || a.unit - b.unit) : candidates
}

/** The groups that have candidates, each with a way to its plausible matches, best first. */
export function matchGroups(
  { items, tolerances }: Matcher,
  line: Folded,
  candidates: Candidates,
): Map<number, () => readonly Match[]> {
  const found = new Map<number, Match[]>()
  for (let i = 0; i < candidates.length; ) {
    const { item } = candidates[i]!
    const { group, pattern, parts, lead } = items[item]!
    const stretches: Stretch[] = []
    for (; i < candidates.length && candidates[i]!.item === item; i++)
      if (stretches.at(-1)?.unit !== candidates[i]!.unit) stretches.push(candidates[i]!)
    const matches = found.get(group) ?? []
    addMatches(pattern, parts, lead, line, stretches, tolerances[group]!, matches)
    found.set(group, matches)
  }
  return new Map([...found].map(([group, matches]) => [group, () => bestFirst(matches)]))
}

/** Sorts in place. */
export function bestFirst(matches: Match[]): Match[] {
  return matches.length < 2 ? matches : matches.sort((a, b) => b.worth - a.worth || a.start - b.start)
}
