/** The Chinese wording that reasons of rules and deductions share. */
import type { AnyOf, Reach, Role } from '../model.ts'

/** Names what is needed, e.g. 「您好」和（「问业务」或「主动帮助」）. */
export type Say = (need: readonly AnyOf[]) => string

/** A `Say` that calls each phrase by its title, or by its id where the book has no such phrase. */
export const sayBy =
  (title: (id: string) => string | undefined): Say =>
  (need) => {
    const groups = need.map((group) => group.map((id) => `「${title(id) ?? id}」`).join('或'))
    if (groups.length === 1) return groups.join('')
    return groups.map((words, at) => (need[at]?.length === 1 ? words : `（${words}）`)).join('和')
  }

/** The line as people count: from 1. */
export const nth = (line: number): string => `第 ${line + 1} 句`

/** Milliseconds as seconds, to a tenth. */
export const seconds = (ms: number): string => `${Math.round(ms / 100) / 10} 秒`

export const roleName = (role: Role): string => (role === 'staff' ? '工作人员' : '群众')

/** 前 2 句话 / 开头 10 秒内. */
export const firstReach = ({ lines, ms }: Reach): string => {
  const words = [
    lines === undefined ? '' : lines === 1 ? '第一句话' : `前 ${lines} 句话`,
    ms === undefined ? '' : `开头 ${seconds(ms)}内`,
  ]
  return words.filter(Boolean).join('、') || '整场对话'
}

/** 最后 2 句话 / 结束前 10 秒内. */
export const lastReach = ({ lines, ms }: Reach): string => {
  const words = [
    lines === undefined ? '' : lines === 1 ? '最后一句话' : `最后 ${lines} 句话`,
    ms === undefined ? '' : `结束前 ${seconds(ms)}内`,
  ]
  return words.filter(Boolean).join('、') || '整场对话'
}

/** 当句或下一句 / 之后 2 句内 / 之后 10 秒内. */
export const afterReach = ({ lines, ms }: Reach, sameLine: boolean): string => {
  if (lines === 0) return sameLine ? '当句' : '之后'
  const words = [
    lines === undefined ? '' : lines === 1 ? '下一句' : `之后 ${lines} 句内`,
    ms === undefined ? '' : `之后 ${seconds(ms)}内`,
  ]
  const following = words.filter(Boolean).join('、') || '之后'
  return sameLine ? `当句或${following}` : following
}

/** 「a」→「b」→「c」. */
export const stepsOf = (steps: readonly AnyOf[], say: Say): string =>
  steps.map((step) => say([step])).join('→')
