/** Signing in and out of the console, who one is, and tickets for sockets. */
import { z } from 'zod'
import { PERMISSIONS, type Permission, ROLES } from '../access/roles.ts'
import { Instant } from './common.ts'

export const PermissionName = z.enum(Object.keys(PERMISSIONS) as [Permission, ...Permission[]])
export const RoleShape = z.enum(ROLES)

/** Long passwords cost as much as short ones, so the bound is generous. */
export const PasswordText = z.string().max(1_000)

export const SignInRequest = z
  .object({ name: z.string().max(200), password: PasswordText })
  .meta({ id: 'SignIn' })

/** Who is asking. */
const WhoShape = z
  .object({
    kind: z.enum(['key', 'user']),
    id: z.string(),
    name: z.string(),
    role: RoleShape,
    unit: z.string().nullable(),
    staff: z.string().nullable(),
    permissions: z.array(PermissionName).readonly(),
  })
  .meta({ id: 'Who' })

/** `csrf` goes into the header `x-csrf-token` of every request that changes something; a key has and needs none. */
export const SessionShape = z
  .object({ user: WhoShape, csrf: z.string().exactOptional() })
  .meta({ id: 'Session' })

export const PasswordChange = z
  .object({ old: PasswordText, new: PasswordText })
  .meta({ id: 'PasswordChange' })

export const TicketShape = z.object({ ticket: z.string(), expiresAt: Instant }).meta({ id: 'Ticket' })
