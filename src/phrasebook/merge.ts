/** Lays the layers of a book over each other, lowest first, and remembers who wrote and who changed what. */
import type { Override, Problem } from '../model.ts'
import type { ProblemCode } from './codes.ts'
import { type Document, entriesOf, isTainted, itemsOf } from './document.ts'
import { didYouMean } from './nearest.ts'
import { ownFields, RULE_KINDS } from './rule-schema.ts'
import { problemAt, type Range } from './source.ts'
import type { SourceNode } from './yaml.ts'

/** A value and the file that it is written in. */
export interface Written {
  readonly document: Document
  readonly node: SourceNode
}

/** Field name -> what is written there; a list field holds its items, `name+` what is appended to it. */
export type Fields = Map<string, Written[]>

/** A phrase or rule as all layers together make it. */
export interface Entry {
  readonly id: string
  readonly defined: Written
  readonly fields: Fields
  /** Fields that were written wrongly, and reported: they are not missing. */
  readonly tainted: Set<string>
  readonly overrides: Override[]
}

export interface Section {
  readonly entries: Map<string, Entry>
  /** What an upper layer switched off, with the place where it did. */
  readonly off: Map<string, Written>
}

export interface Merged {
  readonly phrases: Section
  readonly rules: Section
  readonly classes: Map<string, Written>
  readonly clauses: Map<string, Written>
  readonly courtesyWords: Map<string, Written>
  readonly guards: Map<string, Written>
  /** `words`, and the settings of `scoring` under dotted names (`caps.total`). */
  readonly settings: Fields
  readonly problems: Problem[]
}

export function mergeLayers(documents: readonly Document[]): Merged {
  const merged: Merged = {
    phrases: { entries: new Map(), off: new Map() },
    rules: { entries: new Map(), off: new Map() },
    classes: new Map(),
    clauses: new Map(),
    courtesyWords: new Map(),
    guards: new Map(),
    settings: new Map(),
    problems: [],
  }
  for (const document of documents) {
    for (const section of ['phrases', 'rules'] as const) {
      for (const [id, node] of entriesOf(document, section)) {
        addEntry(merged, section, id, { document, node })
      }
    }
    for (const section of ['classes', 'clauses', 'courtesyWords', 'guards'] as const) {
      for (const [name, node] of entriesOf(document, section)) {
        if (isOff(node)) merged[section].delete(name)
        else merged[section].set(name, { document, node })
      }
    }
    addSettings(merged.settings, document)
  }
  return merged
}

/** The id of the layer that a file is. */
export function layerId(document: Document): string {
  return String(document.root?.fields?.get('id')?.value ?? '')
}

export function report(
  problems: Problem[],
  { document, node }: Written,
  code: ProblemCode,
  message: string,
  range: Range = node,
): void {
  problems.push(problemAt(document.source, range, code, message))
}

/** `；是不是 hello？`. A book with this many mistakes is not misspelt, and comparing all its ids would take long. */
export function suggest(problems: readonly Problem[], name: string, known: Iterable<string>): string {
  return problems.length < 100 ? didYouMean(name, known) : ''
}

function addEntry(merged: Merged, name: 'phrases' | 'rules', id: string, written: Written): void {
  const section = merged[name]
  const entry = section.entries.get(id)
  if (isOff(written.node)) {
    if (entry !== undefined && !section.off.has(id)) section.off.set(id, written)
    else if (entry === undefined) {
      const message = `下层没有 ${id}，不能停用${suggest(merged.problems, id, section.entries.keys())}（要新写一条，下面要有内容）`
      report(merged.problems, written, 'nothing-to-switch-off', message, written.node.key)
    }
    return
  }
  section.off.delete(id)
  if (entry === undefined) {
    const defined = { id, defined: written, fields: new Map(), tainted: new Set<string>(), overrides: [] }
    section.entries.set(id, defined)
    addFields(defined, written)
    return
  }
  const fields = [...(written.node.fields?.keys() ?? [])]
  if (fields.length > 0) entry.overrides.push({ layer: layerId(written.document), fields })
  if (name === 'rules') dropOtherKind(entry, written.node)
  addFields(entry, written)
}

function isOff(node: SourceNode): boolean {
  return node.value === null || node.value === 'off'
}

/** A rule that becomes another kind keeps its title, clause and points, but nothing of what it checked. */
function dropOtherKind({ fields, tainted }: Entry, node: SourceNode): void {
  const kind = node.fields?.get('kind')?.value
  const before = fields.get('kind')?.[0]?.node.value
  if (kind === undefined || before === undefined || kind === before) return
  const own = RULE_KINDS.find((known) => known === before)
  if (own === undefined) return
  for (const field of Object.keys(ownFields(own))) {
    fields.delete(field)
    tainted.delete(field)
  }
}

/** Fields that hold lists: their items are kept one by one, so that layers can append. */
const LISTS: ReadonlySet<string> = new Set(['say', 'unless', 'instead', 'guards', 'hits', 'misses'])

function addFields({ fields, tainted }: Entry, { document, node }: Written): void {
  // `name` before `name+`, whichever is written first: it says what the other appends to.
  const written = [...(node.fields ?? [])].sort(
    ([a], [b]) => Number(a.endsWith('+')) - Number(b.endsWith('+')),
  )
  for (const [name, field] of written) {
    if (LISTS.has(baseName(name))) {
      addList(fields, document, name, field)
      if (isTainted(document, field)) tainted.add(name)
    } else if (isTainted(document, field)) {
      tainted.add(name)
      fields.delete(name)
    } else fields.set(name, [{ document, node: field }])
  }
}

function addList(fields: Fields, document: Document, name: string, field: SourceNode): void {
  if (document.spoilt.has(field)) return
  const items = itemsOf(document, field).map((node) => ({ document, node }))
  if (name.endsWith('+')) {
    fields.set(name, [...(fields.get(name) ?? []), ...items])
    return
  }
  fields.set(name, items)
  fields.delete(`${name}+`)
}

function addSettings(settings: Fields, document: Document): void {
  for (const name of ['words', 'words+']) {
    const field = document.root?.fields?.get(name)
    if (field !== undefined) addList(settings, document, name, field)
  }
  for (const [name, field] of entriesOf(document, 'scoring')) addSetting(settings, document, name, field)
}

function addSetting(settings: Fields, document: Document, name: string, field: SourceNode): void {
  if (document.spoilt.has(field)) return
  if (field.fields !== undefined) {
    for (const [key, inner] of field.fields) addSetting(settings, document, `${name}.${key}`, inner)
  } else if (field.items !== undefined) addList(settings, document, name, field)
  else settings.set(name, [{ document, node: field }])
}

function baseName(name: string): string {
  return name.replace(/\+$/, '')
}
