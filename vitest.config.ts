import { defineConfig } from 'vitest/config'

// Forks without isolation: nodejieba's dictionary (about 1 s and 250 MB) loads once a fork, not once a file.
export default defineConfig({
  // The service imports the checker by the package's name, as any other program does; tests take the sources.
  resolve: {
    alias: [
      { find: /^liyan$/, replacement: new URL('src/index.ts', import.meta.url).pathname },
      { find: /^liyan\/cli$/, replacement: new URL('src/cli/main.ts', import.meta.url).pathname },
    ],
  },
  test: {
    include: ['tests/**/*.test.ts'],
    setupFiles: ['tests/setup.ts'],
    pool: 'forks',
    isolate: false,
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 120_000,
  },
})
