/** `/v1/lines`: full text in everything that was said. */
import { principalOf } from '../access/authenticate.ts'
import { visibilityOf } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { marksOf, readSearch, searchLines } from '../store/search.ts'
import { responses } from '../wire/common.ts'
import { LineHits, LinesQuery } from '../wire/conversations.ts'
import { readCursor, writeCursor } from '../wire/cursor.ts'
import type { App } from './app-type.ts'

/** Marks of this list are not taken for those of another. */
const ORDER = 'lines'

export function routeLines(app: App, { store }: Parts): void {
  app.get(
    '/v1/lines',
    {
      config: { access: 'conversations:read' },
      schema: {
        summary: 'Lines that hold all words asked for, those stored last first',
        description:
          'The words are cut as the checker cuts them: 户口 finds 户口本. Words in quotation marks stand one after the other; a single character finds the words that begin with it.',
        tags: ['conversations'],
        querystring: LinesQuery,
        response: responses({ 200: LineHits }),
      },
    },
    async (request) => {
      const { q, cursor, limit, ...scope } = request.query
      const terms = readSearch(q)
      const page = { after: readCursor(ORDER, cursor)?.pk, limit }
      const rows = await searchLines(store, visibilityOf(principalOf(request)), terms, scope, page)
      const last = rows.length === limit ? rows.at(-1) : undefined
      const next = last && writeCursor(ORDER, { key: 0, pk: last.id })
      return {
        items: rows.map(({ n, role, text, conversation, unit, staff, window, at }) => ({
          conversation,
          unit,
          staff,
          window,
          at,
          line: n,
          role: role as 'staff' | 'customer',
          text,
          marks: marksOf(text, terms),
        })),
        ...(next && { next }),
      }
    },
  )
}
