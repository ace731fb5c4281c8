/** One conversation as it is followed: its lines with findings, its rules, its score, on a socket of its own. */
import { computed, shallowReactive } from 'vue'
import { type LiveEvent, type LiveFinding, type LiveRule, placeOf } from '../../parts/live-events.ts'
import { useSocket } from '../../socket.ts'
import type { LiveConversation, LiveLine, MonitorMessage } from './protocol.ts'

export function useFollowed(unit: string, id: string) {
  const state = shallowReactive({
    head: undefined as LiveConversation | undefined,
    /** `gone`: it is not live, and may be stored already. */
    is: 'looking' as 'looking' | 'live' | 'interrupted' | 'ended' | 'gone',
    score: undefined as number | undefined,
    lines: [] as readonly LiveLine[],
    findings: new Map() as ReadonlyMap<string, LiveFinding>,
    rules: new Map() as ReadonlyMap<string, LiveRule>,
    /** Where in the conversation one is: its milliseconds, and when that was here. */
    place: undefined as { readonly ms: number; readonly at: number } | undefined,
  })

  const socket = useSocket<MonitorMessage>({
    path: '/v1/monitor',
    opened(send) {
      state.findings = new Map()
      send({ type: 'subscribe', protocol: 1, unit, follow: id })
    },
    received(message) {
      if (message.type === 'error') refused(message.code)
      else if (message.type === 'snapshot') {
        const head = message.conversations.find((one) => one.id === id)
        if (head !== undefined) begin(head, message.now)
      } else if (message.type === 'started') {
        if (message.conversation.id === id) begin(message.conversation, undefined)
      } else if (message.id === id) hear(message)
    },
  })

  function refused(code: string) {
    if (code !== 'not-found') return
    state.is = state.is === 'ended' ? 'ended' : 'gone'
    socket.close()
  }

  function begin(head: LiveConversation, now: number | undefined) {
    state.head = head
    state.is = 'live'
    state.score = head.score
    state.rules = new Map(head.rules.map((rule) => [rule.rule, rule]))
    if (now !== undefined && state.place === undefined)
      state.place = { ms: now - head.startedAt, at: Date.now() }
  }

  function hear(message: Exclude<MonitorMessage, { type: 'snapshot' | 'started' | 'error' }>) {
    switch (message.type) {
      case 'interrupted':
        state.is = 'interrupted'
        break
      case 'ended':
        state.is = 'ended'
        state.score = message.score
        socket.close()
        break
      case 'events':
        for (const event of message.events) take(event)
        break
      case 'lines':
        addLines(message.lines)
        if (message.findings !== undefined) addFindings(message.findings)
        break
    }
  }

  function take(event: LiveEvent) {
    if (event.type === 'score') state.score = event.score
    else if (event.type === 'rule') state.rules = new Map(state.rules).set(event.rule, event)
    else if (event.type === 'finding') addFindings([event.finding])
    else {
      const left = new Map(state.findings)
      left.delete(placeOf(event.finding))
      state.findings = left
    }
  }

  function addLines(fresh: readonly LiveLine[]) {
    const bySeq = new Map([...state.lines, ...fresh].map((line) => [line.seq, line]))
    state.lines = [...bySeq.values()].sort((a, b) => a.seq - b.seq)
    const end = state.lines.at(-1)?.end
    // The sender's own times are what countdowns are about.
    if (end !== undefined) state.place = { ms: end, at: Date.now() }
  }

  function addFindings(fresh: readonly LiveFinding[]) {
    const all = new Map(state.findings)
    for (const finding of fresh) all.set(placeOf(finding), finding)
    state.findings = all
  }

  /** Of each line, counted from 0. */
  const findingsByLine = computed(() => {
    const byLine = new Map<number, LiveFinding[]>()
    for (const finding of state.findings.values())
      byLine.set(finding.line, [...(byLine.get(finding.line) ?? []), finding])
    return byLine
  })

  return { state, socket, findingsByLine }
}
