/** One phrasebook file -> its checked contents and every mistake that can be seen without the other layers. */
import type { PatternNode, Problem } from '../model.ts'
import { explain } from './explain.ts'
import { parsePattern } from './pattern.ts'
import { layerSchema } from './schema.ts'
import { createSource, problemAt, type Source } from './source.ts'
import { rangeOfText } from './text-range.ts'
import { parseYaml, type SourceNode } from './yaml.ts'

export interface Document {
  readonly source: Source
  /** Absent where the YAML itself is broken. */
  readonly root?: SourceNode
  /** Values that are wrong and reported: whoever reads the contents passes them over. */
  readonly spoilt: ReadonlySet<SourceNode>
  /** The tree of each pattern, by the node that it is written in. */
  readonly patterns: ReadonlyMap<SourceNode, readonly PatternNode[]>
  readonly problems: readonly Problem[]
}

export function readDocument(file: string, text: string): Document {
  const source = createSource(file, text.replace(/^\uFEFF/, ''))
  const { root, problems } = parseYaml(source)
  if (root === undefined) return { source, spoilt: new Set(), patterns: new Map(), problems }
  const checked = layerSchema.safeParse(root.value)
  const faults = checked.success ? [] : explain(source, root, checked.error.issues)
  const spoilt = new Set(faults.flatMap((fault) => fault.spoilt ?? []))
  const patterns = new Map<SourceNode, readonly PatternNode[]>()
  const mistakes: Problem[] = []
  const document: Document = { source, root, spoilt, patterns, problems: [] }
  for (const { node, inClass } of patternNodes(document)) {
    const parsed = parsePattern(String(node.value))
    patterns.set(node, parsed.parts)
    for (const { code, message, offset, width } of parsed.problems) {
      mistakes.push(problemAt(source, rangeOfText(source, node, offset, width), code, message))
    }
    const sign = inClass ? lineSignIn(parsed.parts) : undefined
    if (sign !== undefined) mistakes.push(problemAt(source, node, 'class-sign', `词类的词里不能用 ${sign}`))
  }
  return { ...document, problems: [...problems, ...faults.map(({ problem }) => problem), ...mistakes] }
}

/** The sound entries of one of the top-level maps, in the order written. */
export function entriesOf(document: Document, section: string): [string, SourceNode][] {
  const node = document.root?.fields?.get(section)
  if (node?.fields === undefined || document.spoilt.has(node)) return []
  return [...node.fields].filter(([, entry]) => !document.spoilt.has(entry))
}

/** The sound fields of an entry. */
export function fieldsOf(document: Document, entry: SourceNode): [string, SourceNode][] {
  return [...(entry.fields ?? [])].filter(([, field]) => !document.spoilt.has(field))
}

/** The sound items of a list; a single text or id stands for a list of one. */
export function itemsOf(document: Document, node: SourceNode | undefined): SourceNode[] {
  if (node === undefined || node.value === null) return []
  return (node.items ?? [node]).filter((item) => !document.spoilt.has(item))
}

/** Whether something in this value was wrong and is already reported. */
export function isTainted(document: Document, node: SourceNode): boolean {
  if (document.spoilt.has(node)) return true
  const children = [...(node.items ?? []), ...(node.fields?.values() ?? [])]
  return children.some((child) => isTainted(document, child))
}

const PHRASE_PATTERNS: ReadonlySet<string> = new Set(['say', 'say+', 'unless', 'unless+'])
const GUARD_PATTERNS: ReadonlySet<string> = new Set(['before', 'after', 'anywhere'])

function* patternNodes(document: Document): Generator<{ node: SourceNode; inClass: boolean }> {
  for (const [section, names] of [
    ['phrases', PHRASE_PATTERNS],
    ['guards', GUARD_PATTERNS],
  ] as const) {
    for (const [, entry] of entriesOf(document, section)) {
      for (const [name, field] of fieldsOf(document, entry)) {
        if (names.has(name)) for (const node of itemsOf(document, field)) yield { node, inClass: false }
      }
    }
  }
  for (const [, list] of entriesOf(document, 'classes')) {
    for (const node of itemsOf(document, list)) yield { node, inClass: true }
  }
}

/** Class words stand in the middle of other patterns: what ties a pattern to the line has no place in them. */
function lineSignIn(parts: readonly PatternNode[]): string | undefined {
  if (parts.length > 1) return '&'
  const types = parts.flatMap(everyType)
  if (types.includes('line-start')) return '^'
  return types.includes('line-end') ? '$' : undefined
}

function everyType(node: PatternNode): PatternNode['type'][] {
  const inner = node.type === 'seq' || node.type === 'alt' ? node.items.flatMap(everyType) : []
  return [node.type, ...inner]
}
