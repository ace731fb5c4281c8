/** The AsyncAPI 3 document of both socket protocols, made from the same schemas that the service reads messages with. */
import { z } from 'zod'
import { LIVE_CLIENT_MESSAGES, LIVE_SERVER_MESSAGES, LiveRule } from './live.ts'
import { LiveConversation, MONITOR_CLIENT_MESSAGES, MONITOR_SERVER_MESSAGES } from './monitor.ts'
import { ClauseShape, PhrasebookRef, ReportFindingShape, ReportShape } from './report.ts'

type Messages = Readonly<Record<string, z.ZodType>>

/** Shapes that stand once and are referred to. */
const SHARED: Messages = {
  Clause: ClauseShape,
  LiveConversation,
  LiveRule,
  PhrasebookRef,
  Report: ReportShape,
  ReportFinding: ReportFindingShape,
}

const CHANNELS = {
  live: {
    address: '/v1/live',
    summary: 'Speak: a conversation line by line',
    sent: LIVE_CLIENT_MESSAGES,
    received: LIVE_SERVER_MESSAGES,
  },
  monitor: {
    address: '/v1/monitor',
    summary: 'Watch: what happens in live conversations of the unit',
    sent: MONITOR_CLIENT_MESSAGES,
    received: MONITOR_SERVER_MESSAGES,
  },
} as const satisfies Readonly<
  Record<string, { address: string; summary: string; sent: Messages; received: Messages }>
>

export function asyncApi(version: string) {
  const messages: Messages = Object.assign(
    {},
    ...Object.values(CHANNELS).flatMap(({ sent, received }) => [sent, received]),
  )
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'liyan live',
      version,
      description:
        'JSON text frames. Who connects says who it is as on HTTP: Authorization: Bearer …, the session cookie, or ?ticket=… from POST /v1/live/ticket.',
      license: { name: 'MIT' },
    },
    defaultContentType: 'application/json',
    channels: eachChannel(({ address, summary, sent, received }) => ({
      address,
      summary,
      messages: Object.fromEntries(
        Object.keys({ ...sent, ...received }).map((name) => [name, reference('messages', name)]),
      ),
      bindings: { ws: { method: 'GET' } },
    })),
    operations: Object.assign(
      {},
      ...Object.entries(CHANNELS).map(([name, { sent, received }]) => ({
        // From the server's side, as AsyncAPI has it: it receives what clients send.
        [`${name}Receive`]: operation('receive', name, sent),
        [`${name}Send`]: operation('send', name, received),
      })),
    ) as Record<string, ReturnType<typeof operation>>,
    components: {
      messages: Object.fromEntries(
        Object.keys(messages).map((name) => [name, { name, payload: reference('schemas', name) }]),
      ),
      schemas: schemasOf({ ...SHARED, ...messages }),
    },
  }
}

function eachChannel<T>(make: (channel: (typeof CHANNELS)[keyof typeof CHANNELS]) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(CHANNELS).map(([name, channel]) => [name, make(channel)]))
}

function operation(action: 'send' | 'receive', channel: string, messages: Messages) {
  return {
    action,
    channel: { $ref: `#/channels/${channel}` },
    messages: Object.keys(messages).map((name) => ({ $ref: `#/channels/${channel}/messages/${name}` })),
  }
}

function reference(kind: 'messages' | 'schemas', name: string) {
  return { $ref: `#/components/${kind}/${name}` }
}

function schemasOf(shapes: Messages): Record<string, unknown> {
  // A registry of its own: what is registered globally stands in the OpenAPI document.
  const registry = z.registry<{ id: string }>()
  for (const [id, shape] of Object.entries(shapes)) registry.add(shape, { id })
  const { schemas } = z.toJSONSchema(registry, {
    target: 'draft-07',
    metadata: registry,
    io: 'input',
    uri: (id) => `#/components/schemas/${id}`,
  })
  return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, withoutNames(schema)]))
}

/** References go by place in the document. */
function withoutNames({ $id: _id, $schema: _schema, id: _name, ...schema }: Record<string, unknown>) {
  return schema
}
