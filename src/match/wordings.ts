/**
 * Finds exceptions and guards' wordings in a line that has a candidate, letter by letter.
 *
 * They are asked for by group and only where a candidate stands, so there is no scan: one automaton over all patterns of
 * the group names those that may stand, and they are walked.
 */
import type { Pattern } from '../model.ts'
import { type Folded, SCAN_CLASS } from '../text/fold.ts'
import { Automata } from './automaton.ts'
import { LINE_END, LINE_START, SKIPPABLE } from './heard.ts'
import { addMatches, type Match, type Stretch } from './join.ts'
import { bestFirst } from './matches.ts'
import { netAnywhere } from './net.ts'
import { once, type Part, partOf } from './part.ts'

/** Patterns that answer together. */
export interface Wordings {
  readonly patterns: readonly Pattern[]
  readonly ready: () => { readonly parts: readonly (readonly Part[])[]; readonly automata: Automata }
}

/** Nothing is worked out before the first line asks. */
export function wordingsOf(patterns: readonly Pattern[]): Wordings {
  const ready = once(() => {
    const parts = patterns.map((pattern) => pattern.parts.map(partOf))
    return { parts, automata: new Automata(1, () => netAnywhere(parts.map(([first]) => first!.graph()))) }
  })
  return { patterns, ready }
}

/** A line as `wordingsIn` reads it. */
export interface Reading {
  readonly line: Folded
  /** The sounds of its units between its two edges. Written over by the next reading. */
  readonly sounds: Uint16Array
}

let scratch = new Uint16Array(512)

/** An exception must not step over a word that only seems to be said twice, so those marks are taken away. */
export function readingOf(line: Folded, sounds: Uint16Array = scratchFor(line.length + 2)): Reading {
  const { codes, length } = line
  let seemsTwice = false
  for (let i = 0; i < length; i++) {
    const skippable = line.skippable[i]!
    if (skippable === 2) seemsTwice = true
    sounds[i + 1] = SCAN_CLASS[codes[i]!]! | (skippable === 1 ? SKIPPABLE : 0)
  }
  sounds[0] = LINE_START
  sounds[length + 1] = LINE_END
  if (!seemsTwice) return { line, sounds }
  return { line: { ...line, skippable: line.skippable.map((mark) => (mark === 1 ? 1 : 0)) }, sounds }
}

function scratchFor(size: number): Uint16Array {
  if (scratch.length < size) scratch = new Uint16Array(size * 2)
  return scratch
}

/** Where the wordings stand in the line, best first. */
export function wordingsIn({ patterns, ready }: Wordings, { line, sounds }: Reading): Match[] {
  const { parts, automata } = ready()
  const found = new Map<number, Stretch[]>()
  automata.eachEnd(0, sounds, line.length + 2, (graph, place) => {
    const to = Math.min(place, line.length)
    const stretch = { unit: to - 1, from: to - parts[graph]![0]!.reach(), to }
    const stretches = found.get(graph)
    if (stretches === undefined) found.set(graph, [stretch])
    else stretches.push(stretch)
  })
  const matches: Match[] = []
  for (const [graph, stretches] of found)
    addMatches(patterns[graph]!, parts[graph]!, 0, line, stretches, 0, matches)
  return bestFirst(matches)
}
