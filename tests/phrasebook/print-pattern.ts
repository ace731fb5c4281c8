/** Writes a pattern's tree back in the grammar; what it writes reads as the same tree again. */
import type { PatternNode } from '../../src/model.ts'

export function printPattern(parts: readonly PatternNode[]): string {
  return parts.map(print).join(' & ')
}

function print(node: PatternNode): string {
  switch (node.type) {
    case 'text':
      return [...node.text].map((character) => `\\${character}`).join('')
    case 'seq':
      return node.items.map(print).join('')
    case 'alt': {
      const branches = node.items.filter((item) => item.type !== 'seq' || item.items.length > 0)
      const inside = branches.map(print).join('|')
      return branches.length < node.items.length ? `[${inside}]` : `(${inside})`
    }
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
