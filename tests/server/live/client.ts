/** A client of the sockets for tests: keeps every frame, and holds each against the schema of the protocol. */
import type { WebSocket } from '@fastify/websocket'
import type { Conversation, Report } from 'liyan'
import { expect } from 'vitest'
import { type LiveClientMessage, LiveServerMessage } from '../../../server/wire/live.ts'
import { MonitorServerMessage } from '../../../server/wire/monitor.ts'
import { bearer, type Service } from '../service.ts'

type Frame = LiveServerMessage | MonitorServerMessage
type Of<T extends Frame['type'], F extends Frame = Frame> = Extract<F, { type: T }>

export interface Client {
  readonly socket: WebSocket
  /** All frames so far. */
  readonly frames: Frame[]
  /** Resolves to the code and reason of the end. */
  readonly closed: Promise<{ code: number; reason: string }>
  send(message: LiveClientMessage | object | string): void
  /** Sends a line as soon as there is credit for it. */
  line(message: object): Promise<void>
  /** The first frame of the type that was not taken before; waits for it. */
  take<T extends Frame['type']>(type: T, is?: (frame: Of<T>) => boolean): Promise<Of<T>>
  /** The connection is lost, without a word. */
  cut(): void
}

export function connectLive({ app }: Service, key: string): Promise<Client> {
  return connect(app.injectWS, '/v1/live', key, LiveServerMessage)
}

/** Does not look at what it gets: for very many frames. */
export function connectCarelessly({ app }: Service, key: string): Promise<Client> {
  return connect(app.injectWS, '/v1/live', key)
}

export function connectMonitor({ app }: Service, key: string): Promise<Client> {
  return connect(app.injectWS, '/v1/monitor', key, MonitorServerMessage)
}

async function connect(
  inject: Service['app']['injectWS'],
  path: string,
  key: string,
  schema?: typeof LiveServerMessage | typeof MonitorServerMessage,
): Promise<Client> {
  let client: Client | undefined
  // Listens before the first frame can come.
  await inject(
    path,
    { headers: bearer(key) },
    {
      onInit: (socket) => {
        client = clientOf(socket, schema)
      },
    },
  )
  return client!
}

export function clientOf(
  socket: WebSocket,
  schema?: typeof LiveServerMessage | typeof MonitorServerMessage,
): Client {
  const frames: Frame[] = []
  const untaken: Frame[] = []
  const waiting = new Set<() => void>()
  let credit = 0
  socket.on('message', (data) => {
    const frame = JSON.parse(String(data)) as Frame
    if (schema !== undefined) expect(schema.parse(frame)).toEqual(frame)
    if (frame.type === 'started' && 'credit' in frame) credit = frame.credit
    if (frame.type === 'resumed') credit = frame.credit
    if (frame.type === 'credit') credit += frame.lines
    frames.push(frame)
    untaken.push(frame)
    for (const look of waiting) look()
  })
  socket.on('error', () => {})
  // An injected socket does not answer pings by itself.
  socket.on('ping', () => socket.pong())
  const closed = new Promise<{ code: number; reason: string }>((resolve) =>
    socket.on('close', (code, reason) => resolve({ code, reason: String(reason) })),
  )
  const send = (message: object | string) =>
    socket.send(typeof message === 'string' ? message : JSON.stringify(message))
  return {
    socket,
    frames,
    closed,
    send,
    line: (message) =>
      new Promise((resolve, reject) => {
        const look = () => {
          if (credit === 0) return
          waiting.delete(look)
          credit -= 1
          send({ type: 'line', ...message })
          resolve()
        }
        waiting.add(look)
        look()
        void closed.then(({ code }) => reject(new Error(`closed with ${code} while out of credit`)))
      }),
    take: (type, is = () => true) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const at = untaken.findIndex((frame) => frame.type === type && is(frame as never))
          if (at < 0) return
          waiting.delete(look)
          resolve(untaken.splice(at, 1)[0] as never)
        }
        waiting.add(look)
        look()
        void closed.then(({ code, reason }) =>
          reject(
            new Error(`closed with ${code} ${reason} before ${type}; last: ${JSON.stringify(frames.at(-1))}`),
          ),
        )
      }),
    cut: () => socket.terminate(),
  }
}

/** The service has noticed that the connection of this conversation is gone. */
export async function lost({ parts }: Service, unit: string, id: string): Promise<void> {
  while (parts.live.isConnected(unit, id)) await new Promise((resolve) => setImmediate(resolve))
}

/** Says hello and starts; resolves to `started`. */
export async function begin(client: Client, head: object): Promise<Of<'started', LiveServerMessage>> {
  client.send({ type: 'hello', protocol: 1 })
  await client.take('hello')
  client.send({ type: 'start', channel: 'counter', ...head })
  return (await client.take('started')) as Of<'started', LiveServerMessage>
}

export async function resume(client: Client, id: string, token: string) {
  client.send({ type: 'hello', protocol: 1 })
  await client.take('hello')
  client.send({ type: 'resume', id, token })
  return client.take('resumed')
}

/** Says the final lines from `from` on, each when the one before is answered. */
export async function say(client: Client, lines: Conversation['lines'], from = 1): Promise<void> {
  for (const [at, line] of lines.entries()) {
    const seq = at + 1
    if (seq < from) continue
    await client.line({ seq, ...line })
    await client.take('events', (frame) => frame.seq === seq && !frame.interim)
  }
}

export async function end(client: Client, message: object = {}): Promise<Report> {
  client.send({ type: 'end', ...message })
  return (await client.take('report')).report as Report
}
