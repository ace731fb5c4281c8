/** `/healthz` and `/readyz`. */
import { z } from 'zod'

export const Alive = z.object({ status: z.literal('ok') }).meta({ id: 'Alive' })

export const Ready = z
  .object({
    status: z.literal('ready'),
    store: z.enum(['sqlite', 'postgres']),
    phrasebooks: z.array(z.object({ id: z.string(), version: z.string() })),
  })
  .meta({ id: 'Ready' })
