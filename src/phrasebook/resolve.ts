/** The layers of a book -> one frozen phrasebook, or every reason why it cannot be one. */
import type { Clause, Phrasebook, Problem } from '../model.ts'
import { expandClasses } from './classes.ts'
import { type Document, fieldsOf, isTainted } from './document.ts'
import { deepFreeze } from './freeze.ts'
import { type Entry, layerId, type Merged, mergeLayers, type Section, type Written } from './merge.ts'
import { buildGuard, buildPhrase } from './phrases.ts'
import { type Context, phraseIds, textsOf } from './references.ts'
import { buildRule } from './rules.ts'
import { buildScoring } from './scoring.ts'
import { problemAt } from './source.ts'
import { type Content, versionOf } from './version.ts'

/** `documents` from the lowest layer up; the book bears the id and title of the last. The book is there only without errors. */
export function resolveBook(documents: readonly Document[]): { book?: Phrasebook; problems: Problem[] } {
  const top = documents.at(-1)
  if (top === undefined) return { problems: [] }
  const merged = mergeLayers(documents)
  const problems: Problem[] = [...merged.problems, ...sameIds(documents)]
  const classes = expandClasses(merged.classes, problems)
  const context: Context = { merged, classes, clauses: clausesOf(merged), problems }
  const content: Content = {
    id: layerId(top),
    title: String(top.root?.fields?.get('title')?.value),
    layers: documents.map((document) => ({ id: layerId(document), file: document.source.file })),
    phrases: build(merged.phrases, (entry) => buildPhrase(context, entry)),
    rules: build(merged.rules, (entry) => buildRule(context, entry)),
    scoring: buildScoring(context),
    courtesyWords: courtesyWordsOf(context),
    words: [...new Set(textsOf(merged.settings, 'words') ?? [])],
    guards: Object.fromEntries(
      [...merged.guards].map(([name, written]) => [name, buildGuard(context, written)]),
    ),
    switchedOff: [merged.phrases, merged.rules].flatMap(switchedOff),
  }
  if (problems.some(({ level }) => level === 'error')) return { problems }
  return { book: deepFreeze({ ...content, version: versionOf(content) }), problems }
}

/** What is switched off is no part of the book, and its mistakes are nobody's concern. */
function build<Built>({ entries, off }: Section, one: (entry: Entry) => Built | undefined): Built[] {
  const built: Built[] = []
  for (const [id, entry] of entries) {
    const item = off.has(id) ? undefined : one(entry)
    if (item !== undefined) built.push(item)
  }
  return built
}

function switchedOff({ off }: Section): { id: string; layer: string }[] {
  return [...off].map(([id, { document }]) => ({ id, layer: layerId(document) }))
}

function clausesOf({ clauses }: Merged): Map<string, Clause> {
  return new Map([...clauses].map(([id, { document, node }]) => [id, clause(id, document, node)]))
}

function clause(id: string, document: Document, node: Written['node']): Clause {
  const fields = new Map(fieldsOf(document, node))
  const text = (name: string): string => String(fields.get(name)?.value ?? '')
  return { id, norm: text('norm'), article: text('article'), text: text('text') }
}

function courtesyWordsOf(context: Context): Record<string, readonly string[]> {
  const words = [...context.merged.courtesyWords].map(
    ([name, written]) => [name, phraseIds(context, written)] as const,
  )
  return Object.fromEntries(words.filter(([, ids]) => ids.length > 0))
}

/** A layer that bears the name of another makes every "changed by" ambiguous. */
function sameIds(documents: readonly Document[]): Problem[] {
  const files = new Map<string, string>()
  return documents.flatMap((document) => {
    const id = layerId(document)
    const node = document.root?.fields?.get('id')
    const before = files.get(id)
    files.set(id, document.source.file)
    if (before === undefined || node === undefined || isTainted(document, node)) return []
    const message = `id“${id}”和下层话术本（${before}）相同，请另起一个`
    return [{ ...problemAt(document.source, node, 'same-id', message), level: 'warning' as const }]
  })
}
