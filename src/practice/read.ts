/** The text of a scenario file -> a frozen scenario, or every mistake in it with its place. */
import type { AnyOf, Phrasebook, Problem, Scenario, Step, Turn } from '../model.ts'
import { explain } from '../phrasebook/explain.ts'
import { milliseconds } from '../phrasebook/fields.ts'
import { deepFreeze } from '../phrasebook/freeze.ts'
import { createSource } from '../phrasebook/source.ts'
import { parseYaml } from '../phrasebook/yaml.ts'
import { lookOver } from './look-over.ts'
import { scenarioSchema, type WrittenScenario } from './schema.ts'

export interface ScenarioReading {
  /** There if nothing is wrong. */
  readonly scenario?: Scenario
  readonly problems: readonly Problem[]
}

/** Ids of phrases and rules are held against `book`; without one they are not looked at. */
export function readScenario(file: string, text: string, book?: Phrasebook): ScenarioReading {
  const source = createSource(file, text.replace(/^\uFEFF/, ''))
  const { root, problems } = parseYaml(source)
  if (root === undefined) return { problems }
  const checked = scenarioSchema.safeParse(root.value)
  if (!checked.success) {
    const faults = explain(source, root, checked.error.issues).map(({ problem }) => problem)
    return { problems: [...problems, ...faults] }
  }
  const scenario = scenarioOf(checked.data)
  const all = [...problems, ...lookOver(scenario, source, root, book)]
  return all.length === 0 ? { scenario: deepFreeze(scenario), problems: [] } : { problems: all }
}

function scenarioOf({ head = {}, turns, endings, ...rest }: WrittenScenario): Scenario {
  return {
    ...rest,
    head: defined(head),
    turns: Object.fromEntries(Object.entries(turns).map(([id, turn]) => [id, turnOf(turn)])),
    endings,
  }
}

function turnOf({ scene, aside, pause, citizen, want, hints, next }: WrittenScenario['turns'][string]): Turn {
  return {
    ...(scene !== undefined && { scene }),
    ...(aside !== undefined && { aside }),
    ...(pause !== undefined && { pause: milliseconds(pause) }),
    citizen: listOf(citizen),
    want: listOf(want).map((group): AnyOf => listOf(group)),
    ...(hints !== undefined && { hints }),
    next: typeof next === 'string' ? [{ go: next }] : next.map(stepOf),
  }
}

function stepOf({ when, go }: { when?: object | undefined; go: string }): Step {
  return when === undefined ? { go } : { when: defined(when), go }
}

function listOf<T>(value: T | readonly T[] | undefined): readonly T[] {
  if (value === undefined) return []
  return Array.isArray(value) ? (value as readonly T[]) : [value as T]
}

/** Without the fields that were left out. */
function defined<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, field]) => field !== undefined)) as never
}
