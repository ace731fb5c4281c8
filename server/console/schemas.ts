/** Shapes of the interface by name: `Schemas['Report']`. */
import type { components } from './api.d.ts'

export type Schemas = components['schemas']
