import { expect, test } from 'vitest'
import { maxAttempts, openLoad, runLoad } from '../../testbed/load/load.ts'

const forms = ['one job', 'three jobs'] as const
/** Each takes about a fifth of a second, so as many as a repository may have are for `npm run test:load`. */
const pulls = Number(process.env['LOAD_PULLS'] ?? 50)

test.each(forms)('[row 24, %s] 50 events within a minute on one pull request: one agent at a time, one status comment, no more runs than attempts', async (form) => {
  const load = await openLoad(form)
  const { history } = load.site
  const pull = load.open(1)
  load.failCi(pull)
  await load.pass(0)
  const first = history.find((one) => one.kind === 'began')
  if (first?.kind !== 'began') throw new Error('the first turn did not begin')
  for (let count = 0; count < 49; count += 1) {
    if (count % 2 === 0) load.ask(pull, 'renovate[bot]', 'Rebased.')
    else if (count % 3 === 0) load.ask(pull, 'rita', '/codality retry')
    else load.deliver(pull, first.event)
    await load.pass(1_200)
    load.failCi(pull)
  }
  await load.rest()
  expect(load.broken()).toEqual([])
  const starts = history.filter((one) => one.kind === 'agent' && one.now === 'started').length
  expect(starts).toBeGreaterThan(0)
  expect(starts).toBeLessThanOrEqual(maxAttempts)
}, 120_000)

test.each(forms)('many pull requests with ten events each, within the limits of GitHub: nothing lost, no pull request above its attempts (%s)', async (form) => {
  const { events, calls, unheard, broken, refused, agents } = await runLoad(pulls, form)
  process.stdout.write(`${pulls} pull requests, ${events} events: ${(calls / events).toFixed(1)} API calls for each event, ${refused.secondary} turned away by the limit of a minute\n`)
  expect({ events, unheard, broken, hourly: refused.hourly }).toEqual({ events: pulls * 10, unheard: [], broken: [], hourly: 0 })
  expect(agents).toBeGreaterThanOrEqual(pulls)
  expect(agents).toBeLessThanOrEqual(pulls * maxAttempts)
}, Math.max(120_000, pulls * 6_000))

test.each(forms)('[row 38, %s] when the requests of the hour are used up turns wait for the next hour, so nothing is lost', async (form) => {
  const load = await openLoad(form)
  const all = Array.from({ length: 300 }, (_, index) => load.open(index + 1))
  for (const pull of all) {
    load.failCi(pull)
    await load.pass(10_000)
  }
  await load.rest()
  expect(load.limits.refused.hourly).toBeGreaterThan(0)
  expect(load.broken()).toEqual([])
  expect(load.site.history.filter((one) => one.kind === 'agent' && one.now === 'started')).toHaveLength(all.length)
}, 120_000)
