/** A prepared book is the book itself, and is left aside once a file has changed. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { loadPhrasebook, readPhrasebook } from '../../src/index.ts'
import { prepare, preparedBook } from '../../src/phrasebook/prepared.ts'

const SHIPPED = fileURLToPath(new URL('../../phrasebooks', import.meta.url))

test.each(['base', 'cues', 'window-service'])('%s is the same prepared and read', (name) => {
  expect(loadPhrasebook(name)).toEqual(readPhrasebook(name).book)
})

test('preparing names the files and their contents, and no folder of this machine', () => {
  const text = prepare(readPhrasebook('window-service').book!, SHIPPED)
  expect(text).not.toContain(SHIPPED)
  expect(JSON.parse(text).files).toHaveLength(3)
})

test('a book of another folder is not taken for the prepared one', () => {
  const folder = mkdtempSync(join(tmpdir(), 'books-'))
  try {
    for (const name of ['base', 'cues', 'window-service']) {
      writeFileSync(
        join(folder, `${name}.yaml`),
        `${readFileSync(join(SHIPPED, `${name}.yaml`), 'utf8')}# changed\n`,
      )
    }
    expect(preparedBook('window-service', folder)).toBeUndefined()
  } finally {
    rmSync(folder, { recursive: true })
  }
})

test.each(['no-such-book', '../window-service', ''])('%j is not prepared', (name) => {
  expect(preparedBook(name, SHIPPED)).toBeUndefined()
})
