/** Reads phrasebooks from texts instead of files, and shows their problems as `code@line:column`. */
import type { Phrasebook, Problem } from '../../src/model.ts'
import { type Reading, readPhrasebookFrom } from '../../src/phrasebook/load.ts'

/** Files by path; `book.yaml` is the book unless another is named. */
export function readBook(files: string | Readonly<Record<string, string>>, path = 'book.yaml'): Reading {
  const texts = typeof files === 'string' ? { 'book.yaml': files } : files
  return readPhrasebookFrom(path, {
    read: (name) => texts[name],
    shipped: 'shipped',
    names: ['base', 'hall'],
  })
}

export function loadBook(files: string | Readonly<Record<string, string>>, path?: string): Phrasebook {
  const { book, problems } = readBook(files, path)
  if (book === undefined) throw new Error(places(problems).join('\n'))
  return book
}

/** Errors only; those of other files than `book.yaml` with the file before. */
export function errorsOf(files: string | Readonly<Record<string, string>>): string[] {
  return places(readBook(files).problems.filter(({ level }) => level === 'error'))
}

export function places(problems: readonly Problem[]): string[] {
  return problems.map(({ file, line, column, code }) => {
    const at = `${code}@${line}:${column}`
    return file === 'book.yaml' ? at : `${file} ${at}`
  })
}

/** A book around a few lines of YAML: the first of them is line 3. */
export function withHead(yaml: string): string {
  return `id: book\ntitle: 试验\n${yaml}`
}

/** A book with one courtesy phrase `hello` around a few lines of YAML: the first of them is line 5. */
export function withHello(yaml: string): string {
  return withHead(`phrases:\n  hello: { kind: courtesy, title: 问候, say: [您好] }\n${yaml}`)
}

/** A text with `‸` before each place that matters: the text without them, and the places as `line:column`. */
export function unmark(marked: string): { text: string; marks: string[] } {
  const marks: string[] = []
  const [first = '', ...rest] = marked.split('‸')
  let text = first
  for (const piece of rest) {
    const lines = text.split('\n')
    marks.push(`${lines.length}:${(lines.at(-1)?.length ?? 0) + 1}`)
    text += piece
  }
  return { text, marks }
}
