/** The version of a book: a digest of what it says, whatever files, comments and order of keys it was written in. */
import { createHash } from 'node:crypto'
import type { Pattern, Phrasebook } from '../model.ts'
import { keyOf } from './pattern-tree.ts'

export type Content = Omit<Phrasebook, 'version'>

export function versionOf(book: Content): string {
  const { id, title, scoring, courtesyWords, words, guards } = book
  const content = {
    id,
    title,
    phrases: byId(book.phrases),
    rules: byId(book.rules),
    scoring,
    courtesyWords,
    words,
    guards,
  }
  return `sha256:${createHash('sha256').update(canonical(content)).digest('hex')}`
}

/** Where something stands and which layer wrote it say nothing about what it means. */
const LEFT_OUT: ReadonlySet<string> = new Set(['at', 'origin', 'overrides'])

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [`id:${item.id}`, item]))
}

/** JSON with sorted keys; a pattern is what it was read as, not how it was written. */
function canonical(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`
  if (isPattern(value)) return JSON.stringify(value.parts.map(keyOf))
  const fields = Object.entries(value)
    .filter(([name, field]) => field !== undefined && !(LEFT_OUT.has(name) && hasPlace(value)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
  return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${canonical(field)}`).join(',')}}`
}

function isPattern(value: object): value is Pattern {
  return 'parts' in value && hasPlace(value)
}

/** Phrases, rules and patterns have places; a category or courtesy word may bear the name of any field. */
function hasPlace(value: object): boolean {
  return 'at' in value && typeof value.at === 'object' && value.at !== null && 'column' in value.at
}
