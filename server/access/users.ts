/** Console users: made, changed, disabled, given new passwords. */
import { randomBytes } from 'node:crypto'
import { endSessionsOf } from '../store/sessions.ts'
import { forgetAttempts } from '../store/sign-ins.ts'
import type { Row } from '../store/tables.ts'
import { noteUnit } from '../store/units.ts'
import { addUser, changeUser as changeRow, findUser } from '../store/users.ts'
import { ServiceError } from '../wire/errors.ts'
import { audit, type Office } from './audit.ts'
import { checkGrant, type Grant } from './grants.ts'
import { attemptsKey } from './lockout.ts'
import { hashPassword, passwordProblem } from './passwords.ts'
import type { Principal, RoleName } from './roles.ts'

export interface NewUser extends Omit<Grant, 'scopes'> {
  readonly name: string
  readonly display: string
  readonly password: string
}

/** What is left out stays as it is. */
export interface UserChange {
  readonly display?: string | undefined
  readonly role?: RoleName | undefined
  readonly unit?: string | null | undefined
  readonly staff?: string | null | undefined
  readonly disabled?: boolean | undefined
  readonly password?: string | undefined
}

/** Sign-in names are the same in any case and width. PostgreSQL takes no NUL, and nobody's name has one. */
export function foldName(name: string): string {
  return name.normalize('NFKC').trim().toLowerCase().replaceAll('\u0000', '\ufffd')
}

/** @throws ServiceError name-taken, bad-request, other-unit, not-allowed */
export async function createUser(office: Office, by: Principal, user: NewUser): Promise<Row<'users'>> {
  const { role, unit, staff, display } = user
  checkGrant(by, { role, unit, staff, scopes: null })
  const name = foldName(user.name)
  refuseWeak(user.password, name)
  const row = {
    id: `u${randomBytes(6).toString('hex')}`,
    name,
    display,
    role,
    unit,
    staff,
    password: await hashPassword(user.password),
    disabled_at: null,
    created_at: office.clock(),
  }
  await office.store.db.transaction().execute(async (trx) => {
    if (!(await addUser(trx, row))) throw new ServiceError('name-taken')
    if (unit !== null) await noteUnit(trx, unit, office.clock())
    await audit(office, by, 'users.create', row.id, { unit, detail: { role, unit, staff }, within: trx })
  })
  return row
}

/** @throws ServiceError not-found, bad-request, other-unit, not-allowed */
export async function changeUser(
  office: Office,
  by: Principal,
  id: string,
  change: UserChange,
): Promise<Row<'users'>> {
  const { db } = office.store
  const before = await findUser(db, by, id)
  if (before === undefined) throw new ServiceError('not-found')
  const role = before.role as RoleName
  // Whoever may set a password may become that user.
  checkGrant(by, { ...before, role, staff: before.staff ?? '', scopes: null })
  const { display = before.display, unit = before.unit, staff = before.staff } = change
  const after = { display, role: change.role ?? role, unit, staff }
  checkGrant(by, { ...after, scopes: null })
  if (by.id === id && (change.disabled === true || after.role !== role || unit !== before.unit))
    throw new ServiceError('not-allowed', '不能停用自己，也不能改自己的角色和单位')
  if (change.password !== undefined) refuseWeak(change.password, before.name)
  const password = change.password === undefined ? before.password : await hashPassword(change.password)
  const disabled_at = whenDisabled(before.disabled_at, change.disabled, office.clock())
  const what = { ...change, ...(change.password !== undefined && { password: true }) }
  return db.transaction().execute(async (trx) => {
    const row = await changeRow(trx, by, id, { ...after, password, disabled_at })
    if (row === undefined) throw new ServiceError('not-found')
    if (disabled_at !== null || change.password !== undefined) await endSessionsOf(trx, id)
    if (change.password !== undefined) await forgetAttempts(trx, attemptsKey(row.name))
    if (unit !== null) await noteUnit(trx, unit, office.clock())
    await audit(office, by, 'users.change', id, { unit, detail: what, within: trx })
    return row
  })
}

function whenDisabled(before: number | null, disabled: boolean | undefined, now: number): number | null {
  if (disabled === undefined) return before
  return disabled ? (before ?? now) : null
}

function refuseWeak(password: string, name: string): void {
  const problem = passwordProblem(password, name)
  if (problem !== undefined)
    throw new ServiceError('bad-request', problem, [{ field: 'password', message: problem }])
}
