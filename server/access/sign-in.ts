/** Signing in to the console, out of it, and changing one's own password. */
import { endSession, endSessionsOf } from '../store/sessions.ts'
import { forgetAttempts } from '../store/sign-ins.ts'
import { changeUser, findUser, findUserNamed } from '../store/users.ts'
import { ServiceError } from '../wire/errors.ts'
import { audit, type Office } from './audit.ts'
import { attemptsKey, takeAttempt } from './lockout.ts'
import { hashPassword, isOutdated, isPassword, passwordProblem } from './passwords.ts'
import { principalOfUser } from './principals.ts'
import type { Principal } from './roles.ts'
import { type NewSession, openSession } from './sessions.ts'
import { foldName } from './users.ts'

const EVERYWHERE = { unit: null }
/** Who fails to sign in under a name that nobody has; the name is kept nowhere, since it may be a mistyped password. */
const NOBODY = { id: 'nobody', name: '', unit: null }

/** @throws ServiceError wrong-password, locked-out, overloaded */
export async function signIn(
  office: Office,
  { name, password }: { readonly name: string; readonly password: string },
  ip: string,
): Promise<NewSession & { readonly principal: Principal }> {
  const { db } = office.store
  const folded = foldName(name)
  const lockedUntil = await takeAttempt(db, folded, office.clock())
  const user = await findUserNamed(db, folded)
  const isRight = await isPassword(password, user?.password)
  const principal = user && principalOfUser(user)
  if (user === undefined || principal === undefined || !isRight) {
    const actor = user === undefined ? NOBODY : { id: user.id, name: user.display, unit: user.unit }
    await audit(office, actor, 'session.fail', actor.id, { detail: { ip } })
    if (lockedUntil !== null)
      await audit(office, actor, 'session.lock', actor.id, { detail: { ip, lockedUntil } })
    throw new ServiceError('wrong-password')
  }
  await forgetAttempts(db, attemptsKey(folded))
  if (isOutdated(user.password))
    await changeUser(db, EVERYWHERE, user.id, { password: await hashPassword(password) })
  await audit(office, principal, 'session.open', user.id, { detail: { ip } })
  return { ...(await openSession(db, user.id, office.clock())), principal }
}

export async function signOut(office: Office, principal: Principal, session: string): Promise<void> {
  await endSession(office.store.db, session)
  await audit(office, principal, 'session.close', principal.id)
}

/** Ends the user's other sessions. @throws ServiceError wrong-password, locked-out, bad-request */
export async function changeOwnPassword(
  office: Office,
  principal: Principal,
  session: string,
  change: { readonly old: string; readonly new: string },
): Promise<void> {
  const { db } = office.store
  const user = await findUser(db, EVERYWHERE, principal.id)
  if (user === undefined) throw new ServiceError('not-signed-in')
  await takeAttempt(db, user.name, office.clock())
  if (!(await isPassword(change.old, user.password))) throw new ServiceError('wrong-password', '原密码不对')
  await forgetAttempts(db, attemptsKey(user.name))
  const problem = passwordProblem(change.new, user.name)
  if (problem !== undefined)
    throw new ServiceError('bad-request', problem, [{ field: 'new', message: problem }])
  await changeUser(db, EVERYWHERE, user.id, { password: await hashPassword(change.new) })
  await endSessionsOf(db, user.id, session)
  await audit(office, principal, 'password.change', user.id)
}
