/** Finds where groups of patterns stand in a line: scan, then walk only where an anchor was heard. */
import type { Pattern, SoundTolerance } from '../model.ts'
import { type Folded, fold } from '../text/fold.ts'
import { type Anchor, anchorsOf, confirmingAnchors } from './anchors.ts'
import { type Automaton, buildAutomaton, mayStand } from './automaton.ts'
import { type Commonness, commonnessOfBooks } from './commonness.ts'
import { buildGraph, type Graph } from './graph.ts'
import {
  buildScanner,
  emptyHits,
  hears,
  type Scanner,
  type SoundSet,
  scan,
  sign,
  soundSet,
  stutters,
} from './scan.ts'
import { type Substitution, type Way, walk } from './walk.ts'

/** Patterns that are searched for together and answer together: a phrase's `say`, a phrase's `unless`, one guard's wording. */
export interface Group {
  readonly patterns: readonly Pattern[]
  readonly sound: SoundTolerance
  /** Bit set of STAFF and CUSTOMER. */
  readonly speaker: number
}

/** Where one pattern stands: folded units `start`..`end`, half-open. */
export interface Match {
  readonly pattern: Pattern
  readonly start: number
  readonly end: number
  /** Spans of the parts joined by `&`; one for an ordinary pattern. */
  readonly parts: readonly Way[]
  readonly worth: number
  readonly substitutions: readonly Substitution[]
}

interface Item {
  readonly group: number
  readonly pattern: Pattern
  readonly graph: Graph
  /** Number of the first item of the same pattern; its parts follow one another. */
  readonly firstPart: number
  /** Sounds of which one of each set must be heard in the line; worked out when first needed. */
  readonly confirm: () => readonly SoundSet[]
  /** Says whether the pattern can stand in a line at all; made when first needed. */
  readonly automaton: () => Automaton
}

export interface Matcher {
  readonly items: readonly Item[]
  readonly scanner: Scanner
  readonly groups: readonly Group[]
  readonly tolerances: Uint8Array
}

/**
 * Anchors heard in one line, each packed as item * UNIT_SPACE + unit, in rising order: so the items of one group, and
 * the units of one item, stand together.
 */
export type Candidates = readonly number[]
const UNIT_SPACE = 2 ** 24

/** Parts of a pattern joined by `&` belong together only within so many units. */
const FARTHEST_PARTS = 60
/** Fillers may make a match longer than its pattern by so many units. */
const SLACK = 8
/** Neighbouring stretches are walked in one go, but never more units at a time: it bounds the cost of adversarial lines. */
const LONGEST_STRETCH = 400

const TOLERANCE = { off: 0, same: 1, near: 2 } as const

/** Patterns without an anchor are left out (the loader reports them). Cost: linear in the number of patterns. */
export function compileMatcher(groups: readonly Group[], common: Commonness = commonnessOfBooks()): Matcher {
  const items: Item[] = []
  const anchors: (readonly Anchor[])[] = []
  groups.forEach((group, number) => {
    for (const pattern of group.patterns) {
      const firstPart = items.length
      const graphs = pattern.parts.map(buildGraph)
      for (const graph of graphs) {
        const confirm = once(() => confirmingAnchors(graph, common).map(soundSet))
        const automaton = once(() => buildAutomaton(graph))
        items.push({ group: number, pattern, graph, firstPart, confirm, automaton })
        anchors.push(anchorsOf(graph, common) ?? [])
      }
    }
  })
  const speakers = items.map((item) => groups[item.group]!.speaker)
  const tolerances = Uint8Array.from(groups, (group) => TOLERANCE[group.sound])
  return { items, scanner: buildScanner(anchors, speakers), groups, tolerances }
}

function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const hits = emptyHits()

/** True if anything may stand in the text; the answer for most lines is no, at one look-up a character. */
export function mayMatch(matcher: Matcher, text: string, speaker: number): boolean {
  scan(matcher.scanner, text, speaker, hits)
  if (hits.count === 0) return false
  sign(hits)
  const isHalting = hits.fillers || stutters(hits)
  const skippable = isHalting ? fold(text).skippable : undefined
  let kept = 0
  for (let i = 0; i < hits.count; i++) {
    const item = hits.list[i * 2]!
    const unit = hits.list[i * 2 + 1]!
    if (!isPossible(matcher.items[item]!, unit, skippable)) continue
    hits.list[kept * 2] = item
    hits.list[kept * 2 + 1] = unit
    kept++
  }
  hits.count = kept
  return kept > 0
}

function isPossible(
  { graph, confirm, automaton }: Item,
  unit: number,
  skippable: Uint8Array | undefined,
): boolean {
  if (graph.literal.length > 0) return true
  if (!hits.fillers) for (const sounds of confirm()) if (!hears(sounds)) return false
  const reach = graph.longest + SLACK
  const from = Math.max(0, unit - reach)
  const to = Math.min(hits.length, unit + reach)
  return mayStand(automaton(), hits.sounds, skippable, from, to, hits.length)
}

/** The candidates of the text that `mayMatch` was asked about last. */
export function candidatesIn(): Candidates {
  const candidates: number[] = []
  for (let i = 0; i < hits.count; i++) {
    candidates.push(hits.list[i * 2]! * UNIT_SPACE + hits.list[i * 2 + 1]!)
  }
  return candidates.sort((a, b) => a - b)
}

/** The groups that have candidates, each with a way to its plausible matches, best first. */
export function matchGroups(
  matcher: Matcher,
  line: Folded,
  candidates: Candidates,
): Map<number, () => readonly Match[]> {
  const groups = new Map<number, () => readonly Match[]>()
  for (let from = 0; from < candidates.length; ) {
    const group = groupOf(matcher, candidates[from]!)
    let to = from + 1
    while (to < candidates.length && groupOf(matcher, candidates[to]!) === group) to++
    const units = unitsByItem(candidates, from, to)
    groups.set(
      group,
      once(() => matchesOf(matcher, line, units, group)),
    )
    from = to
  }
  return groups
}

function groupOf(matcher: Matcher, candidate: number): number {
  return matcher.items[Math.floor(candidate / UNIT_SPACE)]!.group
}

/** [item, its units] for a run of candidates. */
type ItemUnits = readonly (readonly [number, number[]])[]

function unitsByItem(candidates: Candidates, from: number, to: number): ItemUnits {
  const byItem: [number, number[]][] = []
  for (let i = from; i < to; i++) {
    const item = Math.floor(candidates[i]! / UNIT_SPACE)
    const unit = candidates[i]! % UNIT_SPACE
    const last = byItem.at(-1)
    if (last?.[0] !== item) byItem.push([item, [unit]])
    else if (last[1].at(-1) !== unit) last[1].push(unit)
  }
  return byItem
}

function matchesOf(matcher: Matcher, line: Folded, found: ItemUnits, group: number): Match[] {
  const tolerance = matcher.tolerances[group]!
  const matches: Match[] = []
  for (const [number, units] of found) {
    const item = matcher.items[number]!
    if (item.firstPart !== number) continue
    const isWhole = item.pattern.parts.length === 1
    if (
      !isWhole &&
      found.filter(([other]) => matcher.items[other]!.firstPart === number).length < item.pattern.parts.length
    )
      continue
    const ways = waysOf(item, line, units, tolerance)
    if (isWhole) for (const way of ways) matches.push(joined(item.pattern, [way]))
    else matches.push(...joinParts(matcher, line, found, number, ways, tolerance))
  }
  return matches.length < 2 ? matches : matches.sort((a, b) => b.worth - a.worth || a.start - b.start)
}

function joinParts(
  matcher: Matcher,
  line: Folded,
  found: ItemUnits,
  first: number,
  firstWays: readonly Way[],
  tolerance: number,
): Match[] {
  const { pattern } = matcher.items[first]!
  const others = found
    .filter(([number]) => number > first && matcher.items[number]!.firstPart === first)
    .map(([number, units]) => waysOf(matcher.items[number]!, line, units, tolerance))
  return firstWays.flatMap((way) => {
    const parts = [way]
    for (const ways of others) {
      const nearest = ways
        .filter((other) => apart(other, parts))
        .sort((a, b) => distance(a, way) - distance(b, way))[0]
      if (nearest === undefined || distance(nearest, way) > FARTHEST_PARTS) return []
      parts.push(nearest)
    }
    return [joined(pattern, parts)]
  })
}

function joined(pattern: Pattern, parts: readonly Way[]): Match {
  const substitutions: Substitution[] = []
  for (const part of parts) for (let s = part.substitutions; s !== null; s = s.before) substitutions.push(s)
  return {
    pattern,
    start: Math.min(...parts.map((part) => part.start)),
    end: Math.max(...parts.map((part) => part.end)),
    parts,
    worth: parts.reduce((sum, part) => sum + part.worth, 0),
    substitutions,
  }
}

function apart(way: Way, parts: readonly Way[]): boolean {
  return parts.every((part) => way.end <= part.start || part.end <= way.start)
}

function distance(a: Way, b: Way): number {
  return Math.max(0, a.start - b.end, b.start - a.end)
}

function waysOf({ graph }: Item, line: Folded, units: readonly number[], tolerance: number): Way[] {
  if (graph.literal.length > 0) {
    const ways = units.map((unit) => asWritten(graph, line, unit))
    if (ways.every((way) => way !== undefined)) return ways
  }
  const reach = graph.longest + SLACK
  const ways: Way[] = []
  let from = -1
  let to = -1
  for (const unit of units) {
    if (from >= 0 && unit - reach <= to && unit + reach - from <= LONGEST_STRETCH) {
      to = Math.min(line.length, unit + reach)
      continue
    }
    if (from >= 0) ways.push(...walk(graph, line, from, to, tolerance))
    from = Math.max(0, unit - reach)
    to = Math.min(line.length, unit + reach)
  }
  if (from >= 0) ways.push(...walk(graph, line, from, to, tolerance))
  return ways
}

/** The short cut for a plain word that stands there letter by letter, which is what most candidates are. */
function asWritten(graph: Graph, line: Folded, unit: number): Way | undefined {
  const { literal } = graph
  const size = literal.length
  for (let start = Math.max(0, unit - size + 1); start <= unit && start + size <= line.length; start++) {
    let k = 0
    while (k < size && line.codes[start + k] === literal[k]) k++
    if (k < size) continue
    const none = { substituted: 0, light: 0, between: 0, skipped: 0, substitutions: null }
    return { start, end: start + size, worth: size, text: size, ...none }
  }
  return undefined
}
