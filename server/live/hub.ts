/** All sockets and live conversations of this process: who holds which, what is given up, and an orderly end. */
import { randomUUID } from 'node:crypto'
import { principalNow } from '../access/principals.ts'
import type { Principal } from '../access/roles.ts'
import { touchLive } from '../store/live.ts'
import { LiveError, type LiveErrorCode } from '../wire/live-errors.ts'
import { endAbandoned } from './abandoned.ts'
import type { Socket } from './channel.ts'
import { LiveConnection } from './connection.ts'
import type { LiveConversation } from './conversation.ts'
import type { HubConnection } from './hub-connection.ts'
import { type HubRoom, keyOf, type LiveParts } from './hub-room.ts'
import { inSlices } from './in-slices.ts'
import { openJournal } from './journal.ts'
import { MonitorConnection } from './monitor-connection.ts'
import { Monitors } from './monitors.ts'

export interface LiveHub {
  speak(socket: Socket, principal: Principal): void
  monitor(socket: Socket, principal: Principal): void
  /** Is this conversation on a connection of this process? */
  isConnected(unit: string, id: string): boolean
  /** Time limits, pings, signs of life, and conversations that were given up. Runs by itself every few seconds. */
  tick(): Promise<void>
  /** Tells all clients to come back later; their conversations can be resumed. */
  close(): Promise<void>
}

const TICK = 5_000
/** Milliseconds between looks into the store; other processes wait for several of them (opening.ts, abandoned.ts). */
const SWEEP = 15_000
/** Connections looked after at one go: half a millisecond. */
const SLICE = 32

export function openLive(parts: LiveParts): LiveHub {
  const owner = randomUUID()
  const { db } = parts.store
  const queues = new Map<string, Promise<void>>()
  const room: HubRoom = {
    parts,
    owner,
    journal: openJournal(parts.store, owner, parts.metrics),
    monitors: new Monitors(),
    held: new Map(),
    exclusive,
  }
  const connections = new Set<HubConnection>()
  let sweptAt = parts.clock()
  let isClosing = false
  let ticking: Promise<void> = Promise.resolve()
  const timer = setInterval(() => void tick(), TICK)
  timer.unref()

  async function exclusive<T>(key: string, run: () => Promise<T>): Promise<T> {
    const before = queues.get(key)
    const mine = before === undefined ? run() : before.then(run)
    const settled = mine.then(
      () => {},
      () => {},
    )
    queues.set(key, settled)
    try {
      return await mine
    } finally {
      if (queues.get(key) === settled) queues.delete(key)
    }
  }

  function open(connection: HubConnection): void {
    const code = refusal()
    if (code !== undefined) connection.fail(new LiveError(code))
    else {
      connections.add(connection)
      connection.onClosed(() => connections.delete(connection))
    }
  }

  function refusal(): LiveErrorCode | undefined {
    if (isClosing) return 'shutting-down'
    return connections.size >= parts.config.liveLimit ? 'overloaded' : undefined
  }

  async function sweep(now: number): Promise<void> {
    const connected = [...room.held.values()].flatMap(({ conversation }) => conversation ?? [])
    await inSlices(connected, SLICE, (slice) => touch(slice, now))
    await endAbandoned(room, now)
    await endRevoked(now)
  }

  async function touch(slice: readonly LiveConversation[], now: number): Promise<void> {
    const keys = slice.map((one) => one.opening.row.pk)
    const owned = await touchLive(parts.store, owner, keys, now)
    for (const one of slice) if (!owned.has(one.opening.row.pk)) one.lost()
  }

  /** A key that was revoked, or a user disabled, speaks and listens no more. */
  async function endRevoked(now: number): Promise<void> {
    const known = new Map<string, boolean>()
    for (const connection of connections) {
      const { principal: was } = connection
      const name = `${was.kind} ${was.id}`
      if (!known.has(name)) {
        const is = await principalNow(db, was, now)
        known.set(name, is !== undefined && is.role === was.role && is.unit === was.unit)
      }
      if (known.get(name) === false) connection.fail(new LiveError('not-signed-in'))
    }
  }

  async function tickOnce(): Promise<void> {
    const now = parts.clock()
    await inSlices(connections, SLICE, (slice) => {
      for (const connection of slice) connection.tick(now)
    })
    if (now - sweptAt < SWEEP) return
    sweptAt = now
    try {
      await sweep(now)
    } catch (error) {
      parts.log.error({ code: (error as { code?: unknown }).code }, 'live conversations could not be swept')
    }
  }

  function tick(): Promise<void> {
    ticking = ticking.then(tickOnce)
    return ticking
  }

  return {
    speak: (socket, principal) => open(new LiveConnection(room, socket, principal)),
    monitor: (socket, principal) => open(new MonitorConnection(room, socket, principal)),
    isConnected: (unit, id) => room.held.has(keyOf(unit, id)),
    tick,
    async close() {
      isClosing = true
      clearInterval(timer)
      for (const connection of connections) connection.fail(new LiveError('shutting-down'))
      await ticking
      await Promise.allSettled(queues.values())
      await room.journal.settled()
    },
  }
}
