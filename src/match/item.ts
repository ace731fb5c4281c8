/** A pattern made ready to be searched for: what is heard of it, and whether it can stand around that. */
import type { Pattern } from '../model.ts'
import { SCAN_CLASS } from '../text/fold.ts'
import { classesOf } from '../text/sound.ts'
import { type Anchor, type Anchors, anchorsOf, anchorsOfText } from './anchors.ts'
import { type Automaton, automatonFrom, getsThrough, SKIPPABLE } from './automaton.ts'
import type { Commonness } from './commonness.ts'
import { FARTHEST_PARTS } from './join.ts'
import { once, type Part, partOf } from './part.ts'
import type { Hits } from './scan.ts'

export interface Item {
  /** Number of the group. */
  readonly group: number
  readonly pattern: Pattern
  readonly parts: readonly Part[]
  /** Number of the part that is heard most seldom: it is searched for, the others must stand near it. */
  readonly lead: number
  /** Positions of its graph (of a literal: characters) that eat the last unit of an anchor. */
  readonly heads: readonly number[]
  /** From an anchor to the end of the part, and to its beginning. */
  readonly ahead: () => Automaton
  readonly behind: () => Automaton
}

/** The item and its anchors; these are none where some way through the pattern has no fixed character (the loader reports it). */
export function itemOf(group: number, pattern: Pattern, common: Commonness) {
  const parts = pattern.parts.map(partOf)
  const found = parts.map((part) => anchorsOfPart(part, common))
  const lead = found.reduce((best, { share }, i) => (share < found[best]!.share ? i : best), 0)
  const { heads, list } = found[lead]!
  const graph = parts[lead]!.graph
  const item: Item = {
    group,
    pattern,
    parts,
    lead,
    heads,
    ahead: once(() => automatonFrom(graph(), heads, false)),
    behind: once(() => automatonFrom(graph(), heads, true)),
  }
  const anchors: readonly Anchor[] = found.some((each) => each === NO_ANCHORS) ? [] : list
  return { item, anchors }
}

const NO_ANCHORS: Anchors = { list: [], heads: [], share: Number.POSITIVE_INFINITY }

function anchorsOfPart({ literal, graph }: Part, common: Commonness): Anchors {
  return (literal === '' ? anchorsOf(graph(), common) : anchorsOfText(literal, common)) ?? NO_ANCHORS
}

/** False if the item cannot stand around an anchor that ended at `place`, or its other parts nowhere near. */
export function mayStand(item: Item, place: number, hits: Hits): boolean {
  const { parts, lead, heads } = item
  const { sounds, length } = hits
  const part = parts[lead]!
  if (part.literal !== '') {
    if (!literalMayStand(part.literal, heads[0]!, sounds, place)) return false
  } else {
    const reach = part.reach()
    if (!getsThrough(item.ahead(), sounds, place, 1, Math.min(length + 2, place + reach))) return false
    if (!getsThrough(item.behind(), sounds, place, -1, Math.max(-1, place - reach))) return false
  }
  return parts.every((other) => {
    if (other === part) return true
    const far = part.reach() + FARTHEST_PARTS + other.reach()
    const from = Math.max(0, place - far)
    return getsThrough(other.anywhere(), sounds, from, 1, Math.min(length + 2, place + far))
  })
}

/** Compares sounds on both sides of the anchor; where a unit may be stepped over, the walk must decide. */
function literalMayStand(literal: string, head: number, sounds: Uint16Array, place: number): boolean {
  for (let i = head + 1; i < literal.length; i++) {
    const sound = sounds[place + i - head]!
    if (sound >= SKIPPABLE) return true
    if (!soundsLike(literal.charCodeAt(i), sound)) return false
  }
  for (let i = head; i >= 0; i--) {
    const sound = sounds[place + i - head]!
    if (sound >= SKIPPABLE) return true
    if (!soundsLike(literal.charCodeAt(i), sound)) return false
  }
  return true
}

function soundsLike(code: number, sound: number): boolean {
  return SCAN_CLASS[code] === sound || classesOf(code).includes(sound)
}
