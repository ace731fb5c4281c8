/** Rule kind `metadata`: a field of the conversation's head within limits. */
import type { ConversationHead, RuleCheck } from '../../model.ts'
import type { Verdict } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'metadata' }>

/** Decided by the head alone; does not apply where the field is absent. */
export const metadata = (check: Check, head: ConversationHead): Verdict => {
  const value = head[check.field]
  if (value === undefined || !Number.isFinite(value)) {
    return { status: 'not-applicable', because: '没有记录电话铃响次数' }
  }
  const tooLow = check.min !== undefined && value < check.min
  const tooHigh = check.max !== undefined && value > check.max
  return {
    status: tooLow || tooHigh ? 'missed' : 'met',
    because: `电话铃响 ${value} 声，要求${limits(check)}`,
  }
}

const limits = ({ min, max }: Check): string => {
  const words = [min === undefined ? '' : `不少于 ${min} 声`, max === undefined ? '' : `不超过 ${max} 声`]
  return words.filter(Boolean).join('、') || '不限'
}
