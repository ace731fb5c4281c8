/** A phrase as all layers made it -> the phrase of the book, defaults filled in. */
import type {
  GuardName,
  GuardWording,
  Pattern,
  Phrase,
  PhraseKind,
  Severity,
  SoundTolerance,
} from '../model.ts'
import { resolvePattern } from './classes.ts'
import { fieldsOf, itemsOf } from './document.ts'
import { type Entry, type Fields, layerId, report, suggest, type Written } from './merge.ts'
import { type Context, clauseOf, listOf, single, textsOf } from './references.ts'
import { placeAt, type Range } from './source.ts'

/** What drops a candidate of a forbidden phrase that names no guards of its own. */
const FORBIDDEN_GUARDS: readonly GuardName[] = [
  'quoted',
  'denied',
  'question',
  'polite-frame',
  'conditional',
  'third-person',
]
const DEFAULT_REACH = 2

/** Undefined, and reported, if the phrase lacks what makes it one. */
export function buildPhrase(context: Context, entry: Entry): Phrase | undefined {
  const { fields } = entry
  const known = context.merged.phrases.entries.keys()
  const complete = requireFields(context, entry, ['kind', 'title', 'say'], known)
  const clause = clauseOf(context, fields)
  const say = patternsOf(context, listOf(fields, 'say'))
  const unless = patternsOf(context, listOf(fields, 'unless'))
  if (!complete) return undefined
  const kind = single<PhraseKind>(fields, 'kind') ?? 'cue'
  const category = single<string>(fields, 'category')
  return {
    id: entry.id,
    kind,
    speaker: single(fields, 'speaker') ?? 'staff',
    title: single(fields, 'title') ?? '',
    say,
    unless,
    severity: single<Severity>(fields, 'severity') ?? (kind === 'forbidden' ? 'major' : 'info'),
    ...(category === undefined ? {} : { category }),
    points: single(fields, 'points') ?? 0,
    ...(clause === undefined ? {} : { clause }),
    instead: textsOf(fields, 'instead') ?? [],
    hits: textsOf(fields, 'hits') ?? [],
    misses: textsOf(fields, 'misses') ?? [],
    bounded: single(fields, 'bounded') ?? true,
    sound: single<SoundTolerance>(fields, 'sound') ?? 'near',
    guards: guardsOf(fields, kind),
    ...provenance(entry),
  }
}

/** Reports the wanted fields that no layer writes; `a|b` wants one of the two. False if one is missing or was wrong. */
export function requireFields(
  { problems }: Context,
  entry: Entry,
  wanted: readonly string[],
  ids: Iterable<string>,
): boolean {
  const absent = wanted.filter((field) => !field.split('|').some((name) => isWritten(entry, name)))
  const silent = absent.filter((field) => !field.split('|').some((name) => isTaintedField(entry, name)))
  if (silent.length > 0) {
    const others = [...ids].filter((id) => id !== entry.id)
    const hint = entry.overrides.length === 0 ? suggest(problems, entry.id, others) : ''
    const names = silent.map((field) => field.replace('|', ' 或 ')).join('、')
    const message = `${entry.id} 缺少 ${names}${hint}`
    const [place, range] = whereMissing(entry)
    report(problems, place, 'missing-field', message, range)
  }
  return absent.length === 0
}

export function provenance(entry: Entry): Pick<Phrase, 'origin' | 'overrides' | 'at'> {
  const { document, node } = entry.defined
  const at = placeAt(document.source, (node.key ?? node).start)
  return { origin: layerId(document), overrides: entry.overrides, at }
}

export function buildGuard(context: Context, { document, node }: Written): GuardWording {
  const fields = new Map(fieldsOf(document, node))
  const wordings = (name: string): Pattern[] =>
    patternsOf(
      context,
      itemsOf(document, fields.get(name)).map((item) => ({ document, node: item })),
    )
  return {
    before: wordings('before'),
    after: wordings('after'),
    anywhere: wordings('anywhere'),
    reach: (fields.get('reach')?.value as number | undefined) ?? DEFAULT_REACH,
  }
}

/** The heading of the entry; or the kind, where an upper layer made it one that wants other fields. */
function whereMissing({ defined, fields }: Entry): [Written, Range] {
  const [kind] = fields.get('kind') ?? []
  if (kind !== undefined && kind.document !== defined.document) return [kind, kind.node]
  return [defined, defined.node.key ?? defined.node]
}

function isWritten({ fields }: Entry, name: string): boolean {
  return (fields.get(name)?.length ?? 0) > 0 || (fields.get(`${name}+`)?.length ?? 0) > 0
}

function isTaintedField({ tainted }: Entry, name: string): boolean {
  return tainted.has(name) || tainted.has(`${name}+`)
}

function patternsOf({ classes, problems }: Context, written: readonly Written[] = []): Pattern[] {
  return written.map((at) => resolvePattern(at, classes, problems))
}

function guardsOf(fields: Fields, kind: PhraseKind): readonly GuardName[] {
  const usual = kind === 'forbidden' ? FORBIDDEN_GUARDS : []
  const own = fields.get('guards')?.map(({ node }) => node.value as GuardName) ?? usual
  const appended = fields.get('guards+')?.map(({ node }) => node.value as GuardName) ?? []
  return [...new Set([...own, ...appended])]
}
