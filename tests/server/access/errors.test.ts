/** docs/errors.md lists exactly the codes that there are. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { ERRORS } from '../../../server/wire/errors.ts'

const page = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8')
const rows = [...page.matchAll(/^\| `([\w-]+)` \| (\d+) \| ([^|]+) \| ([^|]+) \|$/gm)]

test('every code, with its status and title, in the order of the table', () => {
  const listed = rows.map(([, code, status, title]) => [code, Number(status), title])
  expect(listed).toEqual(Object.entries(ERRORS).map(([code, { status, title }]) => [code, status, title]))
})

test('every code says when it is met', () => {
  expect(rows.filter(([, , , , when]) => when!.trim().length < 5)).toEqual([])
})

test('codes stand in the order of their status', () => {
  const statuses = rows.map(([, , status]) => Number(status))
  expect(statuses).toEqual([...statuses].sort((a, b) => a - b))
})
