import { defineConfig } from 'vitest/config'

// Forks without isolation: nodejieba's dictionary (about 1 s and 250 MB) loads once a fork, not once a file.
export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
  },
})
