/** What a rule demands, in one Chinese sentence. */
import type { AnyOf, Reach, RuleCheck } from '../../model.ts'
import { ROLE_NAMES } from '../vocabulary.ts'

export function describeRule(check: RuleCheck): string {
  switch (check.kind) {
    case 'within-first':
      return `窗口最先${reach(check.within)}里要有 ${all(check.need)}`
    case 'within-last':
      return `窗口最后${reach(check.within)}里要有 ${all(check.need)}`
    case 'after':
      return describeAfter(check)
    case 'before':
      return `说 ${any(check.then)} 之前要先说过 ${any(check.first)}`
    case 'never':
      return check.max === 0
        ? `不得说 ${any(check.phrases)}`
        : `${any(check.phrases)} 总共不得超过 ${check.max} 次`
    case 'in-order':
      return `依次要有 ${check.steps.map(any).join(' → ')}`
    case 'n-of':
      return `${check.need.map(any).join('、')} 里至少要有 ${check.min} 项`
    case 'silence':
      return describeSilence(check)
    case 'speaking-rate':
      return `${ROLE_NAMES[check.role]}的语速${range(check)}（每分钟字数）`
    case 'overlap':
      return `${ROLE_NAMES[check.role]}抢话 ${seconds(check.ms)}以上不得超过 ${check.max} 次`
    case 'repetition':
      return `${ROLE_NAMES[check.role]}的话重复（相似 ${Math.round(check.similarity * 100)}% 以上，至少 ${check.minLength} 字）不得超过 ${check.max} 次`
    case 'metadata':
      return `${check.field}${range(check)}`
    default:
      return check satisfies never
  }
}

function describeAfter({
  trigger,
  pause,
  within,
  sameLine,
  need,
}: Extract<RuleCheck, { kind: 'after' }>): string {
  const when =
    pause === undefined
      ? `有 ${any(trigger)} 时`
      : `有 ${any(trigger)}、且隔了 ${seconds(pause)}以上才再开口时`
  const place = within.lines === 0 ? '同一句' : `${sameLine ? '同一句或' : ''}随后${reach(within)}`
  return `${when}，${place}里要有 ${all(need)}`
}

function describeSilence({
  after,
  by,
  ms,
  unlessAnnounced,
}: Extract<RuleCheck, { kind: 'silence' }>): string {
  const excepted = unlessAnnounced.length === 0 ? '' : `（先说过 ${any(unlessAnnounced)} 的除外）`
  return `${ROLE_NAMES[after]}说完，${ROLE_NAMES[by]}不得 ${seconds(ms)}以上没有回应${excepted}`
}

function any(group: AnyOf): string {
  return group.join(' 或 ')
}

function all(groups: readonly AnyOf[]): string {
  return groups
    .map((group) => (groups.length > 1 && group.length > 1 ? `（${any(group)}）` : any(group)))
    .join(' 和 ')
}

/** 2 句话 / 10 秒 / 2 句话、10 秒 */
function reach({ lines, ms }: Reach): string {
  const parts = [lines === undefined ? '' : ` ${lines} 句话`, ms === undefined ? '' : ` ${seconds(ms)}`]
  return parts.filter(Boolean).join('、') || '的话'
}

function range({ min, max }: { readonly min?: number; readonly max?: number }): string {
  if (min === undefined) return `不超过 ${max}`
  return max === undefined ? `不低于 ${min}` : `在 ${min} 到 ${max} 之间`
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} 秒`
}
