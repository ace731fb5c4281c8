/** Rule kind `silence`: nobody is left without an answer for `ms` or more, unless a wait was announced. */
import type { RuleCheck } from '../../model.ts'
import { holds, type LineFact } from '../facts.ts'
import { nth, roleName, seconds } from '../wording.ts'
import { type Live, type Reducer, settle, type Verdict } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'silence' }>

interface Unanswered {
  readonly line: number
  readonly end: number
}

interface State {
  /** The last line of `by` announced a wait. */
  readonly announced: boolean
  /** Of the lines that wait for an answer the one that ended first: it waits longest. */
  readonly open: Unanswered | undefined
  /** The latest line, if it waits too; it is apart because the conversation's last line is excepted. */
  readonly tail: Unanswered | undefined
  readonly answered: number | undefined
  readonly missed: { readonly line: number; readonly answer: number; readonly ms: number } | undefined
}

/**
 * Always applies, so it is met where nothing could be timed. The answer to a line is the next line of `by` in
 * the order of the transcript; only pairs with an end and a start are measured. A line that is never answered
 * is missed if the conversation is known to have gone on for `ms` after it. An announcement counts however
 * unsure it was heard. The line reported is the one that was left without an answer.
 */
export const silence = (check: Check): Reducer<State> => {
  const words = {
    met: `${roleName(check.by)}都在 ${seconds(check.ms)}内回应`,
    untimed: `没有发现超过 ${seconds(check.ms)}无人回应`,
  }
  return {
    start: { announced: false, open: undefined, tail: undefined, answered: undefined, missed: undefined },
    step: (state, fact) => {
      if (state.missed) return state
      const heard = fact.role === check.by ? answer(check, state, fact) : state
      return heard.missed ? heard : wait(check, heard, fact)
    },
    live: (state) => live(check, words.met, state),
    finish: (state, { lastTime }) => {
      if (state.missed) return settle(live(check, words.met, state))
      const abandoned = leftAlone(check, state.open, lastTime)
      if (abandoned) return abandoned
      return { status: 'met', because: state.answered === undefined ? words.untimed : words.met }
    },
  }
}

const answer = (check: Check, state: State, fact: LineFact): State => {
  const announced = holds(fact.said, check.unlessAnnounced)
  const { open, tail, answered } = state
  const waiting = earlier(open, tail)
  const ms = waiting === undefined || fact.start === undefined ? undefined : fact.start - waiting.end
  if (waiting !== undefined && ms !== undefined && ms >= check.ms) {
    return { announced, open, tail, answered, missed: { line: waiting.line, answer: fact.index, ms } }
  }
  if (!waiting && announced === state.announced) return state
  const last = ms === undefined ? answered : fact.index
  return { announced, open: undefined, tail: undefined, answered: last, missed: undefined }
}

const wait = (check: Check, state: State, fact: LineFact): State => {
  const { announced, answered } = state
  const starts = fact.role === check.after && !announced && fact.end !== undefined
  if (!starts && !state.tail) return state
  const tail = starts ? { line: fact.index, end: fact.end } : undefined
  return { announced, open: earlier(state.open, state.tail), tail, answered, missed: undefined }
}

const earlier = (a: Unanswered | undefined, b: Unanswered | undefined): Unanswered | undefined => {
  if (!a || !b) return a ?? b
  return b.end < a.end ? b : a
}

const live = (check: Check, met: string, state: State): Live => {
  const by = roleName(check.by)
  if (state.missed) {
    const { line, answer, ms } = state.missed
    const because = () => `${nth(line)}之后隔了 ${seconds(ms)}，${by}才在${nth(answer)}开口`
    return { state: 'missed', line, because }
  }
  const waiting = earlier(state.open, state.tail)
  if (waiting) {
    const because = () => `${nth(waiting.line)}之后，${by}应在 ${seconds(check.ms)}内回应`
    return { state: 'due', due: { need: [], by: waiting.end + check.ms }, line: waiting.line, because }
  }
  if (state.answered !== undefined) return { state: 'met', line: state.answered, because: () => met }
  return {
    state: 'pending',
    because: () => `${roleName(check.after)}说完，${by}应在 ${seconds(check.ms)}内回应`,
  }
}

/** A line that nobody ever answered though the conversation went on. */
const leftAlone = (
  check: Check,
  open: Unanswered | undefined,
  lastTime: number | undefined,
): Verdict | undefined => {
  if (!open || lastTime === undefined || lastTime - open.end < check.ms) return undefined
  const because = `${nth(open.line)}之后 ${seconds(lastTime - open.end)}，直到结束${roleName(check.by)}也没有回应`
  return { status: 'missed', line: open.line, because }
}
