/** Builds and measures pattern trees: joining items, replacing word classes, counting, and a key that equal trees share. */
import type { PatternNode } from '../model.ts'

/** The empty sequence; only ever an alternative's empty branch. */
export const EMPTY: PatternNode = Object.freeze({ type: 'seq', items: Object.freeze([]) })

/** Items in a row as one node: sequences opened, adjacent text and joints merged, joints at the ends dropped. */
export function join(items: readonly PatternNode[]): PatternNode {
  const row: PatternNode[] = []
  for (const item of items) {
    if (item.type === 'seq') for (const inner of item.items) append(row, inner)
    else append(row, item)
  }
  if (row.at(-1)?.type === 'loose') row.pop()
  if (row.length === 0) return EMPTY
  return row.length === 1 ? row[0]! : { type: 'seq', items: row }
}

function append(row: PatternNode[], item: PatternNode): void {
  const last = row.at(-1)
  if (item.type === 'loose' && (last === undefined || last.type === 'loose')) return
  if (item.type === 'text' && last?.type === 'text') {
    row[row.length - 1] = { type: 'text', text: last.text + item.text }
  } else row.push(item)
}

/** The tree with each class replaced by what `words` gives for it; a class for which it gives nothing stays. */
export function replaceClasses(
  node: PatternNode,
  words: (name: string) => PatternNode | undefined,
): PatternNode {
  if (node.type === 'class') return words(node.name) ?? node
  if (node.type !== 'seq' && node.type !== 'alt') return node
  const items = node.items.map((item) => replaceClasses(item, words))
  return items.every((item, i) => item === node.items[i]) ? node : { type: node.type, items }
}

/** Every node of the tree that is a word class, in the order written. */
export function classesIn(node: PatternNode): readonly Extract<PatternNode, { type: 'class' }>[] {
  if (node.type === 'class') return [node]
  return node.type === 'seq' || node.type === 'alt' ? node.items.flatMap(classesIn) : []
}

const sizes = new WeakMap<PatternNode, number>()

/** Nodes of the tree; shared subtrees (word classes) count each time they are used, but are walked once. */
export function sizeOf(node: PatternNode): number {
  if (node.type !== 'seq' && node.type !== 'alt') return 1
  const known = sizes.get(node)
  if (known !== undefined) return known
  const size = node.items.reduce((sum, item) => sum + sizeOf(item), 1)
  sizes.set(node, size)
  return size
}

/** Word classes are shared by many patterns: their keys are made once. */
const keys = new WeakMap<PatternNode, string>()

/** The same text for trees that mean the same, however they were written, and another for any other. */
export function keyOf(node: PatternNode): string {
  const known = keys.get(node)
  if (known !== undefined) return known
  const key = makeKey(node)
  keys.set(node, key)
  return key
}

function makeKey(node: PatternNode): string {
  switch (node.type) {
    case 'text':
      return node.text.replace(/[\\()|<>{}…^$ ]/g, '\\$&')
    case 'seq':
      return node.items.map(keyOf).join('')
    case 'alt':
      return `(${node.items.map(keyOf).join('|')})`
    case 'class':
      return `<${node.name}>`
    case 'slot':
      return `{${node.name}:${node.min}-${node.max}}`
    case 'gap':
      return `…${node.max};`
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
