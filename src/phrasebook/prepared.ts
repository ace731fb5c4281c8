/** Shipped books read ahead of time by `npm run build`, so that a command need not parse 300 KB of YAML before it begins. */
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Phrasebook } from '../model.ts'
import { deepFreeze } from './freeze.ts'

/** Written by scripts/books.mjs; as far from src/phrasebook as from dist/phrasebook. */
const FOLDER = fileURLToPath(new URL('../../dist/books/', import.meta.url))
/** Stands for the folder of the shipped books, which may lie elsewhere when the book is used. */
const SHIPPED_FOLDER = '{shipped}'

interface Prepared {
  /** The text of each file that the book was read from, as SHA-256. */
  readonly files: readonly { readonly file: string; readonly sha256: string }[]
  readonly book: Phrasebook
}

/** The book prepared from these very files; undefined where there is none, or where a file has changed since. */
export function preparedBook(name: string, shipped: string): Phrasebook | undefined {
  const path = `${FOLDER}${name}.json`
  if (!/^[\w-]+$/.test(name) || !existsSync(path)) return undefined
  const { files, book } = JSON.parse(
    readFileSync(path, 'utf8').replaceAll(SHIPPED_FOLDER, shipped),
  ) as Prepared
  const isCurrent = files.every(({ file, sha256 }) => existsSync(file) && sha256Of(file) === sha256)
  return isCurrent ? deepFreeze(book) : undefined
}

/** What `preparedBook` will read: the text of dist/books/<name>.json. */
export function prepare(book: Phrasebook, shipped: string): string {
  const files = book.layers.map(({ file }) => ({ file, sha256: sha256Of(file) }))
  return JSON.stringify({ files, book } satisfies Prepared).replaceAll(shipped, SHIPPED_FOLDER)
}

function sha256Of(path: string): string {
  return createHash('sha256').update(readFileSync(path)).digest('hex')
}
