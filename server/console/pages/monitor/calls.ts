/** What is known of each live conversation, changed by what comes over the socket; plain data, without the page. */
import { type LiveEvent, type LiveRule, placeOf } from '../../parts/live-events.ts'
import type { Severity } from '../../words.ts'
import type { LiveConversation, MonitorMessage } from './protocol.ts'

export interface Problem {
  /** Place of a finding, or a rule: what is taken back takes its problem with it. */
  readonly of: string
  readonly severity: Severity
  readonly text: string
  /** By this machine's clock. */
  readonly at: number
}

export interface Call {
  readonly key: string
  readonly head: LiveConversation
  state: 'live' | 'interrupted' | 'ended'
  lines: number
  score: number
  /** Only when it has ended. */
  passed: boolean | undefined
  /** Of the snapshot: which findings they were is not known. */
  readonly before: Readonly<Record<Severity, number>>
  /** Place of a finding since then -> its severity. */
  readonly since: Map<string, Severity>
  readonly rules: Map<string, LiveRule>
  problem: Problem | undefined
  /** When it ended; it stays to be seen for a while. */
  endedAt: number | undefined
}

/** Milliseconds for which an ended conversation is still shown. */
const LINGER = 20_000

export class Calls {
  readonly all = new Map<string, Call>()
  /** The service's clock less this machine's. */
  offset = 0
  readonly #onProblem: (call: Call, problem: Problem) => void

  constructor(onProblem: (call: Call, problem: Problem) => void) {
    this.#onProblem = onProblem
  }

  take(message: MonitorMessage, now: number): void {
    switch (message.type) {
      case 'snapshot':
        this.offset = message.now - now
        if (message.first) this.#forgetAll()
        for (const conversation of message.conversations) this.#start(conversation, now)
        break
      case 'started':
        this.#start(message.conversation, now)
        break
      case 'interrupted':
        this.#change(message, (call) => {
          call.state = 'interrupted'
        })
        break
      case 'ended':
        this.#change(message, (call) => {
          call.state = 'ended'
          call.score = message.score
          call.passed = message.passed
          call.endedAt = now
        })
        break
      case 'events':
        this.#change(message, (call) => {
          if (!message.interim) call.lines = Math.max(call.lines, message.seq)
          for (const event of message.events) this.#hear(call, event, now)
        })
        break
    }
  }

  /** Takes out what ended a while ago. */
  sweep(now: number): void {
    for (const [key, { endedAt }] of this.all)
      if (endedAt !== undefined && now - endedAt > LINGER) this.all.delete(key)
  }

  #forgetAll(): void {
    for (const [key, call] of this.all) if (call.state !== 'ended') this.all.delete(key)
  }

  #start(head: LiveConversation, now: number): void {
    const key = keyOf(head)
    const call: Call = {
      key,
      head,
      state: 'live',
      lines: head.lines,
      score: head.score,
      passed: undefined,
      before: head.severities,
      since: new Map(),
      rules: new Map(head.rules.map((rule) => [rule.rule, rule])),
      problem: undefined,
      endedAt: undefined,
    }
    this.all.set(key, call)
    const missed = head.rules.find(({ state }) => state === 'missed')
    // What happened before one looked is a problem too, but no news.
    if (missed !== undefined)
      call.problem = { of: missed.rule, severity: missed.severity, text: missed.title, at: now - 1 }
    const worst = worstOf(call)
    if (worst !== undefined)
      call.problem = { of: '', severity: worst, text: call.problem?.text ?? '', at: now - 1 }
  }

  #change(which: { readonly unit: string; readonly id: string }, change: (call: Call) => void): void {
    const call = this.all.get(keyOf(which))
    if (call !== undefined) change(call)
  }

  #hear(call: Call, event: LiveEvent, now: number): void {
    switch (event.type) {
      case 'score':
        call.score = event.score
        break
      case 'retracted':
        call.since.delete(placeOf(event.finding))
        forget(call, placeOf(event.finding))
        break
      case 'finding': {
        const { kind, severity, text } = event.finding
        if (kind !== 'forbidden') break
        const place = placeOf(event.finding)
        const isNew = !call.since.has(place)
        call.since.set(place, severity)
        if (isNew) this.#problem(call, { of: place, severity, text: `“${text}”`, at: now })
        break
      }
      case 'rule': {
        const was = call.rules.get(event.rule)?.state
        call.rules.set(event.rule, event)
        if (event.state !== 'missed') forget(call, event.rule)
        if (event.state === 'missed' && was !== 'missed')
          this.#problem(call, {
            of: event.rule,
            severity: event.severity,
            text: event.title,
            at: now,
          })
        break
      }
    }
  }

  #problem(call: Call, problem: Problem): void {
    call.problem = problem
    this.#onProblem(call, problem)
  }
}

function keyOf({ unit, id }: { readonly unit: string; readonly id: string }): string {
  return JSON.stringify([unit, id])
}

function forget(call: Call, of: string): void {
  if (call.problem?.of === of) call.problem = undefined
}

/** Forbidden findings of a severity so far. */
export function countOf({ before, since }: Call, severity: Severity): number {
  let count = before[severity]
  for (const one of since.values()) if (one === severity) count += 1
  return count
}

const RANKS: Readonly<Record<Severity, number>> = { info: 0, minor: 1, major: 2, critical: 3 }

/** Has it a finding or a missed rule at least so grave? */
export function isAtLeast(call: Call, least: Severity): boolean {
  const rank = RANKS[least]
  const isFound = (Object.keys(RANKS) as Severity[]).some(
    (one) => RANKS[one] >= rank && countOf(call, one) > 0,
  )
  return (
    isFound ||
    [...call.rules.values()].some(({ state, severity }) => state === 'missed' && RANKS[severity] >= rank)
  )
}

function worstOf(call: Call): Severity | undefined {
  return (['critical', 'major', 'minor', 'info'] as const).find((severity) => countOf(call, severity) > 0)
}

/** What has to be said soonest. */
export function nextDue({ rules }: Call): LiveRule | undefined {
  const due = [...rules.values()].filter(({ state }) => state === 'due')
  return due.sort((a, b) => urgencyOf(a) - urgencyOf(b))[0]
}

/** A line takes some seconds. */
function urgencyOf({ due }: LiveRule): number {
  return due?.by ?? (due?.lines === undefined ? Number.POSITIVE_INFINITY : due.lines * 8_000)
}

/** Newest problem first, then the conversations that began last. */
export function inOrder(calls: readonly Call[]): readonly Call[] {
  return calls.toSorted(
    (a, b) => (b.problem?.at ?? 0) - (a.problem?.at ?? 0) || b.head.startedAt - a.head.startedAt,
  )
}
