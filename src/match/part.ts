/** One part of a pattern (most have one; `&` joins several), with what is made of it when it is first needed. */
import type { PatternNode } from '../model.ts'
import { foldText } from '../text/fold.ts'
import { buildGraph, type Graph } from './graph.ts'
import { type Walker, walkerOf } from './walker.ts'

/** Fillers may make a match longer than its pattern by so many units. */
const SLACK = 8

export class Part {
  /** The folded characters of a part that is nothing but text; empty for all others. */
  readonly literal: string
  private readonly node: PatternNode
  private graphMade: Graph | undefined
  private readonly walkers: (Walker | undefined)[] = []

  constructor(node: PatternNode) {
    this.literal = textOf(node)
    this.node = node
  }

  graph(): Graph {
    this.graphMade ??= buildGraph(this.node)
    return this.graphMade
  }

  walker(tolerance: number): Walker {
    this.walkers[tolerance] ??= walkerOf(this.graph(), tolerance)
    return this.walkers[tolerance]
  }

  /** No match is longer than so many units. */
  reach(): number {
    return (this.literal === '' ? this.graph().longest : this.literal.length) + SLACK
  }
}

/** Most of what a large book could make is never needed. */
export function once<T>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

/** The folded text of a part that is nothing else, or nothing. */
function textOf(node: PatternNode): string {
  if (node.type === 'text') return foldText(node.text)
  if (node.type !== 'seq') return ''
  const texts = node.items.map(textOf)
  return texts.includes('') ? '' : texts.join('')
}
