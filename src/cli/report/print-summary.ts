/** The last lines of a run over many conversations. */
import type { Paint } from '../paint.ts'

export interface RunTotals {
  readonly conversations: number
  readonly passed: number
  /** Sum of the scores. */
  readonly score: number
  readonly forbidden: number
  readonly errors: number
}

/** Empty for a single conversation, which has said everything itself. */
export function printSummary(
  { conversations, passed, score, forbidden, errors }: RunTotals,
  paint: Paint,
): string {
  if (conversations <= 1 && errors === 0) return ''
  const failed = conversations - passed
  const words = [
    `共 ${conversations} 个会话`,
    conversations === 0 ? '' : `平均 ${Math.round((score / conversations) * 10) / 10} 分`,
    failed === 0 ? '' : paint('red', `不合格 ${failed} 个`),
    forbidden === 0 ? '' : `忌语 ${forbidden} 处`,
    errors === 0 ? '' : paint('red', `不可用的输入 ${errors} 处`),
  ]
  return `${words.filter(Boolean).join(' · ')}\n`
}
