/** Follows `extends` from a book down to its lowest layer, and reports layers that are missing or go round in a circle. */
import type { Problem } from '../model.ts'
import { type Document, itemsOf, readDocument } from './document.ts'
import { nearest } from './nearest.ts'
import { fileName, isPath, relativeTo } from './paths.ts'
import { problemAt, type Source } from './source.ts'
import type { SourceNode } from './yaml.ts'

/** Gives a file's text; undefined, or an error without a code or with ENOENT, means that there is no such file. */
type ReadText = (path: string) => string | undefined

/** Where files come from, and the books that any book may extend by name. */
export interface Library {
  readonly read: ReadText
  /** Folder of the shipped books, with forward slashes. */
  readonly shipped?: string
  /** Names of the shipped books, for suggestions. */
  readonly names?: readonly string[]
}

export interface Layers {
  /** Lowest first; the book itself is the last. */
  readonly documents: readonly Document[]
  /** False where a layer is missing or its YAML broken: what the others refer to may well be in it. */
  readonly complete: boolean
  readonly problems: readonly Problem[]
}

const MAX_LAYERS = 50

export function collectLayers(path: string, library: Library): Layers {
  const walk: Walk = { library, documents: new Map(), open: [], problems: [], complete: true }
  const text = readText(library, path)
  if ('text' in text) visit(walk, path, text.text)
  else {
    const message = text.code === 'missing-file' ? missing(library, path) : text.message
    walk.problems.push({ file: path, line: 1, column: 1, level: 'error', code: text.code, message })
  }
  const documents = [...walk.documents.values()]
  const complete = walk.complete && documents.length > 0 && documents.every(({ root }) => root !== undefined)
  return { documents, complete, problems: walk.problems }
}

type FileProblem = Pick<Problem, 'code' | 'message'>

interface Walk {
  readonly library: Library
  /** By path, in the order in which they apply. */
  readonly documents: Map<string, Document>
  /** From the book itself down to the layer that is being read. */
  readonly open: string[]
  readonly problems: Problem[]
  complete: boolean
}

function visit(walk: Walk, path: string, text: string): void {
  const document = readDocument(path, text)
  walk.problems.push(...document.problems)
  walk.open.push(path)
  const written = document.root?.fields?.get('extends')
  const lower = written !== undefined && document.spoilt.has(written) ? [] : itemsOf(document, written)
  for (const node of lower) descend(walk, document.source, path, node)
  walk.open.pop()
  walk.documents.set(path, document)
}

function descend(walk: Walk, source: Source, path: string, node: SourceNode): void {
  const name = String(node.value).trim()
  const found = find(walk.library, path, name)
  const fail = ({ code, message }: FileProblem): void => {
    walk.problems.push({ ...problemAt(source, node, 'missing-file', message), code })
    walk.complete = false
  }
  if (!('text' in found)) fail(found)
  else if (walk.documents.has(found.path)) return
  else if (walk.open.includes(found.path)) {
    const circle = [...walk.open.slice(walk.open.indexOf(found.path)), found.path].map(fileName)
    fail({ code: 'extends-cycle', message: `extends 绕成了一圈：${circle.join(' → ')}` })
  } else if (walk.open.length + walk.documents.size >= MAX_LAYERS) {
    fail({ code: 'too-many-layers', message: `最多叠 ${MAX_LAYERS} 层` })
  } else visit(walk, found.path, found.text)
}

/** A name is the file beside this one, or else the shipped book; a book never means itself. */
function find(library: Library, from: string, name: string): { path: string; text: string } | FileProblem {
  const shipped = library.shipped === undefined ? [] : [`${library.shipped}/${name}.yaml`]
  const beside = [`${name}.yaml`, `${name}.yml`].map((file) => relativeTo(from, file))
  const paths = isPath(name)
    ? [relativeTo(from, name)]
    : [...beside, ...shipped].filter((path) => path !== from)
  for (const path of paths) {
    const read = readText(library, path)
    if ('text' in read) return { path, text: read.text }
    if (read.code !== 'missing-file') return { ...read, message: `${path}：${read.message}` }
  }
  return { code: 'missing-file', message: missing(library, name) }
}

function missing(library: Library, name: string): string {
  if (isPath(name)) return `找不到文件“${name}”`
  const names = library.names ?? []
  const near = nearest(name, names)
  const hint = near === undefined ? '' : `；是不是 ${near}？`
  const known = names.length === 0 ? '' : `，也不是随附的话术本（${names.join('、')}）`
  return `找不到话术本“${name}”：没有 ${name}.yaml 这个文件${known}${hint}`
}

export function readText(library: Library, path: string): { text: string } | FileProblem {
  try {
    const text = library.read(path)
    if (text !== undefined) return { text }
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'ENOENT'
    if (code !== 'ENOENT' && code !== 'ENOTDIR') return unreadable(code)
  }
  return { code: 'missing-file', message: `找不到文件“${path}”` }
}

function unreadable(code: string): FileProblem {
  if (code === NOT_UTF8) {
    const message = '文件不是 UTF-8 编码：用记事本“另存为”时，编码请选 UTF-8'
    return { code: 'not-utf8', message }
  }
  const reasons: Readonly<Record<string, string>> = {
    EACCES: '没有读取的权限',
    EISDIR: '这是一个文件夹，不是文件',
    [TOO_BIG]: '文件太大',
  }
  return { code: 'unreadable-file', message: `文件读不出来：${reasons[code] ?? code}` }
}

/** Codes of errors that a `ReadText` may throw besides those of the system. */
export const NOT_UTF8 = 'NOT_UTF8'
export const TOO_BIG = 'TOO_BIG'
