/** Who may do what: one table of permissions, and the principal that a request speaks for. */

export const ROLES = ['pipeline', 'trainee', 'staff', 'reviewer', 'supervisor', 'admin'] as const
export type RoleName = (typeof ROLES)[number]

/** Permission -> roles that have it. A route names one permission; docs/roles.md shows this table, a test holds both together. */
export const PERMISSIONS = {
  /** Check text and try phrasebooks; keeps nothing. */
  check: ['pipeline', 'trainee', 'staff', 'reviewer', 'supervisor', 'admin'],
  'conversations:write': ['pipeline', 'admin'],
  'conversations:read': ['pipeline', 'staff', 'reviewer', 'supervisor', 'admin'],
  'conversations:delete': ['supervisor', 'admin'],
  /** Legal hold. */
  'conversations:hold': ['supervisor', 'admin'],
  'findings:read': ['pipeline', 'staff', 'reviewer', 'supervisor', 'admin'],
  'reviews:write': ['reviewer', 'supervisor', 'admin'],
  'appeals:write': ['staff'],
  'appeals:read': ['staff', 'reviewer', 'supervisor', 'admin'],
  'appeals:decide': ['supervisor', 'admin'],
  'reports:read': ['staff', 'reviewer', 'supervisor', 'admin'],
  exports: ['supervisor', 'admin'],
  /** Speak on /v1/live: a pipeline for real conversations, people to practise. */
  live: ['pipeline', 'trainee', 'staff', 'supervisor', 'admin'],
  /** Scenarios, own drills and own progress; supervisors see those of their people. */
  practice: ['trainee', 'staff', 'supervisor', 'admin'],
  /** Give people drills, and make scenarios of stored conversations. */
  'drills:assign': ['supervisor', 'admin'],
  /** Follow live conversations of the unit. */
  monitor: ['supervisor', 'admin'],
  'phrasebooks:reload': ['admin'],
  /** Users, keys, webhooks, retention, units. */
  settings: ['admin'],
  audit: ['admin'],
  metrics: ['admin'],
} as const satisfies Readonly<Record<string, readonly RoleName[]>>
export type Permission = keyof typeof PERMISSIONS

/** Who is asking. */
export interface Principal {
  readonly kind: 'key' | 'user'
  /** Of the key or user. */
  readonly id: string
  readonly name: string
  readonly role: RoleName
  /** The one unit whose rows it sees; null: all units. */
  readonly unit: string | null
  /** For roles `staff` and `trainee`: the label under which conversations name this person; they see no others. */
  readonly staff: string | null
  /** A key may have fewer permissions than its role. */
  readonly scopes: readonly Permission[] | null
}

export function may(principal: Principal, permission: Permission): boolean {
  const roles: readonly RoleName[] = PERMISSIONS[permission]
  return (
    roles.includes(principal.role) && (principal.scopes === null || principal.scopes.includes(permission))
  )
}

/** What narrows every query for a principal: rows of other units, or of other people, do not exist for it. */
export interface Visibility {
  readonly unit: string | null
  readonly staff: string | null
}

/** Longer than a label can be. */
const NOBODY = '-'.repeat(300)

/** People of role `staff` or `trainee` without a label see nothing. */
export function visibilityOf({ role, unit, staff }: Principal): Visibility {
  return { unit, staff: role === 'staff' || role === 'trainee' ? (staff ?? NOBODY) : null }
}

/** Label under which somebody practises: every exercise belongs to a person, those without a label too. */
export function practisesAs({ staff, id }: Pick<Principal, 'staff' | 'id'>): string {
  return staff ?? `@${id}`
}

/** Roles that speak on /v1/live for nobody but themselves. */
export function onlyPractises({ role }: Pick<Principal, 'role'>): boolean {
  return role !== 'pipeline' && role !== 'admin'
}

/** The same for practice, where people without a label have their own rows too. */
export function practiceVisibilityOf(principal: Principal): Visibility {
  const { unit, staff } = visibilityOf(principal)
  return { unit, staff: staff === null ? null : practisesAs(principal) }
}
