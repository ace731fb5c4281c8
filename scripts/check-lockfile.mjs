/** Fails if the lockfile lacks a platform package that a dependency names: `npm ci` would then fail on the next machine. */
import { readFileSync } from 'node:fs'

const { packages } = JSON.parse(readFileSync(new URL('../package-lock.json', import.meta.url), 'utf8'))
const missing = []
for (const [path, { optionalDependencies = {} }] of Object.entries(packages)) {
  for (const name of Object.keys(optionalDependencies)) {
    if (!resolves(path, name)) missing.push(`${path || 'the project'} names ${name}`)
  }
}
for (const line of missing) console.error(line)
if (missing.length === 0) console.log('lockfile: every platform package has an entry')
process.exitCode = missing.length === 0 ? 0 : 1

/** As Node looks a package up: beside the one that asks, then in every folder above. */
function resolves(path, name) {
  for (let folder = path; ; folder = folder.slice(0, Math.max(0, folder.lastIndexOf('node_modules/') - 1))) {
    if (`${folder === '' ? '' : `${folder}/`}node_modules/${name}` in packages) return true
    if (folder === '') return false
  }
}
