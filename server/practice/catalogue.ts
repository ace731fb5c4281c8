/** Scenarios that somebody can practise: those that are shipped, and those of the own unit. */
import { loadScenarios, type Phrasebook, type Scenario } from 'liyan'
import type { Visibility } from '../access/roles.ts'
import { findOwnScenario, listOwnScenarios } from '../store/drills.ts'
import type { Db } from '../store/open.ts'
import type { Row } from '../store/tables.ts'
import { ServiceError } from '../wire/errors.ts'

export interface Listed {
  readonly scenario: Scenario
  /** Null: shipped. */
  readonly unit: string | null
  readonly madeFrom: string | null
}

/** They come with the package, and do not change while it runs. */
let files: readonly Listed[] | undefined

function shipped(): readonly Listed[] {
  files ??= loadScenarios().map((scenario) => ({ scenario, unit: null, madeFrom: null }))
  return files
}

/** The own ones first. */
export async function listScenarios(db: Db, visible: Pick<Visibility, 'unit'>): Promise<readonly Listed[]> {
  return [...(await listOwnScenarios(db, visible)).map(ownOf), ...shipped()]
}

/** @throws ServiceError not-found */
export async function findScenario(db: Db, visible: Pick<Visibility, 'unit'>, id: string): Promise<Listed> {
  const known = shipped().find(({ scenario }) => scenario.id === id)
  if (known !== undefined) return known
  const row = await findOwnScenario(db, visible, id)
  if (row === undefined) throw new ServiceError('not-found')
  return ownOf(row)
}

/** Titles by id; one that was removed is called by its id. */
export async function titlesOf(db: Db, visible: Pick<Visibility, 'unit'>): Promise<(id: string) => string> {
  const all = await listScenarios(db, visible)
  const titles = new Map(all.map(({ scenario: { id, title } }) => [id, title]))
  return (id) => titles.get(id) ?? id
}

/** A hall's own book may lack phrases that a scenario wants: nobody can be asked for those. */
export function fitted(scenario: Scenario, { phrases }: Phrasebook): Scenario {
  const known = new Set(phrases.map(({ id }) => id))
  const turns = Object.entries(scenario.turns).map(([id, turn]) => {
    const want = turn.want.map((group) => group.filter((phrase) => known.has(phrase)))
    return [id, { ...turn, want: want.filter((group) => group.length > 0) }]
  })
  return { ...scenario, turns: Object.fromEntries(turns) }
}

export function ownOf({ content, unit, made_from }: Row<'scenarios'>): Listed {
  return { scenario: JSON.parse(content) as Scenario, unit, madeFrom: made_from }
}

export function summaryOf({ scenario, unit, madeFrom }: Listed) {
  const { id, title, channel, about, trains, turns } = scenario
  return { id, title, channel, about, trains, unit, madeFrom, turnCount: Object.keys(turns).length }
}

export function detailOf(listed: Listed) {
  const { head, start, turns, endings } = listed.scenario
  return { ...summaryOf(listed), head, start, turns, endings }
}
