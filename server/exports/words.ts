/** The words by which people know what is written in files. */
import type { Severity } from 'liyan'
import type { Decision } from '../store/reviews.ts'

export const SEVERITY_WORDS: Readonly<Record<Severity, string>> = {
  info: '提示',
  minor: '轻微',
  major: '严重',
  critical: '特别严重',
}
export const DECISION_WORDS: Readonly<Record<Decision, string>> = {
  confirmed: '属实',
  'false-alarm': '误报',
  'needs-listening': '需复听',
}
export const MATCH_WORDS: Readonly<Record<string, string>> = {
  exact: '逐字相同',
  variant: '写法不同',
  sound: '字音相近',
}
export const CHANNEL_WORDS: Readonly<Record<string, string>> = { phone: '电话', counter: '柜台' }

export function yesOrNo(is: boolean): string {
  return is ? '是' : '否'
}

export function percent(share: number | null): string | null {
  return share === null ? null : `${Math.round(share * 10_000) / 100}%`
}

/** Id of a phrase or rule -> its title in the books in service, or the id where none has it any more. */
export type TitleOf = (id: string) => string
