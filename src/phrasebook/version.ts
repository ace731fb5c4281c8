/** The version of a book: a digest of what it says, whatever files, comments and order of keys it was written in. */
import { createHash } from 'node:crypto'
import type { Pattern, Phrasebook } from '../model.ts'

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
  return `sha256:${digest(canonical(content, new WeakMap()))}`
}

/** Where something stands and which layer wrote it say nothing about what it means; a pattern is what it was read as. */
const LEFT_OUT: ReadonlySet<string> = new Set(['at', 'origin', 'overrides', 'source'])

function byId<Item extends { readonly id: string }>(items: readonly Item[]): Record<string, Item> {
  return Object.fromEntries(items.map((item) => [`id:${item.id}`, item]))
}

/** JSON with sorted keys. Objects are remembered, for word classes are shared by many patterns; long ones as digests. */
function canonical(value: unknown, known: WeakMap<object, string>): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const before = known.get(value)
  if (before !== undefined) return before
  const json = Array.isArray(value)
    ? `[${value.map((item) => canonical(item, known)).join(',')}]`
    : `{${fieldsOf(value, known).join(',')}}`
  const short = json.length > 200 ? digest(json) : json
  known.set(value, short)
  return short
}

function fieldsOf(value: object, known: WeakMap<object, string>): string[] {
  return Object.entries(value)
    .filter(([name, field]) => field !== undefined && !(LEFT_OUT.has(name) && isPlace(value, name)))
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, field]) => `${JSON.stringify(name)}:${canonical(field, known)}`)
}

/** A category or courtesy word may bear any name; only phrases, rules and patterns have places and layers. */
function isPlace(value: object, name: string): boolean {
  if (name === 'source') return 'parts' in (value as Partial<Pattern>)
  return 'at' in value && typeof value.at === 'object' && value.at !== null && 'column' in value.at
}

function digest(json: string): string {
  return createHash('sha256').update(json).digest('hex')
}
