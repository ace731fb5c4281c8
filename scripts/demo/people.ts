/** The demo's users: one of every role, all with the same password; made by the same function as real ones. */
import type { Principal, RoleName } from '../../server/access/roles.ts'
import { createUser } from '../../server/access/users.ts'
import { operator } from '../../server/commands/office.ts'
import type { Parts } from '../../server/parts.ts'
import { PEOPLE, UNITS } from './halls.ts'

export interface Account {
  readonly name: string
  readonly display: string
  readonly role: RoleName
  readonly unit: string | null
  readonly staff: string | null
}

const [first, second, third] = UNITS

/** Shown at the start; everybody else has an account too. */
export const SHOWN: readonly Account[] = [
  { name: 'demo-guanli', display: '演示管理员', role: 'admin', unit: null, staff: null },
  { name: 'demo-zhuguan', display: '演示总主管', role: 'supervisor', unit: null, staff: null },
  { name: 'demo-zhuguan-jia', display: '演示主管甲', role: 'supervisor', unit: first, staff: null },
  { name: 'demo-fuhe-1', display: '演示复核员一', role: 'reviewer', unit: null, staff: null },
  { name: 'demo-fuhe-2', display: '演示复核员二', role: 'reviewer', unit: null, staff: null },
  { name: 'demo-renyuan-03', display: '演示人员03', role: 'staff', unit: first, staff: '演示03' },
  { name: 'demo-xueyuan', display: '演示学员', role: 'trainee', unit: first, staff: '演示学员1' },
]

const HIDDEN: readonly Account[] = [
  { name: 'demo-zhuguan-yi', display: '演示主管乙', role: 'supervisor', unit: second, staff: null },
  { name: 'demo-zhuguan-bing', display: '演示主管丙', role: 'supervisor', unit: third, staff: null },
  ...PEOPLE.map(({ unit, staff }) => {
    const number = staff.slice(-2)
    return {
      name: `demo-renyuan-${number}`,
      display: `演示人员${number}`,
      role: 'staff' as const,
      unit,
      staff,
    }
  }).filter(({ name }) => !SHOWN.some((shown) => shown.name === name)),
]

export interface Crew {
  readonly reviewers: readonly Principal[]
  supervisorOf(unit: string): Principal
  /** By their label in conversations. */
  staff(label: string): Principal
  /** Staff or trainee. */
  learner(label: string): Principal
}

export async function addPeople(parts: Parts, password: string): Promise<Crew> {
  const by = operator({ USER: '演示程序' })
  const principals: Principal[] = []
  for (const account of [...SHOWN, ...HIDDEN]) {
    const { id } = await createUser(parts, by, { ...account, password })
    const { display: name, role, unit, staff } = account
    principals.push({ kind: 'user', id, name, role, unit, staff, scopes: null })
  }
  return {
    reviewers: principals.filter(({ role }) => role === 'reviewer'),
    supervisorOf: (unit) => principals.find((one) => one.role === 'supervisor' && one.unit === unit)!,
    learner: (label) => principals.find((one) => one.staff === label)!,
    staff: (label) => principals.find((one) => one.role === 'staff' && one.staff === label)!,
  }
}
