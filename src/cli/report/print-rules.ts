/** The rules of the conversation as a table: met, missed, not applicable, each with why. */
import type { RuleStatus } from '../../model.ts'
import type { Colour } from '../paint.ts'
import { printable } from '../printable.ts'
import { STATUS_SIGNS } from '../vocabulary.ts'
import { padTo, widthOf } from '../width.ts'
import { citeInShort, type Sheet } from './sheet.ts'

const COLOURS: Readonly<Record<RuleStatus['status'], Colour>> = {
  met: 'green',
  missed: 'red',
  'not-applicable': 'dim',
}
/** A title longer than this many columns pushes its own row aside, not the whole table. */
const WIDEST_TITLE = 28

export function printRules(sheet: Sheet): string[] {
  const { report, rules } = sheet
  if (report.rules.length === 0) return []
  const titles = report.rules.map(({ rule }) => rules.get(rule)?.title ?? rule)
  const width = Math.min(WIDEST_TITLE, Math.max(...titles.map(widthOf)))
  return [sheet.paint('bold', '  规则'), ...report.rules.flatMap((status) => printRule(sheet, status, width))]
}

function printRule(
  { paint, rules }: Sheet,
  { rule: id, status, because }: RuleStatus,
  width: number,
): string[] {
  const rule = rules.get(id)
  const { clause, instead = [] } = rule ?? {}
  const title = padTo(rule?.title ?? id, width)
  const article = clause === undefined ? '' : `  〔${clause.article}〕`
  const row = `  ${STATUS_SIGNS[status]} ${title}  ${printable(because)}`
  const head =
    status === 'not-applicable'
      ? paint('dim', row + article)
      : paint(COLOURS[status], row) + paint('dim', article)
  if (status !== 'missed') return [head]
  return [
    head,
    ...(instead.length === 0 ? [] : [`      应说  ${instead.join(' / ')}`]),
    ...(clause === undefined ? [] : [`      依据  ${citeInShort(clause)}`]),
  ]
}
