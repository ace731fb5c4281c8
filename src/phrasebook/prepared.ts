/** Shipped books read ahead of time by `npm run build`, so that a command need not parse 300 KB of YAML before it begins. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { PatternNode, Phrasebook } from '../model.ts'

/** Written by scripts/books.mjs; as far from src/phrasebook as from dist/phrasebook. */
const FOLDER = fileURLToPath(new URL('../../dist/books/', import.meta.url))
/** Stands for the folder of the shipped books, which may lie elsewhere when the book is used. */
const SHIPPED_FOLDER = '{shipped}'

interface Prepared {
  /** The text of each file that the book was read from, as SHA-256. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[]
  /** Alternatives that stand in several patterns (word classes); in one another, the inner first. */
  readonly shared: readonly PatternNode[]
  readonly book: Phrasebook
}

/** Stands in a pattern for one of the shared alternatives. */
interface Reference {
  readonly shared: number
}

/** The book prepared from these very files; undefined where there is none, or where a file has changed since. */
export function preparedBook(name: string, shipped: string): Phrasebook | undefined {
  const path = `${FOLDER}${name}.json`
  if (!/^[\w-]+$/.test(name) || !existsSync(path)) return undefined
  const { files, shared, book } = JSON.parse(
    readFileSync(path, 'utf8').replaceAll(SHIPPED_FOLDER, shipped),
  ) as Prepared
  const isCurrent = files.every(({ file, sha256 }) => existsSync(file) && sha256Of(file) === sha256)
  if (!isCurrent) return undefined
  for (const node of shared) restore(node, shared)
  restore(book, shared)
  return book
}

/** What `preparedBook` will read: the text of dist/books/<name>.json. */
export function prepare(book: Phrasebook, shipped: string): string {
  const files = book.layers.map(({ file }) => ({ file, sha256: sha256Of(file) }))
  const numbers = new Map(sharedIn(book).map((node, number) => [node, number]))
  const written = (whole: unknown) => {
    const refer = (_: string, value: unknown) => {
      const number = numbers.get(value)
      return number === undefined || value === whole ? value : ({ shared: number } satisfies Reference)
    }
    return JSON.stringify(whole, refer)
  }
  const shared = [...numbers.keys()].map(written).join()
  return `{"files":${JSON.stringify(files)},"shared":[${shared}],"book":${written(book)}}`.replaceAll(
    shipped,
    SHIPPED_FOLDER,
  )
}

/** Alternatives that are met more than once, by identity; what stands within another comes before it. */
function sharedIn(book: Phrasebook): unknown[] {
  const met = new Map<unknown, number>()
  const visit = (value: unknown) => {
    if (typeof value !== 'object' || value === null) return
    const times = met.get(value) ?? 0
    if (times === 0) for (const inner of Object.values(value)) visit(inner)
    if ('type' in value && value.type === 'alt') met.set(value, times + 1)
  }
  visit(book)
  return [...met].filter(([, times]) => times > 1).map(([node]) => node)
}

/** Puts the shared alternatives in their places and freezes all that is met on the way. */
function restore(value: object, shared: readonly PatternNode[]): void {
  const holder = value as Record<string, unknown>
  for (const key of Object.keys(value)) {
    const inner = holder[key]
    if (typeof inner !== 'object' || inner === null) continue
    if ('shared' in inner) holder[key] = shared[(inner as Reference).shared]
    else restore(inner, shared)
  }
  Object.freeze(value)
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
