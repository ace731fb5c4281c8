/** `/v1/exports`: lists and reports as CSV or Excel files. */
import type { FastifyReply } from 'fastify'
import { principalOf } from '../access/authenticate.ts'
import {
  type ExportedFile,
  exportConversations,
  exportFindings,
  exportReport,
  exportSheet,
} from '../exports/export.ts'
import type { Parts } from '../parts.ts'
import { responses } from '../wire/common.ts'
import {
  ConversationsExportQuery,
  FileShape,
  FindingsExportQuery,
  ReportExportQuery,
  SheetExportQuery,
} from '../wire/exports.ts'
import { rankOf } from '../wire/finding.ts'
import type { App } from './app-type.ts'

const tags = ['exports']

export function routeExports(app: App, parts: Parts): void {
  const config = { access: 'exports' } as const
  const response = responses({ 200: FileShape })
  app.get(
    '/v1/exports/conversations',
    {
      config,
      schema: {
        summary: 'Conversations as a file, the latest first',
        tags,
        querystring: ConversationsExportQuery,
        response,
      },
    },
    async (request, reply) => {
      const { format, passed, ...filter } = request.query
      const wanted = { ...filter, passed: passed === undefined ? undefined : passed === 'true' }
      return sendFile(reply, await exportConversations(parts, principalOf(request), format, wanted))
    },
  )
  app.get(
    '/v1/exports/findings',
    {
      config,
      schema: {
        summary: 'Findings as a file, the latest conversation first',
        tags,
        querystring: FindingsExportQuery,
        response,
      },
    },
    async (request, reply) => {
      const { format, ...filter } = request.query
      return sendFile(reply, await exportFindings(parts, principalOf(request), format, rankOf(filter)))
    },
  )
  app.get(
    '/v1/exports/report',
    {
      config,
      schema: { summary: 'A report as a file', tags, querystring: ReportExportQuery, response },
    },
    async (request, reply) => {
      const { format, by, period, ...scope } = request.query
      const asked = { by, period, scope }
      return sendFile(reply, await exportReport(parts, principalOf(request), format, asked))
    },
  )
  app.get(
    '/v1/exports/sheet',
    {
      config,
      schema: {
        summary: 'The assessment sheet of a month as a file',
        tags,
        querystring: SheetExportQuery,
        response,
      },
    },
    async (request, reply) => {
      const { format, ...asked } = request.query
      return sendFile(reply, await exportSheet(parts, principalOf(request), format, asked))
    },
  )
}

/** RFC 6266: the name in Chinese, and one in plain letters for programs that do not know how. */
function sendFile(reply: FastifyReply, { content, type, name, plainName }: ExportedFile) {
  const disposition = `attachment; filename="${plainName}"; filename*=UTF-8''${encodeURIComponent(name)}`
  return reply.header('content-disposition', disposition).type(type).send(content)
}
