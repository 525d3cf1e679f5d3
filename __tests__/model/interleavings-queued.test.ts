import { test } from 'vitest'
import { exploreMany } from './explore.ts'

test.each(['one job', 'three jobs'] as const)('[row 36, %s] with the queue of the project\'s own workflow, whatever happens in whatever order, every promise holds and one agent works at a time', async (form) => {
  await exploreMany(form, true)
}, 1_800_000)
