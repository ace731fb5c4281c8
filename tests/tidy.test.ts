/** Rules of the house, run as tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = new URL('..', import.meta.url).pathname
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const sources = filesIn('src').filter((file) => file.endsWith('.ts'))
const isData = (file: string) => file.endsWith('.data.ts')

/** Room -> rooms that it may import. `text` and `model` are the ground that all stand on. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['text'],
  match: ['model', 'text', 'match'],
  phrasebook: ['model', 'text', 'phrasebook'],
  conversation: ['model', 'conversation'],
  formats: ['model', 'formats'],
  index: ['model', 'text', 'match', 'phrasebook', 'conversation', 'formats'],
  cli: ['model', 'index', 'formats', 'phrasebook', 'cli'],
}

describe.each(sources)('%s', (file) => {
  const text = read(file)

  test('opens with a sentence on its duty', () => {
    expect(text.replace(/^#!.*\n/, '')).toMatch(/^\/\*\*/)
  })

  test('is no longer than 300 lines, unless it is data', () => {
    expect(isData(file) || text.split('\n').length <= 300).toBe(true)
  })

  test('imports only what its room may', () => {
    const room = roomOf(file)
    for (const [, imported] of text.matchAll(/from '(\.{1,2}\/[^']+)'/g)) {
      const target = roomOf(join(file, '..', imported!))
      if (target !== room) expect(MAY_IMPORT[room], `${file} imports ${imported}`).toContain(target)
    }
  })

  test('only one file knows the segmenter', () => {
    if (/from 'nodejieba'/.test(text)) expect(file).toBe('src/text/segment.ts')
  })
})

describe('documents', () => {
  const manifest = JSON.parse(read('package.json')) as Record<string, Record<string, string>>

  test.each(['README.md', 'README.zh-CN.md', 'ARCHITECTURE.md', 'CHANGELOG.md', 'BENCHMARKS.md', 'LICENSE'])(
    '%s exists',
    (file) => {
      expect(existsSync(join(ROOT, file))).toBe(true)
    },
  )

  test.each(Object.keys({ ...manifest['dependencies'], ...manifest['devDependencies'] }))(
    'README.md defends %s',
    (name) => {
      expect(read('README.md')).toContain(name)
    },
  )

  test.each(['npm ci && npx liyan check', 'npm ci && npm test'])('both READMEs have the line %s', (line) => {
    expect(read('README.md')).toContain(line)
    expect(read('README.zh-CN.md')).toContain(line)
  })

  test('files and folders that ARCHITECTURE.md names exist', () => {
    for (const [, path] of read('ARCHITECTURE.md').matchAll(
      /`((?:src|tests|phrasebooks|scripts)\/[\w./-]+)`/g,
    )) {
      expect(existsSync(join(ROOT, path!)), path).toBe(true)
    }
  })
})

test('nothing names a path of one machine', () => {
  const folders = ['src', 'tests', 'scripts', 'phrasebooks', 'examples', '.ci'].flatMap(filesIn)
  const files = [...folders, ...readdirSync(ROOT).filter((file) => /\.(md|json|ts)$/.test(file))]
  const machine = new RegExp(['/work', 'main/|/', 'root/|/home/', '[a-z]+/'].join(''))
  expect(files.filter((file) => machine.test(read(file)))).toEqual([])
})

function filesIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(ROOT.length))
}

function roomOf(file: string): string {
  const [, room] = file.split('/')
  return room!.replace(/\.ts$/, '')
}
