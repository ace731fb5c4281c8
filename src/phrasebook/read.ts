/** Reads a book with all its layers from wherever its files come from: the whole way from text to phrasebook and problems. */
import type { Phrasebook, Problem } from '../model.ts'
import type { Document } from './document.ts'
import { collectLayers, type Library } from './layers.ts'
import { type Check, lint } from './lint.ts'
import { resolveBook } from './resolve.ts'
import { lineText } from './source.ts'

/** `book` is there if no problem is an error. Problems are sorted by place, the book's own file before the layers below. */
export interface Reading {
  readonly book?: Phrasebook
  readonly problems: Problem[]
}

/**
 * Reads the book in the file `path` (forward slashes) without touching the file system: `library.read` gives the texts.
 * `check` looks the finished book over: for its warnings too, or only for what makes it unusable.
 */
export function readPhrasebookFrom(path: string, library: Library, check: Check = lint): Reading {
  const layers = collectLayers(path, library)
  const resolved: Reading = layers.complete ? resolveBook(layers.documents) : { problems: [] }
  const { book } = resolved
  const hints = book === undefined ? [] : check(book).map((problem) => withExcerpt(problem, layers.documents))
  const problems = inOrder([...layers.problems, ...resolved.problems, ...hints], layers.documents)
  const usable = book !== undefined && problems.every(({ level }) => level === 'warning')
  return usable ? { book, problems } : { problems }
}

/** The lint sees the book, not its files: the line that a problem points at is added here. */
function withExcerpt(problem: Problem, documents: readonly Document[]): Problem {
  const source = documents.map((document) => document.source).find(({ file }) => file === problem.file)
  if (source === undefined) return problem
  const excerpt = lineText(source, problem.line)
  const rest = Math.max(1, excerpt.length - problem.column + 1)
  return { ...problem, excerpt, width: Math.min(rest, problem.width ?? 1) }
}

function inOrder(problems: readonly Problem[], documents: readonly Document[]): Problem[] {
  const rank = new Map(documents.map(({ source }, i) => [source.file, documents.length - i]))
  const seen = new Set<string>()
  return problems
    .filter(({ file, line, column, code, message }) => {
      const key = [file, line, column, code, message].join('\n')
      return !seen.has(key) && seen.add(key)
    })
    .sort(
      (a, b) => (rank.get(a.file) ?? 0) - (rank.get(b.file) ?? 0) || a.line - b.line || a.column - b.column,
    )
}
