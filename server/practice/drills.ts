/** Drills: a scenario given to people, with a day until which it is to be done, and who has done it. */
import { audit } from '../access/audit.ts'
import type { Principal, Visibility } from '../access/roles.ts'
import { unitFor } from '../ingest.ts'
import type { Parts } from '../parts.ts'
import {
  addDrill,
  type DrillPerson,
  listDrills,
  peopleOfDrills,
  peopleToPractise,
  removeDrill,
} from '../store/drills.ts'
import type { Row } from '../store/tables.ts'
import { ServiceError } from '../wire/errors.ts'
import { findScenario, titlesOf } from './catalogue.ts'

export interface DrillOrder {
  readonly scenario: string
  readonly people: readonly string[]
  readonly due?: string
  readonly note: string
  readonly unit?: string
}

/** @throws ServiceError other-unit, not-found, bad-request that names who is not there */
export async function assignDrill(parts: Parts, by: Principal, order: DrillOrder) {
  const { db } = parts.store
  const unit = unitFor(by, order.unit)
  const { scenario } = await findScenario(db, { unit }, order.scenario)
  const there = new Map((await peopleToPractise(db, { unit })).map((person) => [person.staff, person]))
  const wanted = [...new Set(order.people)]
  const people = wanted.flatMap((staff) => there.get(staff) ?? [])
  if (people.length < wanted.length) {
    const problems = wanted.flatMap((staff, n) =>
      there.has(staff) ? [] : [{ field: `people[${n}]`, message: '本单位没有这个工号的学员或窗口人员' }],
    )
    throw new ServiceError('bad-request', undefined, problems)
  }
  const row = {
    unit,
    scenario: scenario.id,
    note: parts.hideText(order.note),
    due: order.due ?? null,
    created_by: by.id,
    created_by_name: by.name,
    created_at: parts.clock(),
  }
  const id = await addDrill(db, row, people)
  await audit(parts, by, 'drills.assign', `drill:${id}`, {
    unit,
    detail: { scenario: scenario.id, people: people.length },
  })
  return oneDrill(parts, { unit, staff: null }, id)
}

export interface DrillPageOrder {
  readonly unit?: string | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** The newest first, with who has done them. */
export async function drillsFor(parts: Pick<Parts, 'store'>, visible: Visibility, page: DrillPageOrder) {
  const { db } = parts.store
  return shown(parts, visible, await listDrills(db, visible, page))
}

/** @throws ServiceError not-found */
export async function dropDrill(parts: Parts, by: Principal, visible: Visibility, id: number): Promise<void> {
  const { unit } = await oneDrill(parts, visible, id)
  await removeDrill(parts.store.db, id)
  await audit(parts, by, 'drills.remove', `drill:${id}`, { unit })
}

async function oneDrill(parts: Pick<Parts, 'store'>, visible: Visibility, id: number) {
  const [drill] = await shown(parts, visible, await listDrills(parts.store.db, visible, { id, limit: 1 }))
  if (drill === undefined) throw new ServiceError('not-found')
  return drill
}

async function shown(
  { store: { db } }: Pick<Parts, 'store'>,
  visible: Visibility,
  rows: readonly Row<'drills'>[],
) {
  const title = await titlesOf(db, visible)
  const people = await peopleOfDrills(
    db,
    visible,
    rows.map(({ pk }) => pk),
  )
  return rows.map(({ pk, unit, scenario, note, due, created_by_name, created_at }) => ({
    id: pk,
    unit,
    scenario,
    title: title(scenario),
    note,
    due,
    createdBy: created_by_name,
    createdAt: created_at,
    people: people.filter(({ drill }) => drill === pk).map(personOf),
  }))
}

function personOf({ staff, name, runs, best, passed, lastAt }: DrillPerson) {
  return { staff, name, runs, best, passed: passed === 1, lastAt }
}
