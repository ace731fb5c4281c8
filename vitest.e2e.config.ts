/** `npm run e2e`: the real service, the built console, a real Chromium. Not part of `npm test`. */
import { defineConfig } from 'vitest/config'
import unit from './vitest.config.ts'

export default defineConfig({
  ...unit,
  test: {
    ...unit.test,
    include: ['tests/e2e/**/*.e2e.ts'],
    globalSetup: ['tests/e2e/build.ts'],
    hookTimeout: 60_000,
    // A busy machine is no defect: what is waited for may come late.
    expect: { poll: { timeout: 15_000 } },
    maxWorkers: 1,
  },
})
