/** Files: what can be exported, by which filters. */
import { z } from 'zod'
import { ConversationsQuery } from './conversations.ts'
import { FindingFilterFields } from './finding.ts'
import { GroupingName, ReportQuery, SheetQuery } from './reports.ts'

const format = z.enum(['csv', 'xlsx']).default('csv')

/** Full text is left out: a file is made of what a place and a time hold. */
export const ConversationsExportQuery = z.object({
  ...ConversationsQuery.omit({ cursor: true, limit: true, q: true }).shape,
  format,
})
export const FindingsExportQuery = z.object({ ...FindingFilterFields, format })
export const ReportExportQuery = z.object({ ...ReportQuery.shape, by: GroupingName.default('staff'), format })
export const SheetExportQuery = z.object({ ...SheetQuery.shape, format })

/** A file, streamed as it is made. */
export const FileShape = z.string().meta({ format: 'binary' })
