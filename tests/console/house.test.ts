/** Rules of the house for the console. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

const ROOT = new URL('../../server/console/', import.meta.url).pathname
const files = readdirSync(ROOT, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.(?:vue|ts)$/.test(file) && file !== 'api.d.ts',
)

describe.each(files)('%s', (file) => {
  const text = readFileSync(join(ROOT, file), 'utf8')

  test('opens with a sentence on its duty', () => {
    expect(text).toMatch(file.endsWith('.vue') ? /^<!-- \S/ : /^\/\*\*/)
  })

  test('is no longer than 250 lines', () => {
    expect(text.split('\n').length).toBeLessThanOrEqual(251)
  })

  test('what was said is never HTML, and nothing is styled inline', () => {
    expect(text).not.toMatch(/v-html|innerHTML|insertAdjacentHTML| style="/)
  })

  test('of the service it knows types of the wire only, and no page knows another', () => {
    for (const [whole, path] of text.matchAll(/import [^'"]*from '(\.[^']+)'/g)) {
      const target = join(file, '..', path!)
      if (target.startsWith('..')) expect(whole, file).toMatch(/^import type .*'(?:\.\.\/)+wire\//s)
      const page = /^pages\/([^/]+)\//
      const [here, there] = [page.exec(file)?.[1], page.exec(target)?.[1]]
      if (there !== undefined) expect(here, `${file} imports ${path}`).toBe(there)
    }
  })
})
