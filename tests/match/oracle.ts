/** The naive matcher that the real one is held against: tries every start, follows the syntax tree, compares characters. */
import type { PatternNode } from '../../src/model.ts'
import { foldText } from '../../src/text/fold.ts'

const LIGHT = new Set('也都就又还可真才太了的是得着过给在再却倒更很挺来去那这个一下')
const LONGEST_LOOSE = 3

/** Spans (start, end) over the folded text at which the part stands letter by letter. */
export function naiveSpans(part: PatternNode, folded: string): [number, number][] {
  const spans: [number, number][] = []
  for (let start = 0; start <= folded.length; start++) {
    for (const end of ends(part, folded, start)) if (end > start) spans.push([start, end])
  }
  return spans
}

function ends(node: PatternNode, text: string, at: number): Set<number> {
  switch (node.type) {
    case 'text': {
      const wanted = foldText(node.text)
      return new Set(text.startsWith(wanted, at) ? [at + wanted.length] : [])
    }
    case 'seq':
      return node.items.reduce((from, item) => flat(from, (start) => ends(item, text, start)), new Set([at]))
    case 'alt':
      return flat(new Set(node.items.keys()), (index) => ends(node.items[index]!, text, at))
    case 'slot':
      return new Set(
        lengths(node.min, node.max)
          .map((n) => at + n)
          .filter((end) => end <= text.length),
      )
    case 'gap':
      return new Set(
        lengths(0, node.max)
          .map((n) => at + n)
          .filter((end) => end <= text.length),
      )
    case 'loose': {
      const out = new Set([at])
      for (let n = 1; n <= LONGEST_LOOSE && LIGHT.has(text[at + n - 1] ?? ''); n++) out.add(at + n)
      return out
    }
    case 'line-start':
      return new Set(at === 0 ? [at] : [])
    case 'line-end':
      return new Set(at === text.length ? [at] : [])
    case 'class':
      throw new Error('classes are expanded before')
    default:
      return node satisfies never
  }
}

function lengths(min: number, max: number): number[] {
  return Array.from({ length: max - min + 1 }, (_, i) => min + i)
}

function flat(from: Set<number>, step: (at: number) => Set<number>): Set<number> {
  return new Set([...from].flatMap((at) => [...step(at)]))
}
