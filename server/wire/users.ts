/** Console users, as an administrator sees and changes them. */
import { z } from 'zod'
import { Instant, Label, PageQuery, pageOf } from './common.ts'
import { PasswordText, RoleShape } from './session.ts'

/** Null: all units. */
const UnitOrAll = Label.nullable()

export const UserShape = z
  .object({
    id: z.string(),
    name: z.string(),
    display: z.string(),
    role: RoleShape,
    unit: z.string().nullable(),
    staff: z.string().nullable(),
    createdAt: Instant,
    disabledAt: Instant.nullable(),
    /** After failed sign-ins; a new password unlocks. */
    lockedUntil: Instant.nullable(),
  })
  .meta({ id: 'User' })

export const UserPage = pageOf(UserShape).meta({ id: 'UserPage' })
export const UserQuery = PageQuery

export const NewUserShape = z
  .object({
    /** What is typed at sign-in; the same in any case and width. */
    name: Label.pipe(z.string().min(2).max(64).regex(/^\S+$/, '不能有空格')),
    /** Shown to others; without it, the name. */
    display: Label.exactOptional(),
    role: RoleShape,
    /** Without it, the administrator's own. */
    unit: UnitOrAll.exactOptional(),
    /** The label under which conversations name this person. */
    staff: Label.nullable().default(null),
    password: PasswordText,
  })
  .meta({ id: 'NewUser' })

export const UserChangeShape = z
  .object({
    display: Label.exactOptional(),
    role: RoleShape.exactOptional(),
    unit: UnitOrAll.exactOptional(),
    staff: Label.nullable().exactOptional(),
    disabled: z.boolean().exactOptional(),
    /** Ends the user's sessions and unlocks. */
    password: PasswordText.exactOptional(),
  })
  .meta({ id: 'UserChange' })
