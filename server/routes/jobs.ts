/** `/v1/jobs`: batches that are worked on in the background. They are begun by `POST /v1/conversations/batch?mode=job`. */
import { Readable } from 'node:stream'
import { z } from 'zod'
import { principalOf } from '../access/authenticate.ts'
import type { Parts } from '../parts.ts'
import { type JobRow, listJobs } from '../store/jobs.ts'
import { responses } from '../wire/common.ts'
import { JobPage, JobParams, JobShape, JobsQuery } from '../wire/jobs.ts'
import { pageByTime, readTimeCursor } from '../wire/time-cursor.ts'
import { endJob, jobOf, resultsOf } from '../work/results.ts'
import type { App } from './app-type.ts'

const tags = ['jobs']

export function routeJobs(app: App, parts: Parts): void {
  const config = { access: 'conversations:write' } as const

  app.get(
    '/v1/jobs',
    {
      config,
      schema: {
        summary: 'Jobs, the newest first',
        tags,
        querystring: JobsQuery,
        response: responses({ 200: JobPage }),
      },
    },
    async (request) => {
      const { cursor, limit } = request.query
      const before = readTimeCursor('jobs', cursor)
      const { unit } = principalOf(request)
      const rows = await listJobs(parts.store.db, unit, { before, limit: limit + 1 })
      return pageByTime('jobs', rows, limit, describeJob)
    },
  )

  app.get(
    '/v1/jobs/:id',
    {
      config,
      schema: {
        summary: 'How far a job is',
        tags,
        params: JobParams,
        response: responses({ 200: JobShape }),
      },
    },
    async (request) => describeJob(await jobOf(parts, principalOf(request), request.params.id)),
  )

  app.get(
    '/v1/jobs/:id/results',
    {
      config,
      schema: {
        summary: 'What became of each line so far, in input order (NDJSON)',
        description:
          'As a batch is answered: {"line":1,"id":"…","status":"stored"|"same","report":{…}} or {"line":7,"error":{"code","message","field"}}. The report is missing where the conversation has been deleted since.',
        tags,
        params: JobParams,
        produces: ['application/x-ndjson'],
        response: responses({ 200: z.string() }),
      },
    },
    async (request, reply) => {
      const job = await jobOf(parts, principalOf(request), request.params.id)
      const results = Readable.from(resultsOf(parts.store.db, job.id))
      return reply.type('application/x-ndjson; charset=utf-8').send(results as never)
    },
  )

  app.delete(
    '/v1/jobs/:id',
    {
      config,
      schema: {
        summary: 'Cancel a job; what is done stays done',
        tags,
        params: JobParams,
        response: responses({ 200: JobShape }),
      },
    },
    async (request) => describeJob(await endJob(parts, principalOf(request), request.params.id)),
  )
}

export function describeJob(job: JobRow): z.output<typeof JobShape> {
  const { id, unit, kind, status, total, done, failed } = job
  const { created_by: createdBy, created_at: createdAt, updated_at: updatedAt } = job
  return { id, unit, kind, createdBy, status, total, done, failed, createdAt, updatedAt }
}
