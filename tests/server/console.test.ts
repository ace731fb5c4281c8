/** The console's files as they are served: which addresses are the page, what is kept, what is never given out. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Service, startService } from './service.ts'

const PAGE = '<!doctype html><title>礼言</title>'
const SCRIPT = 'export const here = 1\n'
const folder = mkdtempSync(join(tmpdir(), 'liyan-console-test-'))
let service: Service

beforeAll(async () => {
  mkdirSync(join(folder, 'assets'))
  mkdirSync(join(folder, '.vite'))
  writeFileSync(join(folder, 'index.html'), PAGE)
  writeFileSync(join(folder, '.vite/manifest.json'), '{}')
  writeFileSync(join(folder, 'assets/index-abc123.js'), SCRIPT)
  writeFileSync(join(folder, 'assets/index-abc123.js.gz'), gzipSync(SCRIPT))
  service = await startService('sqlite', { consoleFolder: folder })
})
afterAll(async () => {
  await service.close()
  rmSync(folder, { recursive: true })
})

const get = (url: string, headers: Record<string, string> = {}) => service.app.inject({ url, headers })
const asBrowser = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' }

describe('the page', () => {
  test.each(['/', '/review', '/settings/keys', '/conversations/镇/c-1?line=3', '/docs-of-ours', '/v1x'])(
    'is what a browser gets at %s, with a policy that lets it run, and never keeps',
    async (url) => {
      const answer = await get(encodeURI(url), asBrowser)
      expect(answer.statusCode).toBe(200)
      expect(answer.body).toBe(PAGE)
      expect(answer.headers['cache-control']).toBe('no-cache')
      expect(answer.headers['content-security-policy']).toMatch(
        /default-src 'self'.*script-src 'self'.*style-src 'self'/,
      )
      expect(answer.headers['content-security-policy']).not.toContain('unsafe')
    },
  )
})

test('a file with a hash in its name is kept for good, and sent as it was packed', async () => {
  const plain = await get('/assets/index-abc123.js')
  expect(plain.body).toBe(SCRIPT)
  expect(plain.headers['content-type']).toMatch(/javascript/)
  expect(plain.headers['cache-control']).toBe('public, max-age=31536000, immutable')
  const packed = await get('/assets/index-abc123.js', { 'accept-encoding': 'gzip' })
  expect(packed.headers['content-encoding']).toBe('gzip')
  expect(packed.rawPayload).toEqual(gzipSync(SCRIPT))
})

describe('what is not the console is a problem with a code', () => {
  test.each([
    ['an address of the interface', '/v1/nothing', asBrowser],
    ['a program that wants JSON', '/review', { accept: 'application/json' }],
    ['a file that is gone', '/assets/index-old.js', asBrowser],
    ["the build's own list", '/.vite/manifest.json', { accept: '*/*' }],
    ['a packed twin', '/assets/index-abc123.js.gz', { accept: '*/*' }],
    ['a way out of the folder', '/assets/..%2f..%2f..%2fetc/passwd', { accept: '*/*' }],
    ['a NUL', '/assets/%00', { accept: '*/*' }],
  ])('%s', async (_name, url, headers) => {
    const answer = await get(url, headers)
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'not-found' })
  })

  test('another method', async () => {
    const answer = await service.app.inject({ method: 'POST', url: '/review', headers: asBrowser })
    expect(answer.statusCode).toBe(404)
    expect(answer.json()).toMatchObject({ code: 'not-found' })
  })
})

test('where the console was not built a browser is told how to build it, and the interface works', async () => {
  const bare = await startService('sqlite', { consoleFolder: join(folder, 'nowhere') })
  const answer = await bare.app.inject({ url: '/', headers: asBrowser })
  expect(answer.statusCode).toBe(404)
  expect(answer.headers['content-type']).toBe('text/plain; charset=utf-8')
  expect(answer.body).toContain('npm run build')
  expect((await bare.app.inject({ url: '/healthz' })).statusCode).toBe(200)
  await bare.close()
})
