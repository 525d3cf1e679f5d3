import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer, type TestSpecification } from 'vitest/node'

/** In this order: what starts many processes, as long as the workers are small, for a process is started the slower the more its parent holds; then the longest of the rest. */
const groups = ['/scenarios/failpoints', '/scenarios/', '/shell/', '/cli/', '/work/', '/model/interleavings', '/model/']

/** The longest first, so that no worker is left with one of them when all others have nothing more to do. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const rank = ({ moduleId }: TestSpecification): number =>
      (groups.findIndex((part) => moduleId.includes(part)) + groups.length + 1) % (groups.length + 1)
    return (await super.sort(files)).sort((one, other) => rank(one) - rank(other))
  }
}

export default defineConfig({
  test: {
    testTimeout: 180_000,
    hookTimeout: 180_000,
    include: ['__tests__/**/*.test.ts'],
    pool: 'forks',
    globalSetup: '__tests__/support/scratch.ts',
    // A worker and all that it starts keep less than one core busy, as they wait for each other.
    maxWorkers: Math.ceil(availableParallelism() * 1.5),
    sequence: { sequencer: LongestFirst },
    // No test leaves anything behind for the next file, so all share their workers and what those have loaded and compiled.
    isolate: false,
  },
})
