/** A pattern made ready to be searched for: what is heard of it, and whether it can stand around that. */
import type { Pattern } from '../model.ts'
import { SCAN_CLASS } from '../text/fold.ts'
import { classesOf } from '../text/sound.ts'
import { type Anchor, type Anchors, anchorsOf, anchorsOfText } from './anchors.ts'
import type { Commonness } from './commonness.ts'
import { SKIPPABLE } from './heard.ts'
import type { Part } from './part.ts'

export interface Item {
  /** Number of the group. */
  readonly group: number
  readonly pattern: Pattern
  readonly parts: readonly Part[]
  /** Number of the part that is heard most seldom: it is searched for, the others must stand near it. */
  readonly lead: number
  /** Positions of its graph (of a literal: characters) that eat the last unit of an anchor. */
  readonly heads: readonly number[]
}

/** Where a pattern is searched for; `anchors` are none where some way through it has no fixed character (the loader reports it). */
export function anchored(parts: readonly Part[], common: Commonness) {
  const found = parts.map((part) => anchorsOfPart(part, common))
  const lead = found.reduce((best, { share }, i) => (share < found[best]!.share ? i : best), 0)
  const { heads, list } = found[lead]!
  const anchors: readonly Anchor[] = found.some((each) => each === NO_ANCHORS) ? [] : list
  return { lead, heads, anchors }
}

const NO_ANCHORS: Anchors = { list: [], heads: [], share: Number.POSITIVE_INFINITY }

function anchorsOfPart(part: Part, common: Commonness): Anchors {
  const { literal } = part
  return (literal === '' ? anchorsOf(part.graph(), common) : anchorsOfText(literal, common)) ?? NO_ANCHORS
}

/** For a lead that is nothing but text: false if it cannot stand around an anchor that ended at `place`. */
export function literalMayStand({ parts, lead, heads }: Item, sounds: Uint16Array, place: number): boolean {
  const { literal } = parts[lead]!
  const head = heads[0]!
  return (
    isAlike(literal, head, sounds, place, literal.length, 1) && isAlike(literal, head, sounds, place, -1, -1)
  )
}

/** Compares sounds from the head on; where a unit may be stepped over, the walk must decide. */
function isAlike(
  literal: string,
  head: number,
  sounds: Uint16Array,
  place: number,
  end: number,
  step: number,
): boolean {
  for (let i = head; i !== end; i += step) {
    const sound = sounds[place + i - head]!
    if (sound >= SKIPPABLE) return true
    if (!soundsLike(literal.charCodeAt(i), sound)) return false
  }
  return true
}

function soundsLike(code: number, sound: number): boolean {
  return SCAN_CLASS[code] === sound || classesOf(code).includes(sound)
}
