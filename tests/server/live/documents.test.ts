/** The protocol's documents say what the program does. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { LIVE_CLIENT_MESSAGES, LIVE_LIMITS, LIVE_SERVER_MESSAGES } from '../../../server/wire/live.ts'
import { closeCodeOf, LIVE_ERRORS, type LiveErrorCode } from '../../../server/wire/live-errors.ts'
import { MONITOR_CLIENT_MESSAGES, MONITOR_SERVER_MESSAGES } from '../../../server/wire/monitor.ts'
import { type Service, startService } from '../service.ts'

const page = readFileSync(new URL('../../../docs/live.md', import.meta.url), 'utf8')

test('docs/live.md lists exactly the errors, with their closing codes', () => {
  const listed = [...page.matchAll(/^\| `([a-z-]+)` \| (\d*) ?\|/gm)].map(([, code, close]) => [
    code,
    close === '' ? undefined : Number(close),
  ])
  const codes = Object.keys(LIVE_ERRORS) as LiveErrorCode[]
  expect(listed).toEqual(codes.map((code) => [code, closeCodeOf(code)]))
})

test('docs/live.md names the limits', () => {
  for (const said of [
    `${LIVE_LIMITS.credit} lines of credit`,
    `${LIVE_LIMITS.early} early lines`,
    `${LIVE_LIMITS.errors} errors`,
  ])
    expect(page.replace(/\s+/g, ' ')).toContain(said)
})

test('a client can always send the line that all others wait for', () => {
  // conversation.ts hands credit back 16 at a time.
  expect(LIVE_LIMITS.early - 1 + 15).toBeLessThan(LIVE_LIMITS.credit)
})

interface Document {
  readonly asyncapi: string
  readonly channels: Record<string, { address: string; messages: Record<string, unknown> }>
  readonly operations: Record<string, { action: string; channel: unknown; messages: unknown[] }>
  readonly components: { messages: Record<string, unknown>; schemas: Record<string, unknown> }
}

let service: Service
let document: Document
beforeAll(async () => {
  service = await startService()
  document = (await service.app.inject('/docs/asyncapi.json')).json()
})
afterAll(() => service.close())

test('every reference of the AsyncAPI document resolves', () => {
  const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, to]) => to!)
  expect(references.length).toBeGreaterThan(40)
  for (const to of references) {
    expect(to).toMatch(/^#\//)
    const target = to
      .slice(2)
      .split('/')
      .reduce<unknown>((value, key) => (value as Record<string, unknown> | undefined)?.[key], document)
    expect(target, to).toBeDefined()
  }
})

test('every message of the protocol is in it, in its channel, under the operation that sends it', () => {
  expect(document.asyncapi).toBe('3.0.0')
  const expected = {
    live: [LIVE_CLIENT_MESSAGES, LIVE_SERVER_MESSAGES],
    monitor: [MONITOR_CLIENT_MESSAGES, MONITOR_SERVER_MESSAGES],
  }
  for (const [name, [sent, received]] of Object.entries(expected)) {
    expect(document.channels[name]!.address).toBe(`/v1/${name}`)
    const all = [...Object.keys(sent!), ...Object.keys(received!)]
    expect(Object.keys(document.channels[name]!.messages).toSorted()).toEqual(all.toSorted())
    for (const message of all) expect(document.components.schemas[message]).toMatchObject({ type: 'object' })
    for (const [operation, messages] of [
      [`${name}Receive`, sent],
      [`${name}Send`, received],
    ] as const)
      expect(document.operations[operation]!.messages).toEqual(
        Object.keys(messages!).map((message) => ({ $ref: `#/channels/${name}/messages/${message}` })),
      )
  }
})

test('the schemas say what they are, and carry no names of their own', () => {
  const { LiveLine, Report } = document.components.schemas as Record<
    string,
    { properties: Record<string, unknown>; required: string[] }
  >
  expect(LiveLine!.required.toSorted()).toEqual(['role', 'seq', 'text', 'type'])
  expect(Report!.properties['findings']).toMatchObject({
    items: { $ref: '#/components/schemas/ReportFinding' },
  })
  expect(JSON.stringify(document.components.schemas)).not.toMatch(/"\$id"|"\$schema"|__shared/)
})

test('OpenAPI names the AsyncAPI document', async () => {
  expect((await service.app.inject('/docs/json')).json().info.description).toContain('/docs/asyncapi.json')
})
