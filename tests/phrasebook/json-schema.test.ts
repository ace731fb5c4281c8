/** The JSON Schema for editors: accepts what the loader accepts, refuses what it plainly refuses, explains itself in Chinese. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { z } from 'zod'
import { phrasebookJsonSchema } from '../../src/phrasebook/json-schema.ts'
import { shippedNames } from '../../src/phrasebook/load.ts'

const schema = phrasebookJsonSchema()
const compiled = z.fromJSONSchema(schema)
const accepts = (yaml: string): boolean => compiled.safeParse(parse(yaml)).success
const head = 'id: a\ntitle: 甲\n'

describe('accepts', () => {
  test.each(shippedNames())('the shipped book %s', (name) => {
    const file = new URL(`../../phrasebooks/${name}.yaml`, import.meta.url)
    expect(accepts(readFileSync(file, 'utf8'))).toBe(true)
  })

  test.each([
    '',
    'extends: base',
    'extends: [base, ../a.yaml]',
    'phrases:',
    'phrases: { a: off, b: , c: { say+: [甲], instead: 乙 }, 丁: { instead+: [丙] } }',
    'rules: { a: off, b: , c: { points: 3, ms: 3s }, d: { kind: never, phrases: a } }',
    'guards: { quoted: off, denied: { before: [甲], reach: 3 } }',
    'courtesyWords: { 您好: a, 请: [a, b], 谢谢: off }',
    'scoring: { caps: { total: null, perCategory: { 甲: 3, 乙: null } }, fatal+: [a], bonus: { phrases+: [b] } }',
    'words+: [甲]',
  ])('%s', (yaml) => {
    expect(accepts(head + yaml)).toBe(true)
  })
})

describe('refuses', () => {
  test.each([
    'phrase: {}',
    'phrases: { a: { sayy: [甲] } }',
    'phrases: { a: { kind: bad } }',
    'phrases: { "a b": off }',
    'rules: { a: { kind: never, need: [b] } }',
    'guards: { quotd: {} }',
    'words: [1]',
  ])('%s', (yaml) => {
    expect(accepts(head + yaml)).toBe(false)
  })
})

test('every field of a phrase is described in Chinese', () => {
  const text = JSON.stringify(schema)
  const descriptions = [...text.matchAll(/"description":"([^"]*)"/g)].map(([, words]) => words)
  expect(descriptions.length).toBeGreaterThan(50)
  expect(descriptions.every((words) => /[一-龥]/.test(words ?? ''))).toBe(true)
})
