/** What a pattern says, for comparing patterns: a key that equal trees share, and the wordings of a small one. */
import type { Pattern, PatternNode } from '../model.ts'

/** Wordings that are listed at most; patterns with more are not compared. */
const MAX_READINGS = 200

/** The same for patterns that mean the same, however they are written. */
export function patternKey({ parts }: Pattern): string {
  return parts.map(keyOf).sort().join(' & ')
}

/** Every wording of a pattern in one part; undefined if it has gaps or slots, or too many. */
export function readingsOf({ parts }: Pattern): ReadonlySet<string> | undefined {
  const [part, other] = parts
  return part === undefined || other !== undefined ? undefined : wordings(part)
}

/** Word classes are shared by many patterns: their keys are made once. */
const keys = new WeakMap<PatternNode, string>()

function keyOf(node: PatternNode): string {
  const known = keys.get(node)
  if (known !== undefined) return known
  const key = makeKey(node)
  keys.set(node, key)
  return key
}

function makeKey(node: PatternNode): string {
  switch (node.type) {
    case 'text':
      return node.text
    case 'seq':
      return node.items.map(keyOf).join('')
    case 'alt':
      return `(${node.items.map(keyOf).join('|')})`
    case 'class':
      return `<${node.name}>`
    case 'slot':
      return `{${node.name}:${node.min}-${node.max}}`
    case 'gap':
      return `…${node.max}`
    case 'loose':
      return ' '
    case 'line-start':
      return '^'
    case 'line-end':
      return '$'
    default:
      return node satisfies never
  }
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
