/** One exercise from the citizen's first word to the report: turns, attempts, hints, retries, and what is taken down at the end. */
import { computed, shallowReactive, watch } from 'vue'
import { api, dataOf, type Schemas } from '../../client.ts'
import { forget, keep } from '../../kept.ts'
import { useDeed } from '../../parts/use-deed.ts'
import { session } from '../../session.ts'
import { EXERCISE, type KeptExercise, type Phase, type Turn } from './kept-exercise.ts'
import { freshId } from './said.ts'
import { useWire } from './use-wire.ts'

export type Scenario = Schemas['Scenario']

/** Says how the reply that was tried stands. */
export interface Verdict {
  readonly text: string
  readonly met: readonly (readonly string[])[]
  readonly missing: readonly (readonly string[])[]
}

/** `before`: what a reload of the page cut off, which goes on. */
export function useExercise(
  scenario: Scenario,
  drill: number | undefined,
  before: KeptExercise | undefined,
  spoken: (text: string) => void,
) {
  const { channel, head } = scenario
  const id = before?.id ?? freshId()
  const wire = useWire(
    { id, channel, ...head },
    before && { ...before, ended: before.state.phase === 'over' },
  )
  const state = shallowReactive({
    phase: 'replying' as Phase,
    turnId: scenario.start,
    turn: scenario.turns[scenario.start] as Turn,
    draft: '',
    /** Steps of the ladder that are shown in this turn. */
    hints: 0,
    hintsShown: 0,
    retries: 0,
    ending: undefined as Schemas['ScenarioEnding'] | undefined,
    run: undefined as Schemas['PracticeRun'] | undefined,
  })
  /** A pause before the trainee's line; before the citizen's it is used up. */
  let pause = 0

  function takeUp(kept: KeptExercise): void {
    Object.assign(state, kept.state)
    pause = kept.pause
    if (state.phase === 'replying' && state.draft.trim() !== '') wire.attempt(state.draft.trim(), pause)
    if (state.phase !== 'tried' && state.phase !== 'asking') return
    state.phase = 'asking'
    wire.attempt(state.draft.trim(), pause)
  }

  const verdict = computed((): Verdict | undefined => {
    if (state.phase !== 'tried') return undefined
    const held = new Set(wire.state.attempt.map(({ phrase }) => phrase))
    const isMet = (group: readonly string[]) => group.some((phrase) => held.has(phrase))
    const { want } = state.turn
    return {
      text: wire.state.attempted,
      met: want.filter(isMet),
      missing: want.filter((group) => !isMet(group)),
    }
  })

  function enter(turnId: string, turn: Turn): void {
    state.turnId = turnId
    state.turn = turn
    state.hints = 0
    state.draft = ''
    pause = turn.pause ?? 0
    const words = turn.citizen[Math.floor(Math.random() * turn.citizen.length)]
    if (words !== undefined) {
      wire.commit({ role: 'customer', text: words, scene: turn.scene, aside: turn.aside }, pause)
      pause = 0
      spoken(words)
    }
    state.phase = 'replying'
  }

  const goOn = useDeed(async () => {
    const at = wire.state.lines.length - 1
    const found = [...new Set(wire.state.lines[at]!.findings.map(({ phrase }) => phrase))]
    const answer = await dataOf(
      api.POST('/v1/scenarios/{id}/turns', {
        params: { path: { id: scenario.id } },
        body: { turn: state.turnId, found },
      }),
    )
    wire.note(at, answer.missing)
    if (answer.turn !== undefined) {
      enter(answer.go, answer.turn)
      return
    }
    state.ending = answer.ending
    state.phase = 'over'
    wire.end()
  })

  const takeDown = useDeed(async () => {
    state.run = await dataOf(
      api.POST('/v1/practice/runs', {
        body: {
          conversation: id,
          scenario: scenario.id,
          ...(drill !== undefined && { drill }),
          hints: state.hintsShown,
          retries: state.retries,
        },
      }),
    )
  })

  // The answer to what was asked for, not to what was typed on the way.
  watch(
    () => [state.phase, wire.state.attempted] as const,
    ([phase, attempted]) => {
      if (phase === 'asking' && attempted === state.draft.trim()) state.phase = 'tried'
    },
  )
  watch(
    () => [state.phase, wire.state.judged, wire.state.lines.length] as const,
    ([phase, judged, length]) => {
      if (phase === 'moving' && judged === length) void goOn.run()
    },
  )
  watch(
    () => wire.state.report,
    (report) => {
      if (report !== undefined) void takeDown.run()
    },
  )

  if (before === undefined) enter(scenario.start, state.turn)
  else takeUp(before)

  // Until the service knows of it there is nothing to go on with, and once the run is taken down no need to.
  watch(
    () => [wire.state.token, wire.state.lines, ...Object.values(state)],
    () => {
      const { token, lines } = wire.state
      const { run, ...rest } = state
      if (run !== undefined) forget(session.who, EXERCISE)
      else if (token !== undefined)
        keep(session.who, EXERCISE, {
          scenario: scenario.id,
          drill,
          id,
          token,
          lines: lines.map((line) => ({ ...line, findings: [] })),
          pause,
          state: rest,
        } satisfies KeptExercise)
    },
  )
  return {
    state,
    wire,
    verdict,
    goOn,
    takeDown,
    /** While it is typed: marks appear, nothing is judged. */
    type(text: string) {
      state.draft = text
      if (state.phase === 'tried') state.phase = 'replying'
      if (text.trim() !== '') wire.attempt(text.trim(), pause)
    },
    ask() {
      const text = state.draft.trim()
      if (text === '' || state.phase !== 'replying') return
      state.phase = wire.state.attempted === text ? 'tried' : 'asking'
      if (state.phase === 'asking') wire.attempt(text, pause)
    },
    again() {
      if (state.phase !== 'tried') return
      state.retries += 1
      state.phase = 'replying'
    },
    say() {
      if (state.phase !== 'tried') return
      const { scene, citizen } = state.turn
      state.phase = 'moving'
      wire.commit(
        { role: 'staff', text: state.draft.trim(), scene: citizen.length === 0 ? scene : undefined },
        pause,
      )
    },
    hint() {
      if (state.turn.hints === undefined || state.hints >= 3) return
      state.hints += 1
      state.hintsShown += 1
    },
  }
}
export type Exercise = ReturnType<typeof useExercise>
