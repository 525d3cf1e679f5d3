import { defineConfig } from 'vitest/config'

const core = '__tests__/core/**/*.test.ts'

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    // Most tests wait for processes that they started, so each core can serve one worker.
    maxWorkers: '100%',
    projects: [
      // What is pure leaves nothing behind for the next file, so these share their worker and what it has loaded.
      { extends: true, test: { name: 'core', include: [core], isolate: false } },
      { extends: true, test: { name: 'real', include: ['__tests__/**/*.test.ts'], exclude: [core] } },
    ],
  },
})
