/** What a browser loads before it shows a page: JS and CSS, gzipped, from the build's own manifest. */
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'

const BUDGET = 250 * 1024

interface Chunk {
  readonly file: string
  readonly imports?: readonly string[]
  readonly css?: readonly string[]
}

const folder = inject('consoleFolder')
const manifest = JSON.parse(readFileSync(join(folder, '.vite/manifest.json'), 'utf8')) as Record<
  string,
  Chunk
>

test.each(['sign-in/SignIn', 'review/Review'])('pages/%s is there with at most 250 KB', (page) => {
  const files = new Set([...filesOf('index.html'), ...filesOf(`pages/${page}Page.vue`)])
  const bytes = [...files].reduce((sum, file) => sum + statSync(join(folder, `${file}.gz`)).size, 0)
  console.info(`${page}: ${(bytes / 1024).toFixed(1)} KB in ${files.size} files`)
  expect(bytes).toBeGreaterThan(40 * 1024)
  expect(bytes).toBeLessThanOrEqual(BUDGET)
})

/** Only what is imported at once; what a page loads later, like charts, is not in its way. */
function filesOf(name: string, seen = new Set<string>()): readonly string[] {
  if (seen.has(name)) return []
  seen.add(name)
  const { file, css = [], imports = [] } = manifest[name]!
  return [file, ...css, ...imports.flatMap((next) => filesOf(next, seen))]
}
