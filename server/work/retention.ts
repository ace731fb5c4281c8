/** How long what is kept is kept, by unit and kind; and the sweep that takes away the rest. */
import { setTimeout } from 'node:timers/promises'
import type { Parts } from '../parts.ts'
import { eraseTraces } from '../store/erase.ts'
import type { Db } from '../store/open.ts'
import {
  type Expired,
  expireConversations,
  expireDeliveries,
  expireJobs,
  expireLines,
  expireLive,
} from '../store/removal.ts'
import { settingsNamed } from '../store/settings.ts'

/**
 * Days; null is for ever. Counted from when something was received: a date that a sender gives can neither shorten nor
 * lengthen it. The audit log has no limit: a chain whose beginning is cut off proves nothing.
 */
export interface Retention {
  /** What was said. Afterwards findings keep their own words, and the conversation cannot be searched or recomputed. */
  readonly lines: number | null
  /** Conversations with findings, reports, reviews and appeals. */
  readonly conversations: number | null
  /** Jobs that have ended, with their results. */
  readonly jobs: number | null
  /** Messages to webhooks, the dead ones too. */
  readonly deliveries: number | null
  /** Journals of live conversations that nobody ended. */
  readonly live: number | null
}

const DEFAULT_RETENTION: Retention = {
  lines: 180,
  conversations: 3 * 365,
  jobs: 30,
  deliveries: 30,
  live: 7,
}
export const RETENTION_SETTING = 'retention'
const DAY = 86_400_000
/** Milliseconds between two transactions of a sweep. */
const REST = 5

const SWEEPS: Readonly<Record<keyof Retention, (db: Db, expired: Expired) => Promise<number>>> = {
  lines: expireLines,
  conversations: expireConversations,
  jobs: expireJobs,
  deliveries: expireDeliveries,
  live: expireLive,
}

/** What holds in a unit: its own word, else the service's, else the default. */
export async function retentionOf(db: Db, unit: string) {
  const known = await settingsNamed(db, RETENTION_SETTING)
  const own = ownOf(known, unit)
  return { own, effective: { ...DEFAULT_RETENTION, ...ownOf(known, ''), ...own } as Retention }
}

/** How many of each kind went. One entry in the audit log where any did. */
export async function sweep(
  { store, clock, audit }: Pick<Parts, 'store' | 'clock' | 'audit'>,
  isClosing: () => boolean = () => false,
): Promise<Readonly<Record<keyof Retention, number>>> {
  const now = clock()
  const known = await settingsNamed(store.db, RETENTION_SETTING)
  const gone = { lines: 0, conversations: 0, jobs: 0, deliveries: 0, live: 0 }
  for (const kind of Object.keys(SWEEPS) as (keyof Retention)[])
    for (const expired of expiredNow(known, kind, now))
      for (let count = -1; count !== 0 && !isClosing(); ) {
        count = await SWEEPS[kind](store.db, expired)
        gone[kind] += count
        // Others write between two of these.
        if (count > 0) await setTimeout(REST)
      }
  if (Object.values(gone).every((count) => count === 0)) return gone
  await eraseTraces(store)
  const entry = { actor: 'system', actorName: 'retention', action: 'retention.sweep', target: 'retention' }
  await audit.add({ ...entry, at: now, unit: null, detail: gone })
  return gone
}

/** One for each unit that has its own word, and one for all others. */
function expiredNow(known: ReadonlyMap<string, string>, kind: keyof Retention, now: number): Expired[] {
  const expired: Expired[] = []
  const service = { ...DEFAULT_RETENTION, ...ownOf(known, '') }[kind]
  const units = [...known.keys()].filter((unit) => unit !== '' && ownOf(known, unit)[kind] !== undefined)
  for (const unit of units) {
    const days = ownOf(known, unit)[kind]
    if (typeof days === 'number') expired.push({ before: now - days * DAY, units: { only: unit } })
  }
  if (service !== null) expired.push({ before: now - service * DAY, units: { allBut: units } })
  return expired
}

function ownOf(known: ReadonlyMap<string, string>, unit: string): Partial<Retention> {
  const value = known.get(unit)
  return value === undefined ? {} : (JSON.parse(value) as Partial<Retention>)
}
