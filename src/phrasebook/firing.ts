/** Whether a pattern can be found at all: in some line, and by the search for fixed characters. */
import type { PatternNode } from '../model.ts'
import { INTERJECTIONS } from '../text/fold.ts'

const INTERJECTION = new RegExp(`[${INTERJECTIONS}]`, 'gu')
/** Words that people put between others without meaning anything by them. */
const FILLER = /那个|这个|就是说|就是|然后/gu

/** Whether any line can hold this part of a pattern, by its signs and word classes; a part that says nothing never fires. */
export function canFire(part: PatternNode): boolean {
  return (advance(STAGES, 1 << START, part) & ~(1 << START)) !== 0
}

/** Fixed characters in a row; 2 stands for more. */
export type Run = 0 | 1 | 2

/** How well the readings of a part can be searched for: the fewest and the most fixed characters in a row. */
export function anchorsOf(part: PatternNode): { worst: Run; best: Run } {
  const ends = advance(RUNS, 1, part)
  const longest = [0, 1, 2].filter((run) => (ends & (LONGEST << run)) !== 0) as Run[]
  return { worst: longest[0] ?? 2, best: longest.at(-1) ?? 0 }
}

/** Whether the part has text, and all of it is interjections and fillers. */
export function onlyFillers(part: PatternNode): boolean {
  return hasText(part) && saysNothing(part)
}

/** Whether nothing is left of the text when a line is read. */
export function isDropped(text: string): boolean {
  return lengthOf(text) === 0
}

/** States are small numbers, sets of them bits. `step` says which states one leaf leads to from a state. */
interface Machine {
  readonly step: (state: number, leaf: PatternNode) => number
  /** Word classes stand in many patterns: what they lead to is worked out once for each set of states. */
  readonly known: WeakMap<PatternNode, Map<number, number>>
}

/** All states after the node, from any of the states before it. */
function advance(machine: Machine, before: number, node: PatternNode): number {
  if (node.type === 'seq') return node.items.reduce((states, item) => advance(machine, states, item), before)
  if (node.type !== 'alt') return stepAll(machine, before, node)
  const known = machine.known.get(node) ?? new Map<number, number>()
  machine.known.set(node, known)
  const after =
    known.get(before) ?? node.items.reduce((states, item) => states | advance(machine, before, item), 0)
  known.set(before, after)
  return after
}

function stepAll({ step }: Machine, before: number, leaf: PatternNode): number {
  let after = 0
  for (let state = 0; before >> state > 0; state++) {
    if ((before >> state) & 1) after |= step(state, leaf)
  }
  return after
}

/** How far a reading has come: nothing said yet, something said, past the end of the line. */
const START = 0
const MIDDLE = 1
const END = 2

const STAGES: Machine = {
  known: new WeakMap(),
  step: (stage, leaf) => {
    switch (leaf.type) {
      case 'line-start':
        return stage === START ? 1 << START : 0
      case 'line-end':
        return 1 << END
      case 'text':
        if (isDropped(leaf.text)) return 1 << stage
        return stage === END ? 0 : 1 << MIDDLE
      case 'gap':
      case 'loose':
        return stage === END ? 1 << END : (1 << stage) | (1 << MIDDLE)
      default:
        return stage === END ? 0 : 1 << MIDDLE
    }
  },
}

/** State `3 * run + longest`: the fixed characters in a row up to here, and the most so far. */
const RUNS: Machine = {
  known: new WeakMap(),
  step: (state, leaf) => {
    // The matcher searches across light words, so a loose joint does not part two characters.
    if (leaf.type === 'line-start' || leaf.type === 'line-end' || leaf.type === 'loose') return 1 << state
    const longest = state % 3
    if (leaf.type !== 'text') return 1 << longest
    const run = Math.min(2, (state - longest) / 3 + lengthOf(leaf.text))
    return 1 << (3 * run + Math.max(run, longest))
  },
}
/** The states whose longest run is 0, whatever the run is now; shifted left for 1 and 2. */
const LONGEST = 0b001001001

/** Characters that are left once interjections are out. */
function lengthOf(text: string): number {
  return [...text.replace(INTERJECTION, '')].length
}

function hasText(node: PatternNode): boolean {
  if (node.type === 'seq' || node.type === 'alt') return node.items.some(hasText)
  return node.type === 'text'
}

function saysNothing(node: PatternNode): boolean {
  switch (node.type) {
    case 'seq':
    case 'alt':
      return node.items.every(saysNothing)
    case 'text':
      return node.text.replace(INTERJECTION, '').replace(FILLER, '') === ''
    default:
      return node.type !== 'slot' && node.type !== 'gap'
  }
}
