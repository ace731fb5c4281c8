/** Points a proof at the example that it speaks of, where the book's files can be read. */
import { readFileSync } from 'node:fs'
import type { Phrasebook, Problem } from '../../model.ts'
import type { Proof } from './prove.ts'

/** The examples are known by their words alone; the file is searched from the phrase on, then the layers above it. */
export function pointAt(proofs: readonly Proof[], book: Phrasebook): Problem[] {
  const texts = new Map<string, readonly string[]>()
  const rowsOf = (file: string): readonly string[] => {
    const known = texts.get(file)
    if (known !== undefined) return known
    const rows = readRows(file)
    texts.set(file, rows)
    return rows
  }
  return proofs.map(({ sentence, ...problem }) => {
    const near = { ...problem, ...excerptAt(rowsOf(problem.file), problem.line) }
    if (sentence === undefined) return near
    const others = book.layers.map(({ file }) => file).filter((file) => file !== problem.file)
    const own = locate(rowsOf(problem.file), sentence, problem.line)
    if (own !== undefined) return { ...near, ...own }
    for (const file of others.reverse()) {
      const found = locate(rowsOf(file), sentence, 1)
      if (found !== undefined) return { ...near, ...found, file }
    }
    return near
  })
}

function locate(rows: readonly string[], sentence: string, from: number) {
  const index = rows.findIndex((row, at) => at >= from - 1 && row.includes(sentence))
  const excerpt = rows[index]
  if (excerpt === undefined) return undefined
  return { line: index + 1, column: excerpt.indexOf(sentence) + 1, width: sentence.length, excerpt }
}

function excerptAt(rows: readonly string[], line: number): { readonly excerpt?: string } {
  const excerpt = rows[line - 1]
  return excerpt === undefined ? {} : { excerpt }
}

/** A book that came from elsewhere has no file: then the proofs stay where they are. */
function readRows(file: string): readonly string[] {
  try {
    return readFileSync(file, 'utf8').split(/\r?\n/)
  } catch {
    return []
  }
}
