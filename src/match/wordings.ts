/**
 * Finds exceptions and guards' wordings in a line that has a candidate, letter by letter.
 *
 * They are asked for by group and only where a candidate stands, so there is no scan: one automaton over all patterns of
 * the group names those that may stand, and they are walked.
 */
import type { Pattern } from '../model.ts'
import { type Folded, SCAN_CLASS } from '../text/fold.ts'
import { type Automaton, automatonOf, eachEnd, LINE_END, LINE_START, SKIPPABLE } from './automaton.ts'
import { addMatches, type Match } from './join.ts'
import { bestFirst } from './matches.ts'
import { once, type Part, partOf } from './part.ts'

/** Patterns that answer together. */
export interface Wordings {
  readonly patterns: readonly Pattern[]
  readonly ready: () => { readonly parts: readonly (readonly Part[])[]; readonly automaton: Automaton }
}

/** Nothing is worked out before the first line asks. */
export function wordingsOf(patterns: readonly Pattern[]): Wordings {
  const ready = once(() => {
    const parts = patterns.map((pattern) => pattern.parts.map(partOf))
    return { parts, automaton: automatonOf(parts.map(([first]) => first!.graph())) }
  })
  return { patterns, ready }
}

/** A line as `wordingsIn` reads it: an exception must not step over a word that only seems to be said twice. */
export interface Reading {
  readonly line: Folded
  /** The sounds of its units between its two edges. */
  readonly sounds: Uint16Array
}

export function readingOf(line: Folded): Reading {
  const { codes, length } = line
  const skippable = new Uint8Array(length)
  const sounds = new Uint16Array(length + 2)
  for (let i = 0; i < length; i++) {
    if (line.skippable[i] === 1) skippable[i] = 1
    sounds[i + 1] = SCAN_CLASS[codes[i]!]! | (skippable[i]! * SKIPPABLE)
  }
  sounds[0] = LINE_START
  sounds[length + 1] = LINE_END
  return { line: { ...line, skippable }, sounds }
}

/** Where the wordings stand in the line, best first. */
export function wordingsIn({ patterns, ready }: Wordings, { line, sounds }: Reading): Match[] {
  const { parts, automaton } = ready()
  const units = new Map<number, number[]>()
  eachEnd(automaton, sounds, 0, line.length + 2, (graph, place) => {
    const unit = Math.min(place - 1, line.length - 1)
    const known = units.get(graph)
    if (known === undefined) units.set(graph, [unit])
    else if (known.at(-1) !== unit) known.push(unit)
  })
  const matches: Match[] = []
  for (const [graph, ends] of units) {
    addMatches(patterns[graph]!, parts[graph]!, 0, line, ends, 0, matches)
  }
  return bestFirst(matches)
}
