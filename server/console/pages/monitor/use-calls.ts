/** The live conversations that somebody watches: a socket, and rows drawn a few times a second however much comes in. */
import { onScopeDispose, shallowRef } from 'vue'
import { useSocket } from '../../socket.ts'
import { type Call, Calls, type Problem } from './calls.ts'
import type { MonitorMessage } from './protocol.ts'

/** Milliseconds between two drawings of the rows. */
const DRAW = 250

export function useCalls(plan: { unit(): string; onProblem(call: Call, problem: Problem): void }) {
  const calls = new Calls(plan.onProblem)
  /** Changed with every drawing; what it holds is read then. */
  const drawn = shallowRef<readonly Call[]>([])
  const isKnown = shallowRef(false)
  /** When the service was last heard of, by this machine's clock. */
  const heardAt = shallowRef(Date.now())
  let isChanged = false

  const socket = useSocket<MonitorMessage>({
    path: '/v1/monitor',
    opened: subscribe,
    received(message) {
      heardAt.value = Date.now()
      calls.take(message, heardAt.value)
      isChanged = true
      if (message.type === 'snapshot' && !message.more) isKnown.value = true
    },
  })

  function subscribe(send: (message: object) => boolean) {
    const unit = plan.unit()
    send({ type: 'subscribe', protocol: 1, ...(unit !== '' && { unit }) })
  }

  const timer = setInterval(() => {
    const before = calls.all.size
    calls.sweep(Date.now())
    if (!isChanged && calls.all.size === before) return
    isChanged = false
    drawn.value = [...calls.all.values()]
  }, DRAW)
  onScopeDispose(() => clearInterval(timer))

  return {
    socket,
    drawn,
    isKnown,
    heardAt,
    offset: () => calls.offset,
    /** After the filter has changed. */
    again() {
      isKnown.value = false
      calls.all.clear()
      isChanged = true
      subscribe(socket.send)
    },
  }
}

/** The time by this machine's clock, a new one every second. */
export function useNow() {
  const now = shallowRef(Date.now())
  const timer = setInterval(() => {
    now.value = Date.now()
  }, 1_000)
  onScopeDispose(() => clearInterval(timer))
  return now
}
