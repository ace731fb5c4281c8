/** Lists walked to their end, page by page, so that a file of any length needs the memory of one page. */
import type { Visibility } from '../access/roles.ts'
import { type ConversationFilter, listConversations } from '../store/conversations.ts'
import { type FindingFilter, listFindings } from '../store/findings.ts'
import type { Store } from '../store/open.ts'

const PAGE = 500

export async function* allFindings({ db }: Store, visible: Visibility, filter: FindingFilter) {
  let after: { key: number; pk: number } | undefined
  for (;;) {
    const rows = await listFindings(db, visible, filter, { order: 'newest', after, limit: PAGE })
    yield* rows
    const last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) return
    after = { key: last.key, pk: last.id }
    await turn()
  }
}

export async function* allConversations(store: Store, visible: Visibility, filter: ConversationFilter) {
  let after: { key: number; pk: number } | undefined
  for (;;) {
    const rows = await listConversations(store, visible, filter, { after, limit: PAGE })
    yield* rows
    const last = rows.at(-1)
    if (rows.length < PAGE || last === undefined) return
    after = { key: last.at, pk: last.pk }
    await turn()
  }
}

export async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows
}

/** The embedded store answers at once, so that nothing else would get its turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve))
}
