import { expect, test } from 'vitest'
import { maxAttempts, runLoad } from '../../testbed/load/load.ts'
import type { Form } from '../../testbed/scoreboard/rows.ts'

/** As many as a repository may have open. What three jobs do otherwise shows with fewer. `LOAD_PULLS` asks for others. */
const usual: Readonly<Record<Form, number>> = { 'one job': 1_000, 'three jobs': 150 }

/** Declares the test of many pull requests in a form. */
export function testLoad(form: Form): void {
  const pulls = Number(process.env['LOAD_PULLS'] ?? usual[form])
  test(`many pull requests with ten events each in ${form}, within the limits of GitHub: nothing lost, no pull request above its attempts`, async () => {
    const { events, calls, unheard, broken, refused, agents } = await runLoad(pulls, form)
    process.stdout.write(
      `${pulls} pull requests in ${form}, ${events} events: ${(calls / events).toFixed(1)} API calls for each event, ${refused.secondary} turned away by the limit of a minute\n`,
    )
    expect({ events, unheard, broken, hourly: refused.hourly }).toEqual({ events: pulls * 10, unheard: [], broken: [], hourly: 0 })
    expect(agents).toBeGreaterThanOrEqual(pulls)
    expect(agents).toBeLessThanOrEqual(pulls * maxAttempts)
  }, 1_800_000)
}
