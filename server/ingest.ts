/** Takes one conversation in: whose it is, what becomes of it, and what is answered. */
import { type Checker, type Conversation, type Report, validateConversation } from 'liyan'
import type { Principal } from './access/roles.ts'
import type { Parts } from './parts.ts'
import { record, type Source } from './record.ts'
import type { Also } from './store/writer.ts'
import { ServiceError } from './wire/errors.ts'

export interface Ingested {
  /** False: it was there already with the same content. */
  readonly isNew: boolean
  /** JSON of the report, the same text every time. */
  readonly report: string
}

/**
 * Checks and stores a conversation. Resolves when it is on the disk.
 * @throws ServiceError bad-conversation, other-unit, conversation-differs, unknown-phrasebook
 */
export async function ingest(
  parts: Pick<Parts, 'books' | 'writer' | 'metrics' | 'config' | 'clock' | 'hideId'>,
  principal: Principal,
  value: unknown,
  { source, phrasebook, also }: { source: Source; phrasebook?: string | undefined; also?: Also },
): Promise<Ingested> {
  const { books, writer, metrics, config, clock } = parts
  const sent = validConversation(value)
  const conversation = { ...sent, id: parts.hideId(sent.id) }
  const unit = unitFor(principal, conversation.unit)
  const checker = books.get(phrasebook)
  const { report, rows } = timed(parts, checker, { ...conversation, unit }, unit, source)
  const stored = metrics.stages.startTimer({ stage: 'store' })
  const outcome = await writer.write(rows, also)
  stored()
  if (outcome.outcome === 'differs') throw new ServiceError('conversation-differs', conversation.id)
  if (outcome.outcome === 'stored') count(parts, source, report)
  return { isNew: outcome.outcome === 'stored', report: outcome.report }

  function timed(
    { metrics: { stages } }: Pick<Parts, 'metrics'>,
    by: Checker,
    whole: Conversation,
    itsUnit: string,
    from: Source,
  ) {
    const done = stages.startTimer({ stage: 'check' })
    const { mask, keep } = config
    const recorded = record(by, {
      conversation: whole,
      unit: itsUnit,
      source: from,
      receivedAt: clock(),
      mask,
      keep,
    })
    done()
    return recorded
  }
}

/** @throws ServiceError bad-conversation that names the field */
export function validConversation(value: unknown): Conversation {
  const { conversation, error } = validateConversation(value)
  if (conversation === undefined)
    throw new ServiceError('bad-conversation', error.message, [
      { field: error.field, message: error.message },
    ])
  return conversation
}

/** The unit that a conversation is written under; one that names none belongs to the sender's. @throws ServiceError other-unit */
export function unitFor({ unit }: Principal, named: string | undefined): string {
  if (unit !== null && named !== undefined && named !== unit) throw new ServiceError('other-unit', named)
  return unit ?? named ?? ''
}

export function count({ metrics }: Pick<Parts, 'metrics'>, source: Source, report: Report): void {
  metrics.conversations.inc({ source })
  for (const { kind, severity } of report.findings)
    if (kind === 'forbidden') metrics.findings.inc({ severity })
}
