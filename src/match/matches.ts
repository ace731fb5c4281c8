/** Finds where groups of patterns stand in a line: scan, ask the patterns around their anchors, walk those that may stand. */
import type { Pattern, SoundTolerance } from '../model.ts'
import type { Folded } from '../text/fold.ts'
import { type Anchoring, anchoringOf } from './anchoring.ts'
import { Automata } from './automaton.ts'
import { type Commonness, commonnessOfBooks } from './commonness.ts'
import { markStutters } from './heard.ts'
import { type Item, literalMayStand } from './item.ts'
import { addMatches, FARTHEST_PARTS, type Match, type Stretch } from './join.ts'
import { type NeedRuns, NeedTable, runsOf } from './needs.ts'
import { type Net, netAnywhere, netFrom } from './net.ts'
import { blockOf, type NetBlock, netIn, pack } from './packed-net.ts'
import { Part } from './part.ts'
import { emptyHits, scan } from './scan.ts'

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
  readonly scanners: Anchoring['scanners']
  readonly tolerances: Uint8Array
  readonly reaches: Uint16Array
  /** Item -> 1 if it has several parts. */
  readonly joined: Uint8Array
  /** For item i: 2i from the anchor on, 2i + 1 from the anchor back; then one for each part of each joined item. */
  readonly automata: Automata
  /** Item -> number of its first part's automaton. */
  readonly partAutomata: ReadonlyMap<number, number>
  readonly needs: NeedTable
  /** Works out whatever is not worked out yet. */
  readonly groundwork: () => MatcherGroundwork
}

/** What takes longest to work out of a matcher's patterns. Plain data. */
export interface MatcherGroundwork {
  readonly anchoring: Anchoring
  readonly needs: NeedRuns
  /** By automaton. */
  readonly nets: NetBlock
}

/** Where an item may stand in one line. */
interface Candidate extends Stretch {
  readonly item: number
}

const TOLERANCE = { off: 0, same: 1, near: 2 } as const

/** Patterns without an anchor are left out (the loader reports them). `known`: what was worked out before for these very groups, or else how common sounds are. */
export function compileMatcher(
  groups: readonly Group[],
  known: MatcherGroundwork | Commonness = commonnessOfBooks(),
): Matcher {
  const items = groups.flatMap(({ patterns, speaker }, group) =>
    patterns.map((pattern) => ({
      group,
      speaker,
      pattern,
      parts: pattern.parts.map((node) => new Part(node)),
    })),
  )
  const before: Pick<MatcherGroundwork, 'anchoring'> & Partial<MatcherGroundwork> =
    'anchoring' in known
      ? known
      : {
          anchoring: anchoringOf(
            items.map(({ parts }) => parts),
            items.map(({ speaker }) => speaker),
            known,
          ),
        }
  const { anchoring } = before
  const { leads, heads, reaches, scanners } = anchoring
  const searched: Item[] = items.map(({ group, pattern, parts }, i) => ({
    group,
    pattern,
    parts,
    lead: leads[i]!,
    heads: heads[i]!,
  }))
  const nodes = items.map(({ pattern }) => pattern.parts)
  const { partAutomata, count, netOf } = netsOf(searched)
  const isLiteral = (automaton: number) => automaton < items.length * 2 && reaches[automaton >> 1] === 0
  return {
    items: searched,
    scanners,
    tolerances: Uint8Array.from(groups, (group) => TOLERANCE[group.sound]),
    reaches,
    joined: Uint8Array.from(items, ({ parts }) => (parts.length > 1 ? 1 : 0)),
    needs: new NeedTable(nodes, before.needs),
    automata: new Automata(
      count,
      (automaton) => (before.nets && netIn(before.nets, automaton)) ?? pack(netOf(automaton)),
      items.length * 2,
    ),
    partAutomata,
    groundwork: () => ({
      anchoring,
      needs: runsOf(nodes),
      nets: blockOf(count, (automaton) => (isLiteral(automaton) ? undefined : netOf(automaton))),
    }),
  }
}

/** The nets of the automata, see `Matcher`, and which belong to parts. */
function netsOf(items: readonly Item[]) {
  const partAutomata = new Map<number, number>()
  const parts: Part[] = []
  items.forEach((item, i) => {
    if (item.parts.length === 1) return
    partAutomata.set(i, items.length * 2 + parts.length)
    parts.push(...item.parts)
  })
  const pairs = items.length * 2
  const netOf = (automaton: number): Net => {
    if (automaton >= pairs) return netAnywhere([parts[automaton - pairs]!.graph()])
    const item = items[automaton >> 1]!
    return netFrom(item.parts[item.lead]!.graph(), item.heads, (automaton & 1) === 1)
  }
  return { partAutomata, count: pairs + parts.length, netOf }
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
    const candidate = candidateAt(matcher, list[i * 2]!, list[i * 2 + 1]!)
    if (candidate !== undefined) candidates.push(candidate)
  }
  return candidates.length > 0
}

/** Undefined if the item cannot stand around an anchor that ended at `place`, or its other parts nowhere near. */
function candidateAt(matcher: Matcher, item: number, place: number): Candidate | undefined {
  const { items, reaches, joined, automata } = matcher
  const { sounds, length } = hits
  const reach = reaches[item]!
  const unit = place - 1
  if (reach === 0) {
    if (!literalMayStand(items[item]!, sounds, place)) return undefined
    if (joined[item] === 1 && !othersMayStand(matcher, item, place)) return undefined
    const { parts, lead } = items[item]!
    const far = parts[lead]!.reach()
    return { item, unit, from: unit - far, to: unit + far }
  }
  const to = Math.min(length + 2, place + reach)
  const from = Math.max(-1, place - reach)
  if (!automata.getsThrough(item * 2, sounds, place, 1, to)) return undefined
  if (!automata.getsThrough(item * 2 + 1, sounds, place, -1, from)) return undefined
  if (joined[item] === 1 && !othersMayStand(matcher, item, place)) return undefined
  // Units that the automata pass before they die are all that a walk need see.
  return {
    item,
    unit,
    from: automata.lastAlive(item * 2 + 1, sounds, place, -1, from) - 1,
    to: automata.lastAlive(item * 2, sounds, place, 1, to),
  }
}

function othersMayStand({ items, automata, partAutomata }: Matcher, item: number, place: number): boolean {
  const { sounds, length } = hits
  const { parts, lead } = items[item]!
  return parts.every((part, i) => {
    if (i === lead) return true
    const far = parts[lead]!.reach() + FARTHEST_PARTS + part.reach()
    const to = Math.min(length + 2, place + far)
    return automata.getsThrough(partAutomata.get(item)! + i, sounds, Math.max(0, place - far), 1, to)
  })
}

/** Reused: nobody keeps it. */
const stretches: Stretch[] = []

/** Visits each group that has plausible matches in the text that `mayMatch` was asked about last, the best match first. */
export function eachGroup(
  { items, tolerances }: Matcher,
  line: Folded,
  visit: (group: number, matches: readonly Match[]) => void,
): void {
  if (candidates.length > 1) candidates.sort((a, b) => a.item - b.item || a.unit - b.unit)
  for (let i = 0; i < candidates.length; ) {
    const { group } = items[candidates[i]!.item]!
    const matches: Match[] = []
    while (i < candidates.length && items[candidates[i]!.item]!.group === group) {
      const { item } = candidates[i]!
      stretches.length = 0
      for (let unit = -1; i < candidates.length && candidates[i]!.item === item; i++) {
        if (candidates[i]!.unit !== unit) stretches.push(candidates[i]!)
        unit = candidates[i]!.unit
      }
      const { pattern, parts, lead } = items[item]!
      addMatches(pattern, parts, lead, line, stretches, tolerances[group]!, matches)
    }
    if (matches.length > 0) visit(group, bestFirst(matches))
  }
}

/** Sorts in place. */
export function bestFirst(matches: Match[]): Match[] {
  return matches.length < 2 ? matches : matches.sort((a, b) => b.worth - a.worth || a.start - b.start)
}
