/** How a live conversation comes to a connection: begun anew, or taken up again from its journal. */
import { randomBytes } from 'node:crypto'
import type { ConversationHead, Line } from 'liyan'
import { hashOf, isSameHash } from '../access/keys.ts'
import { onlyPractises, type Principal, practisesAs, visibilityOf } from '../access/roles.ts'
import { unitFor, validConversation } from '../ingest.ts'
import {
  addLive,
  dropEmptyLive,
  findLive,
  type LiveRow,
  linesOfLive,
  storedReport,
  takeLive,
} from '../store/live.ts'
import type { NewRow } from '../store/tables.ts'
import type { LiveClientMessage } from '../wire/live.ts'
import { LiveError } from '../wire/live-errors.ts'
import type { Opening } from './conversation.ts'
import type { LiveParts } from './hub-room.ts'

export type StartMessage = Extract<LiveClientMessage, { type: 'start' }>
export type ResumeMessage = Extract<LiveClientMessage, { type: 'resume' }>

/** Milliseconds after which another process's conversation without a line counts as given up. */
const OTHER_IS_QUIET = 45_000

/** The head as it is kept, and what the row says besides. @throws ServiceError bad-conversation, other-unit; LiveError not-allowed */
export function headOf(principal: Principal, message: StartMessage): ConversationHead & { unit: string } {
  const { lines: _none, ...head } = validConversation({ ...message, lines: [] })
  const unit = unitFor(principal, head.unit)
  if (!onlyPractises(principal)) {
    const isOwn = message.practice === true && head.staff === undefined
    return { ...head, unit, ...(isOwn && { staff: practisesAs(principal) }) }
  }
  if (message.practice !== true) throw new LiveError('not-allowed', '只能练习')
  const staff = practisesAs(principal)
  if (head.staff !== undefined && head.staff !== staff)
    throw new LiveError('not-allowed', '只能以自己的名义练习')
  return { ...head, unit, staff }
}

/** @throws LiveError already-live, conversation-differs; ServiceError unknown-phrasebook */
export async function begin(
  { store: { db }, books, config, clock }: LiveParts,
  owner: string,
  head: ConversationHead & { unit: string },
  { phrasebook, practice }: StartMessage,
): Promise<{ readonly opening: Opening; readonly token: string }> {
  const checker = books.get(phrasebook)
  const { unit, id } = head
  if ((await storedReport(db, unit, id, null)) !== undefined) throw new LiveError('conversation-differs', id)
  const token = randomBytes(32).toString('base64url')
  const now = clock()
  const row: NewRow<'live_conversations'> & { source: LiveRow['source'] } = {
    unit,
    id,
    staff: head.staff ?? null,
    head: JSON.stringify(head),
    source: practice === true ? 'practice' : 'live',
    book_version: checker.phrasebook.version,
    token: hashOf(token),
    owner,
    started_at: now,
    updated_at: now,
  }
  let pk = await addLive(db, row)
  if (pk === undefined) {
    // A client whose connection broke before it was told the token can only start again.
    const there = await findLive(db, unit, id)
    const isQuiet = there !== undefined && (there.owner === owner || there.updated_at < now - OTHER_IS_QUIET)
    if (isQuiet) await dropEmptyLive(db, there.pk, there.owner)
    pk = await addLive(db, row)
  }
  if (pk === undefined) throw new LiveError('already-live', id)
  const opened = { pk, unit, id, source: row.source, started_at: now }
  return { opening: { row: opened, head, checker, lines: [], mask: config.mask }, token }
}

/** The row of a conversation that may be resumed with this token. @throws LiveError not-found */
export async function rowToResume(
  { store: { db } }: LiveParts,
  unit: string,
  { id, token }: ResumeMessage,
): Promise<LiveRow | undefined> {
  const row = await findLive(db, unit, id)
  if (row === undefined) return undefined
  if (!isSameHash(row.token, hashOf(token))) throw new LiveError('not-found')
  return row
}

/**
 * Takes it from whoever owned it, and builds it again from its journal under the book that it began with.
 * @throws LiveError already-live: another process took it at the same moment
 */
export async function takeUp(parts: LiveParts, owner: string, row: LiveRow): Promise<Opening> {
  const { db } = parts.store
  if (!(await takeLive(db, row.pk, row.owner, owner, parts.clock()))) throw new LiveError('already-live')
  const checker = await parts.books.ofVersion(row.book_version)
  const lines = (await linesOfLive(db, row.pk)).map((line) => JSON.parse(line) as Line)
  return { row, head: JSON.parse(row.head) as ConversationHead, checker, lines, mask: parts.config.mask }
}

/** The report of one that has ended meanwhile: whoever may see the conversation gets it again. @throws LiveError not-found */
export async function reportAgain(
  { store: { db } }: LiveParts,
  principal: Principal,
  unit: string,
  id: string,
): Promise<string> {
  const stored = await storedReport(db, unit, id, visibilityOf(principal).staff)
  if (stored === undefined || (stored.source !== 'live' && stored.source !== 'practice'))
    throw new LiveError('not-found')
  return stored.report
}
