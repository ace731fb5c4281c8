/** phrasebooks/README.md tells the truth about scenarios: its example reads, and its tables name every field. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadPhrasebook, readScenario } from '../../src/index.ts'
import { scenarioSchema } from '../../src/practice/schema.ts'

const readme = readFileSync(new URL('../../phrasebooks/README.md', import.meta.url), 'utf8')
const [, section = ''] = readme.split('## 陪练的情景')
const [, example = ''] = /^```yml\n([\s\S]*?)^```$/m.exec(section) ?? []

test('its example is a scenario without a mistake', () => {
  const { problems, scenario } = readScenario('example.yaml', example, loadPhrasebook('window-service'))
  expect(problems).toEqual([])
  expect(scenario?.id).toBe('ask-price')
})

test('every field is explained', () => {
  const turn = scenarioSchema.shape.turns.valueType.shape
  const fields = [
    ...Object.keys(scenarioSchema.shape),
    ...Object.keys(turn),
    ...Object.keys(turn.hints.unwrap().shape),
    ...['met', 'any', 'all', 'lacks', 'forbidden'],
  ]
  expect(fields.filter((field) => !section.includes(`\`${field}`))).toEqual([])
})
