import { test } from 'vitest'
import { exploreMany } from './explore.ts'

test('[row 36, one job] without any queue, whatever happens in whatever order, attempts are claimed once and every other promise holds', async () => {
  await exploreMany(false)
}, 1_800_000)
