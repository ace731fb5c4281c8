/** The supervisors who watch: each is told of the conversations that it may see. */
import type { Line, Report } from 'liyan'
import type { LiveEvent } from '../wire/live.ts'
import type { MonitorServerMessage } from '../wire/monitor.ts'
import type { LiveConversation, Opening } from './conversation.ts'

export type Which = Pick<Opening['row'], 'unit' | 'id'>

export interface Monitor {
  sees(conversation: Which, staff: string | undefined): boolean
  follows(conversation: Which): boolean
  tell(message: MonitorServerMessage): void
}

export class Monitors {
  readonly #all = new Set<Monitor>()

  add(monitor: Monitor): void {
    this.#all.add(monitor)
  }

  remove(monitor: Monitor): void {
    this.#all.delete(monitor)
  }

  started(conversation: LiveConversation): void {
    if (this.#all.size === 0) return
    const { row, head } = conversation.opening
    this.#tell(row, head.staff, { type: 'started', conversation: conversation.info() })
  }

  interrupted({ row, head }: Pick<Opening, 'row' | 'head'>): void {
    this.#tell(row, head.staff, { type: 'interrupted', unit: row.unit, id: row.id })
  }

  ended({ unit, id }: Which, staff: string | undefined, { score, passed }: Report): void {
    this.#tell({ unit, id }, staff, { type: 'ended', unit, id, score, passed })
  }

  /** A line without its text was an interim one: what is half said may be half of a number that is to be masked. */
  heard(
    { row, head }: Pick<Opening, 'row' | 'head'>,
    seq: number,
    line: Line | undefined,
    events: readonly LiveEvent[],
  ): void {
    if (this.#all.size === 0) return
    const { unit, id } = row
    if (events.length > 0) {
      const interim = line === undefined
      this.#tell(row, head.staff, { type: 'events', unit, id, seq, interim, events: [...events] })
    }
    if (line === undefined) return
    for (const monitor of this.#all)
      if (monitor.follows(row) && monitor.sees(row, head.staff))
        monitor.tell({ type: 'lines', unit, id, lines: [shownLine(line, seq)] })
  }

  #tell(which: Which, staff: string | undefined, message: MonitorServerMessage): void {
    for (const monitor of this.#all) if (monitor.sees(which, staff)) monitor.tell(message)
  }
}

export function shownLine({ role, text, start, end }: Line, seq: number) {
  return { seq, role, text, ...(start !== undefined && { start }), ...(end !== undefined && { end }) }
}
