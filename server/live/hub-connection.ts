/** One socket of the hub, whichever way it speaks: whom it is for, its channel, and who hears that it is closed. */
import type { Principal } from '../access/roles.ts'
import type { LiveError } from '../wire/live-errors.ts'
import { Channel, type Socket } from './channel.ts'
import type { HubRoom } from './hub-room.ts'

export abstract class HubConnection {
  readonly principal: Principal
  protected readonly room: HubRoom
  protected readonly channel: Channel
  readonly #onClosed: (() => void)[] = []

  constructor(room: HubRoom, socket: Socket, principal: Principal) {
    this.room = room
    this.principal = principal
    const receiver = {
      message: (value: unknown) => this.received(value),
      closed: () => {
        this.closed()
        for (const run of this.#onClosed) run()
      },
    }
    this.channel = new Channel(socket, receiver, room.parts.clock, room.parts.log)
  }

  onClosed(run: () => void): void {
    this.#onClosed.push(run)
  }

  tick(now: number): void {
    this.channel.tick(now)
  }

  fail(error: LiveError): void {
    this.channel.fail(error)
  }

  /** What it throws is told to the client. */
  protected abstract received(value: unknown): void
  protected abstract closed(): void
}
