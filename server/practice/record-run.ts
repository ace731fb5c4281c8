/** Takes down that somebody practised: only a stored practice conversation of that very person counts, and only as it went. */
import { type Checker, type Replay, type Report, replay, type Scenario } from 'liyan'
import { type Principal, practisesAs } from '../access/roles.ts'
import { dayOf } from '../calendar.ts'
import { unitFor } from '../ingest.ts'
import type { Parts } from '../parts.ts'
import { lineOf } from '../recompute.ts'
import { findConversations, linesOf } from '../store/conversations.ts'
import { listDrills } from '../store/drills.ts'
import { addRun, type Miss, type RunRow } from '../store/practice.ts'
import type { Row } from '../store/tables.ts'
import { ServiceError } from '../wire/errors.ts'
import { findScenario, fitted } from './catalogue.ts'

export interface RunOrder {
  readonly conversation: string
  readonly unit?: string
  readonly scenario: string
  readonly drill?: number
  readonly hints: number
  readonly retries: number
}

type RunParts = Pick<Parts, 'store' | 'books' | 'hideId' | 'hideText' | 'clock'>

/** The same conversation again is answered the same. @throws ServiceError not-found, other-unit, bad-request */
export async function recordRun(parts: RunParts, by: Principal, order: RunOrder): Promise<RunRow> {
  const { db } = parts.store
  const row = await practisedBy(parts, by, order)
  const { unit } = row
  const { scenario } = await findScenario(db, { unit }, order.scenario)
  if (order.drill !== undefined) await ownDrill(parts, by, unit, order.drill, scenario.id)
  const checker = await parts.books.ofVersion(row.book_version)
  const way = await wayOf(parts, checker, fitted(scenario, checker.phrasebook), row)
  const now = parts.clock()
  const run = {
    unit,
    staff: practisesAs(by),
    name: by.name,
    conversation: row.id,
    scenario: scenario.id,
    drill: order.drill ?? null,
    score: row.score,
    passed: row.passed,
    grade: way === undefined ? null : scenario.endings[way.ending]!.grade,
    hints: order.hints,
    retries: order.retries,
    at: now,
    day: dayOf(now),
  }
  const report = JSON.parse(row.report) as Report
  return addRun(db, run, missesOf(report, way), judgedLive(scenario, checker))
}

async function practisedBy({ store, hideId }: RunParts, by: Principal, order: RunOrder) {
  const unit = unitFor(by, order.unit)
  const visible = { unit, staff: practisesAs(by) }
  const [row] = await findConversations(store.db, visible, { id: hideId(order.conversation) })
  if (row === undefined || row.source !== 'practice') throw new ServiceError('not-found')
  return row
}

async function ownDrill(parts: RunParts, by: Principal, unit: string, id: number, scenario: string) {
  const [drill] = await listDrills(parts.store.db, { unit, staff: practisesAs(by) }, { id, limit: 1 })
  if (drill === undefined) throw new ServiceError('not-found', '没有这份练习任务')
  if (drill.scenario !== scenario)
    throw new ServiceError('bad-request', '这份练习任务是另一个情景', [
      { field: 'scenario', message: '与练习任务不符' },
    ])
}

/** Undefined where the lines were not kept: nobody can tell. */
async function wayOf(
  { store, hideText }: RunParts,
  checker: Checker,
  scenario: Scenario,
  row: Row<'conversations'>,
): Promise<Replay | undefined> {
  if (row.kept !== 'full') return undefined
  const lines = (await linesOf(store.db, row.pk)).map(lineOf)
  const way = replay(scenario, lines, ({ text, ...line }) => checker.check(text, line), hideText)
  if (way === undefined) throw new ServiceError('bad-request', '会话没有照这个情景走到结局')
  return way
}

function missesOf({ rules, findings }: Report, way: Replay | undefined): readonly Miss[] {
  const misses: Miss[] = [
    ...rules
      .filter(({ status }) => status === 'missed')
      .map(({ rule }): Miss => ({ kind: 'rule', item: rule })),
    ...findings
      .filter(({ kind }) => kind === 'forbidden')
      .map(({ phrase }): Miss => ({ kind: 'forbidden', item: phrase })),
    ...(way?.missing ?? []).map(([item]): Miss => ({ kind: 'want', item: item! })),
  ]
  return [...new Map(misses.map((miss) => [`${miss.kind} ${miss.item}`, miss])).values()]
}

/** What of a scenario real conversations are judged by too: rules, and forbidden phrases. */
export function judgedLive({ trains }: Scenario, { phrasebook }: Checker): readonly string[] {
  const judged = new Set([
    ...phrasebook.rules.map(({ id }) => id),
    ...phrasebook.phrases.filter(({ kind }) => kind === 'forbidden').map(({ id }) => id),
  ])
  return [...new Set(trains)].filter((id) => judged.has(id))
}
