/** Hostile requests: each gets a clear refusal, and nobody else notices. */
import { connect, type Socket } from 'node:net'
import type { InjectOptions } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { bearer, type Service, startService, storesHere } from '../service.ts'

const line = { role: 'staff', text: '我不知道' }
const conversation = { id: 'c', channel: 'counter', lines: [line] }
const json = { 'content-type': 'application/json' }
const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth)

describe.each(await storesHere())('hostile requests (%s)', (kind) => {
  let service: Service
  let key: string
  let admin: string
  let port: number
  beforeAll(async () => {
    service = await startService(kind, { bodyLimit: 200_000, bodySeconds: 0.5, rateLimit: 100_000 })
    key = await service.key('pipeline', { unit: '甲' })
    admin = await service.key('admin')
    await service.app.listen({ host: '127.0.0.1', port: 0 })
    port = (service.app.server.address() as { port: number }).port
  })
  afterAll(() => service.close())

  const send = (options: InjectOptions, by = key) =>
    service.app.inject({
      method: 'POST',
      url: '/v1/check',
      ...options,
      headers: { ...json, ...bearer(by), ...options.headers },
    })
  /** Somebody else, who must not notice. */
  const others = () => send({ payload: { line } })

  test.each<[string, string, number, string]>([
    ['nothing', '', 400, 'bad-json'],
    ['no JSON', '我不知道', 400, 'bad-json'],
    ['cut off', '{"line":{"role":"staff","te', 400, 'bad-json'],
    ['two values', '{} {}', 400, 'bad-json'],
    ['single quotes', "{'line':1}", 400, 'bad-json'],
    ['NaN', '{"line":NaN}', 400, 'bad-json'],
    ['null', 'null', 400, 'bad-request'],
    ['a number', '1e999', 400, 'bad-request'],
    ['a text', '"line"', 400, 'bad-request'],
    ['a list', '[]', 400, 'bad-request'],
    ['a hundred thousand brackets', nested(90_000), 400, 'bad-request'],
    ['brackets never closed', '['.repeat(150_000), 400, 'bad-json'],
    ['a deep object', `${'{"line":'.repeat(20_000)}1${'}'.repeat(20_000)}`, 400, 'bad-request'],
    ['__proto__', '{"__proto__":{"line":{"role":"staff","text":"x"}}}', 400, 'bad-json'],
    ['__proto__ inside', '{"line":{"role":"staff","text":"x","__proto__":{"x":1}}}', 400, 'bad-json'],
    ['constructor', '{"constructor":{"prototype":{"line":1}}}', 400, 'bad-json'],
    ['the wrong type', '{"line":{"role":"staff","text":{"$gt":""}}}', 400, 'bad-request'],
    ['a list for a text', '{"line":{"role":"staff","text":["我不知道"]}}', 400, 'bad-request'],
    ['an unknown role', '{"line":{"role":"boss","text":"x"}}', 400, 'bad-request'],
    [
      'too many keys',
      `{${Array.from({ length: 10_000 }, (_, i) => `"k${i}":1`).join()}}`,
      400,
      'bad-request',
    ],
    ['too large', JSON.stringify({ line: { role: 'staff', text: '不'.repeat(100_000) } }), 413, 'too-large'],
  ])('body: %s', async (_, payload, status, code) => {
    const answer = await send({ payload })
    expect([answer.statusCode, answer.json().code]).toEqual([status, code])
    expect(answer.headers['content-type']).toContain('application/problem+json')
    expect(answer.body.length).toBeLessThan(5_000)
    expect((await others()).statusCode).toBe(200)
    expect(({} as { line?: unknown }).line).toBeUndefined()
  })

  test.each([
    ['text/plain', 415],
    ['application/x-www-form-urlencoded', 415],
    ['multipart/form-data; boundary=x', 415],
    ['application/xml', 415],
    ['application/x-ndjson', 415],
    ['application/json; charset=gbk', 200],
    ['nonsense', 415],
    ['', 415],
  ])('content type %j: %i', async (type, status) => {
    const answer = await send({ headers: { 'content-type': type }, payload: JSON.stringify({ line }) })
    expect(answer.statusCode).toBe(status)
  })

  test.each([
    ['NUL', 'a\u0000b'],
    ['a lone surrogate', 'a\ud800b'],
    ['control characters', 'a\r\n\u001bb'],
    ['ten thousand characters', 'x'.repeat(10_000)],
    ['only blanks', '   '],
    ['a path', '../../etc/passwd'],
    ['SQL', "'; drop table conversations; --"],
    ['a template', '{{7*7}}<%= 7*7 %>'],
  ])('an id with %s', async (_, id) => {
    const posted = await send({ url: '/v1/conversations', payload: { ...conversation, id } })
    expect([200, 201, 400]).toContain(posted.statusCode)
    const url = `/v1/conversations/${encodeURIComponent(id.toWellFormed())}`
    const read = await send({ method: 'GET', url, headers: { 'content-type': undefined } as never })
    // What was taken is found again under its name, and what was refused is not there.
    if (posted.statusCode === 201) expect(read.json().id).toBe(id)
    else expect([400, 404, 414]).toContain(read.statusCode)
  })

  test.each([
    '/v1/conversations?cursor=garbage',
    `/v1/conversations?cursor=${'x'.repeat(300)}`,
    `/v1/findings?cursor=${Buffer.from('[1,2,3,4]').toString('base64url')}`,
    `/v1/findings?cursor=${Buffer.from('["a",{},[]]').toString('base64url')}`,
    '/v1/conversations?limit=0',
    '/v1/conversations?limit=1e9',
    '/v1/conversations?limit=1&limit=2',
    '/v1/conversations?from=2026-99-99x',
    '/v1/findings/0x10',
    '/v1/findings/9999999999999999999999',
    '/v1/findings/-1',
  ])('%s is refused', async (url) => {
    const answer = await service.app.inject({ url, headers: bearer(key) })
    expect([400, 404]).toContain(answer.statusCode)
    expect(answer.json().code).toMatch(/^bad-|^not-found$/)
  })

  test.each([
    "/v1/conversations?staff=' or 1=1 --",
    '/v1/conversations?unit=%00',
    '/v1/conversations?window=%F0%9F%98%80%27%22%3B',
    '/v1/findings?phrase=%25',
    "/v1/findings?staff=x'%3B drop table findings%3B --",
    '/v1/audit?actor=%00',
    "/v1/audit?action=' or ''='",
    '/v1/users?cursor=WyJ1c2VycyIsIlx1MDAwMCJd',
  ])('%s finds nothing, and harms nothing', async (url) => {
    const answer = await service.app.inject({
      url: encodeURI(decodeURI(url)).replaceAll('%2500', '%00'),
      headers: bearer(admin),
    })
    expect([200, 400]).toContain(answer.statusCode)
    if (answer.statusCode === 200 && !url.includes('users')) expect(answer.json().items).toEqual([])
    expect((await others()).statusCode).toBe(200)
  })

  test.each([
    ['DELETE', '/v1/check', 'POST'],
    ['GET', '/v1/check', 'POST'],
    ['PUT', '/v1/session', 'DELETE, GET, HEAD, POST'],
    ['POST', '/v1/keys/x', 'DELETE'],
  ])('%s %s is no method of it', async (method, url, allow) => {
    const answer = await service.app.inject({ method: method as 'GET', url, headers: bearer(admin) })
    expect([answer.statusCode, answer.headers['allow']]).toEqual([405, allow])
    expect(answer.json().code).toBe('method-not-allowed')
  })

  test.each(['/v1/nothing', '/v1', '/v1/check/x', '/V1/check', '/v1//check', '/%2e%2e/%2e%2e/etc/passwd'])(
    '%s is not there',
    async (url) => {
      const answer = await service.app.inject({ method: 'POST', url, headers: bearer(key) })
      expect(answer.json()).toMatchObject({ code: 'not-found', status: 404 })
    },
  )

  describe('on a raw socket', () => {
    /** Everything that came until the server closed the connection. */
    const talk = (text: string, speak: (socket: Socket) => void = () => {}) =>
      new Promise<string>((resolve, reject) => {
        let heard = ''
        const socket = connect(port, '127.0.0.1', () => {
          socket.write(text)
          speak(socket)
        })
        socket.on('data', (data) => {
          heard += data
        })
        socket.on('error', (error: NodeJS.ErrnoException) =>
          error.code === 'ECONNRESET' ? resolve(heard) : reject(error),
        )
        socket.on('close', () => resolve(heard))
      })
    const head = (...lines: string[]) =>
      [
        `POST /v1/check HTTP/1.1`,
        'host: x',
        `authorization: Bearer ${key}`,
        'content-type: application/json',
        ...lines,
        '',
        '',
      ].join('\r\n')

    test('a body that never ends is refused, and the connection closed', async () => {
      let timer: NodeJS.Timeout | undefined
      const heard = await talk(head('content-length: 1000'), (socket) => {
        timer = setInterval(() => socket.write('['), 50)
      })
      clearInterval(timer)
      expect(heard).toMatch(/^HTTP\/1\.1 408 /)
      expect(heard).toContain('"code":"too-slow"')
      expect((await others()).statusCode).toBe(200)
    })

    test('headers that never end close the connection', async () => {
      let timer: NodeJS.Timeout | undefined
      const heard = await talk('POST /v1/check HTTP/1.1\r\nhost: x\r\n', (socket) => {
        timer = setInterval(() => socket.write('x: y\r\n'), 50)
      })
      clearInterval(timer)
      expect(heard).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
    })

    test('a connection that says nothing is closed', async () => {
      expect(await talk('')).toMatch(/^(?:HTTP\/1\.1 408 |$)/)
    })

    test('many that stand still keep nobody from being answered', async () => {
      const standing = Array.from({ length: 200 }, () => talk(head('content-length: 1000')))
      for (let i = 0; i < 5; i++) expect((await others()).statusCode).toBe(200)
      for (const heard of await Promise.all(standing)) expect(heard).toContain('too-slow')
    })

    test('a client that goes away in the middle of a body', async () => {
      await Promise.all(
        Array.from({ length: 20 }, () =>
          talk(head('content-length: 1000'), (socket) => void socket.resetAndDestroy()),
        ),
      )
      expect((await others()).statusCode).toBe(200)
    })

    test.each([
      ['two lengths', ['content-length: 2', 'content-length: 3']],
      ['a length that is no number', ['content-length: x']],
      ['a length and chunks', ['content-length: 2', 'transfer-encoding: chunked']],
      ['a header with a line break', ['x-a: b\r\n\u0000x-c: d']],
      ['headers too large', [`x-a: ${'x'.repeat(40_000)}`]],
      ['too many headers', Array.from({ length: 3_000 }, (_, i) => `x-${i}: y`)],
    ])('%s', async (_, lines) => {
      expect(await talk(`${head('connection: close', ...lines)}{}`)).toMatch(/^HTTP\/1\.1 (?:400|431) /)
      expect((await others()).statusCode).toBe(200)
    })

    test('two keys in two headers are none', async () => {
      const heard = await talk(
        head('connection: close', `authorization: Bearer ${admin}`, 'content-length: 2').concat('{}'),
      )
      expect(heard).not.toContain('200 OK')
    })

    test('no header of an answer can be made by a request', async () => {
      const heard = await talk(
        `GET /v1/nothing%0d%0aset-cookie:%20x=1?x=%0d%0ax-evil:%201 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`,
      )
      expect(heard).toMatch(/^HTTP\/1\.1 404 /)
      expect(heard.split('\r\n\r\n')[0]).not.toMatch(/x-evil|set-cookie/i)
    })
  })
})
