/** One live conversation on one connection: lines in, events and acknowledgements out, credit kept. */
import {
  type Checker,
  type ConversationHead,
  type Line,
  type Report,
  type Role,
  SEVERITIES,
  type Session,
  type Severity,
} from 'liyan'
import { maskedLine } from '../record.ts'
import type { LiveRow } from '../store/live.ts'
import { LIVE_LIMITS, type LiveClientMessage, type LiveEvent, type LiveServerMessage } from '../wire/live.ts'
import { LiveError } from '../wire/live-errors.ts'
import type { LiveConversation as LiveInfo } from '../wire/monitor.ts'
import type { Journal, JournalUser } from './journal.ts'
import { LineOrder } from './order.ts'
import { type Show, showOf } from './show.ts'

type LineMessage = Extract<LiveClientMessage, { type: 'line' }>
type EndMessage = Extract<LiveClientMessage, { type: 'end' }>

/** Who hears of it: the connection, and through it the monitors. */
export interface Listener {
  send(message: LiveServerMessage): void
  /** A final line, masked, and what it changed; interim ones come without the line. */
  heard(seq: number, line: Line | undefined, events: readonly LiveEvent[]): void
  fail(error: LiveError): void
  /** All lines are taken and on the disk. */
  complete(endedBy: Role | undefined): void
}

interface End {
  readonly lines: number
  readonly endedBy: Role | undefined
}

export interface Opening {
  readonly row: Pick<LiveRow, 'pk' | 'unit' | 'id' | 'source' | 'started_at'>
  readonly head: ConversationHead
  readonly checker: Checker
  /** In order, masked; empty for a new conversation. */
  readonly lines: readonly Line[]
  readonly mask: boolean
}

/**
 * Credit is handed back so many lines at a time. Early lines and what is not handed back yet must stay below the whole
 * credit together, or a client could lack the credit for the one line that all others wait for.
 */
const BULK = 16

export class LiveConversation implements JournalUser {
  readonly opening: Omit<Opening, 'lines'>
  readonly session: Session
  isGone = false
  readonly #journal: Journal
  readonly #listener: Listener
  readonly #show: Show
  readonly #order: LineOrder<LineMessage>
  /** Of the last durable line; never above the last taken one. */
  #acked: number
  /** Line messages that the client may still send. */
  #credit: number = LIVE_LIMITS.credit
  /** Done with and not handed back yet. */
  #returned = 0
  /** Asked for; it waits for the lines that are missing. */
  #end: End | undefined
  /** Once it is made no line is taken any more. */
  #report: Report | undefined
  /** The client knows that the store takes no lines at the moment. */
  #isTold = false

  constructor({ lines, ...opening }: Opening, journal: Journal, listener: Listener) {
    this.opening = opening
    this.session = opening.checker.open(opening.head)
    for (const line of lines) this.session.push(line)
    this.#journal = journal
    this.#listener = listener
    this.#show = showOf(opening.checker.phrasebook)
    this.#order = new LineOrder(lines.length, LIVE_LIMITS.early)
    this.#acked = lines.length
  }

  /** What `started` and `resumed` tell. */
  standing(token: string) {
    const { id, version } = this.opening.checker.phrasebook
    const { score, rules, findings } = this.session.snapshot()
    return {
      id: this.opening.row.id,
      unit: this.opening.row.unit,
      token,
      phrasebook: { id, version },
      ack: this.#acked,
      credit: this.#credit,
      snapshot: { score, rules: this.#show.rules(rules), findings },
    }
  }

  /** What monitors see of it. */
  info(): LiveInfo {
    const { row, head, checker } = this.opening
    const { id, version } = checker.phrasebook
    const { lines, score, rules, findings } = this.session.snapshot()
    const forbidden = findings.filter(({ kind }) => kind === 'forbidden')
    return {
      unit: row.unit,
      id: row.id,
      channel: head.channel,
      ...(head.staff !== undefined && { staff: head.staff }),
      ...(head.window !== undefined && { window: head.window }),
      practice: row.source === 'practice',
      startedAt: row.started_at,
      phrasebook: { id, version },
      lines,
      score,
      forbidden: forbidden.length,
      severities: severitiesOf(forbidden),
      rules: this.#show.rules(rules.filter(({ state }) => state === 'due' || state === 'missed')),
    }
  }

  /** @throws LiveError no-credit, out-of-window, bad-message */
  line(message: LineMessage): void {
    if (this.#credit === 0) throw new LiveError('no-credit')
    this.#credit -= 1
    if (message.interim === true) this.#interim(message)
    else this.#final(message)
  }

  /** @throws LiveError bad-message, lines-missing */
  end(message: EndMessage): void {
    if (this.#report === undefined) this.#end = this.#endOf(message)
    const { next } = this.#order
    if (this.#end!.lines >= next) throw new LiveError('lines-missing', `还缺第 ${next} 句`, next)
    this.#completeIfDone()
  }

  #endOf({ endedBy, lines }: EndMessage): End {
    const { greatest } = this.#order
    if (lines !== undefined && lines < greatest)
      throw new LiveError('bad-message', `lines 是 ${lines}，但已收到第 ${greatest} 句`)
    return { lines: lines ?? greatest, endedBy }
  }

  /** On all lines taken; the same report if it is asked for again, since a session ends once. */
  report(endedBy: Role | undefined): Report {
    this.#report ??= this.session.end(endedBy === undefined ? {} : { endedBy })
    return this.#report
  }

  durable(seq: number): void {
    const count = seq - this.#acked
    this.#acked = seq
    this.#isTold = false
    if (this.isGone) return
    this.#listener.send({ type: 'ack', seq })
    this.#giveBack(count)
    this.#completeIfDone()
  }

  lost(): void {
    if (!this.isGone) this.#listener.fail(new LiveError('taken-over'))
  }

  waits(): void {
    if (this.isGone || this.#isTold) return
    this.#isTold = true
    this.#listener.fail(new LiveError('store-unavailable'))
  }

  #interim(message: LineMessage): void {
    const { seq } = message
    const placing = this.#order.placing(seq)
    // One that was overtaken by its final line says nothing any more.
    if (placing === 'next' || placing === 'early') this.#tell(message, this.#lineOf(message))
    this.#giveBack(1)
    if (placing === 'out-of-window') throw new LiveError('out-of-window', undefined, seq)
  }

  #final(message: LineMessage): void {
    const { seq } = message
    const limit = this.#end?.lines ?? LIVE_LIMITS.lines
    const placing = seq > limit ? 'out-of-window' : this.#order.placing(seq)
    switch (placing) {
      case 'early':
        this.#order.keep(seq, message)
        break
      case 'repeated':
        this.#giveBack(1)
        if (seq <= this.#acked) this.#listener.send({ type: 'ack', seq: this.#acked })
        break
      case 'out-of-window':
        this.#giveBack(1)
        throw new LiveError('out-of-window', undefined, seq)
      case 'next':
        for (let next: LineMessage | undefined = message; next !== undefined; next = this.#order.advance())
          this.#take(next)
        break
      default:
        placing satisfies never
    }
  }

  #take(message: LineMessage): void {
    const line = this.#lineOf(message)
    this.#tell(message, line)
    this.#journal.append(this, {
      live: this.opening.row.pk,
      seq: message.seq,
      line: JSON.stringify(line),
    })
  }

  #tell({ seq, interim = false }: LineMessage, line: Line): void {
    const began = performance.now()
    const events = this.#show.events(this.session.push({ ...line, id: String(seq), interim }))
    const ms = Math.round((performance.now() - began) * 1_000) / 1_000
    this.#listener.send({ type: 'events', seq, interim, events, ms })
    this.#listener.heard(seq, interim ? undefined : line, events)
  }

  /** What is kept, checked and shown: known fields only, masked. */
  #lineOf({ type: _type, seq: _seq, interim: _interim, ...line }: LineMessage): Line {
    return this.opening.mask ? maskedLine(line) : line
  }

  #giveBack(count: number): void {
    this.#returned += count
    if (this.#returned < BULK) return
    this.#credit += this.#returned
    this.#listener.send({ type: 'credit', lines: this.#returned })
    this.#returned = 0
  }

  #completeIfDone(): void {
    if (this.#end !== undefined && this.#acked === this.#end.lines) this.#listener.complete(this.#end.endedBy)
  }
}

function severitiesOf(findings: readonly { readonly severity: Severity }[]): Record<Severity, number> {
  const counts = SEVERITIES.map((name) => [name, findings.filter(({ severity }) => severity === name).length])
  return Object.fromEntries(counts) as Record<Severity, number>
}
