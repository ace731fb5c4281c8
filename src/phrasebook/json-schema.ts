/** The JSON Schema of a phrasebook file, for editors that complete and check YAML while it is written. */
import { z } from 'zod'
import { layerSchema } from './schema.ts'

/** Draft 7, which every editor reads; accepts every layer that the loader accepts, with descriptions in Chinese. */
export function phrasebookJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(layerSchema, { target: 'draft-7', io: 'input' })
  return { title: '礼言话术本', ...schema }
}
