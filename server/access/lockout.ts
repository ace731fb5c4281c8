/** Guessing passwords ends: five failures in a row lock a name, longer each time, whether or not anybody has it. */
import type { Db } from '../store/open.ts'
import { type Attempts, attemptsOf, countAttempt, forgetAttemptsBefore } from '../store/sign-ins.ts'
import { ServiceError } from '../wire/errors.ts'
import { hashOf } from './keys.ts'

const FAILURES = 5
const MINUTE = 60_000
const FIRST_LOCK = 15 * MINUTE
/** The longest lock; after as long without a failure the count begins anew. */
const DAY = 24 * 60 * MINUTE

/**
 * Counts a try before its password is looked at, so that tries at the same moment cannot outrun the count; a right password
 * takes the count back. Resolves to when the lock ends that this try sets if it fails.
 * @throws ServiceError locked-out
 */
export async function takeAttempt(db: Db, name: string, now: number): Promise<number | null> {
  await forgetAttemptsBefore(db, now - DAY)
  const key = attemptsKey(name)
  for (;;) {
    const before = await attemptsOf(db, key)
    const until = before?.locked_until ?? 0
    if (until > now) {
      const minutes = Math.ceil((until - now) / MINUTE)
      throw new ServiceError('locked-out', `登录失败次数太多，请 ${minutes} 分钟后再试`)
    }
    const after = nextAttempt(before, now)
    if (await countAttempt(db, key, before, after)) return after.locked_until
  }
}

/** Under what a name's tries are counted. */
export function attemptsKey(name: string): string {
  return hashOf(name)
}

function nextAttempt(before: Attempts | undefined, now: number): Attempts {
  const failures = (before?.failures ?? 0) + 1
  const lock = failures % FAILURES === 0 ? Math.min(FIRST_LOCK * 2 ** (failures / FAILURES - 1), DAY) : null
  return { failures, locked_until: lock === null ? null : now + lock, updated_at: now }
}
