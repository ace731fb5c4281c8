/** Whether a pattern can be found at all: in some line, and by the search for two fixed characters. */
import type { PatternNode } from '../model.ts'

/** Interjections: the matcher drops them from lines and patterns alike. */
export const INTERJECTIONS = '嗯呃啊哦哎唉呀哟嘛呢吧呗哈噢喔诶欸啦咯嘞哇噻撒咧呐哩嗨嘿哼唔喽呦嗳哒啵呵嗷'
const INTERJECTION = new RegExp(`[${INTERJECTIONS}]`, 'gu')
/** Words that people put between others without meaning anything by them. */
const FILLER = /那个|这个|就是说|就是|然后/gu

/** How far a reading has come: nothing said yet, something said, or past the end of the line. */
type Stage = 'start' | 'middle' | 'end'

/** Whether any line can hold this part of a pattern, by its signs and word classes; a part that says nothing never fires. */
export function canFire(part: PatternNode): boolean {
  return [...advance(new Set<Stage>(['start']), part, STAGES)].some((stage) => stage !== 'start')
}

/** How well the readings of a part can be searched for: the fewest and the most fixed characters in a row, 2 standing for more. */
export function anchorsOf(part: PatternNode): { worst: Run; best: Run } {
  const runs = [...advance(new Set<RunState>([NO_RUN]), part, RUNS)].map((state) => state % 3)
  return { worst: Math.min(2, ...runs) as Run, best: Math.max(0, ...runs) as Run }
}

/** Whether the part has text, and all of it is interjections and fillers. */
export function onlyFillers(part: PatternNode): boolean {
  const spoken = everyLeaf(part).filter(({ type }) => !SILENT.has(type))
  return spoken.length > 0 && spoken.every((node) => node.type === 'text' && isFiller(node.text))
}

const SILENT: ReadonlySet<PatternNode['type']> = new Set(['loose', 'line-start', 'line-end'])

/** What a leaf makes of one state of a reading: the states that it may be in afterwards. */
type Step<State> = (state: State, leaf: PatternNode) => readonly State[]

/** All states after the node, from any of the states before it. */
function advance<State>(before: ReadonlySet<State>, node: PatternNode, step: Step<State>): Set<State> {
  switch (node.type) {
    case 'seq':
      return node.items.reduce((states, item) => advance(states, item, step), new Set(before))
    case 'alt':
      return new Set(node.items.flatMap((item) => [...advance(before, item, step)]))
    default:
      return new Set([...before].flatMap((state) => step(state, node)))
  }
}

const STAGES: Step<Stage> = (stage, leaf) => {
  switch (leaf.type) {
    case 'line-start':
      return stage === 'start' ? ['start'] : []
    case 'line-end':
      return ['end']
    case 'text':
      if (lengthOf(leaf.text) === 0) return [stage]
      return stage === 'end' ? [] : ['middle']
    case 'gap':
    case 'loose':
      return stage === 'end' ? ['end'] : [stage, 'middle']
    default:
      return stage === 'end' ? [] : ['middle']
  }
}

export type Run = 0 | 1 | 2

/** The current run of fixed characters times three, and the longest so far: numbers, so that a set holds each once. */
type RunState = number
const NO_RUN: RunState = 0

const RUNS: Step<RunState> = (state, leaf) => {
  if (leaf.type === 'line-start' || leaf.type === 'line-end') return [state]
  const longest = state % 3
  if (leaf.type !== 'text') return [longest]
  const run = Math.min(2, (state - longest) / 3 + lengthOf(leaf.text))
  return [run * 3 + Math.max(run, longest)]
}

/** Characters that are left once interjections are out. */
function lengthOf(text: string): number {
  return [...text.replace(INTERJECTION, '')].length
}

/** Whether nothing is left of the text when a line is read. */
export function isDropped(text: string): boolean {
  return lengthOf(text) === 0
}

function isFiller(text: string): boolean {
  return text.replace(INTERJECTION, '').replace(FILLER, '') === ''
}

function everyLeaf(node: PatternNode): PatternNode[] {
  return node.type === 'seq' || node.type === 'alt' ? node.items.flatMap(everyLeaf) : [node]
}
