/** Builds and measures pattern trees: joining items, replacing word classes, counting, and a key that equal trees share. */
import type { PatternNode } from '../model.ts'

/** The empty sequence; only ever an alternative's empty branch. */
export const EMPTY: PatternNode = Object.freeze({ type: 'seq', items: Object.freeze([]) })

/** Items in a row as one node: sequences opened, adjacent text and joints merged, joints at the ends dropped. */
export function join(items: readonly PatternNode[]): PatternNode {
  const row: PatternNode[] = []
  for (const item of items.flatMap((item) => (item.type === 'seq' ? item.items : [item]))) {
    const last = row.at(-1)
    if (item.type === 'loose' && (last === undefined || last.type === 'loose')) continue
    if (item.type === 'text' && last?.type === 'text') {
      row[row.length - 1] = { type: 'text', text: last.text + item.text }
    } else row.push(item)
  }
  if (row.at(-1)?.type === 'loose') row.pop()
  if (row.length === 0) return EMPTY
  return row.length === 1 ? row[0]! : { type: 'seq', items: row }
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
