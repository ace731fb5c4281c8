/** The live conversations that somebody may see, those of other processes and those without a connection among them. */
import type { ConversationHead } from 'liyan'
import type { z } from 'zod'
import type { Visibility } from '../access/roles.ts'
import type { Parts } from '../parts.ts'
import { listLive } from '../store/live.ts'
import type { LiveList } from '../wire/monitor.ts'

/** More than one process can have. */
const MOST = 10_000

export async function listOfLive(
  { store, live }: Parts,
  visibility: Visibility,
): Promise<z.output<typeof LiveList>> {
  const rows = await listLive(store.db, visibility, MOST)
  const items = rows.map(({ unit, id, head: json, source, started_at, updated_at, lines }) => {
    const { channel, staff, window } = JSON.parse(json) as ConversationHead
    return {
      unit,
      id,
      channel,
      ...(staff !== undefined && { staff }),
      ...(window !== undefined && { window }),
      practice: source === 'practice',
      startedAt: started_at,
      updatedAt: updated_at,
      lines: lines ?? 0,
      connected: live.isConnected(unit, id),
    }
  })
  return { items }
}
