/** A whole phrasebook as people read it: layers, phrases by kind and clause, rules, scoring, what is switched off. */
import type { Clause, Phrase, Phrasebook, PhraseKind, Rule, Scoring } from '../../model.ts'
import type { Paint } from '../paint.ts'
import { cite } from '../report/sheet.ts'
import { CHANNEL_NAMES, KIND_NAMES, ROLE_NAMES, SEVERITY_NAMES } from '../vocabulary.ts'
import { describeRule } from './describe-rule.ts'
import { contentsOf } from './list.ts'
import { printOverrides, printPhrase } from './print-phrase.ts'

const KINDS: readonly PhraseKind[] = ['forbidden', 'courtesy', 'cue']

export function printBook(book: Phrasebook, paint: Paint): string[] {
  const { id, title, version, layers, switchedOff, words } = book
  const off = switchedOff.map((item) => `  ${item.id}  由 ${item.layer} 停用`)
  return [
    `${paint('bold', title)}（${id}）`,
    `版本  ${version}`,
    `层次  ${layers.map((layer) => `${layer.id}（${layer.file}）`).join(' → ')}`,
    `内容  ${contentsOf(book)}`,
    ...(words.length === 0 ? [] : [`专名  ${words.join('、')}`]),
    ...KINDS.flatMap((kind) => printKind(book, kind, paint)),
    ...section(
      '规则',
      book.rules.flatMap((rule) => printRule(rule, paint)),
      paint,
    ),
    ...section('计分', printScoring(book.scoring), paint),
    ...section('停用', off, paint),
  ]
}

function section(name: string, lines: readonly string[], paint: Paint): string[] {
  return lines.length === 0 ? [] : ['', paint('bold', `【${name}】`), ...lines]
}

function printKind(book: Phrasebook, kind: PhraseKind, paint: Paint): string[] {
  const phrases = book.phrases.filter((phrase) => phrase.kind === kind)
  const clauses = new Map<string, { clause: Clause | undefined; phrases: Phrase[] }>()
  for (const phrase of phrases) {
    const known = clauses.get(phrase.clause?.id ?? '')
    if (known === undefined)
      clauses.set(phrase.clause?.id ?? '', { clause: phrase.clause, phrases: [phrase] })
    else known.phrases.push(phrase)
  }
  const lines = [...clauses.values()].flatMap(({ clause, phrases: family }) => [
    paint('cyan', clause === undefined ? '  （没有注明条款）' : `  ${cite(clause)}：${clause.text}`),
    ...family.flatMap((phrase) => printPhrase(phrase, paint)),
  ])
  return section(`${KIND_NAMES[kind]} ${phrases.length} 条`, phrases.length === 0 ? [] : lines, paint)
}

function printRule(rule: Rule, paint: Paint): string[] {
  const { id, title, severity, points, when, clause } = rule
  const facts = [
    SEVERITY_NAMES[severity],
    points === 0 ? '' : `扣 ${points} 分`,
    when.channel === undefined ? '' : `只看${CHANNEL_NAMES[when.channel]}`,
    when.endedBy === undefined ? '' : `只看${ROLE_NAMES[when.endedBy]}先结束的`,
  ].filter(Boolean)
  return [
    `  ${paint('bold', id)}  ${title}  ${paint('dim', facts.join(' · '))}`,
    `      ${describeRule(rule.check)}`,
    ...(clause === undefined ? [] : [`      ${paint('dim', '依据')}  ${cite(clause)}`]),
    ...printOverrides(rule, paint),
  ]
}

function printScoring({ start, min, max, pass, caps, bonus, fatal, floor }: Scoring): string[] {
  const categories = Object.entries(caps.perCategory).map(([name, cap]) => `${name}最多扣 ${cap} 分`)
  const limits = [
    caps.perPhrase === undefined ? '' : `同一条最多扣 ${caps.perPhrase} 分`,
    ...categories,
    caps.total === undefined ? '' : `总共最多扣 ${caps.total} 分`,
  ].filter(Boolean)
  return [
    `  从 ${start} 分起，最低 ${min} 分，最高 ${max} 分，${pass} 分合格`,
    ...(limits.length === 0 ? [] : [`  ${limits.join('；')}`]),
    ...(bonus.phrases.length === 0
      ? []
      : [`  加分：${bonus.phrases.join('、')}，每种 ${bonus.each} 分，最多 ${bonus.max} 分`]),
    ...(fatal.length === 0 ? [] : [`  一票否决：${fatal.join('、')}`]),
    `  把握低于 ${Math.round(floor * 100)}% 的只提示需听录音，不扣分`,
  ]
}
