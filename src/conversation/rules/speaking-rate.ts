/** Rule kind `speaking-rate`: characters a minute of one speaker over all timed lines. */
import type { RuleCheck } from '../../model.ts'
import { countCharacters, perMinute } from '../characters.ts'
import { roleName } from '../wording.ts'
import type { Live, Reducer, Verdict } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'speaking-rate' }>

interface State {
  readonly characters: number
  /** Milliseconds spoken. */
  readonly ms: number
}

/** Decided at the end, over all lines that end after they start; does not apply where there is none. */
export const speakingRate = (check: Check): Reducer<State> => ({
  start: { characters: 0, ms: 0 },
  step: (state, fact) => {
    if (fact.role !== check.role || fact.start === undefined || fact.end === undefined) return state
    const ms = fact.end - fact.start
    return ms > 0 ? { characters: state.characters + countCharacters(fact.text), ms: state.ms + ms } : state
  },
  live: (state) => live(check, state),
  finish: (state) => finish(check, state),
})

const live = (check: Check, { characters, ms }: State): Live => {
  const because = () => {
    const rate = perMinute(characters, ms)
    return rate === null ? '还没有可计时的话' : `目前每分钟 ${rate} 字，要求${limits(check)}`
  }
  return { state: 'pending', because }
}

const finish = (check: Check, { characters, ms }: State): Verdict => {
  const rate = perMinute(characters, ms)
  if (rate === null) return { status: 'not-applicable', because: `${roleName(check.role)}的话没有时间` }
  const tooSlow = check.min !== undefined && rate < check.min
  const tooFast = check.max !== undefined && rate > check.max
  const because = `${roleName(check.role)}每分钟 ${rate} 字，要求${limits(check)}`
  return { status: tooSlow || tooFast ? 'missed' : 'met', because }
}

const limits = ({ min, max }: Check): string => {
  const words = [min === undefined ? '' : `不低于 ${min} 字`, max === undefined ? '' : `不超过 ${max} 字`]
  return words.filter(Boolean).join('、') || '不限'
}
