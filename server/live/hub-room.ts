/** What all connections of the process share. */
import type { Parts } from '../parts.ts'
import type { LiveError } from '../wire/live-errors.ts'
import type { LiveConversation } from './conversation.ts'
import type { Journal } from './journal.ts'
import type { Monitors } from './monitors.ts'

/** All parts but this one. */
export type LiveParts = Omit<Parts, 'live'>

export interface HubRoom {
  readonly parts: LiveParts
  /** Names this run of the process as the owner of conversations. */
  readonly owner: string
  readonly journal: Journal
  readonly monitors: Monitors
  /** By `keyOf`: the connections that have a conversation. */
  readonly held: Map<string, Holder>
  /** Runs what opens or ends one conversation one after the other. */
  exclusive<T>(key: string, run: () => Promise<T>): Promise<T>
}

interface Holder {
  readonly conversation: LiveConversation | undefined
  fail(error: LiveError): void
}

export const keyOf = (unit: string, id: string) => `${unit}\n${id}`
