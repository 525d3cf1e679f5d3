import { test } from 'vitest'
import { exploreMany } from './explore.ts'

test('[row 36, one job] without any queue, whatever happens in whatever order, every promise holds and one agent works at a time', async () => {
  await exploreMany(false)
}, 1_800_000)
