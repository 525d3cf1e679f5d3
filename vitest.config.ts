import { defineConfig } from 'vitest/config'

export default defineConfig({
  // Most tests wait for processes that they started, so each core can serve one worker.
  test: { include: ['__tests__/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, pool: 'forks', maxWorkers: '100%' },
})
