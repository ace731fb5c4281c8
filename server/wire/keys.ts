/** API keys, as an administrator sees and gives them out. */
import { z } from 'zod'
import { Instant, Label, PageQuery, pageOf } from './common.ts'
import { PermissionName, RoleShape } from './session.ts'

const KeyFields = {
  id: z.string(),
  name: z.string(),
  role: RoleShape,
  unit: z.string().nullable(),
  staff: z.string().nullable(),
  /** Null: all of the role. */
  scopes: z.array(PermissionName).nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  expiresAt: Instant.nullable(),
  revokedAt: Instant.nullable(),
  /** Within five minutes. */
  lastUsedAt: Instant.nullable(),
}
export const KeyShape = z.object(KeyFields).meta({ id: 'Key' })
export const KeyPage = pageOf(KeyShape).meta({ id: 'KeyPage' })
export const KeyQuery = PageQuery

/** `text` is the key itself: shown this once. */
export const NewKeyAnswer = z.object({ ...KeyFields, text: z.string() }).meta({ id: 'NewKey' })

export const KeyOrderShape = z
  .object({
    name: Label,
    role: RoleShape,
    /** Null: all units. Without it, the administrator's own. */
    unit: Label.nullable().exactOptional(),
    staff: Label.nullable().default(null),
    scopes: z.array(PermissionName).min(1).max(100).nullable().default(null),
    expiresInDays: z.number().int().min(1).max(3_650).exactOptional(),
  })
  .meta({ id: 'KeyOrder' })
