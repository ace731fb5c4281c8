/** Rule kind `in-order`: all of these steps, in this order. */
import type { RuleCheck } from '../../model.ts'
import type { LineFact } from '../facts.ts'
import { type Say, stepsOf } from '../wording.ts'
import { type Live, liveAt, type Reducer, settle } from './reducer.ts'

type Check = Extract<RuleCheck, { kind: 'in-order' }>

interface State {
  /** How many steps have been taken. */
  readonly done: number
  readonly last: number | undefined
}

/**
 * Always applies. Each occurrence can be one step; others may stand between. Lines of both speakers count:
 * who may say a phrase is the phrase's own matter. Met as soon as the last step is taken, missed at the end.
 */
export const inOrder = (check: Check, say: Say): Reducer<State> => ({
  start: { done: 0, last: undefined },
  step: (state, fact) => advance(check, state, fact),
  live: (state) => live(check, say, state),
  finish: (state) => {
    if (state.done >= check.steps.length) return settle(live(check, say, state))
    const because = `按${stepsOf(check.steps, say)}的次序，缺少${say(check.steps.slice(state.done, state.done + 1))}`
    return { status: 'missed', because }
  },
})

const advance = ({ steps }: Check, state: State, fact: LineFact): State => {
  let done = state.done
  for (const { phrase } of fact.found) if (steps[done]?.includes(phrase)) done += 1
  return done === state.done ? state : { done, last: fact.index }
}

const live = ({ steps }: Check, say: Say, { done, last }: State): Live => {
  if (done >= steps.length) {
    return liveAt('met', last, () => `已按次序说了${stepsOf(steps, say)}`)
  }
  const need = steps.slice(done, done + 1)
  return { state: 'pending', due: { need }, because: () => `接下来应说${say(need)}` }
}
