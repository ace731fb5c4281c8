/** Loads the practice scenarios that come with the package. The only file of this folder that touches the disk. */
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type { Phrasebook, Scenario } from '../model.ts'
import { PhrasebookError } from '../phrasebook/load.ts'
import { readScenario } from './read.ts'

/** `phrasebooks/scenarios/`: as far from `src/practice/` as from `dist/practice/`. */
const SHIPPED = fileURLToPath(new URL('../../phrasebooks/scenarios/', import.meta.url))

/**
 * By file name. Ids are held against `book`; without one they are not looked at.
 * @throws PhrasebookError with every problem of every file
 */
export function loadScenarios(book?: Phrasebook): readonly Scenario[] {
  const files = readdirSync(SHIPPED)
    .filter((file) => file.endsWith('.yaml'))
    .sort()
  const readings = files.map((file) => readScenario(file, readFileSync(SHIPPED + file, 'utf8'), book))
  const problems = readings.flatMap((reading) => reading.problems)
  if (problems.length > 0) throw new PhrasebookError(problems)
  return readings.map(({ scenario }) => scenario!)
}
