/** The version of the package, as its manifest says. */
import { readFileSync } from 'node:fs'

/** As far from server/ as dist/server/ is not: the manifest is looked for upwards. */
const manifest = ['../package.json', '../../package.json']
  .map((path) => new URL(path, import.meta.url))
  .map(tryToRead)
  .find((text) => text !== undefined)

export const VERSION: string = (JSON.parse(manifest ?? '{"version":"0.0.0"}') as { version: string }).version

function tryToRead(url: URL): string | undefined {
  try {
    return readFileSync(url, 'utf8')
  } catch {
    return undefined
  }
}
