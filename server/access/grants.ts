/** What an administrator may give away: no role, unit or permission that it does not have itself. */
import { ServiceError } from '../wire/errors.ts'
import { PERMISSIONS, type Permission, type Principal, ROLES, type RoleName } from './roles.ts'

export interface Grant {
  readonly role: RoleName
  readonly unit: string | null
  readonly staff: string | null
  /** Null: all of the role. */
  readonly scopes: readonly Permission[] | null
}

/** @throws ServiceError other-unit, not-allowed, bad-request */
export function checkGrant(giver: Principal, { role, unit, staff, scopes }: Grant): void {
  if (giver.unit !== null && unit !== giver.unit) throw new ServiceError('other-unit')
  if (ROLES.indexOf(role) > ROLES.indexOf(giver.role))
    throw new ServiceError('not-allowed', '不能授予高于自己的角色')
  const ofRole = permissionsOf(role)
  const beyond = scopes?.find((scope) => !ofRole.includes(scope))
  if (beyond !== undefined) {
    const message = `角色 ${role} 没有权限 ${beyond}`
    throw new ServiceError('bad-request', message, [{ field: 'scopes', message }])
  }
  const { scopes: own } = giver
  if (own !== null && (scopes ?? ofRole).some((scope) => !own.includes(scope)))
    throw new ServiceError('not-allowed', '不能授予自己没有的权限')
  if (role === 'staff' && staff === null) {
    const message = '角色 staff 要写明会话里的人员编号，否则什么也看不到'
    throw new ServiceError('bad-request', message, [{ field: 'staff', message }])
  }
}

export function permissionsOf(role: RoleName, scopes: readonly Permission[] | null = null): Permission[] {
  const all = Object.keys(PERMISSIONS) as Permission[]
  return all.filter((permission) => {
    const roles: readonly RoleName[] = PERMISSIONS[permission]
    return roles.includes(role) && (scopes === null || scopes.includes(permission))
  })
}
