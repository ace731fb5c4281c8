/** Makes a scenario out of a unit's own stored conversation, masked whatever the service is set to. */
import { randomBytes } from 'node:crypto'
import { type Line, type Report, scenarioFrom } from 'liyan'
import { audit } from '../access/audit.ts'
import { type Principal, visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { mask } from '../privacy/mask.ts'
import { lineOf } from '../recompute.ts'
import { linesOf } from '../store/conversations.ts'
import { addScenario, findOwnScenario, removeScenarios } from '../store/drills.ts'
import type { Row } from '../store/tables.ts'
import { storedConversation } from '../stored.ts'
import { ServiceError } from '../wire/errors.ts'
import { type Listed, ownOf } from './catalogue.ts'

export interface ScenarioOrder {
  readonly conversation: string
  readonly unit?: string
  readonly title?: string
}

/** @throws ServiceError not-found, lines-not-kept, bad-request where there is nothing to practise */
export async function makeScenario(parts: Parts, by: Principal, order: ScenarioOrder): Promise<Listed> {
  const { db } = parts.store
  const row = await storedConversation(parts, by, { id: order.conversation, unit: order.unit })
  if (row.kept !== 'full') throw new ServiceError('lines-not-kept')
  const lines = (await linesOf(db, row.pk)).map(lineOf).map((line) => ({ ...line, text: mask(line.text) }))
  const checker = await parts.books.ofVersion(row.book_version)
  // Letters only: nothing that could be taken for a citizen's number.
  const id = `own-${randomBytes(8)
    .toString('hex')
    .replace(/\d/g, (digit) => 'ghijklmnop'[Number(digit)]!)}`
  const title = mask(order.title ?? `真实会话改编（${row.day}）`)
  const told = { ...headOf(row), lines }
  const report = JSON.parse(row.report) as Report
  const find = ({ text, ...line }: Line) => checker.check(text, line)
  const scenario = scenarioFrom({ id, title }, told, report, checker.phrasebook, find)
  if (scenario === undefined)
    throw new ServiceError('bad-request', '这个会话里没有群众说、窗口答的话，练不起来')
  const own = {
    id,
    unit: row.unit,
    title,
    content: JSON.stringify(scenario),
    made_from: row.id,
    created_by: by.id,
    created_by_name: by.name,
    created_at: parts.clock(),
  }
  await addScenario(db, own)
  await audit(parts, by, 'scenarios.create', `scenario:${id}`, { unit: row.unit })
  return ownOf(own)
}

/** @throws ServiceError not-found; shipped ones cannot go */
export async function dropScenario(parts: Parts, by: Principal, id: string): Promise<void> {
  const row = await findOwnScenario(parts.store.db, visibilityOf(by), id)
  if (row === undefined) throw new ServiceError('not-found')
  await parts.store.db.transaction().execute((trx) => removeScenarios(trx, [id]))
  await audit(parts, by, 'scenarios.remove', `scenario:${id}`, { unit: row.unit })
}

function headOf({ channel, ring_count, window }: Row<'conversations'>) {
  return {
    channel: channel as 'phone' | 'counter',
    ...(ring_count !== null && { ringCount: ring_count }),
    ...(window !== null && { window }),
  }
}
