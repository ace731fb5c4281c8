/** `/v1/reports`: figures by group and period, and the monthly assessment sheet. */
import { principalOf } from '../access/authenticate.ts'
import type { Parts } from '../parts.ts'
import { report } from '../reports/report.ts'
import { sheet } from '../reports/sheet.ts'
import { responses } from '../wire/common.ts'
import { ReportAnswer, ReportParams, ReportQuery, SheetAnswer, SheetQuery } from '../wire/reports.ts'
import type { App } from './app-type.ts'

const tags = ['reports']

export function routeReports(app: App, parts: Parts): void {
  const config = { access: 'reports:read' } as const
  app.get(
    '/v1/reports/sheet',
    {
      config,
      schema: {
        summary: 'The assessment sheet of a month: each person, with deductions by clause',
        tags,
        querystring: SheetQuery,
        response: responses({ 200: SheetAnswer }),
      },
    },
    (request) => sheet(parts, principalOf(request), request.query),
  )
  app.get(
    '/v1/reports/:by',
    {
      config,
      schema: {
        summary: 'Figures by staff, window, unit, phrase, rule, day, or weekday and hour',
        tags,
        params: ReportParams,
        querystring: ReportQuery,
        response: responses({ 200: ReportAnswer }),
      },
    },
    async (request) => {
      const { period, ...scope } = request.query
      const { by } = request.params
      return { by, items: await report(parts, principalOf(request), { by, period, scope }) }
    },
  )
}
