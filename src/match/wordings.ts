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
import { anyOf, overlap, SOUND_WORDS } from './needs.ts'
import { type Net, netAnywhere } from './net.ts'
import { type PackedNet, pack } from './packed-net.ts'
import { once, Part } from './part.ts'

/** Patterns that answer together. */
export interface Wordings {
  readonly patterns: readonly Pattern[]
  /** Sounds without any of which none of the patterns stands. */
  readonly needs: () => Int32Array | undefined
  readonly parts: () => readonly (readonly Part[])[]
  /** Of the first parts of all. */
  readonly net: () => Net
  readonly automata: () => Automata
  /** What was found in the reading that asked last: several candidates of one line ask the same. */
  asked: Reading | undefined
  found: readonly Match[]
}

/** Nothing is worked out before the first line asks. `known` may know the net. */
export function wordingsOf(patterns: readonly Pattern[], known: () => PackedNet | undefined): Wordings {
  const parts = once(() => patterns.map((pattern) => pattern.parts.map((node) => new Part(node))))
  const net = () => netAnywhere(parts().map(([first]) => first!.graph()))
  const needs = once(() => ({ bits: anyOf(patterns.map((pattern) => pattern.parts)) }))
  const automata = once(() => new Automata(1, () => known() ?? pack(net())))
  return { patterns, parts, needs: () => needs().bits, net, automata, asked: undefined, found: NONE }
}

/** A line as `wordingsIn` reads it. */
export interface Reading {
  readonly line: Folded
  /** The sounds of its units between its two edges. Written over by the next reading. */
  readonly sounds: Uint16Array
  /** A bit for each of its sounds. Written over likewise. */
  readonly heard: Int32Array
}

let scratch = new Uint16Array(512)
const heardScratch = new Int32Array(SOUND_WORDS)

/** An exception must not step over a word that only seems to be said twice, so those marks are taken away. */
export function readingOf(
  line: Folded,
  sounds: Uint16Array = scratchFor(line.length + 2),
  heard: Int32Array = heardScratch,
): Reading {
  const { codes, length } = line
  let seemsTwice = false
  heard.fill(0)
  for (let i = 0; i < length; i++) {
    const skippable = line.skippable[i]!
    if (skippable === 2) seemsTwice = true
    const sound = SCAN_CLASS[codes[i]!]!
    heard[sound >> 5]! |= 1 << (sound & 31)
    sounds[i + 1] = sound | (skippable === 1 ? SKIPPABLE : 0)
  }
  sounds[0] = LINE_START
  sounds[length + 1] = LINE_END
  if (!seemsTwice) return { line, sounds, heard }
  const plain = { ...line, skippable: line.skippable.map((mark) => (mark === 1 ? 1 : 0)) }
  return { line: plain, sounds, heard }
}

/** A reading that the next one does not write over: for a second look at a line, which is rare. */
export function ownReadingOf(line: Folded): Reading {
  return readingOf(line, new Uint16Array(line.length + 2), new Int32Array(SOUND_WORDS))
}

function scratchFor(size: number): Uint16Array {
  if (scratch.length < size) scratch = new Uint16Array(size * 2)
  return scratch
}

const NONE: readonly Match[] = []

/** Where the wordings stand in the line, best first. */
export function wordingsIn(wordings: Wordings, reading: Reading): readonly Match[] {
  if (wordings.asked !== reading) {
    wordings.found = search(wordings, reading)
    wordings.asked = reading
  }
  return wordings.found
}

function search(
  { patterns, parts: partsOf, needs, automata }: Wordings,
  { line, sounds, heard }: Reading,
): readonly Match[] {
  const wanted = needs()
  if (wanted !== undefined && !overlap(wanted, heard)) return NONE
  const ends = automata().listEnds(0, sounds, line.length + 2)
  if (ends.length === 0) return NONE
  const parts = partsOf()
  const found = new Map<number, Stretch[]>()
  for (let i = 0; i < ends.length; i += 2) {
    const graph = ends[i]!
    const to = Math.min(ends[i + 1]!, line.length)
    const stretch = { unit: to - 1, from: to - parts[graph]![0]!.reach(), to }
    const stretches = found.get(graph)
    if (stretches === undefined) found.set(graph, [stretch])
    else stretches.push(stretch)
  }
  const matches: Match[] = []
  for (const [graph, stretches] of found)
    addMatches(patterns[graph]!, parts[graph]!, 0, line, stretches, 0, matches)
  return bestFirst(matches)
}
