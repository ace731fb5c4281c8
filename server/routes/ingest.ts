/** `POST /v1/conversations` and its ways for many at once: check, store, answer with the stored report. */
import { Readable } from 'node:stream'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { type Conversation, readTranscript } from 'liyan'
import { z } from 'zod'
import { principalOf } from '../access/authenticate.ts'
import type { Principal } from '../access/roles.ts'
import { answerBatch, errorRecord } from '../batch.ts'
import { ingest } from '../ingest.ts'
import { ndjsonLines } from '../ndjson.ts'
import type { Parts } from '../parts.ts'
import { responses } from '../wire/common.ts'
import { ConversationShape } from '../wire/conversation.ts'
import { BatchQuery, BookQuery, ImportAnswer, ImportRequest } from '../wire/conversations.ts'
import { ServiceError } from '../wire/errors.ts'
import { JobShape } from '../wire/jobs.ts'
import { ReportShape } from '../wire/report.ts'
import { startJob } from '../work/spool.ts'
import type { App } from './app-type.ts'
import { describeJob } from './jobs.ts'

const NDJSON = 'application/x-ndjson'
const tags = ['conversations']
const access = 'conversations:write' as const

export function routeIngest(app: App, parts: Parts): void {
  app.post(
    '/v1/conversations',
    {
      config: { access },
      schema: {
        summary: 'Check and store a conversation; the same id and content again is answered the same',
        tags,
        querystring: BookQuery,
        body: ConversationShape,
        response: responses({ 200: ReportShape, 201: ReportShape }),
      },
    },
    async (request, reply) => {
      const { phrasebook } = request.query
      const options = { source: 'post', phrasebook } as const
      const { isNew, report } = await ingest(parts, principalOf(request), request.body, options)
      if (!isNew) reply.header('idempotent-replayed', 'true')
      // The stored text itself: made once, and the same whenever it is asked for.
      return reply
        .code(isNew ? 201 : 200)
        .type('application/json; charset=utf-8')
        .send(report as never)
    },
  )
  app.post(
    '/v1/conversations/import',
    {
      config: { access },
      schema: {
        summary: "Check and store the conversations of another tool's transcript",
        tags,
        querystring: BookQuery,
        body: ImportRequest,
        response: responses({ 200: ImportAnswer }),
      },
    },
    async (request) => {
      const { content, ...options } = request.body
      const { conversations, errors } = readTranscript(content, options)
      if (conversations.length === 0) throw new ServiceError('bad-transcript', errors[0]?.message)
      const { phrasebook } = request.query
      const take = (conversation: Conversation) =>
        imported(parts, principalOf(request), conversation, phrasebook)
      return { results: await Promise.all(conversations.map(take)), errors }
    },
  )
  // NDJSON is read by this route only; elsewhere it stays a type that is not supported.
  app.register(async (scope) => {
    scope.addContentTypeParser(NDJSON, (_request: FastifyRequest, payload: unknown, done: Done) =>
      done(null, payload),
    )
    routeBatch(scope as unknown as App, parts)
  })
}

type Done = (error: Error | null, body?: unknown) => void

function routeBatch(app: App, parts: Parts): void {
  app.post(
    '/v1/conversations/batch',
    {
      config: { access, streams: true },
      schema: {
        summary: 'Check and store a stream of conversations (NDJSON), answered line by line (NDJSON)',
        description:
          'Every line is answered in order, while the rest is still being sent: {"line":1,"status":"stored"|"same","report":{…}} or {"line":7,"error":{"code","message","field"}}. Read while you send: a client that does not read is not read from either. With mode=job the whole body is taken in first and worked on in the background; the answer is the job.',
        tags,
        consumes: [NDJSON],
        produces: [NDJSON],
        querystring: BatchQuery,
        body: z.custom<Readable>((body) => body instanceof Readable, '应为 application/x-ndjson'),
        response: responses({ 200: z.string(), 202: JobShape }),
      },
    },
    async (request, reply) => {
      const { mode, phrasebook } = request.query
      const take = mode === 'job' ? takeJob : takeStream
      return take(parts, { principal: principalOf(request), body: request.body, phrasebook, reply })
    },
  )
}

interface Batch {
  readonly principal: Principal
  readonly body: Readable
  readonly phrasebook: string | undefined
  readonly reply: FastifyReply
}

async function takeStream(parts: Parts, { principal, body, phrasebook, reply }: Batch) {
  // Said at once, not once a line.
  parts.books.get(phrasebook)
  const answers = answerBatch(parts, principal, body, phrasebook)
  return reply.type(`${NDJSON}; charset=utf-8`).send(Readable.from(answers))
}

async function takeJob(parts: Parts, { principal, body, phrasebook, reply }: Batch) {
  const lines = ndjsonLines(body, parts.config.bodyLimit)
  const job = describeJob(await startJob(parts, principal, lines, { phrasebook }))
  return reply.code(202).header('location', `/v1/jobs/${job.id}`).send(job)
}

async function imported(
  parts: Parts,
  principal: Principal,
  conversation: Conversation,
  phrasebook: string | undefined,
) {
  const { id } = conversation
  try {
    const { isNew, report } = await ingest(parts, principal, conversation, { source: 'batch', phrasebook })
    const status = isNew ? ('stored' as const) : ('same' as const)
    return { id, status, report: JSON.parse(report) as z.output<typeof ReportShape> }
  } catch (error) {
    return { id, error: errorRecord(parts, error) }
  }
}
