/** Builds the console once for all e2e tests, into a folder of this run: nothing depends on what stands in dist. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { TestProject } from 'vitest/node'

declare module 'vitest' {
  interface ProvidedContext {
    consoleFolder: string
  }
}

// biome-ignore lint/style/noDefaultExport: vitest takes a global setup by its default export
export default async function setup(project: TestProject): Promise<() => void> {
  const outDir = mkdtempSync(join(tmpdir(), 'liyan-console-'))
  const configFile = new URL('../../vite.config.ts', import.meta.url).pathname
  await build({ configFile, logLevel: 'warn', mode: 'production', build: { outDir } })
  project.provide('consoleFolder', outDir)
  return () => rmSync(outDir, { recursive: true, force: true })
}
