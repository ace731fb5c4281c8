/** TypeScript types of the HTTP interface, made from the service's own OpenAPI document: `npm run api` writes them for the console. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import openapiTypescript, { astToString } from 'openapi-typescript'
import { pino } from 'pino'
import { buildApp } from '../server/app.ts'
import { readConfig } from '../server/config.ts'
import { openParts } from '../server/parts.ts'
import type { App } from '../server/routes/app-type.ts'

const FILE = new URL('../server/console/api.d.ts', import.meta.url)
const HEAD =
  '/** The types of the HTTP interface. Made by `npm run api` from the OpenAPI document; not to be edited. */\n'

export async function clientTypes(app: App): Promise<string> {
  return HEAD + astToString(await openapiTypescript(JSON.stringify(app.swagger())))
}

async function writeTypes(): Promise<void> {
  const dataFolder = mkdtempSync(join(tmpdir(), 'liyan-api-'))
  const app = await buildApp(await openParts({ ...readConfig({}), dataFolder }, pino({ level: 'warn' })))
  writeFileSync(FILE, await clientTypes(app))
  await app.close()
  rmSync(dataFolder, { recursive: true })
}

if (process.argv[1] === import.meta.filename) await writeTypes()
