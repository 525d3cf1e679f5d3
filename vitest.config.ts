import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

const core = '__tests__/core/**/*.test.ts'

/** The longest first, so that no worker is left with one of them when all others have nothing more to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number => (moduleId.includes('/scenarios/failpoints') ? 0 : moduleId.includes('/scenarios/') ? 1 : 2)
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    pool: 'forks',
    globalSetup: '__tests__/support/compile-cache.ts',
    // Most tests wait for processes that they started, so each core can serve one worker.
    maxWorkers: '100%',
    sequence: { sequencer: LongestFirst },
    projects: [
      // What is pure leaves nothing behind for the next file, so these share their worker and what it has loaded.
      { extends: true, test: { name: 'core', include: [core], isolate: false } },
      { extends: true, test: { name: 'real', include: ['__tests__/**/*.test.ts'], exclude: [core] } },
    ],
  },
})
