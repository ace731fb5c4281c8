/** The console's words are those of the command line, and name everything that the service can say. */

import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { PERMISSIONS, ROLES } from '../../server/access/roles.ts'
import { ACTIONS } from '../../server/console/pages/settings/audit-words.ts'
import * as words from '../../server/console/words.ts'
import * as spoken from '../../src/cli/vocabulary.ts'

test.each([
  ['verdicts', words.VERDICTS, spoken.VERDICTS],
  ['severities', words.SEVERITY_NAMES, spoken.SEVERITY_NAMES],
  ['kinds', words.KIND_NAMES, spoken.KIND_NAMES],
  ['matches', words.MATCH_NAMES, spoken.MATCH_NAMES],
  ['speakers', words.SPEAKER_NAMES, spoken.ROLE_NAMES],
  ['channels', words.CHANNEL_NAMES, spoken.CHANNEL_NAMES],
])('%s are called as on the command line', (_name, here, there) => {
  expect(here).toEqual(there)
})

describe('nothing is without a name', () => {
  test('roles and permissions', () => {
    expect(Object.keys(words.ROLE_TITLES).sort()).toEqual([...ROLES].sort())
    expect(Object.keys(words.PERMISSION_NAMES).sort()).toEqual(Object.keys(PERMISSIONS).sort())
  })

  test('kinds of rules', () => {
    const kinds = [...read('../../src/model/phrasebook.ts').matchAll(/readonly kind: '([a-z-]+)'/g)].map(
      ([, kind]) => kind!,
    )
    expect(kinds.filter((kind) => !(kind in words.RULE_KINDS))).toEqual([])
    expect(kinds.length).toBeGreaterThan(10)
  })

  test('actions of the audit log', () => {
    const server = new URL('../../server/', import.meta.url)
    const files = readdirSync(server, { recursive: true, encoding: 'utf8' }).filter(
      (file) => /\.ts$/.test(file) && !file.startsWith('console/'),
    )
    const code = files.map((file) => read(`../../server/${file}`)).join('\n')
    const calls = [
      ...code.matchAll(/await audit\([^']*?'([a-z.-]+)'/g),
      ...code.matchAll(/action: '([a-z]+[-.][a-z-]+)'/g),
    ]
    const actions = new Set(calls.map(([, action]) => action!))
    expect(actions.size).toBeGreaterThan(8)
    expect([...actions].filter((action) => !(action in ACTIONS))).toEqual([])
  })
})

function read(path: string): string {
  return readFileSync(new URL(path, import.meta.url), 'utf8')
}
