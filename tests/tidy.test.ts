/** Rules of the house, run as tests. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ENVIRONMENT } from '../server/config.ts'

const ROOT = new URL('..', import.meta.url).pathname
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8')
const sources = filesIn('src').filter((file) => file.endsWith('.ts'))
const service = filesIn('server').filter(
  (file) => file.endsWith('.ts') && !file.startsWith('server/console/'),
)
const pages = filesIn('server/console').filter((file) => /\.(?:ts|vue)$/.test(file))
/** Tables: of sounds, of generated types, of columns. */
const isData = (file: string) => /\.(?:data|d)\.ts$|^server\/store\/(?:tables|migrations\/.*)\.ts$/.test(file)

/** Room -> rooms that it may import. `text` and `model` are the ground that all stand on. */
const MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  model: [],
  text: ['text'],
  match: ['model', 'text', 'match'],
  phrasebook: ['model', 'text', 'phrasebook'],
  conversation: ['model', 'conversation'],
  formats: ['model', 'formats'],
  practice: ['model', 'phrasebook', 'practice'],
  index: ['model', 'text', 'match', 'phrasebook', 'conversation', 'formats', 'practice'],
  cli: ['model', 'index', 'formats', 'phrasebook', 'cli'],
}

/** Room of the service -> rooms of the service that it must not know. */
const MUST_NOT_IMPORT: Readonly<Record<string, readonly string[]>> = {
  wire: ['store', 'live', 'work', 'routes', 'reviews', 'reports', 'exports', 'parts', 'app'],
  privacy: ['wire', 'live', 'work', 'routes', 'parts', 'app'],
  store: ['live', 'work', 'routes', 'reviews', 'reports', 'exports', 'parts', 'app', 'ingest'],
  live: ['routes', 'work', 'app', 'exports'],
  work: ['routes', 'live', 'app', 'exports'],
  reviews: ['routes', 'live', 'app', 'exports'],
  routes: ['app', 'main'],
}
/** Libraries that one room alone knows. */
const KNOWN_TO: Readonly<Record<string, string>> = {
  kysely: 'server/store/',
  'better-sqlite3': 'server/store/',
  pg: 'server/store/',
  'prom-client': 'server/operations/',
}

describe.each([...sources, ...service, ...pages])('%s', (file) => {
  const text = read(file)

  test('opens with a sentence on its duty', () => {
    const start = file.endsWith('.vue') ? /^<!--/ : /^\/\*\*/
    expect(text.replace(/^#!.*\n/, '')).toMatch(start)
  })

  test('is no longer than 300 lines, unless it is data', () => {
    expect(isData(file) || text.split('\n').length <= 300).toBe(true)
  })
})

describe.each(service)('%s', (file) => {
  const imported = [...read(file).matchAll(/from '([^']+)'/g)].map(([, path]) => path!)

  test('knows the checker by its public names only', () => {
    expect(imported.filter((path) => /\.\.\/src\//.test(path))).toEqual([])
  })

  test('imports no room that it must not know', () => {
    const room = file.split('/').length > 2 ? file.split('/')[1]! : ''
    const rooms = imported
      .filter((path) => path.startsWith('.'))
      .map((path) => join(file, '..', path).replace(/\.ts$/, '').split('/')[1]!)
    expect(rooms.filter((target) => MUST_NOT_IMPORT[room]?.includes(target))).toEqual([])
  })

  test('leaves libraries to the room that knows them', () => {
    for (const [library, room] of Object.entries(KNOWN_TO))
      if (imported.includes(library)) expect(file, library).toMatch(new RegExp(`^${room}`))
  })
})

test.each(pages)('%s knows the service by its interface only', (file) => {
  const imported = [...read(file).matchAll(/from '([^']+)'/g)].map(([, path]) => path!)
  const outside = imported
    .filter((path) => path.startsWith('.'))
    .map((path) => join(file, '..', path))
    .filter((path) => !path.startsWith('server/console/'))
  expect(outside.filter((path) => !/^server\/(?:wire\/|access\/roles)/.test(path))).toEqual([])
})

describe.each(sources)('%s', (file) => {
  const text = read(file)

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

  test.each(['npm ci && npx liyan check', 'npm ci && npm start', 'npm ci && npm test'])(
    'both READMEs have the line %s',
    (line) => {
      expect(read('README.md')).toContain(line)
      expect(read('README.zh-CN.md')).toContain(line)
    },
  )

  test.each(['README.md', 'README.zh-CN.md'])('%s lists every setting of the service', (document) => {
    const listed = new Set(read(document).match(/`(?:LIYAN_[A-Z_]+|DATABASE_URL)`/g))
    const known = Object.keys(ENVIRONMENT.shape).map((name) => `\`${name}\``)
    expect(known.filter((name) => !listed.has(name))).toEqual([])
    const unknown = [...listed].filter((name) => !known.includes(name) && !name.startsWith('`LIYAN_KEY'))
    expect(unknown).toEqual([])
  })

  test('files and folders that ARCHITECTURE.md names exist', () => {
    for (const [, path] of read('ARCHITECTURE.md').matchAll(
      /`((?:src|server|tests|phrasebooks|scripts)\/[\w./-]+)`/g,
    )) {
      expect(existsSync(join(ROOT, path!)), path).toBe(true)
    }
  })
})

test('nothing names a path of one machine', () => {
  const folders = ['src', 'server', 'docs', 'tests', 'scripts', 'phrasebooks', 'examples', '.ci'].flatMap(
    filesIn,
  )
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
