/** One client on /v1/live: hello, then one conversation, begun or resumed, until its end. */
import type { Line, Role } from 'liyan'
import { unitFor } from '../ingest.ts'
import { VERSION } from '../version.ts'
import {
  LIVE_LIMITS,
  type LiveClientMessage,
  LiveEnd,
  type LiveEvent,
  LiveHello,
  LiveLine,
  LiveResume,
  type LiveServerMessage,
  LiveStart,
  PROTOCOL,
} from '../wire/live.ts'
import { LiveError } from '../wire/live-errors.ts'
import { type Listener, LiveConversation, type Opening } from './conversation.ts'
import { finishLive } from './finish.ts'
import { HubConnection } from './hub-connection.ts'
import { keyOf } from './hub-room.ts'
import {
  begin,
  headOf,
  type ResumeMessage,
  reportAgain,
  rowToResume,
  type StartMessage,
  takeUp,
} from './opening.ts'
import { readMessage } from './read-message.ts'

const MESSAGES = { hello: LiveHello, start: LiveStart, resume: LiveResume, line: LiveLine, end: LiveEnd }

/** Bytes that a client may leave unread. */
const MOST_UNREAD = 4 << 20

type LineMessage = Extract<LiveClientMessage, { type: 'line' }>
type EndMessage = Extract<LiveClientMessage, { type: 'end' }>

/** `opening` and `ending`: the store is at work. */
type State = 'new' | 'greeted' | 'opening' | 'live' | 'ending'

export class LiveConnection extends HubConnection implements Listener {
  /** From `started` or `resumed` until the end of the connection. */
  conversation: LiveConversation | undefined
  /** Sent behind `start` or `resume` before its answer came; at most `LIVE_LIMITS.credit`. */
  #early: (LineMessage | EndMessage)[] = []
  #state: State = 'new'

  send(message: LiveServerMessage): void {
    this.#sendJson(JSON.stringify(message))
  }

  heard(seq: number, line: Line | undefined, events: readonly LiveEvent[]): void {
    const { metrics } = this.room.parts
    metrics.liveLines.inc({ kind: line === undefined ? 'interim' : 'final' })
    this.room.monitors.heard(this.conversation!.opening, seq, line, events)
  }

  complete(endedBy: Role | undefined): void {
    if (this.#state === 'ending') return
    this.#state = 'ending'
    void this.#finish(this.conversation!, endedBy)
  }

  protected received(value: unknown): void {
    const message = readMessage(MESSAGES, value)
    switch (message.type) {
      case 'hello':
        this.#greet(message.protocol)
        break
      case 'start':
        this.#mayOpen()
        void this.#start(message)
        break
      case 'resume':
        this.#mayOpen()
        void this.#resume(message)
        break
      case 'line':
      case 'end':
        this.#say(message)
        break
      default:
        message satisfies never
    }
  }

  #greet(protocol: number): void {
    if (protocol !== PROTOCOL) throw new LiveError('wrong-protocol', `这里是版本 ${PROTOCOL}`)
    if (this.#state === 'new') {
      this.#state = 'greeted'
      this.channel.patience = { ms: LIVE_LIMITS.startMs, code: 'hello-timeout' }
    }
    this.send({ type: 'hello', protocol: PROTOCOL, version: VERSION, limits: LIVE_LIMITS })
  }

  #mayOpen(): void {
    if (this.#state === 'new') throw new LiveError('not-started', '先要有 hello')
    if (this.#state !== 'greeted') throw new LiveError('already-started')
    this.#state = 'opening'
  }

  /** What follows a `start` in one breath waits for it; nobody has to know of the credit before the answer. */
  #say(message: LineMessage | EndMessage): void {
    if (this.#state === 'opening') {
      if (this.#early.length >= LIVE_LIMITS.credit) throw new LiveError('no-credit')
      this.#early.push(message)
    } else if (message.type === 'line') this.#running(message.seq).line(message)
    else this.#running().end(message)
  }

  #sayEarly(): void {
    for (const message of this.#early.splice(0)) {
      if (!this.channel.isOpen) return
      try {
        this.#say(message)
      } catch (error) {
        this.channel.refuse(error)
      }
    }
  }

  #running(seq?: number): LiveConversation {
    if (this.conversation === undefined) throw new LiveError('not-started', undefined, seq)
    return this.conversation
  }

  async #start(message: StartMessage): Promise<void> {
    const { parts, owner, held } = this.room
    await this.#opening(async () => {
      const head = headOf(this.principal, { ...message, id: parts.hideId(message.id) })
      const key = keyOf(head.unit, head.id)
      await this.room.exclusive(key, async () => {
        if (held.has(key)) throw new LiveError('already-live', head.id)
        const { opening, token } = await begin(parts, owner, head, message)
        this.#hold(key, opening, 'started', token)
      })
    })
  }

  async #resume(sent: ResumeMessage): Promise<void> {
    const { parts, owner, held, journal } = this.room
    const message = { ...sent, id: parts.hideId(sent.id) }
    await this.#opening(async () => {
      const unit = unitFor(this.principal, message.unit)
      const key = keyOf(unit, message.id)
      await this.room.exclusive(key, async () => {
        const row = await rowToResume(parts, unit, message)
        if (row === undefined) return this.#report(await reportAgain(parts, this.principal, unit, message.id))
        held.get(key)?.fail(new LiveError('taken-over'))
        // What the connection before had sent is on the disk, or was not acknowledged.
        await journal.settled()
        this.#hold(key, await takeUp(parts, owner, row), 'resumed', message.token)
      })
    })
  }

  async #opening(open: () => Promise<void>): Promise<void> {
    try {
      await open()
    } catch (error) {
      this.#state = 'greeted'
      this.channel.refuse(error)
    }
    this.#sayEarly()
  }

  #hold(key: string, opening: Opening, type: 'started' | 'resumed', token: string): void {
    if (!this.channel.isOpen) return
    const { journal, held, monitors, parts } = this.room
    this.conversation = new LiveConversation(opening, journal, this)
    this.#state = 'live'
    this.channel.patience = { ms: LIVE_LIMITS.idleMs, code: 'idle' }
    held.set(key, this)
    parts.metrics.live.set(held.size)
    this.send({ type, ...this.conversation.standing(token) })
    monitors.started(this.conversation)
  }

  async #finish(conversation: LiveConversation, endedBy: Role | undefined): Promise<void> {
    const { parts, owner, monitors } = this.room
    const { row, head, checker } = conversation.opening
    try {
      await this.room.exclusive(keyOf(row.unit, row.id), async () => {
        const report = conversation.report(endedBy)
        const finished = { row, head, checker, endedBy, abandoned: false, report }
        const json = await finishLive(parts, owner, finished)
        this.#release()
        monitors.ended(row, head.staff, report)
        this.#report(json)
      })
    } catch (error) {
      this.#state = 'live'
      this.channel.refuse(error)
    }
  }

  #report(json: string): void {
    this.#sendJson(`{"type":"report","report":${json}}`)
    this.channel.close(1000, 'ended')
  }

  #sendJson(json: string): void {
    if (this.channel.unread > MOST_UNREAD) this.fail(new LiveError('too-slow'))
    this.channel.send(json)
  }

  protected closed(): void {
    const { conversation } = this
    if (this.#release() && conversation !== undefined) this.room.monitors.interrupted(conversation.opening)
  }

  /** The conversation is on no connection any more; true where it was on this one. */
  #release(): boolean {
    if (this.conversation === undefined) return false
    const { held, parts } = this.room
    const { unit, id } = this.conversation.opening.row
    this.conversation.isGone = true
    if (held.get(keyOf(unit, id)) !== this) return false
    held.delete(keyOf(unit, id))
    parts.metrics.live.set(held.size)
    return true
  }
}
