/** One supervisor on /v1/monitor. Whoever reads too slowly misses frames and gets a new snapshot; nobody waits for it. */
import { type Line, SEVERITIES } from 'liyan'
import { unitFor } from '../ingest.ts'
import { linesOfLive } from '../store/live.ts'
import type { LiveEvent } from '../wire/live.ts'
import { LiveError } from '../wire/live-errors.ts'
import { type MonitorServerMessage, MonitorSubscribe } from '../wire/monitor.ts'
import type { LiveConversation } from './conversation.ts'
import { HubConnection } from './hub-connection.ts'
import { keyOf } from './hub-room.ts'
import { type Monitor, shownLine, type Which } from './monitors.ts'
import { readMessage } from './read-message.ts'

const MESSAGES = { subscribe: MonitorSubscribe }

/** Bytes that it may leave unread before frames are left out, and below which it has caught up. */
const BEHIND = 256 << 10
const CAUGHT_UP = 32 << 10
/** Conversations of one page of a snapshot; live lines go on between two pages. */
const PAGE = 40

export class MonitorConnection extends HubConnection implements Monitor {
  #wish: MonitorSubscribe | undefined
  /** Of the snapshot under way; a newer one ends it. */
  #snapshot = 0
  /** Frames left out since the last snapshot. */
  #skipped = 0

  override tick(now: number): void {
    super.tick(now)
    this.#catchUp()
  }

  sees({ unit }: Which, staff: string | undefined): boolean {
    const { unit: own } = this.principal
    const wish = this.#wish
    if (wish === undefined || (own !== null && own !== unit)) return false
    if (wish.unit !== undefined && wish.unit !== unit) return false
    return wish.staff === undefined || wish.staff === staff
  }

  follows({ unit, id }: Which): boolean {
    return this.#wish?.follow === id && this.#followedUnit() === unit
  }

  tell(message: MonitorServerMessage): void {
    this.#catchUp()
    const wanted = message.type === 'events' ? this.#wanted(message) : message
    if (wanted !== undefined) this.#send(wanted)
  }

  protected received(value: unknown): void {
    const wish = readMessage(MESSAGES, value)
    unitFor(this.principal, wish.unit)
    const { follow } = wish
    this.#wish = follow === undefined ? wish : { ...wish, follow: this.room.parts.hideId(follow) }
    this.channel.patience = undefined
    this.room.monitors.add(this)
    this.#startAnew()
    if (follow !== undefined && this.#followed() === undefined) throw new LiveError('not-found')
  }

  #startAnew(): void {
    this.#snapshot += 1
    this.#page(this.#snapshot, [...this.room.held.keys()], true)
    void this.#linesSoFar()
  }

  #page(snapshot: number, keys: readonly string[], first: boolean): void {
    if (snapshot !== this.#snapshot || !this.channel.isOpen) return
    const rest = keys.slice(PAGE)
    const conversations = keys
      .slice(0, PAGE)
      .flatMap((key) => this.room.held.get(key)?.conversation ?? [])
      .filter(({ opening: { row, head } }) => this.sees(row, head.staff))
      .map((conversation) => this.#infoOf(conversation))
    const more = rest.length > 0
    const skipped = this.#skipped
    this.#skipped = 0
    if (first || !more || conversations.length > 0 || skipped > 0)
      this.#send({ type: 'snapshot', first, more, conversations, skipped, now: this.room.parts.clock() })
    if (more) setImmediate(() => this.#page(snapshot, rest, false))
  }

  #infoOf(conversation: LiveConversation) {
    const info = conversation.info()
    return { ...info, rules: info.rules.filter(({ severity }) => this.#isSevere(severity)) }
  }

  /** Lines of the followed conversation from its beginning; those said meanwhile come by themselves, with their numbers. */
  async #linesSoFar(): Promise<void> {
    const followed = this.#followed()
    if (followed === undefined) return
    const { unit, id, pk } = followed.opening.row
    try {
      await this.room.journal.settled()
      const json = await linesOfLive(this.room.parts.store.db, pk)
      const lines = json.map((line, at) => shownLine(JSON.parse(line) as Line, at + 1))
      if (!this.follows({ unit, id })) return
      const { findings } = followed.session.snapshot()
      this.#send({ type: 'lines', unit, id, lines, findings })
    } catch (error) {
      this.channel.refuse(error)
    }
  }

  #followed(): LiveConversation | undefined {
    const follow = this.#wish?.follow
    if (follow === undefined) return undefined
    const conversation = this.room.held.get(keyOf(this.#followedUnit(), follow))?.conversation
    return conversation && this.sees(conversation.opening.row, conversation.opening.head.staff)
      ? conversation
      : undefined
  }

  #followedUnit(): string {
    return this.principal.unit ?? this.#wish?.unit ?? ''
  }

  #wanted(message: Extract<MonitorServerMessage, { type: 'events' }>) {
    if (this.#wish?.minSeverity === undefined) return message
    const events = message.events.filter((event) => this.#isWanted(event))
    return events.length === 0 ? undefined : { ...message, events }
  }

  #isWanted(event: LiveEvent): boolean {
    if (event.type === 'finding') return this.#isSevere(event.finding.severity)
    return event.type !== 'rule' || this.#isSevere(event.severity)
  }

  #isSevere(severity: (typeof SEVERITIES)[number]): boolean {
    const least = this.#wish?.minSeverity
    return least === undefined || SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(least)
  }

  #send(message: MonitorServerMessage): void {
    if (this.channel.unread > BEHIND) {
      this.#skipped += 1
      // A snapshot with a hole is of no use.
      this.#snapshot += 1
    } else this.channel.send(JSON.stringify(message))
  }

  #catchUp(): void {
    if (this.#skipped > 0 && this.channel.unread < CAUGHT_UP) this.#startAnew()
  }

  protected closed(): void {
    this.room.monitors.remove(this)
  }
}
