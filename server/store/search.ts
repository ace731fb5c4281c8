/** Full text in lines: what was asked, as a condition on rows, and where it stands in a text. */
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import type { Visibility } from '../access/roles.ts'
import { foldForSearch, searchWords } from './line-words.ts'
import { lineId } from './lines.ts'
import type { Dialect, Store } from './open.ts'
import { inScope, type Scope } from './scope.ts'

/** Words that stand in a line one after the other; a single character stands for every word that begins with it. */
export type SearchTerm = readonly string[]

/** Words outside quotation marks are terms of their own. Nothing but punctuation gives no term. */
export function readSearch(text: string): readonly SearchTerm[] {
  const terms: SearchTerm[] = []
  for (const [i, part] of text.split(/["“”「」]/).entries()) {
    const words = searchWords(part)
    if (i % 2 === 0) terms.push(...words.map((word) => [word]))
    else if (words.length > 0) terms.push(words)
  }
  return terms
}

export interface LinePage {
  /** The id of the last line of the page before. */
  readonly after: number | undefined
  readonly limit: number
}

/** Lines that hold all terms, those stored last first. */
export async function searchLines(
  { db, dialect }: Store,
  visible: Visibility,
  terms: readonly SearchTerm[],
  scope: Scope,
  { after, limit }: LinePage,
) {
  if (terms.length === 0) return []
  const columns = ['l.id', 'l.n', 'l.role', 'l.text', 'c.id as conversation', 'c.unit', 'c.staff'] as const
  const joined = db
    .selectFrom('lines as l')
    .innerJoin('conversations as c', 'c.pk', 'l.conversation')
    .select(columns)
    .select(['c.window', 'c.at'])
    .where(inScope('c', visible, scope))
    .where('c.source', '<>', 'practice')
    .limit(limit)
  // The index of SQLite gives the lines in the order wanted, one by one: nothing is sorted, and what is not read costs nothing.
  const found =
    dialect === 'sqlite'
      ? joined
          .innerJoin(sql<{ rowid: number }>`line_words`.as('w'), (join) => join.onRef('w.rowid', '=', 'l.id'))
          .where(sql<SqlBool>`w.line_words match ${matchText(terms)}`)
          .$if(after !== undefined, (query) => query.where('w.rowid', '<', after!))
          .orderBy('w.rowid', 'desc')
      : joined
          .where(sql<SqlBool>`l.words @@ ${queryText(terms)}::tsquery`)
          .$if(after !== undefined, (query) => query.where('l.id', '<', after!))
          .orderBy('l.id', 'desc')
  return found.execute()
}

/** A condition on conversations (as `c`): one of their lines holds all terms. */
export function hasLineWith(dialect: Dialect, terms: readonly SearchTerm[]): RawBuilder<SqlBool> {
  if (terms.length === 0) return sql<SqlBool>`1 = 0`
  if (dialect === 'postgres')
    return sql<SqlBool>`c.pk in (select conversation from lines where words @@ ${queryText(terms)}::tsquery)`
  const room = sql.lit(lineId(1, 0))
  return sql<SqlBool>`c.pk in (select rowid / ${room} from line_words where line_words match ${matchText(terms)})`
}

/** Where the words stand in the text; half-open, in order, none overlapping. */
export function marksOf(text: string, terms: readonly SearchTerm[]): { start: number; end: number }[] {
  const folded = foldForSearch(text)
  const found = terms.flat().flatMap((word) => placesOf(word, folded))
  const marks: { start: number; end: number }[] = []
  for (const place of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = marks.at(-1)
    if (last === undefined || place.start >= last.end) marks.push(place)
    else last.end = Math.max(last.end, place.end)
  }
  return marks
}

function placesOf(word: string, text: string): { start: number; end: number }[] {
  const places: { start: number; end: number }[] = []
  for (let start = text.indexOf(word); start !== -1; start = text.indexOf(word, start + word.length))
    places.push({ start, end: start + word.length })
  return places
}

/** In the language of FTS5; words hold letters and digits only, so that nothing has to be escaped. */
function matchText(terms: readonly SearchTerm[]): string {
  return terms.map((term) => `"${term.join(' ')}"${isPrefix(term) ? ' *' : ''}`).join(' AND ')
}

/** In the language of tsquery. */
function queryText(terms: readonly SearchTerm[]): string {
  const quoted = (term: SearchTerm) => term.map((word) => `'${word}'`).join(' <-> ')
  return terms.map((term) => (isPrefix(term) ? `'${term[0]}':*` : `(${quoted(term)})`)).join(' & ')
}

function isPrefix(term: SearchTerm): boolean {
  return term.length === 1 && [...term[0]!].length === 1
}
