/** Ids that stand for phrases, rules and clauses: read from where they are written, and reported where there is no such thing. */
import type { AnyOf, Clause, Problem } from '../model.ts'
import type { Classes } from './classes.ts'
import { itemsOf } from './document.ts'
import { type Fields, type Merged, report, suggest, type Written } from './merge.ts'

/** What every part of the book may refer to. */
export interface Context {
  readonly merged: Merged
  readonly classes: Classes
  readonly clauses: ReadonlyMap<string, Clause>
  readonly problems: Problem[]
}

/** What one value of a field is, or undefined if the field is not written. The schema has checked its type. */
export function single<Value>(fields: Fields, name: string): Value | undefined {
  return fields.get(name)?.[0]?.node.value as Value | undefined
}

/** The texts of a list field, with what upper layers append; undefined if it is written nowhere. */
export function textsOf(fields: Fields, name: string): string[] | undefined {
  const items = listOf(fields, name)
  return items?.map(({ node }) => String(node.value))
}

export function listOf(fields: Fields, name: string): Written[] | undefined {
  const own = fields.get(name)
  const appended = fields.get(`${name}+`)
  return own === undefined && appended === undefined ? undefined : [...(own ?? []), ...(appended ?? [])]
}

export function clauseOf({ clauses, problems }: Context, fields: Fields): Clause | undefined {
  const [written] = fields.get('clause') ?? []
  if (written === undefined) return undefined
  const id = String(written.node.value)
  const clause = clauses.get(id)
  if (clause === undefined) {
    report(problems, written, 'unknown-clause', `没有条款“${id}”${suggest(problems, id, clauses.keys())}`)
  }
  return clause
}

/** The phrases named in one group. Switched-off ones fall out; if `user` wants a group of which none is left, that is reported. */
export function phraseIds(context: Context, group: Written, user?: string): AnyOf {
  const { phrases } = context.merged
  const named = itemsOf(group.document, group.node).map((node) => ({ document: group.document, node }))
  const known = named.filter((written) => {
    const id = String(written.node.value)
    if (phrases.entries.has(id)) return true
    const hint = suggest(context.problems, id, phrases.entries.keys())
    report(context.problems, written, 'unknown-phrase', `没有话术“${id}”${hint}`)
    return false
  })
  const ids = known.map(({ node }) => String(node.value))
  const left = ids.filter((id) => !phrases.off.has(id))
  if (left.length === 0 && ids.length > 0 && user !== undefined) reportOff(context, ids, user)
  return [...new Set(left)]
}

/** The place to mend is where the phrase was switched off, in the upper layer. */
function reportOff({ merged, problems }: Context, ids: readonly string[], user: string): void {
  const place = merged.phrases.off.get(ids[0] ?? '')
  if (place === undefined) return
  const message = `${user} 要用 ${ids.join('、')}，停用后就做不到了：请同时停用这条规则，或改写它`
  report(problems, place, 'switched-off', message, place.node.key)
}

/** A field that holds groups of phrases, each of which must occur. */
export function phraseGroups(context: Context, fields: Fields, name: string, user: string): AnyOf[] {
  const [written] = fields.get(name) ?? []
  if (written === undefined) return []
  return itemsOf(written.document, written.node).map((node) =>
    phraseIds(context, { document: written.document, node }, user),
  )
}
