/** The scoring settings of all layers -> the scoring of the book, defaults filled in. */
import type { Scoring } from '../model.ts'
import { type Fields, report, suggest, type Written } from './merge.ts'
import { type Context, listOf, phraseIds, single } from './references.ts'

const PER_CATEGORY = 'caps.perCategory.'

export function buildScoring(context: Context): Scoring {
  const { settings } = context.merged
  const perPhrase = capOf(settings, 'caps.perPhrase')
  const total = capOf(settings, 'caps.total')
  const scoring = {
    start: single<number>(settings, 'start') ?? 100,
    min: single<number>(settings, 'min') ?? 0,
    max: single<number>(settings, 'max') ?? 100,
    pass: single<number>(settings, 'pass') ?? 80,
    caps: {
      ...(perPhrase === undefined ? {} : { perPhrase }),
      perCategory: categoryCaps(settings),
      ...(total === undefined ? {} : { total }),
    },
    bonus: {
      phrases: (listOf(settings, 'bonus.phrases') ?? []).flatMap((written) => phraseIds(context, written)),
      each: single<number>(settings, 'bonus.each') ?? 0,
      max: single<number>(settings, 'bonus.max') ?? 0,
    },
    fatal: (listOf(settings, 'fatal') ?? []).flatMap((written) => fatalId(context, written)),
    floor: single<number>(settings, 'floor') ?? 0.6,
  }
  checkRange(context, scoring)
  return scoring
}

/** A cap that an upper layer empties is lifted. */
function capOf(settings: Fields, name: string): number | undefined {
  return single<number | null>(settings, name) ?? undefined
}

function categoryCaps(settings: Fields): Record<string, number> {
  const names = [...settings.keys()].filter((name) => name.startsWith(PER_CATEGORY))
  const caps = names.flatMap((name) => {
    const cap = capOf(settings, name)
    return cap === undefined ? [] : [[name.slice(PER_CATEGORY.length), cap] as const]
  })
  return Object.fromEntries(caps)
}

/** What is switched off can no longer fail anyone. */
function fatalId({ merged, problems }: Context, written: Written): string[] {
  const id = String(written.node.value)
  const sections = [merged.phrases, merged.rules]
  if (sections.some(({ entries, off }) => entries.has(id) && !off.has(id))) return [id]
  if (sections.every(({ entries }) => !entries.has(id))) {
    const known = sections.flatMap(({ entries }) => [...entries.keys()])
    report(problems, written, 'unknown-id', `没有话术或规则“${id}”${suggest(problems, id, known)}`)
  }
  return []
}

function checkRange({ merged, problems }: Context, { start, min, max, pass }: Scoring): void {
  const { settings } = merged
  if (min > max) {
    reportRange('min', `最低分 ${min} 比最高分 ${max} 大`)
    return
  }
  const outside = Object.entries({ start, pass }).filter(([, value]) => value < min || value > max)
  for (const [name, value] of outside)
    reportRange(name, `${name} 是 ${value}，不在最低分 ${min} 和最高分 ${max} 之间`)

  function reportRange(name: string, message: string): void {
    // A default that does not fit is the fault of the limits that were written.
    const [written] = settings.get(name) ?? settings.get('max') ?? settings.get('min') ?? []
    if (written !== undefined) report(problems, written, 'scoring-range', message)
  }
}
