/** Stores a live conversation that has ended, and removes its journal in the same transaction. */
import type { Checker, ConversationHead, Line, Report, Role } from 'liyan'
import { count } from '../ingest.ts'
import { recordReviewed } from '../record.ts'
import { type LiveRow, linesOfLive, markAbandoned, removeLive } from '../store/live.ts'
import type { Outcome } from '../store/writer.ts'
import { LiveError } from '../wire/live-errors.ts'
import type { LiveParts } from './hub-room.ts'

interface Finished {
  readonly row: Pick<LiveRow, 'pk' | 'unit' | 'id' | 'source' | 'started_at'>
  readonly head: ConversationHead
  readonly checker: Checker
  readonly endedBy: Role | undefined
  /** Nobody ended it. */
  readonly abandoned: boolean
  /** Of the journal's lines; made from them where no session has it. */
  readonly report?: Report
}

/**
 * Resolves to the JSON of the report, as it is stored.
 * @throws LiveError taken-over: another process has it now
 */
export async function finishLive(parts: LiveParts, owner: string, finished: Finished): Promise<string> {
  const { row, endedBy } = finished
  const lines = (await linesOfLive(parts.store.db, row.pk)).map((line) => JSON.parse(line) as Line)
  const head = { ...finished.head, ...(endedBy !== undefined && { endedBy }) }
  const report = finished.report ?? finished.checker.review({ ...head, lines })
  const outcome = await store(parts, owner, finished, { ...head, lines }, report)
  if (outcome.outcome !== 'differs') return outcome.report
  // Sent in by another way meanwhile, with other content. What was acknowledged is kept, under a name of its own.
  const id = `${row.id.slice(0, 230)}~${row.started_at.toString(36)}`
  const renamed = await store(parts, owner, finished, { ...head, id, lines }, { ...report, id })
  if (renamed.outcome === 'differs') throw new LiveError('conversation-differs', row.id)
  return renamed.report
}

async function store(
  parts: LiveParts,
  owner: string,
  { row, checker, abandoned }: Finished,
  conversation: ConversationHead & { readonly lines: readonly Line[] },
  report: Report,
): Promise<Outcome> {
  const { keep } = parts.config
  const { pk, unit, source } = row
  const arrival = { conversation, unit, source, receivedAt: parts.clock(), mask: false, keep }
  const { rows } = recordReviewed(checker, arrival, report)
  const outcome = await parts.writer.write(rows, async (trx, { outcome, pk: stored }) => {
    if (outcome === 'differs') return
    if (abandoned) await markAbandoned(trx, stored)
    if (!(await removeLive(trx, pk, owner))) throw new LiveError('taken-over')
  })
  if (outcome.outcome === 'stored') count(parts, source, report)
  return outcome
}
