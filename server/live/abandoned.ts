/** Ends live conversations that were lost and not resumed in time: what was acknowledged is stored as it stands. */
import { abandonedSince, type LiveRow, removeLive } from '../store/live.ts'
import { finishLive } from './finish.ts'
import { type HubRoom, keyOf } from './hub-room.ts'
import { takeUp } from './opening.ts'

/** A process that was away for long ends them little by little. */
const MOST_AT_ONCE = 100

export async function endAbandoned(room: HubRoom, now: number): Promise<void> {
  const { store, config, log } = room.parts
  await room.journal.settled()
  const rows = await abandonedSince(store.db, now - config.liveResumeMinutes * 60_000, MOST_AT_ONCE)
  for (const row of rows) {
    const key = keyOf(row.unit, row.id)
    try {
      await room.exclusive(key, async () => {
        if (!room.held.has(key)) await endOne(room, row)
      })
    } catch (error) {
      const { name, code } = error as { name?: unknown; code?: unknown }
      log.error({ type: name, code }, 'an abandoned conversation could not be ended')
    }
  }
}

async function endOne({ parts, owner, monitors }: HubRoom, row: LiveRow): Promise<void> {
  const { head, checker, lines } = await takeUp(parts, owner, row)
  if (lines.length === 0) {
    await removeLive(parts.store.db, row.pk, owner)
    return
  }
  const report = checker.review({ ...head, lines })
  await finishLive(parts, owner, { row, head, checker, endedBy: undefined, abandoned: true, report })
  monitors.ended(row, head.staff, report)
}
