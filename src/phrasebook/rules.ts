/** A rule as all layers made it -> the rule of the book: the fields that its kind has, defaults filled in. */
import type { Problem, Reach, Role, Rule, RuleCheck } from '../model.ts'
import { explain } from './explain.ts'
import { milliseconds } from './fields.ts'
import { type Entry, type Fields, report, type Written } from './merge.ts'
import { provenance, requireFields } from './phrases.ts'
import { type Context, clauseOf, phraseGroups, phraseIds, single, textsOf } from './references.ts'
import { REQUIRED, RULE_KINDS, RULE_SCHEMAS } from './rule-schema.ts'

/** Undefined, and reported, if the rule lacks what makes it one. */
export function buildRule(context: Context, entry: Entry): Rule | undefined {
  const { fields } = entry
  const kind = RULE_KINDS.find((known) => known === single(fields, 'kind'))
  const wanted = ['kind', 'title', ...(kind === undefined ? [] : REQUIRED[kind])]
  const complete = requireFields(context, entry, wanted, context.merged.rules.entries.keys())
  const clause = clauseOf(context, fields)
  if (kind === undefined) return undefined
  const fits = checkChanges(context.problems, entry, kind)
  const check = checkOf(context, entry, kind)
  if (!complete || !fits) return undefined
  return {
    id: entry.id,
    title: single(fields, 'title') ?? '',
    ...(clause === undefined ? {} : { clause }),
    severity: single(fields, 'severity') ?? 'minor',
    points: single(fields, 'points') ?? 0,
    when: single<Rule['when']>(fields, 'when') ?? {},
    instead: textsOf(fields, 'instead') ?? [],
    ...provenance(entry),
    check,
  }
}

/** What a layer writes without naming the kind was not yet checked against it; what does not fit is taken out. */
function checkChanges(problems: Problem[], entry: Entry, kind: RuleCheck['kind']): boolean {
  const before = problems.length
  const written = [...entry.fields].flatMap(([name, values]) => values.map((value) => ({ name, value })))
  for (const { name, value } of written) {
    const { source, root } = value.document
    if (root === undefined || name.startsWith('instead')) continue
    const checked = RULE_SCHEMAS[kind].partial().safeParse({ kind, [name]: value.node.value })
    if (checked.success) continue
    const faults = explain(source, root, checked.error.issues, ['rules', entry.id])
    problems.push(...faults.map(({ problem }) => problem))
    entry.fields.delete(name)
  }
  return problems.length === before
}

function checkOf(context: Context, entry: Entry, kind: RuleCheck['kind']): RuleCheck {
  const { fields } = entry
  const user = `规则 ${entry.id}`
  const groups = (name: string) => phraseGroups(context, fields, name, user)
  const anyOf = (name: string, wanted = true) => groupOf(context, fields, name, wanted ? user : undefined)
  switch (kind) {
    case 'within-first':
    case 'within-last':
      return { kind, within: reachOf(context, fields), need: groups('need') }
    case 'after':
      return {
        kind,
        trigger: anyOf('trigger'),
        within: reachOf(context, fields),
        sameLine: single(fields, 'sameLine') ?? false,
        ...withNumber('pause', timeOf(fields, 'pause')),
        need: groups('need'),
      }
    case 'before':
      // biome-ignore lint/suspicious/noThenProperty: the word of the format; a rule is never awaited
      return { kind, first: anyOf('first'), then: anyOf('then') }
    case 'never':
      return { kind, phrases: anyOf('phrases'), max: single(fields, 'max') ?? 0 }
    case 'in-order':
      return { kind, steps: groups('steps') }
    case 'n-of':
      return { kind, min: minOf(context, fields), need: groups('need') }
    case 'silence':
      return {
        kind,
        after: roleOf(fields, 'after', 'customer'),
        by: roleOf(fields, 'by', 'staff'),
        ms: timeOf(fields, 'ms') ?? 0,
        unlessAnnounced: anyOf('unlessAnnounced', false),
      }
    case 'speaking-rate':
      return { kind, role: roleOf(fields, 'role', 'staff'), ...limitsOf(context, fields) }
    case 'overlap':
      return {
        kind,
        role: roleOf(fields, 'role', 'staff'),
        ms: timeOf(fields, 'ms') ?? 0,
        max: single(fields, 'max') ?? 0,
      }
    case 'repetition':
      return {
        kind,
        role: roleOf(fields, 'role', 'staff'),
        similarity: single(fields, 'similarity') ?? 0.8,
        minLength: single(fields, 'minLength') ?? 6,
        max: single(fields, 'max') ?? 0,
      }
    case 'metadata':
      return { kind, field: 'ringCount', ...limitsOf(context, fields) }
    default:
      return kind satisfies never
  }
}

function groupOf(context: Context, fields: Fields, name: string, user?: string) {
  const [written] = fields.get(name) ?? []
  return written === undefined ? [] : phraseIds(context, written, user)
}

function roleOf(fields: Fields, name: string, usual: Role): Role {
  return single(fields, name) ?? usual
}

function timeOf(fields: Fields, name: string): number | undefined {
  const written = single<number | string>(fields, name)
  return written === undefined ? undefined : milliseconds(written)
}

function reachOf({ problems }: Context, fields: Fields): Reach {
  const [written] = fields.get('within') ?? []
  if (written === undefined) return {}
  const { lines, ms } = written.node.value as { lines?: number; ms?: number | string }
  if (lines === undefined && ms === undefined) {
    report(problems, written, 'missing-field', 'within 里要写 lines（几句）或 ms（多长时间）')
  }
  return {
    ...withNumber('lines', lines),
    ...withNumber('ms', ms === undefined ? undefined : milliseconds(ms)),
  }
}

function minOf({ problems }: Context, fields: Fields): number {
  const min = single<number>(fields, 'min') ?? 1
  const [written] = fields.get('min') ?? []
  const groups = single<unknown>(fields, 'need')
  const most = Array.isArray(groups) ? groups.length : 1
  if (written !== undefined && groups !== undefined && min > most) {
    report(problems, written, 'wrong-value', `min 是 ${min}，可 need 只有 ${most} 组`)
  }
  return min
}

function limitsOf({ problems }: Context, fields: Fields): { min?: number; max?: number } {
  const min = single<number>(fields, 'min')
  const max = single<number>(fields, 'max')
  if (min !== undefined && max !== undefined && min > max) {
    report(problems, fields.get('min')?.[0] as Written, 'wrong-value', `min（${min}）比 max（${max}）大`)
  }
  return { ...withNumber('min', min), ...withNumber('max', max) }
}

function withNumber<Name extends string>(name: Name, value: number | undefined) {
  return (value === undefined ? {} : { [name]: value }) as { [Key in Name]?: number }
}
