import { test } from 'vitest'
import { exploreMany } from './explore.ts'

test('[row 36, one job] with the queue of the project\'s own workflow, whatever happens in whatever order, every promise holds and one agent works at a time', async () => {
  await exploreMany(true)
}, 1_800_000)
