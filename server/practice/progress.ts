/** How practice goes: scores and misses, and whether real conversations got better after it. */
import type { Visibility } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import {
  byPerson,
  byScenario,
  latestRuns,
  liveWeeks,
  missesOf,
  type PracticeScope,
  type RunRow,
} from '../store/practice.ts'
import { findScenario, titlesOf } from './catalogue.ts'
import { judgedLive } from './record-run.ts'

const MOST_RUNS = 200

/** @throws ServiceError not-found for a scenario that is none */
export async function progressOf(
  { store: { db }, books }: Pick<Parts, 'store' | 'books'>,
  visible: Visibility,
  scope: PracticeScope,
) {
  const title = await titlesOf(db, visible)
  const items =
    scope.scenario === undefined
      ? undefined
      : judgedLive((await findScenario(db, visible, scope.scenario)).scenario, books.get())
  const runs = await latestRuns(db, visible, scope, MOST_RUNS)
  const scenarios = await byScenario(db, visible, scope)
  return {
    runs: runs.reverse().map((run) => runOf(run, title)),
    scenarios: scenarios.map((figures) => ({ ...figures, title: title(figures.scenario) })),
    people: await byPerson(db, visible, scope),
    misses: await missesOf(db, visible, scope),
    live: await liveWeeks(db, visible, scope, items),
  }
}

export function runOf(run: RunRow, title: (id: string) => string) {
  const { pk, unit, staff, name, scenario, drill, score, passed, grade, hints, retries, at } = run
  return {
    id: pk,
    unit,
    staff,
    name,
    scenario,
    title: title(scenario),
    drill,
    score,
    passed: passed === 1,
    grade,
    hints,
    retries,
    at,
  }
}
