/** Books from files: shipped ones by name, others by path, and files that cannot be read. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { loadPhrasebook, PhrasebookError, readPhrasebook, shippedNames } from '../../src/phrasebook/load.ts'

const folder = mkdtempSync(join(tmpdir(), 'liyan-phrasebook-'))
afterAll(() => rmSync(folder, { recursive: true }))

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  writeFileSync(path, content)
  return path
}

describe('shipped books', () => {
  test.each(shippedNames())('%s loads', (name) => {
    const { book, problems } = readPhrasebook(name)
    expect(problems.filter(({ level }) => level === 'error')).toEqual([])
    expect(book?.id).toBe(name)
    expect(book?.layers.at(-1)?.file).toMatch(new RegExp(`/phrasebooks/${name}\\.yaml$`))
  })

  test('base is one of them', () => {
    expect(shippedNames()).toContain('base')
  })

  test('a name that is none is told the others', () => {
    const { book, problems } = readPhrasebook('bsae')
    expect(book).toBeUndefined()
    expect(problems).toMatchObject([{ file: 'bsae', code: 'missing-file' }])
    expect(problems[0]?.message).toContain('是不是 base？')
  })
})

describe('files', () => {
  test('a book by its path, over a shipped one', () => {
    const path = write('hall.yaml', 'id: hall\ntitle: 大厅\nextends: base\nwords: [大厅]\n')
    const book = loadPhrasebook(path)
    expect(book.layers.map(({ id }) => id)).toEqual(['base', 'hall'])
    expect(book.words).toEqual(['大厅'])
  })

  test('a book over one in another folder', () => {
    mkdirSync(join(folder, 'county'))
    write('county/county.yaml', 'id: county\ntitle: 县\nwords: [县厅]\n')
    const path = write('window.yaml', 'id: window\ntitle: 窗口\nextends: county/county.yaml\n')
    expect(loadPhrasebook(path).words).toEqual(['县厅'])
  })

  test('a byte order mark is passed over', () => {
    expect(loadPhrasebook(write('bom.yaml', '\uFEFFid: bom\ntitle: 甲\n')).id).toBe('bom')
  })

  test.each([
    ['not there', () => join(folder, 'none.yaml'), 'missing-file'],
    ['a folder', () => `${folder}/`, 'unreadable-file'],
    ['in GBK', () => write('gbk.yaml', Uint8Array.of(0x69, 0x64, 0x3a, 0x20, 0xc4, 0xe3)), 'not-utf8'],
    ['in UTF-16', () => write('utf16.yaml', Buffer.from('\uFEFFid: a', 'utf16le')), 'not-utf8'],
    ['empty', () => write('empty.yaml', ''), 'empty-file'],
  ])('a file that is %s', (_title, make, code) => {
    const { book, problems } = readPhrasebook(make())
    expect(book).toBeUndefined()
    expect(problems.map((problem) => problem.code)).toEqual([code])
  })

  test('a layer that cannot be read is reported where it is named', () => {
    write('gbk2.yaml', Uint8Array.of(0xc4, 0xe3))
    const path = write('over.yaml', 'id: over\ntitle: 甲\nextends: gbk2\n')
    expect(readPhrasebook(path).problems).toMatchObject([{ code: 'not-utf8', line: 3, column: 10 }])
  })

  test('loading throws everything that is wrong', () => {
    const path = write('bad.yaml', 'id: bad\ntitle: 甲\nwrods: []\nphrases: { a: { kind: x } }\n')
    try {
      loadPhrasebook(path)
      expect.unreachable()
    } catch (error) {
      expect(error).toBeInstanceOf(PhrasebookError)
      const { problems, message } = error as PhrasebookError
      expect(problems.map(({ code }) => code)).toEqual(['unknown-key', 'missing-field', 'wrong-value'])
      expect(message).toContain(`${path}:3:1 错误`)
    }
  })
})
