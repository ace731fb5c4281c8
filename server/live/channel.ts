/** One socket as JSON messages both ways: errors told and counted, pings, time limits, an end with a reason. */
import type { WebSocket } from '@fastify/websocket'
import { LIVE_LIMITS } from '../wire/live.ts'
import { closeCodeOf, LiveError } from '../wire/live-errors.ts'
import { asLiveError, type Log } from './as-live-error.ts'

export type Socket = WebSocket

export interface Receiver {
  /** What it throws is told to the client. */
  message(value: unknown): void
  /** Once, however it came about. */
  closed(): void
}

/** Milliseconds without a message, and the error that they end with. */
interface Patience {
  readonly ms: number
  readonly code: 'hello-timeout' | 'idle'
}

export class Channel {
  /** Undefined: the other side need not say anything. */
  patience: Patience | undefined = { ms: LIVE_LIMITS.helloMs, code: 'hello-timeout' }
  readonly #socket: Socket
  readonly #receiver: Receiver
  readonly #clock: () => number
  readonly #log: Log
  #heardAt: number
  #pingedAt: number
  #answered = true
  #errors = 0
  #isOpen = true

  constructor(socket: Socket, receiver: Receiver, clock: () => number, log: Log) {
    this.#socket = socket
    this.#receiver = receiver
    this.#clock = clock
    this.#log = log
    this.#heardAt = clock()
    this.#pingedAt = this.#heardAt
    socket.on('message', (data, isBinary) => this.#receive(String(data), isBinary))
    socket.on('pong', () => {
      this.#answered = true
    })
    socket.on('close', () => this.#shut())
  }

  get isOpen(): boolean {
    return this.#isOpen
  }

  /** Bytes that the other side has not read yet. */
  get unread(): number {
    return this.#socket.bufferedAmount
  }

  send(json: string): void {
    if (this.#isOpen) this.#socket.send(json)
  }

  /** Tells the error; a fatal one ends the connection. */
  fail({ code, message, seq }: LiveError): void {
    if (!this.#isOpen) return
    const close = closeCodeOf(code)
    const fatal = close !== undefined
    this.send(JSON.stringify({ type: 'error', code, message, fatal, ...(seq !== undefined && { seq }) }))
    if (fatal) this.close(close, code)
  }

  close(code: number, reason: string): void {
    if (!this.#isOpen) return
    this.#socket.close(code, reason)
    this.#shut()
  }

  tick(now: number): void {
    if (!this.#isOpen) return
    const { patience } = this
    if (patience !== undefined && now - this.#heardAt >= patience.ms) this.fail(new LiveError(patience.code))
    else if (now - this.#pingedAt >= LIVE_LIMITS.pingMs) this.#ping(now)
  }

  #ping(now: number): void {
    this.#pingedAt = now
    // Nobody is there: a close frame would wait for an answer that does not come.
    if (!this.#answered) this.#socket.terminate()
    else this.#socket.ping()
    this.#answered = false
  }

  #receive(text: string, isBinary: boolean): void {
    if (!this.#isOpen) return
    this.#heardAt = this.#clock()
    try {
      if (isBinary) throw new LiveError('binary-frame')
      this.#receiver.message(parse(text))
    } catch (error) {
      this.refuse(error)
    }
  }

  /** Tells what went wrong with a message of the client; too many mistakes end the connection. */
  refuse(error: unknown): void {
    const told = asLiveError(error, this.#log)
    this.fail(told)
    if (told.code === 'store-unavailable') return
    this.#errors += 1
    if (this.#errors >= LIVE_LIMITS.errors) this.fail(new LiveError('too-many-errors'))
  }

  #shut(): void {
    if (!this.#isOpen) return
    this.#isOpen = false
    this.#receiver.closed()
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new LiveError('bad-json')
  }
}
