import { expect, test } from 'vitest'
import { exploreMany } from './explore.ts'

test.each(['one job', 'three jobs'] as const)(
  "[row 36, %s] with the queue of the project's own workflow, whatever happens in whatever order, every promise holds and one agent works at a time",
  async (form) => {
    const { runs, turns, agents, ...others } = await exploreMany(form, true)
    expect(turns).toBeGreaterThan(runs)
    expect(agents).toBeGreaterThan(runs / 5)
    for (const [what, count] of Object.entries(others)) expect(count, what).toBeGreaterThan(runs / 50)
  },
  1_800_000,
)
