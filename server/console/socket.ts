/** A WebSocket that comes back: a new ticket each time, longer waits between attempts, and an end only where trying again is of no use. */
import { onScopeDispose, shallowReactive } from 'vue'
import { api, dataOf } from './client.ts'
import { type ApiError, asApiError } from './problem.ts'

/** Milliseconds before the first and between the later attempts; each is drawn from the upper half, so that a hall does not come back as one. */
const FIRST_WAIT = 500
const LONGEST_WAIT = 15_000
/** With these the service says that coming back is of no use: done, not text, too many errors, wrong protocol, taken over elsewhere. */
const FINAL_CODES = new Set([1000, 1003, 1008, 4000, 4009])

export interface SocketPlan<In> {
  /** `/v1/live`, `/v1/monitor`. */
  readonly path: string
  /** At every connection, the first and all later ones: greet, then start, resume or subscribe. */
  opened(send: (message: object) => boolean): void
  received(message: In, send: (message: object) => boolean): void
}

export interface Socket {
  readonly state: 'connecting' | 'open' | 'waiting' | 'closed'
  /** Why it is not open, where that is known. */
  readonly error: ApiError | undefined
  /** Of the last close, by the service or the network. */
  readonly closeCode: number | undefined
  /** False where it could not be sent: keep it, and send it again in `opened`. */
  send(message: object): boolean
  /** At once, without waiting. */
  retry(): void
  close(): void
}

/** Connects at once, and is closed with the component that opened it. */
export function useSocket<In>({ path, opened, received }: SocketPlan<In>): Socket {
  let wire: WebSocket | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let failures = 0
  let wanted = true

  const socket = shallowReactive({
    state: 'connecting' as Socket['state'],
    error: undefined as ApiError | undefined,
    closeCode: undefined as number | undefined,
    send(message: object) {
      if (wire?.readyState !== WebSocket.OPEN) return false
      wire.send(JSON.stringify(message))
      return true
    },
    retry() {
      if (socket.state === 'open' || socket.state === 'connecting') return
      wanted = true
      void connect()
    },
    close() {
      wanted = false
      clearTimeout(timer)
      socket.state = 'closed'
      wire?.close(1000)
    },
  })

  async function connect() {
    clearTimeout(timer)
    socket.state = 'connecting'
    try {
      const { ticket } = await dataOf(api.POST('/v1/live/ticket'))
      if (wanted) follow(new WebSocket(addressOf(path, ticket)))
    } catch (error) {
      socket.error = asApiError(error)
      later()
    }
  }

  function follow(fresh: WebSocket) {
    wire = fresh
    fresh.onopen = () => {
      socket.state = 'open'
      socket.error = undefined
      opened(socket.send)
    }
    fresh.onmessage = ({ data }) => {
      // Only now it is known that the service took the connection.
      failures = 0
      received(JSON.parse(String(data)) as In, socket.send)
    }
    fresh.onclose = ({ code }) => {
      if (wire !== fresh) return
      socket.closeCode = code
      if (FINAL_CODES.has(code)) wanted = false
      later()
    }
  }

  function later() {
    if (!wanted) {
      socket.state = 'closed'
      return
    }
    socket.state = 'waiting'
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** failures)
    failures += 1
    timer = setTimeout(connect, wait / 2 + Math.random() * (wait / 2))
  }

  const backOnline = () => {
    if (socket.state === 'waiting') void connect()
  }
  window.addEventListener('online', backOnline)
  onScopeDispose(() => {
    window.removeEventListener('online', backOnline)
    socket.close()
  })
  void connect()
  return socket
}

function addressOf(path: string, ticket: string): string {
  const address = new URL(path, location.origin)
  address.protocol = location.protocol === 'https:' ? 'wss:' : 'ws:'
  address.searchParams.set('ticket', ticket)
  return address.href
}
