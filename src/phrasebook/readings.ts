/** The wordings of a small pattern, one by one, for comparing patterns. */
import type { Pattern, PatternNode } from '../model.ts'
import { keyOf } from './pattern-tree.ts'

/** Wordings that are listed at most; patterns with more are not compared. */
const MAX_READINGS = 200

/** Every wording of a pattern in one part; undefined if it has gaps or slots, or too many. */
export function readingsOf({ parts }: Pattern): ReadonlySet<string> | undefined {
  const [part, other] = parts
  return part === undefined || other !== undefined ? undefined : wordings(part)
}

function wordings(node: PatternNode): Set<string> | undefined {
  switch (node.type) {
    case 'seq':
      return node.items.reduce<Set<string> | undefined>(
        (before, item) => product(before, wordings(item)),
        new Set(['']),
      )
    case 'alt':
      return node.items.reduce<Set<string> | undefined>(
        (before, item) => union(before, wordings(item)),
        new Set(),
      )
    case 'class':
    case 'slot':
    case 'gap':
      return undefined
    default:
      return new Set([keyOf(node)])
  }
}

function product(before: Set<string> | undefined, after: Set<string> | undefined): Set<string> | undefined {
  if (before === undefined || after === undefined || before.size * after.size > MAX_READINGS) return undefined
  return new Set([...before].flatMap((start) => [...after].map((end) => start + end)))
}

function union(before: Set<string> | undefined, more: Set<string> | undefined): Set<string> | undefined {
  if (before === undefined || more === undefined || before.size + more.size > MAX_READINGS) return undefined
  return new Set([...before, ...more])
}
