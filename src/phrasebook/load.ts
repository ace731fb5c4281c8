/** Loads phrasebooks from files: shipped ones by name, others by path. The only file of this folder that touches the disk. */
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Phrasebook } from '../model.ts'
import { type Library, NOT_UTF8, readText, TOO_BIG } from './layers.ts'
import { type Check, lint, lintErrors } from './lint.ts'
import { isPath, normalise } from './paths.ts'
import { preparedBook } from './prepared.ts'
import { PhrasebookError } from './problems.ts'
import { type Reading, readPhrasebookFrom } from './read.ts'

export { formatProblems, PhrasebookError } from './problems.ts'
export { type Reading, readPhrasebookFrom } from './read.ts'

/** A book of 100,000 phrases has about 10 MB. */
const MAX_BYTES = 64 * 1024 * 1024

/**
 * The phrasebook of that name or file, deep-frozen. A name is a shipped book, or else `<name>.yaml` in the working
 * folder; anything with a slash or ending in `.yaml` is a path. Throws `PhrasebookError`, with every problem, if the book
 * has an error; warnings do not stop it.
 */
export function loadPhrasebook(nameOrPath: string): Phrasebook {
  const prepared = preparedBook(nameOrPath, SHIPPED)
  if (prepared !== undefined) return prepared
  const { book, problems } = readFiles(nameOrPath, lintErrors)
  if (book === undefined) throw new PhrasebookError(problems)
  return book
}

/** The same without throwing: the book if it can be used, and all its errors and warnings. */
export function readPhrasebook(nameOrPath: string): Reading {
  return readFiles(nameOrPath, lint)
}

/** Names of the phrasebooks that come with the package. */
export function shippedNames(): string[] {
  try {
    const files = readdirSync(SHIPPED).filter((file) => /^[a-z0-9-]+\.yaml$/.test(file))
    return files.map((file) => file.slice(0, -'.yaml'.length)).sort()
  } catch {
    return []
  }
}

/** `phrasebooks/` at the package's root: as far from `src/phrasebook/` as from `dist/phrasebook/`. */
const SHIPPED = normalise(fileURLToPath(new URL('../../phrasebooks', import.meta.url)))

function readFiles(nameOrPath: string, check: Check): Reading {
  const library = fileLibrary()
  return readPhrasebookFrom(findBook(nameOrPath, library), library, check)
}

function fileLibrary(): Library {
  return { read: readFile, shipped: SHIPPED, names: shippedNames() }
}

/** Shipped books come first, so that a name means the same wherever it is asked for. */
function findBook(nameOrPath: string, library: Library): string {
  if (isPath(nameOrPath)) return normalise(nameOrPath)
  const paths = [`${SHIPPED}/${nameOrPath}.yaml`, `${nameOrPath}.yaml`, `${nameOrPath}.yml`, nameOrPath]
  const found = paths.find((path) => 'text' in readText(library, path))
  return found ?? nameOrPath
}

function readFile(path: string): string {
  if (statSync(path).size > MAX_BYTES) throw Object.assign(new Error(path), { code: TOO_BIG })
  const bytes = readFileSync(path)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    throw Object.assign(new Error(path), { code: NOT_UTF8 })
  }
}
