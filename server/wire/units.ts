/** Units: the halls and desks whose rows are kept apart. */
import { z } from 'zod'
import { Instant, Label } from './common.ts'

export const UnitShape = z.object({ name: z.string(), createdAt: Instant }).meta({ id: 'Unit' })
export const UnitList = z.object({ items: z.array(UnitShape) }).meta({ id: 'UnitList' })
export const NewUnitShape = z.object({ name: Label }).meta({ id: 'NewUnit' })
