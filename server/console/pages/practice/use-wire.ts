/** The live conversation of an exercise: lines and attempts out, findings, rules and score in; cut off it goes on where it was. */
import { shallowReactive } from 'vue'
import type { Schemas } from '../../client.ts'
import type { LiveFinding as Found, LiveRule } from '../../parts/live-events.ts'
import { type Socket, useSocket } from '../../socket.ts'
import { afterEvents, type LiveMessage } from './live.ts'
import { placed, type Said, type Words } from './said.ts'

export interface WireState {
  /** With it the conversation is taken up again; undefined until the service knows it. */
  readonly token: string | undefined
  readonly lines: readonly Said[]
  /** Findings of the attempt that was tried last. */
  readonly attempt: readonly Found[]
  /** The text that `attempt` belongs to. */
  readonly attempted: string
  readonly rules: readonly LiveRule[]
  readonly score: number
  /** The service knows the conversation. */
  readonly started: boolean
  /** Final lines whose findings are known. */
  readonly judged: number
  readonly report: Schemas['Report'] | undefined
  /** The service has ended it before its end was said. */
  readonly givenUp: boolean
  /** What the service refused, in its words. */
  readonly refused: string | undefined
}

interface Head {
  readonly id: string
  readonly channel: 'phone' | 'counter'
  readonly ringCount?: number
  readonly window?: string
}

/** How far it had come when the page was loaded anew; findings are told again by the service. */
export interface Before {
  readonly token: string
  readonly lines: readonly Said[]
  readonly ended: boolean
}

type Send = (message: object) => boolean

/** Below so much credit only final lines are sent. */
const SPARE_CREDIT = 8

export function useWire(
  head: Head,
  before?: Before,
): {
  readonly state: WireState
  readonly socket: Socket
  /** A line that stays. */
  commit(line: Words, pause?: number): void
  /** A reply that is only tried: the next one takes its place. */
  attempt(text: string, pause?: number): void
  note(at: number, missing: Said['missing']): void
  end(): void
} {
  const state = shallowReactive({
    token: before?.token,
    lines: before?.lines ?? [],
    attempt: [] as readonly Found[],
    attempted: '',
    rules: [] as readonly LiveRule[],
    score: 100,
    started: false,
    judged: 0,
    report: undefined as Schemas['Report'] | undefined,
    givenUp: false,
    refused: undefined as string | undefined,
  })
  let credit = 0
  let ended = before?.ended ?? false
  /** Tried, and perhaps not answered yet. */
  let trial: { readonly text: string; readonly pause: number } | undefined
  /** Texts of attempts under way, in the order of their answers. */
  let asked: string[] = []
  /** What was tried last on this connection. */
  let tried: string | undefined
  /** The service has forgotten the attempt whose findings are shown. */
  let stale = false

  const socket = useSocket<LiveMessage>({
    path: '/v1/live',
    opened(send) {
      send({ type: 'hello', protocol: 1 })
      if (state.token === undefined) send({ type: 'start', practice: true, ...head })
      else send({ type: 'resume', id: head.id, token: state.token })
    },
    received(message, send) {
      receive(message, send)
    },
  })

  function receive(message: LiveMessage, send: Send): void {
    switch (message.type) {
      case 'started':
      case 'resumed':
        takeUp(message, send)
        break
      case 'events':
        hear(message)
        break
      case 'credit':
        credit += message.lines
        tryIt()
        break
      case 'report':
        if (ended) state.report = message.report
        else state.givenUp = true
        break
      case 'error':
        // What the store cannot take at the moment is acknowledged later; the socket says so.
        if (message.code !== 'store-unavailable') state.refused = message.message
        break
      default:
    }
  }

  function takeUp(message: Extract<LiveMessage, { type: 'started' | 'resumed' }>, send: Send): void {
    state.token = message.token
    credit = message.credit
    asked = []
    const { findings, rules, score } = message.snapshot
    state.lines = state.lines.map((line, n) =>
      n < message.ack
        ? { ...line, findings: findings.filter((found) => found.line === n && found.kind !== 'cue') }
        : line,
    )
    state.rules = rules
    state.score = score
    stale = true
    tried = undefined
    state.refused = undefined
    state.started = true
    state.judged = Math.max(state.judged, message.ack)
    state.lines.forEach((line, n) => {
      if (n >= message.ack) sendFinal(send, line, n + 1)
    })
    tryIt()
    if (ended) sendEnd(send)
  }

  function hear({ seq, interim, events }: Extract<LiveMessage, { type: 'events' }>): void {
    for (const event of events) {
      if (event.type === 'score') state.score = event.score
      if (event.type === 'rule')
        state.rules = [...state.rules.filter(({ rule }) => rule !== event.rule), event]
    }
    if (interim) {
      const text = asked.shift()
      state.attempt = afterEvents(stale ? [] : state.attempt, events)
      stale = false
      if (text !== undefined) state.attempted = text
      return
    }
    state.lines = state.lines.map((line, n) => {
      if (n !== seq - 1) return line
      // What an attempt was found to hold is not told again where it still holds.
      const before = line.role === 'staff' && !stale ? state.attempt : []
      return { ...line, findings: afterEvents(before, events) }
    })
    state.attempt = []
    state.attempted = ''
    state.judged = Math.max(state.judged, seq)
  }

  function sendFinal(send: Send, { role, text, start, end }: Said, seq: number): void {
    if (send({ type: 'line', seq, role, text, start, end })) credit -= 1
  }

  function tryIt(): void {
    if (trial === undefined || trial.text === tried || !state.started || credit < SPARE_CREDIT) return
    const { text, pause } = trial
    const { start, end } = placed(state.lines, { role: 'staff', text }, pause)
    const seq = state.lines.length + 1
    if (!socket.send({ type: 'line', seq, interim: true, role: 'staff', text, start, end })) return
    credit -= 1
    tried = text
    asked.push(text)
  }

  function sendEnd(send: Send): void {
    send({ type: 'end', lines: state.lines.length })
  }

  return {
    state,
    socket,
    commit(line, pause = 0) {
      const said = placed(state.lines, line, pause)
      trial = undefined
      tried = undefined
      state.lines = [...state.lines, said]
      if (state.started) sendFinal(socket.send, said, state.lines.length)
    },
    attempt(text, pause = 0) {
      trial = { text, pause }
      tryIt()
    },
    note(at, missing) {
      state.lines = state.lines.map((line, n) => (n === at ? { ...line, missing } : line))
    },
    end() {
      ended = true
      sendEnd(socket.send)
    },
  }
}
