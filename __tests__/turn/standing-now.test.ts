import { expect, test } from 'vitest'
import type { Config } from '../../src/core/model/config.ts'
import type { Mergeability } from '../../src/core/model/pull.ts'
import type { PullStanding } from '../../src/core/model/standing.ts'
import type { World } from '../../src/ports/world.ts'
import { standingNow } from '../../src/turn/telling/tell-readiness.ts'
import { policy, standing } from '../support/builders.ts'

/** GitHub that answers one after the other, the last for ever. */
function looksAt(answers: readonly (PullStanding | null)[]): {
  readonly looks: () => Promise<Mergeability | null>
  readonly asked: () => number
  readonly waits: readonly number[]
} {
  let asked = 0
  const waits: number[] = []
  const github: Pick<World['github'], 'standing'> = {
    standing: () => Promise.resolve(answers[Math.min(asked++, answers.length - 1)] ?? null),
  }
  const clock: Pick<World['clock'], 'wait' | 'cancelled'> = {
    wait: (seconds) => (waits.push(seconds), Promise.resolve()),
    cancelled: () => false,
  }
  const config: Pick<Config, 'policy'> = { policy: policy({ pollSeconds: 15 }) }
  return { looks: async () => (await standingNow(7, config, { github, clock }))?.merge ?? null, asked: () => asked, waits }
}

const known = standing({ merge: 'conflicting' })
const unknown = standing({ merge: 'unknown' })

test('where GitHub has not worked out yet whether a pull request conflicts, it is asked again, three times at most', async () => {
  const soon = looksAt([unknown, known])
  expect([await soon.looks(), soon.asked(), soon.waits]).toEqual(['conflicting', 2, [5]])
  const never = looksAt([unknown])
  expect([await never.looks(), never.asked()]).toEqual(['unknown', 3])
})

test('it is asked once where it is known, where there is nothing to ask about, and of what is closed', async () => {
  for (const answer of [known, null, standing({ merge: 'unknown', open: false })]) {
    const once = looksAt([answer])
    await once.looks()
    expect(once.asked()).toBe(1)
  }
})
