/** `liyan phrasebook schema`: the JSON Schema of a phrasebook, for editors. */
import { phrasebookJsonSchema } from '../../phrasebook/json-schema.ts'
import { EXIT } from '../exit.ts'
import { type Io, openOutput } from '../io.ts'

export async function printSchema(io: Io): Promise<number> {
  await openOutput(io.stdout).write(`${JSON.stringify(phrasebookJsonSchema(), null, 2)}\n`)
  return EXIT.done
}
