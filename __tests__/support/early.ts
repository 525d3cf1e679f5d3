import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { WebhookEvent } from '../../testbed/events.ts'
import type { JobRecipe } from '../../testbed/github/state.ts'
import type { Scene } from './scene.ts'

export const early = { feedback: 'early' }

export const reporters =
  '--test-isolation=none --test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml'

/** Holds a job until the file `go` is there, for at most a minute. */
export function held(root: string): string {
  return `for look in $(seq 600); do [ -e "${root}/go" ] && break; sleep 0.1; done`
}

/** Two jobs, of which the second ends only when it is let go. */
export function twoJobs(root: string): readonly JobRecipe[] {
  return [
    { name: 'prices', command: `node --test ${reporters} test/price.test.js` },
    { name: 'carts', command: `${held(root)}; node --test ${reporters} test/cart.test.js` },
  ]
}

export function letGo({ world }: Scene): void {
  writeFileSync(join(world.root, 'go'), '')
}

/** The run of CI that has begun last, as the event of its beginning. */
export function begunRun({ world }: Scene): Promise<WebhookEvent> {
  const run = world.state.runs.at(-1)
  if (run === undefined) throw new Error('CI did not run')
  return world.runEvent(run)
}
