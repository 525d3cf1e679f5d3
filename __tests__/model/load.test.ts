import { expect, test } from 'vitest'
import { maxAttempts, openLoad } from '../../testbed/load/load.ts'

const forms = ['one job', 'three jobs'] as const

test.each(forms)(
  '[row 24, %s] 50 events within a minute on one pull request: one agent at a time, one status comment, no more runs than attempts',
  async (form) => {
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
  },
  120_000,
)

test.each(forms)(
  '[row 38, %s] when the requests of the hour are used up turns wait for the next hour, so nothing is lost',
  async (form) => {
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
  },
  120_000,
)
