/** `/v1/conversations`, read: lists, one with all that is known of it, its report made again. */
import { principalOf } from '../access/authenticate.ts'
import { visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { recompute } from '../recompute.ts'
import { listConversations } from '../store/conversations.ts'
import { readSearch } from '../store/search.ts'
import { detailOf, storedConversation, summaryOf } from '../stored.ts'
import { responses } from '../wire/common.ts'
import {
  ConversationDetail,
  ConversationList,
  ConversationParams,
  ConversationsQuery,
  RecomputeAnswer,
  RecomputeRequest,
  UnitQuery,
} from '../wire/conversations.ts'
import { readCursor, writeCursor } from '../wire/cursor.ts'
import type { App } from './app-type.ts'

const tags = ['conversations']
const access = 'conversations:read' as const
/** Marks of this list are not taken for those of another. */
const ORDER = 'conversations'

export function routeConversations(app: App, parts: Parts): void {
  routeList(app, parts)
  routeOne(app, parts)
}

function routeList(app: App, { store }: Parts): void {
  app.get(
    '/v1/conversations',
    {
      config: { access },
      schema: {
        summary: 'Stored conversations, the latest first',
        tags,
        querystring: ConversationsQuery,
        response: responses({ 200: ConversationList }),
      },
    },
    async (request) => {
      const { cursor, limit, q, passed, ...filter } = request.query
      const rows = await listConversations(
        store,
        visibilityOf(principalOf(request)),
        {
          ...filter,
          terms: q === undefined ? undefined : readSearch(q),
          passed: passed && passed === 'true',
        },
        { after: readCursor(ORDER, cursor), limit },
      )
      const last = rows.length === limit ? rows.at(-1) : undefined
      const next = last && writeCursor(ORDER, { key: last.at, pk: last.pk })
      return { items: rows.map(summaryOf), ...(next && { next }) }
    },
  )
}

function routeOne(app: App, parts: Parts): void {
  const { store, books } = parts
  app.get(
    '/v1/conversations/:id',
    {
      config: { access },
      schema: {
        summary: 'One conversation: lines, report, both scores, findings with what was decided on them',
        tags,
        params: ConversationParams,
        querystring: UnitQuery,
        response: responses({ 200: ConversationDetail }),
      },
    },
    async (request) => {
      const { params, query } = request
      return detailOf(
        store.db,
        await storedConversation(parts, principalOf(request), { ...query, ...params }),
      )
    },
  )
  app.post(
    '/v1/conversations/:id/recompute',
    {
      config: { access },
      schema: {
        summary: 'Make the report again from the stored lines and compare; nothing is stored',
        tags,
        params: ConversationParams,
        querystring: UnitQuery,
        body: RecomputeRequest,
        response: responses({ 200: RecomputeAnswer }),
      },
    },
    async (request) => {
      const { params, query, body } = request
      const row = await storedConversation(parts, principalOf(request), { ...query, ...params })
      return recompute({ db: store.db, books }, row, body.phrasebook)
    },
  )
}
